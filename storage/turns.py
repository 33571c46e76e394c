"""Several workers on one database: whose turn it is to answer which athlete.

A worker takes the turn of athletes who have updates waiting, works those off in their order, and
gives the turn back. A turn that is not renewed runs out, so a dead worker holds nobody up; the
fencing token (`attempt`) then keeps the dead from giving away what is another's by now.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.database import Database
from storage.inbox import COLUMNS, KeptUpdate, read_update
from storage.schema import inbox, turns

_t = turns.c
_i = inbox.c
_HELD = (
    (_t.athlete_id == bindparam("athlete"))
    & (_t.worker == bindparam("by"))
    & (_t.attempt == bindparam("token"))
)

LEFT = (
    select(*COLUMNS).where(~_i.done, _i.athlete_id == bindparam("athlete")).order_by(_i.update_id)
)
RENEW = turns.update().where(_HELD).values(lease_until=bindparam("lease"))
GIVE_BACK = turns.update().where(_HELD).values(worker=None, lease_until=None)


@lru_cache(maxsize=2)
def _new_turns(*, postgres: bool) -> Any:
    waiting = select(_i.athlete_id).where(~_i.done).distinct()
    insert = postgresql.insert(turns) if postgres else sqlite.insert(turns)
    return insert.from_select(["athlete_id"], waiting.where(_t_absent())).on_conflict_do_nothing()


def _t_absent() -> Any:
    return ~select(_t.athlete_id).where(_t.athlete_id == _i.athlete_id).exists()


@lru_cache(maxsize=2)
def _take(*, postgres: bool) -> Any:
    """The athlete who has waited longest first; in a CTE, so that a limit is a limit."""
    waiting = (
        select(_i.athlete_id.label("athlete_id"), func.min(_i.update_id).label("oldest"))
        .where(~_i.done)
        .group_by(_i.athlete_id)
        .subquery("waiting")
    )
    pick = (
        select(_t.athlete_id)
        .join(waiting, waiting.c.athlete_id == _t.athlete_id)
        .where(or_(_t.lease_until.is_(None), _t.lease_until < bindparam("moment")))
        .order_by(waiting.c.oldest)
        .limit(bindparam("count_"))
    )
    if postgres:
        pick = pick.with_for_update(skip_locked=True, of=turns)
    picked = pick.cte("pick") if postgres else pick.cte("pick").prefix_with("MATERIALIZED")
    return (
        turns.update()
        .where(_t.athlete_id.in_(select(picked.c.athlete_id)))
        .values(worker=bindparam("by"), lease_until=bindparam("lease"), attempt=_t.attempt + 1)
        .returning(_t.athlete_id, _t.attempt)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One athlete's updates are this worker's to answer while the lease holds."""

    athlete_id: int
    worker: str
    attempt: int


@dataclass(frozen=True, slots=True)
class Turns:
    """Who answers whom."""

    database: Database

    async def take(
        self, moment: datetime, worker: str, limit: int, lease_s: float
    ) -> tuple[Turn, ...]:
        """Athletes with updates waiting whom nobody answers; those who waited longest first."""
        postgres = self.database.postgres
        async with self.database.writing() as connection:
            await connection.run(_new_turns(postgres=postgres))
            rows = await connection.rows(
                _take(postgres=postgres),
                moment=moment,
                by=worker,
                count_=limit,
                lease=moment + timedelta(seconds=lease_s),
            )
        return tuple(
            Turn(athlete_id=int(row[0]), worker=worker, attempt=int(row[1])) for row in rows
        )

    async def left(self, turn: Turn) -> tuple[KeptUpdate, ...]:
        """The athlete's updates that are not done, in their order."""
        return await self.waiting(turn.athlete_id)

    async def waiting(self, athlete: int) -> tuple[KeptUpdate, ...]:
        """The same for whoever only looks; the one that is being answered is among them."""
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(LEFT, athlete=athlete)
        return tuple(read_update(row, self.database.seal) for row in rows)

    async def renew(self, turn: Turn, moment: datetime, lease_s: float) -> bool:
        """More time; False: the turn is another's by now."""
        async with self.database.writing() as connection:
            return bool(
                await connection.run(
                    RENEW,
                    athlete=turn.athlete_id,
                    by=turn.worker,
                    token=turn.attempt,
                    lease=moment + timedelta(seconds=lease_s),
                )
            )

    async def give_back(self, turn: Turn) -> bool:
        """The athlete is anybody's again; False: was another's already."""
        async with self.database.writing() as connection:
            return bool(
                await connection.run(
                    GIVE_BACK, athlete=turn.athlete_id, by=turn.worker, token=turn.attempt
                )
            )
