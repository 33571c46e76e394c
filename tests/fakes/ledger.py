"""A ledger in memory, and a clock that stands."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from coach.athlete import AthleteId
from coach.errors import CannotSaveError
from coach.ledger import Call

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@dataclass(slots=True)
class MemoryLedger:
    """Keeps calls by id; `broken`: refuses to write, as a full disk would."""

    calls: dict[str, Call] = field(default_factory=dict)
    history: list[Call] = field(default_factory=list)
    broken: bool = False

    async def record(self, call: Call) -> None:
        await asyncio.sleep(0)  # others come between, as they do with a database
        if self.broken:
            raise CannotSaveError
        self.calls[call.id] = call
        self.history.append(call)

    async def spent(self, athlete: AthleteId | None, since: datetime) -> float:
        await asyncio.sleep(0)
        return sum(
            call.cost_usd
            for call in self.calls.values()
            if call.moment >= since and athlete in {None, call.athlete_id}
        )

    @property
    def last(self) -> Call:
        return list(self.calls.values())[-1]


@dataclass(slots=True)
class StoppedClock:
    """Always the same moment, until it is set."""

    at: datetime = NOON

    def moment(self) -> datetime:
        return self.at
