"""What was spent."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.athlete import AthleteId
from coach.ledger import Call, Outcome, Use
from storage.database import Database
from storage.ledger import SqlLedger
from storage.schema import ledger
from tests.storage.made import ANA, BORIS, MINUTE, NOON, enrol


def call(
    number: int, cost: float = 0.25, *, athlete: AthleteId | None = ANA, minutes: int = 0
) -> Call:
    return Call(
        id=f"call-{number}",
        moment=NOON + minutes * MINUTE,
        athlete_id=athlete,
        use=Use.WEEK,
        model="claude",
        cost_usd=cost,
    )


async def test_a_call_counts_from_its_beginning_and_once(database: Database) -> None:
    kept = SqlLedger(database)
    pending = call(1, cost=0.5)
    await kept.record(pending)
    before = await kept.spent(ANA, NOON)
    await kept.record(replace(pending, cost_usd=0.125, outcome=Outcome.OK))

    assert (before, await kept.spent(ANA, NOON)) == (0.5, 0.125)


async def test_sums_are_by_athlete_and_since_a_moment(database: Database) -> None:
    kept = SqlLedger(database)
    await kept.record(call(1, 1.0))
    await kept.record(call(2, 2.0, minutes=5))
    await kept.record(call(3, 4.0, athlete=BORIS, minutes=5))
    await kept.record(call(4, 8.0, athlete=None, minutes=5))

    assert await kept.spent(ANA, NOON) == 3.0
    assert await kept.spent(ANA, NOON + MINUTE) == 2.0
    assert await kept.spent(None, NOON) == 15.0
    assert await kept.spent(None, NOON + timedelta(hours=1)) == 0.0


async def test_many_calls_at_once_are_all_in_the_sum(database: Database) -> None:
    """Whoever has recorded its own sees all that were recorded before."""
    kept = SqlLedger(database)

    async def begin(number: int) -> float:
        await kept.record(call(number, 1.0))
        return await kept.spent(ANA, NOON)

    sums = await asyncio.gather(*(begin(n) for n in range(12)))

    assert max(sums) == 12.0
    assert sum(one > 6 for one in sums) >= 6  # no more than six could have passed a limit of six


async def test_statistics_are_by_use_and_outcome(database: Database) -> None:
    kept = SqlLedger(database)
    await kept.record(replace(call(1, 1.0), outcome=Outcome.OK))
    await kept.record(replace(call(2, 2.0), outcome=Outcome.OK))
    await kept.record(replace(call(3, 0.0), use=Use.NOTE, outcome=Outcome.TIMEOUT))

    assert await kept.stats(NOON) == {("week", "ok"): (2, 3.0), ("note", "timeout"): (1, 0.0)}


async def test_a_deleted_athletes_calls_are_nobodys(database: Database) -> None:
    kept = SqlLedger(database)
    await enrol(database)
    await kept.record(call(1, 1.0))
    async with database.transaction() as tx:
        await tx.members.delete(ANA, NOON)

    assert await kept.spent(ANA, NOON) == 0.0
    assert await kept.spent(None, NOON) == 1.0
    async with database.reading() as tx:
        (row,) = await tx.connection.rows(ledger.select())
    assert all(str(int(ANA)) not in str(value) for value in row)


@pytest.mark.parametrize("cost", [0.0, 1e-9, 12345.678901])
async def test_a_cost_is_kept_to_the_last_digit(database: Database, cost: float) -> None:
    kept = SqlLedger(database)
    await kept.record(call(1, cost))

    assert await kept.spent(ANA, NOON) == cost
