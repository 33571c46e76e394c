"""Messages out: an answer is written down before it is sent, and marked when it was."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, func, select, text

from storage.commits import Commits
from storage.database import Database
from storage.schema import OPEN_OUTBOX, outbox
from storage.sql import Row

NAME = outbox.name
LATEST = datetime.max.replace(tzinfo=UTC)
_c = outbox.c


class OutState(StrEnum):
    """How far an answer has come."""

    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """A crash, or a silence of Telegram, between the two: perhaps delivered; sent again once."""
    FAILED = "failed"


_ADD = (
    outbox.insert()
    .values(
        {
            n: bindparam(n)
            for n in ("athlete_id", "update_id", "endpoint", "payload", "state", "created")
        }
    )
    .returning(_c.id)
)
_MARK = (
    outbox.update()
    .where(_c.id == bindparam("id_"))
    .values(state=bindparam("to"), message_id=func.coalesce(bindparam("message"), _c.message_id))
)
_AGAIN = outbox.update().where(_c.id == bindparam("id_")).values(attempts=_c.attempts + 1)
_UNSENT = (
    select(_c.id, _c.athlete_id, _c.update_id, _c.endpoint, _c.payload, _c.attempts)
    .where(text(OPEN_OUTBOX), _c.created <= bindparam("before"))
    .order_by(_c.id)
)
_OF_UPDATE = select(func.count()).where(
    _c.update_id == bindparam("number"), _c.state != OutState.FAILED.value
)
_COUNTS = select(_c.state, func.count()).group_by(_c.state)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutRow:
    """A call of the Bot API that was begun; `payload` None: it carried a file."""

    id: int
    athlete_id: int
    update_id: int | None
    endpoint: str
    payload: Mapping[str, Any] | None
    attempts: int


@dataclass(frozen=True, slots=True)
class Outbox:
    """What was said to whom."""

    database: Database
    commits: Commits

    async def sending(
        self,
        athlete_id: int,
        update_id: int | None,
        endpoint: str,
        payload: Mapping[str, Any] | None,
        moment: datetime,
    ) -> int:
        """Committed before the call is made; returns the number to mark."""
        text = None
        if payload is not None:
            text = self.database.seal.close(json.dumps(payload), athlete_id, NAME)
        rows = await self.commits.rows(
            _ADD,
            athlete_id=athlete_id,
            update_id=update_id,
            endpoint=endpoint,
            payload=text,
            state=OutState.SENDING.value,
            created=moment,
        )
        return int(rows[0][0])

    async def mark(self, id_: int, state: OutState, message_id: int | None = None) -> None:
        await self.commits.run(_MARK, id_=id_, to=state.value, message=message_id)

    def sent(self, id_: int, message_id: int | None) -> asyncio.Future[list[Row]]:
        """Marks that it was sent, before or with whatever is marked after it."""
        to = OutState.SENT.value
        return self.commits.soon(_MARK, id_=id_, to=to, message=message_id)

    async def again(self, id_: int) -> None:
        """One more attempt is about to be made."""
        await self.commits.run(_AGAIN, id_=id_)

    async def unsent(self, before: datetime = LATEST) -> tuple[OutRow, ...]:
        """What was begun and never marked: a crash lies between.

        `before` leaves out what another worker may be sending at this moment.
        """
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_UNSENT, before=before)
        return tuple(
            OutRow(
                id=int(row[0]),
                athlete_id=int(row[1]),
                update_id=row[2],
                endpoint=row[3],
                payload=None
                if row[4] is None
                else json.loads(self.database.seal.open(row[4], int(row[1]), NAME)),
                attempts=int(row[5]),
            )
            for row in rows
        )

    async def answered(self, update_id: int) -> bool:
        """Whether anything was said, or perhaps said, in answer to an update."""
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_OF_UPDATE, number=update_id)
        return int(rows[0][0]) > 0

    async def counts(self) -> Mapping[str, int]:
        async with self.database.reading() as tx:
            return {str(r[0]): int(r[1]) for r in await tx.connection.rows(_COUNTS)}
