"""Every call of Claude, and what was spent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from coach.athlete import AthleteId
from coach.document import dumps
from coach.ledger import Call
from storage.database import Database
from storage.schema import ledger
from storage.upsert import upsert

_c = ledger.c
_COLUMNS = ("id", "athlete_id", "moment", "use", "model", "outcome", "cost_usd", "body")
_RECORD = {p: upsert(ledger, _COLUMNS, ("id",), postgres=p) for p in (False, True)}
_SUM = select(func.coalesce(func.sum(_c.cost_usd), 0.0)).where(_c.moment >= bindparam("since"))
_MINE = _SUM.where(_c.athlete_id == bindparam("athlete"))
_STATS = (
    select(_c.use, _c.outcome, func.count(), func.sum(_c.cost_usd))
    .where(_c.moment >= bindparam("since"))
    .group_by(_c.use, _c.outcome)
)


@dataclass(frozen=True, slots=True)
class SqlLedger:
    """The ledger in the database: sums hold for all workers."""

    database: Database

    async def record(self, call: Call) -> None:
        async with self.database.writing() as connection:
            await connection.run(
                _RECORD[self.database.postgres],
                id=call.id,
                athlete_id=call.athlete_id,
                moment=call.moment,
                use=call.use.value,
                model=call.model,
                outcome=call.outcome.value,
                cost_usd=call.cost_usd,
                body=dumps(replace(call, athlete_id=None)),  # the column can be emptied
            )

    async def spent(self, athlete: AthleteId | None, since: datetime) -> float:
        async with self.database.reading() as tx:
            rows = (
                await tx.connection.rows(_SUM, since=since)
                if athlete is None
                else await tx.connection.rows(_MINE, since=since, athlete=athlete)
            )
        return float(rows[0][0])

    async def stats(self, since: datetime) -> Mapping[tuple[str, str], tuple[int, float]]:
        """(use, outcome) → how many, US dollars."""
        async with self.database.reading() as tx:
            rows: list[Any] = await tx.connection.rows(_STATS, since=since)
        return {(r[0], r[1]): (int(r[2]), float(r[3] or 0.0)) for r in rows}
