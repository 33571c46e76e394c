"""An athlete on SQLite, and a clock that stands still until it is told to go."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coach.athlete import Athlete, AthleteId
from storage.database import Database
from tests.stores import fresh_store

ANA = AthleteId(7)
TODAY = date(2026, 12, 1)


@dataclass(slots=True)
class StoppedClock:
    """A clock that is set by hand."""

    now: datetime = datetime(2026, 12, 1, 19, tzinfo=UTC)

    def moment(self) -> datetime:
        return self.now

    def go(self, **more: int) -> None:
        self.now += timedelta(**more)


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Database]:
    async with fresh_store(tmp_path) as database:
        async with database.transaction() as tx:
            await tx.athletes.keep(ANA, Athlete(time_zone="UTC", name="Ana"))
        yield database
