"""What storage costs, in milliseconds of CPU: `python -m benchmarks.storage`.

CPU and not the clock, because the time on the clock is the disk's and the neighbours'. Each
figure is the median of several rounds in this process, its threads included. Exit code 1 when
one is over its budget.
"""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from coach.activity import Activity, Sport
from coach.athlete import Athlete, AthleteId
from coach.dossier import Dossier, Settings
from coach.journal import Observation
from coach.program import Day, Intensity, Program, StepKind, Workout, WorkoutStep, WorkoutType
from storage.commits import Commits
from storage.database import Database
from storage.outbox import Outbox, OutState
from storage.sealing import Seal, make_key

DAYS = 365
ATHLETES = 4
OF_OLD = AthleteId(99)
"""One whose programs of the whole year are there too."""
FIRST = date(2026, 1, 5)
HOME = timezone(timedelta(hours=1))
NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)
ROUNDS = 7

Work = Callable[[Database, int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured: what, how often in a round, and what it may cost."""

    name: str
    work: Work
    times: int
    budget_ms: float | None
    """None: only shown."""


def athlete(weeks: int) -> Dossier:
    """A year of training, told every evening; programs of so many weeks."""
    starts = [datetime.combine(FIRST + n * DAY, datetime.min.time(), HOME) for n in range(DAYS)]
    return Dossier(
        athlete=Athlete(time_zone="Europe/Berlin", birth_year=1990, resting_hr=52, max_hr=188),
        activities=tuple(
            Activity(
                start=start + timedelta(hours=7, minutes=n % 40),
                sport=Sport.RUNNING,
                duration_s=3600.0 + n,
                km=10.25,
                ascent_m=120.0,
                avg_hr=145,
                max_hr=171,
                title="Morning run",
                source="fit",
                id=f"fit-{n:08}",
                trimp_stream=88.25,
            )
            for n, start in enumerate(starts)
        ),
        observations=tuple(
            Observation(date=FIRST + n * DAY, rpe=4.0, energy=3, pain=0, note="legs fine")
            for n in range(DAYS)
        ),
        programs=tuple(week(FIRST + 7 * n * DAY) for n in range(weeks)),
    )


def week(monday: date) -> Program:
    """As long as the planner's."""
    steps = (
        WorkoutStep(kind=StepKind.WARM_UP, minutes=15.0, zone=1),
        WorkoutStep(
            kind=StepKind.REPEAT,
            times=5,
            steps=(
                WorkoutStep(kind=StepKind.WORK, minutes=3.0, zone=4),
                WorkoutStep(kind=StepKind.RECOVERY, minutes=2.0, zone=1),
            ),
        ),
        WorkoutStep(kind=StepKind.COOL_DOWN, minutes=10.0, zone=1),
    )
    workout = Workout(
        workout_type=WorkoutType.INTERVALS,
        sport=Sport.RUNNING,
        title="Five by three minutes",
        code="I5x3",
        description="Brisk but even; the last one as fast as the first. Jog between them.",
        duration_min=50.0,
        distance_km=9.5,
        intensity=Intensity.HIGH,
        key=True,
        steps=steps,
        planned_external=9.8,
        planned_internal=92.0,
    )
    return Program(
        week_start_date=monday,
        daily_program=tuple(
            Day(date=monday + n * DAY, day=f"{monday + n * DAY:%A}", workouts=(workout,))
            for n in range(7)
        ),
        week_summary="A loading week: one hard day, one long one, the rest easy.",
    )


async def cached_program(database: Database, number: int) -> None:
    """What /week needs when the kept program holds."""
    who = AthleteId(number % ATHLETES + 1)
    async with database.reading() as tx:
        await tx.athletes.get(who)
        await tx.settings.get(who)
        assert await tx.programs.in_force(who, FIRST) is not None


async def write_unit(database: Database, number: int) -> None:
    """A chat turn: two reads, three writes."""
    who = AthleteId(number % ATHLETES + 1)
    day = FIRST + number % DAYS * DAY
    async with database.transaction() as tx:
        person = await tx.athletes.get(who)
        await tx.programs.in_force(who, FIRST)
        await tx.journal.keep(who, Observation(date=day, rpe=float(number % 10), note="fine"))
        await tx.settings.keep(who, Settings(theme="dark" if number % 2 else "light"))
        assert person is not None
        await tx.athletes.keep(who, person)


async def year(database: Database, number: int) -> None:
    """A whole athlete, as the planner wants it."""
    async with database.reading() as tx:
        dossier = await tx.dossier(AthleteId(number % ATHLETES + 1), since=FIRST)
    assert dossier is not None
    assert len(dossier.activities) == DAYS


async def first_year(database: Database, number: int) -> None:
    """The same, with nothing decoded before."""
    database._bodies._held.clear()  # noqa: SLF001 (so that it is the first time)
    database._bodies._size = 0  # noqa: SLF001
    await year(database, number)


async def first_whole_year(database: Database, _: int) -> None:
    """All of it, and the programs of 52 weeks."""
    database._bodies._held.clear()  # noqa: SLF001 (so that it is the first time)
    database._bodies._size = 0  # noqa: SLF001
    async with database.reading() as tx:
        dossier = await tx.dossier(OF_OLD, since=FIRST)
    assert dossier is not None
    assert len(dossier.programs) == DAYS // 7


async def answer(database: Database, number: int) -> None:
    """The two marks of ten answers at once."""
    outbox = Outbox(database, Commits(database))

    async def one(chat: int) -> None:
        row = await outbox.sending(chat, number, "sendMessage", {"text": "x" * 800}, NOON)
        await outbox.mark(row, OutState.SENT, number)

    await asyncio.gather(*(one(chat) for chat in range(1, 11)))


FIGURES = (
    Figure("program from the cache", cached_program, 200, 0.6),
    Figure("five statements, written", write_unit, 200, 2.5),
    Figure("a year of an athlete, read before", year, 5, 12.0),
    Figure("a year of an athlete, first time", first_year, 5, 12.0),
    Figure("the same with 52 programs", first_whole_year, 5, None),
    Figure("ten answers, marked twice each", answer, 20, 20.0),
)


async def measure(figure: Figure, database: Database) -> float:
    """Milliseconds of CPU each."""
    for number in range(ATHLETES):
        await figure.work(database, number)
    rounds = []
    for number in range(ROUNDS):
        began = process_time()
        for count in range(figure.times):
            await figure.work(database, number * figure.times + count)
        rounds.append((process_time() - began) / figure.times * 1000)
    return median(rounds)


async def run() -> bool:
    """Prints a line a figure; whether all are within their budgets."""
    fine = True
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}", Seal(make_key()))
        await database.open()
        try:
            for number in range(ATHLETES):
                async with database.transaction() as tx:
                    await tx.restore(AthleteId(number + 1), athlete(weeks=4))
            async with database.transaction() as tx:
                await tx.restore(OF_OLD, athlete(weeks=DAYS // 7))
            for figure in FIGURES:
                cost = await measure(figure, database)
                over = figure.budget_ms is not None and cost > figure.budget_ms
                fine = fine and not over
                print(f"{figure.name:36}{cost:8.2f} ms  {_of(figure)}{'  OVER' if over else ''}")
        finally:
            await database.close()
    return fine


def _of(figure: Figure) -> str:
    return "" if figure.budget_ms is None else f"of {figure.budget_ms:5.1f}"


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(run()) else 1)
