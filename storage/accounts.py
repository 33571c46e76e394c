"""Sums over everybody's calls, programs and thumbs, for the owner: counts alone leave here."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import bindparam, func, select

from coach.accounts import Calls, Weeks
from coach.athlete import AthleteId
from coach.document import loads
from coach.ledger import Call, Outcome, Tokens, Use
from coach.program import Source
from coach.trail import Step, read
from storage.database import Database
from storage.ledger import SqlLedger
from storage.schema import ledger, programs, thumbs

SAMPLE = 1_000
"""So many calls are looked at for their tokens."""
PAGE = 100
"""So many programs are opened before others have their turn."""

_l, _p, _t = ledger.c, programs.c, thumbs.c
_SUMS = (
    select(_l.use, _l.outcome, func.count(), func.sum(_l.cost_usd))
    .where(_l.moment >= bindparam("since"))
    .group_by(_l.use, _l.outcome)
)
_NEWEST = (
    select(_l.body)
    .where(_l.moment >= bindparam("since"))
    .order_by(_l.moment.desc())
    .limit(bindparam("count_"))
)
_PROGRAMS = (
    select(_p.id, _p.athlete_id, _p.body)
    .where(_p.monday >= bindparam("monday"), _p.id > bindparam("after"))
    .order_by(_p.id)
    .limit(bindparam("count_"))
)
_THUMBS = select(_t.athlete_id, _t.body).where(_t.day >= bindparam("monday"))


@dataclass(frozen=True, slots=True)
class SqlAccounts:
    """The sums in the database."""

    database: Database

    async def spent(self, athlete: AthleteId | None, since: datetime) -> float:
        return await SqlLedger(self.database).spent(athlete, since)

    async def calls(self, since: datetime) -> Calls:
        async with self.database.reading() as tx:
            sums: list[Any] = await tx.connection.rows(_SUMS, since=since)
            newest = await tx.connection.rows(_NEWEST, since=since, count_=SAMPLE)
        count: Counter[Use] = Counter()
        failed: Counter[Outcome] = Counter()
        cost: dict[Use, float] = {}
        for use, outcome, number, dollars in sums:
            count[Use(use)] += int(number)
            cost[Use(use)] = cost.get(Use(use), 0.0) + float(dollars or 0.0)
            if outcome not in {Outcome.OK, Outcome.PENDING}:
                failed[Outcome(outcome)] += int(number)
        looked = [loads(Call, row[0]) for row in newest]
        return Calls(
            count=count,
            cost_usd=cost,
            failed=failed,
            tokens=sum((call.tokens for call in looked), Tokens()),
            batched=sum(call.batch for call in looked),
            sampled=len(looked),
        )

    async def weeks(self, monday: date) -> Weeks:
        """From a Monday on. Of each program only its source and its trail are looked at."""
        found: Counter[str] = Counter()
        after = 0
        while True:
            async with self.database.reading() as tx:
                rows = await tx.connection.rows(_PROGRAMS, monday=monday, after=after, count_=PAGE)
            for _, athlete, sealed in rows:
                found.update(_kinds(self._opened(sealed, athlete, programs.name)))
            if len(rows) < PAGE:
                break
            after = int(rows[-1][0])
            await asyncio.sleep(0)
        ups = await self._thumbs(monday)
        return Weeks(
            by_claude=found[Source.CLAUDE],
            mended=found[Step.MENDED],
            by_planner=found[Source.PLANNER],
            set_aside=found[Step.ASIDE],
            not_written=found[Step.AWAY],
            thumbs_up=sum(ups),
            thumbs_down=len(ups) - sum(ups),
        )

    async def _thumbs(self, monday: date) -> list[bool]:
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_THUMBS, monday=monday)
        return [bool(self._opened(sealed, athlete, thumbs.name)["up"]) for athlete, sealed in rows]

    def _opened(self, sealed: bytes, athlete: int, table: str) -> dict[str, Any]:
        found: dict[str, Any] = from_json(self.database.seal.open(sealed, athlete, table))
        return found


def _kinds(program: dict[str, Any]) -> set[str]:
    """Who wrote it, and which steps it took."""
    repaired = (program.get("provenance") or {}).get("repaired") or ()
    steps = {step.value for step, _ in map(read, repaired) if step is not None}
    return steps | {program.get("source") or Source.PLANNER.value}
