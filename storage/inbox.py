"""Updates in: kept before they are confirmed, processed once, in order for each athlete."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from storage.database import Database
from storage.schema import inbox
from storage.sealing import Seal
from storage.sql import Row
from storage.upsert import insert_new

NAME = inbox.name
_c = inbox.c

_COLUMNS = ("update_id", "athlete_id", "payload", "received")
_KEEP = {p: insert_new(inbox, _COLUMNS, postgres=p).returning(_c.update_id) for p in (False, True)}
COLUMNS = (_c.update_id, _c.athlete_id, _c.payload, _c.effect, _c.attempts)
"""What `read_update` reads."""

_OPEN = (
    select(*COLUMNS)
    .where(~_c.done, _c.update_id > bindparam("after"))
    .order_by(_c.update_id)
    .limit(bindparam("count_"))
)
_TRIED = (
    inbox.update()
    .where(_c.update_id == bindparam("number"))
    .values(attempts=_c.attempts + 1)
    .returning(_c.attempts)
)
_EFFECT = select(_c.effect).where(_c.update_id == bindparam("number"))
_COUNT = select(func.count()).where(~_c.done)

DONE = inbox.update().where(_c.update_id == bindparam("number")).values(done=bindparam("yes"))
"""For the group commit: marks an update as done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptUpdate:
    """An update as it came. `effect`: the database has it already; only the answer may be due."""

    update_id: int
    athlete_id: int
    payload: dict[str, Any]
    effect: bool = False
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Inbox:
    """The updates of a bot."""

    database: Database

    async def keep(self, updates: Sequence[KeptUpdate], moment: datetime) -> frozenset[int]:
        """Keeps them all or none; the ids of those that were not there already."""
        statement = _KEEP[self.database.postgres]
        rows = [(statement, self._row(update, moment)) for update in updates]
        kept = await self.database.at_once(lambda: rows)
        return frozenset(int(one[0][0]) for one in kept if one)

    async def open(self, after: int = 0, count: int = 1000) -> tuple[KeptUpdate, ...]:
        """What is not done, the oldest first."""
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_OPEN, after=after, count_=count)
        return tuple(read_update(row, self.database.seal) for row in rows)

    async def tried(self, update_id: int) -> int:
        """Counts an attempt that may fail; how many there were."""
        async with self.database.writing() as connection:
            rows = await connection.rows(_TRIED, number=update_id)
        return int(rows[0][0]) if rows else 0

    async def had_effect(self, update_id: int) -> bool:
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_EFFECT, number=update_id)
        return bool(rows and rows[0][0])

    async def waiting(self) -> int:
        """How many are not done, whichever worker they are with."""
        async with self.database.reading() as tx:
            return int((await tx.connection.rows(_COUNT))[0][0])

    def _row(self, update: KeptUpdate, moment: datetime) -> dict[str, Any]:
        text = json.dumps(update.payload, separators=(",", ":"))
        return {
            "update_id": update.update_id,
            "athlete_id": update.athlete_id,
            "payload": self.database.seal.close(text, update.athlete_id, NAME),
            "received": moment,
        }


def read_update(row: Row, seal: Seal) -> KeptUpdate:
    """A row of COLUMNS."""
    return KeptUpdate(
        update_id=int(row[0]),
        athlete_id=int(row[1]),
        payload=json.loads(seal.open(row[2], int(row[1]), NAME)),
        effect=bool(row[3]),
        attempts=int(row[4]),
    )
