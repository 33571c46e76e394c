"""What is owed at a moment: one row an occurrence, claimed by a lease with a fencing token."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, func, or_, select, text

from coach.athlete import AthleteId
from coach.calendar import RACES_BACK, Push, PushKind, PushState, Schedule
from coach.document import loads
from coach.dossier import Settings
from coach.ports import ClaimedPush
from storage.profiles import SETTINGS
from storage.schema import OPEN_PUSHES, athletes, pushes, races
from storage.sealing import Seal
from storage.sql import Connection, Row
from storage.upsert import insert_new

_c = pushes.c
_a = athletes.c
LEAD = timedelta(hours=6)
"""How long before it is due a program may be written."""

BEGUN = (PushState.SENDING, PushState.AGAIN)
"""Perhaps said: whoever claims them next must know."""
HELD = (PushState.CLAIMED, *BEGUN)
OPEN = text(OPEN_PUSHES)

COLUMNS = (_c.athlete_id, _c.kind, _c.day, _c.due, _c.expires, _c.state)
TO_PLAN = (
    select(_a.id, _a.time_zone, _a.settings, _a.planned_until)
    .where(
        _a.reachable,
        ~_a.paused,
        or_(_a.planned_until.is_(None), _a.planned_until < bindparam("horizon")),
    )
    .limit(bindparam("count_"))
)
_r = races.c
AS_OF_NOW = (
    select(_a.planned_until, _r.day)
    .select_from(
        athletes.outerjoin(races, (_r.athlete_id == _a.id) & (_r.day >= bindparam("since")))
    )
    .where(_a.id == bindparam("athlete"))
    .order_by(_r.day)
)
"""Read in the athlete's turn: a race that is kept meanwhile is in it, or planned for again."""

PLANNED = (
    athletes.update().where(_a.id == bindparam("athlete")).values(planned_until=bindparam("until"))
)
PLAN_AGAIN = (
    athletes.update()
    .where(_a.id == bindparam("athlete"), _a.planned_until > bindparam("moment"))
    .values(planned_until=bindparam("from_"))
)
FORGET = pushes.delete().where(
    _c.athlete_id == bindparam("athlete"), _c.state == PushState.DUE.value
)
TO_PREPARE = (
    select(*COLUMNS)
    .where(
        OPEN,
        _c.state == PushState.DUE.value,
        _c.kind == PushKind.SUNDAY.value,
        _c.prepared.is_(None),
        _c.due <= bindparam("lead"),
        _c.expires > bindparam("moment"),
    )
    .order_by(_c.due)
    .limit(bindparam("count_"))
)
PREPARED = (
    pushes.update()
    .where(_c.key == bindparam("key_"), _c.prepared.is_(None))
    .values(prepared=bindparam("moment"))
)
_HELD = (
    (_c.key == bindparam("key_"))
    & (_c.worker == bindparam("by"))
    & (_c.attempt == bindparam("token"))
)
MARK = (
    pushes.update()
    .where(_HELD)
    .values(state=bindparam("to"), message_id=func.coalesce(bindparam("message"), _c.message_id))
    .returning(_c.key)
)
POSTPONE = (
    pushes.update()
    .where(_HELD)
    .values(state=PushState.DUE.value, due=bindparam("later"), lease_until=None)
)
LAST = (
    select(*COLUMNS)
    .where(_c.athlete_id == bindparam("athlete"), _c.kind == bindparam("what"))
    .order_by(_c.day.desc())
    .limit(bindparam("count_"))
)
COUNTS = select(_c.state, func.count()).group_by(_c.state)
OLDEST = select(func.min(_c.due)).where(OPEN, _c.state == PushState.DUE.value)


def _is_one_of(states: Sequence[PushState]) -> ColumnElement[bool]:
    return or_(*(_c.state == state.value for state in states))


@lru_cache(maxsize=2)
def claim_statement(*, postgres: bool) -> Any:
    """The picked rows in a CTE of their own, so that a limit is a limit on both engines."""
    pick = (
        select(_c.key)
        .where(
            OPEN,
            _c.due <= bindparam("moment"),
            or_(
                _c.state == PushState.DUE.value,
                _is_one_of(HELD) & (_c.lease_until < bindparam("moment")),
            ),
        )
        .order_by(_c.due, _c.key)
        .limit(bindparam("count_"))
    )
    if postgres:
        pick = pick.with_for_update(skip_locked=True)
    picked = pick.cte("pick").prefix_with("MATERIALIZED") if not postgres else pick.cte("pick")
    return (
        pushes.update()
        .where(_c.key.in_(select(picked.c.key)))
        .values(
            state=case(
                (_is_one_of(BEGUN), _c.state),
                else_=PushState.CLAIMED.value,
            ),
            worker=bindparam("by"),
            lease_until=bindparam("lease"),
            attempt=_c.attempt + 1,
        )
        .returning(*COLUMNS, _c.attempt)
    )


@lru_cache(maxsize=2)
def plan_statement(*, postgres: bool) -> Any:
    names = ("key", "athlete_id", "kind", "day", "due", "expires", "state")
    return insert_new(pushes, names, postgres=postgres)


@dataclass(frozen=True, slots=True)
class KeptPushes:
    """The pushes within one transaction."""

    connection: Connection
    seal: Seal
    postgres: bool

    async def to_plan(self, horizon: datetime, limit: int) -> tuple[Schedule, ...]:
        rows = await self.connection.rows(TO_PLAN, horizon=horizon, count_=limit)
        # by their ids, so that several workers take the athletes' turns in the same order
        rows.sort(key=lambda row: row[0])
        since = horizon.date() - RACES_BACK
        now = await self.connection.rows_of(
            [(AS_OF_NOW, {"athlete": row[0], "since": since}) for row in rows]
        )
        return tuple(self._schedule(*both) for both in zip(rows, now, strict=True) if both[1])

    async def plan(self, schedule: Schedule, pushes: Sequence[Push], until: datetime) -> None:
        statement = plan_statement(postgres=self.postgres)
        await self.connection.run_many(statement, [_values(push) for push in pushes])
        await self.connection.run(PLANNED, athlete=schedule.athlete, until=until)

    async def replan(self, athlete: AthleteId) -> None:
        await self.connection.run(FORGET, athlete=athlete)
        await self.connection.run(PLANNED, athlete=athlete, until=None)

    async def plan_again(self, athlete: AthleteId, moment: datetime) -> None:
        await self.connection.run(PLAN_AGAIN, athlete=athlete, moment=moment, from_=moment)

    async def to_prepare(self, moment: datetime, limit: int) -> tuple[Push, ...]:
        rows = await self.connection.rows(
            TO_PREPARE, moment=moment, lead=moment + LEAD, count_=limit
        )
        return tuple(read_push(row) for row in rows)

    async def prepared(self, push: Push, moment: datetime) -> bool:
        return bool(await self.connection.run(PREPARED, key_=push.key, moment=moment))

    async def claim(
        self, moment: datetime, worker: str, limit: int, lease_s: float
    ) -> tuple[ClaimedPush, ...]:
        """Rows left in `sending` or `again` by a dead worker keep that state."""
        rows = await self.connection.rows(
            claim_statement(postgres=self.postgres),
            moment=moment,
            by=worker,
            count_=limit,
            lease=moment + timedelta(seconds=lease_s),
        )
        claimed = [
            ClaimedPush(push=read_push(row), worker=worker, attempt=int(row[6])) for row in rows
        ]
        return tuple(sorted(claimed, key=lambda c: (c.push.due, c.push.key)))

    async def mark(
        self, claimed: ClaimedPush, state: PushState, *, message_id: int | None = None
    ) -> bool:
        rows = await self.connection.rows(
            MARK,
            key_=claimed.push.key,
            by=claimed.worker,
            token=claimed.attempt,
            to=state.value,
            message=message_id,
        )
        return bool(rows)

    async def postpone(self, claimed: ClaimedPush, due: datetime) -> None:
        await self.connection.run(
            POSTPONE,
            key_=claimed.push.key,
            by=claimed.worker,
            token=claimed.attempt,
            later=due,
        )

    async def last(self, athlete: AthleteId, kind: str, count: int) -> tuple[Push, ...]:
        rows = await self.connection.rows(
            LAST, athlete=athlete, what=PushKind(kind).value, count_=count
        )
        return tuple(read_push(row) for row in rows)

    async def counts(self) -> Mapping[str, int]:
        return {str(row[0]): int(row[1]) for row in await self.connection.rows(COUNTS)}

    async def oldest_due(self) -> datetime | None:
        rows = await self.connection.rows(OLDEST)
        found = rows[0][0] if rows else None
        return found if isinstance(found, datetime) or found is None else None

    def _schedule(self, row: Row, now: Sequence[Row]) -> Schedule:
        athlete = AthleteId(int(row[0]))
        settings = Settings()
        if row[2] is not None:
            settings = loads(Settings, self.seal.open(row[2], athlete, SETTINGS))
        return Schedule(
            athlete=athlete,
            time_zone=row[1],
            settings=settings,
            planned_until=now[0][0],
            race_days=frozenset(day for _, day in now if day is not None),
        )


def _values(push: Push) -> dict[str, Any]:
    return {
        "key": push.key,
        "athlete_id": push.athlete,
        "kind": push.kind.value,
        "day": push.day,
        "due": push.due,
        "expires": push.expires,
        "state": push.state.value,
    }


def read_push(row: Row) -> Push:
    return Push(
        athlete=AthleteId(int(row[0])),
        kind=PushKind(row[1]),
        day=row[2],
        due=row[3],
        expires=row[4],
        state=PushState(row[5]),
    )
