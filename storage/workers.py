"""Which workers are alive: they share what Telegram allows to one token."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from storage.database import Database
from storage.schema import workers
from storage.upsert import upsert

ALIVE_FOR = timedelta(minutes=3)
"""Without a sign of life for so long a worker counts no more."""

_c = workers.c
_SEEN = {p: upsert(workers, ("name", "seen"), ("name",), postgres=p) for p in (False, True)}
_ALIVE = select(func.count()).where(_c.seen >= bindparam("since"))
_GONE = workers.delete().where(_c.seen < bindparam("since"))
_BYE = workers.delete().where(_c.name == bindparam("name"))


@dataclass(frozen=True, slots=True)
class Workers:
    """Everyone who answers for this bot."""

    database: Database

    async def seen(self, name: str, moment: datetime) -> int:
        """A sign of life, about once a minute; how many are alive, this one included.

        Each may send at its share of the limit: 30 messages a second divided by this.
        """
        async with self.database.writing() as connection:
            await connection.run(_SEEN[self.database.postgres], name=name, seen=moment)
            await connection.run(_GONE, since=moment - ALIVE_FOR)
            rows = await connection.rows(_ALIVE, since=moment - ALIVE_FOR)
        return max(1, int(rows[0][0]))

    async def bye(self, name: str) -> None:
        """A worker stops in good order: its share is the others' at once."""
        async with self.database.writing() as connection:
            await connection.run(_BYE, name=name)
