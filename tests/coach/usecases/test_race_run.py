"""A race whose result is told counts as the run it was, once, and goes with its result."""

from datetime import UTC, date, datetime, timedelta

from coach.activity import Activity, Sport
from coach.race import Finish, Priority, RaceGoal, RaceResult
from coach.usecases.races import KeepRaces
from storage.database import Database
from tests.coach.usecases.conftest import ANA, TODAY, StoppedClock

RACED = TODAY - timedelta(days=2)
RESULT = RaceResult(name="Park Ten", date=RACED, km=10, time_s=2650)


def run_on(day: date, km: float = 8, source: str = "file") -> Activity:
    start = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    return Activity(
        start=start,
        sport=Sport.RUNNING,
        duration_s=km * 330,
        km=km,
        source=source,
        id=f"{source}:{day}",
    )


async def ran(store: Database, *runs: Activity) -> None:
    async with store.transaction() as tx:
        for run in runs:
            await tx.activities.keep(ANA, run)


async def kept(store: Database) -> list[tuple[date, float | None]]:
    async with store.reading() as tx:
        return [(k.value.day, k.value.km) for k in await tx.activities.all(ANA)]


async def test_a_told_race_counts_once_and_goes_with_its_result(
    store: Database, clock: StoppedClock
) -> None:
    await ran(store, run_on(TODAY - timedelta(days=20)))
    races = KeepRaces(store, clock)
    first = await races.add_result(ANA, RESULT)
    await races.add_result(ANA, RESULT)
    assert await kept(store) == [(TODAY - timedelta(days=20), 8), (RACED, 10)]

    await races.delete_result(ANA, first.id)

    assert await kept(store) == [(TODAY - timedelta(days=20), 8)]


async def test_a_race_that_was_recorded_is_not_counted_again(
    store: Database, clock: StoppedClock
) -> None:
    await ran(store, run_on(TODAY - timedelta(days=20)), run_on(RACED, km=10.2))
    await KeepRaces(store, clock).add_result(ANA, RESULT)
    assert await kept(store) == [(TODAY - timedelta(days=20), 8), (RACED, 10.2)]


async def test_a_race_before_all_records_or_not_finished_is_no_load(
    store: Database, clock: StoppedClock
) -> None:
    races = KeepRaces(store, clock)
    await races.add_result(ANA, RESULT)
    await ran(store, run_on(RACED + timedelta(days=1)))
    await races.add_result(ANA, RESULT)
    dnf = RaceResult(name="Lake", date=TODAY, km=21, time_s=None, status=Finish.DNF)
    await races.add_result(ANA, dnf)
    assert await kept(store) == [(RACED + timedelta(days=1), 8)]


async def test_a_race_whose_result_was_typed_is_not_asked_about_again(
    store: Database, clock: StoppedClock
) -> None:
    races = KeepRaces(store, clock)
    async with store.transaction() as tx:
        await tx.races.keep(ANA, RaceGoal(name="Park ten", date=RACED, priority=Priority.B, km=10))
        await tx.races.keep(ANA, RaceGoal(name="Other", date=RACED, priority=Priority.B, km=10))

    await races.add_result(ANA, RESULT)

    unanswered = (await races.calendar(ANA)).unanswered
    assert [goal.value.name for goal in unanswered] == ["Other"]
