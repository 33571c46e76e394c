"""What `/undo` reverses: before-images that the transaction took, sealed under a label."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from coach.athlete import AthleteId
from coach.ports import Change
from storage.collections import Image
from storage.schema import changes
from storage.sealing import Seal
from storage.sql import Connection

NAME = changes.name
_c = changes.c
SAME_CHANGE = timedelta(minutes=30)
"""Several steps under one label within this time are one change: three taps, one check-in."""

LAST = (
    select(_c.id, _c.at, _c.body)
    .where(_c.athlete_id == bindparam("athlete"), _c.at >= bindparam("since"))
    .order_by(_c.id.desc())
    .limit(1)
)
ADD = changes.insert().values({n: bindparam(n) for n in ("athlete_id", "at", "body")})
GROW = (
    changes.update()
    .where(_c.id == bindparam("id_"))
    .values(at=bindparam("later"), body=bindparam("text"))
)
DROP = changes.delete().where(_c.athlete_id == bindparam("athlete"), _c.id == bindparam("id_"))
OLD = changes.delete().where(_c.at < bindparam("before"))

PutBack = Callable[[AthleteId, int, str | None], Awaitable[None]]


@dataclass(slots=True)
class Recorder:
    """Collects before-images from the moment a transaction says that it can be undone."""

    athlete: AthleteId | None = None
    label: str = ""
    moment: datetime | None = None
    images: list[Image] = field(default_factory=list)

    def begin(self, athlete: AthleteId, label: str, moment: datetime) -> None:
        self.athlete, self.label, self.moment = athlete, label, moment

    async def remember(self, image: Image) -> None:
        """The earliest image of a row counts: that is how it was."""
        if self.athlete is None:
            return
        if all((image[0], image[1]) != (known[0], known[1]) for known in self.images):
            self.images.append(image)


@dataclass(frozen=True, slots=True)
class KeptChanges:
    """The changes of athletes within one transaction."""

    connection: Connection
    seal: Seal
    put_back: Mapping[str, PutBack]

    async def last(self, athlete: AthleteId, since: datetime) -> Change | None:
        found = await self.connection.rows(LAST, athlete=athlete, since=since)
        if not found:
            return None
        label, _ = self._read(athlete, found[0][2])
        return Change(id=int(found[0][0]), label=label, at=found[0][1])

    async def undo(self, athlete: AthleteId, change: Change) -> None:
        found = await self.connection.rows(LAST, athlete=athlete, since=change.at)
        if not found or int(found[0][0]) != change.id:
            return
        _, images = self._read(athlete, found[0][2])
        for name, id_, text in reversed(images):
            await self.put_back[name](athlete, id_, text)
        await self.connection.run(DROP, athlete=athlete, id_=change.id)

    async def keep(self, recorder: Recorder) -> None:
        """What a transaction changed, in the same commit."""
        athlete, moment = recorder.athlete, recorder.moment
        if athlete is None or moment is None or not recorder.images:
            return
        found = await self.connection.rows(LAST, athlete=athlete, since=moment - SAME_CHANGE)
        if found:
            label, images = self._read(athlete, found[0][2])
            if label == recorder.label:
                known = {(image[0], image[1]) for image in images}
                images += [i for i in recorder.images if (i[0], i[1]) not in known]
                text = self._write(athlete, label, images)
                await self.connection.run(GROW, id_=int(found[0][0]), later=moment, text=text)
                return
        text = self._write(athlete, recorder.label, recorder.images)
        await self.connection.run(ADD, athlete_id=athlete, at=moment, body=text)

    def _write(self, athlete: AthleteId, label: str, images: list[Image]) -> bytes:
        text = json.dumps([label, images], ensure_ascii=False)
        return self.seal.close(text, athlete, NAME)

    def _read(self, athlete: AthleteId, body: bytes) -> tuple[str, list[Image]]:
        label, images = json.loads(self.seal.open(bytes(body), athlete, NAME))
        return label, [(str(i[0]), int(i[1]), i[2]) for i in images]
