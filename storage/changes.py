"""What `/undo` reverses: before-images that the transaction took, sealed under a label."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from coach.athlete import AthleteId
from coach.ports import Change
from storage.images import Image, PutBack
from storage.schema import changes
from storage.sealing import Seal
from storage.sql import Connection

NAME = changes.name
_c = changes.c
_MINE = _c.athlete_id == bindparam("athlete")
SAME_CHANGE = timedelta(minutes=30)
"""Steps that join under one label within this time are one change: three taps, one check-in."""

LAST = (
    select(_c.id, _c.at, _c.body)
    .where(_MINE, _c.at >= bindparam("since"))
    .order_by(_c.id.desc())
    .limit(1)
)
ADD = changes.insert().values({n: bindparam(n) for n in ("athlete_id", "at", "body")})
GROW = (
    changes.update()
    .where(_MINE, _c.id == bindparam("id_"))
    .values(at=bindparam("later"), body=bindparam("text"))
)
DROP = changes.delete().where(_MINE, _c.id == bindparam("id_"))


@dataclass(slots=True)
class Recorder:
    """Collects before-images from the moment a transaction says that it can be undone."""

    athlete: AthleteId | None = None
    label: str = ""
    moment: datetime | None = None
    joins: bool = False
    images: dict[tuple[str, int], Image] = field(default_factory=dict)

    def begin(self, athlete: AthleteId, label: str, moment: datetime, *, joins: bool) -> None:
        self.athlete, self.label, self.moment, self.joins = athlete, label, moment, joins

    async def remember(self, image: Image) -> None:
        """The earliest image of a row counts: that is how it was."""
        if self.athlete is not None:
            self.images.setdefault(image.row, image)


@dataclass(frozen=True, slots=True)
class KeptChanges:
    """The changes of athletes within one transaction."""

    connection: Connection
    seal: Seal
    put_back: Mapping[str, PutBack]

    async def last(self, athlete: AthleteId, since: datetime) -> Change | None:
        found = await self._last(athlete, since)
        return None if found is None else found[0]

    async def undo(self, athlete: AthleteId, change: Change) -> None:
        found = await self._last(athlete, change.at)
        if found is None or found[0].id != change.id:
            return
        for image in reversed(found[1]):
            await self.put_back[image.table](athlete, image)
        await self.connection.run(DROP, athlete=athlete, id_=change.id)

    async def keep(self, recorder: Recorder) -> None:
        """What a transaction changed, in the same commit."""
        athlete, moment = recorder.athlete, recorder.moment
        if athlete is None or moment is None or not recorder.images:
            return
        before = None
        if recorder.joins:
            before = await self._last(athlete, moment - SAME_CHANGE)
        if before is not None and before[0].label == recorder.label:
            rows = {image.row: image for image in before[1]}
            for image in recorder.images.values():
                rows.setdefault(image.row, image)
            text = self._write(athlete, recorder.label, rows)
            await self.connection.run(
                GROW, athlete=athlete, id_=before[0].id, later=moment, text=text
            )
            return
        text = self._write(athlete, recorder.label, recorder.images)
        await self.connection.run(ADD, athlete_id=athlete, at=moment, body=text)

    async def _last(
        self, athlete: AthleteId, since: datetime
    ) -> tuple[Change, list[Image]] | None:
        found = await self.connection.rows(LAST, athlete=athlete, since=since)
        if not found:
            return None
        number, at, body = found[0]
        label, images = json.loads(self.seal.open(body, athlete, NAME))
        return Change(id=int(number), label=label, at=at), [Image(*image) for image in images]

    def _write(
        self, athlete: AthleteId, label: str, images: Mapping[tuple[str, int], Image]
    ) -> bytes:
        text = json.dumps([label, list(images.values())], ensure_ascii=False)
        return self.seal.close(text, athlete, NAME)
