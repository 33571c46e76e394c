"""Weeks for the tests of the planner: written, lived through, and added up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from coach.activity import Activity, Sport
from coach.dossier import Dossier
from coach.planning.bounds import bounds
from coach.planning.draft import DayDraft, Draft
from coach.planning.facts import Facts
from coach.planning.session import load_km
from coach.planning.week import Wishes, Written, write_week
from coach.program import Day, Program, Workout, WorkoutType, monday_of
from tests.athletes import random_dossier
from tests.coach.planning.athletes import MONDAY, known

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Case:
    """One athlete, the day it is, the week asked for."""

    seed: int
    dossier: Dossier
    today: date
    monday: date

    def write(self, wishes: Wishes | None = None, *versions: Program) -> Written:
        dossier = self.dossier.with_(programs=(*self.dossier.programs, *versions))
        return write_week(dossier, today=self.today, monday=self.monday, wishes=wishes)


def cases(count: int, start: int = 0) -> Iterator[Case]:
    """Random athletes; every other one is asked about the running week."""
    for seed in range(start, start + count):
        dossier, today = random_dossier(seed)
        yield Case(seed, dossier, today, monday_of(today) + (seed % 2) * 7 * DAY)


def written(dossier: Dossier, today: date = MONDAY, wishes: Wishes | None = None) -> Written:
    return write_week(dossier, today=today, monday=monday_of(today), wishes=wishes)


def draft(dossier: Dossier, today: date = MONDAY) -> Draft:
    """The open days of a week, nothing planned yet."""
    facts = known(dossier, today, monday_of(today))
    limits = bounds(facts)
    return Draft(
        known=facts,
        bounds=limits,
        days=[DayDraft(bounds=day) for day in limits.days if day.open],
        target_km=limits.target_km - limits.done_km,
        high_km=limits.high_km - limits.done_km,
    )


def training(program: Program) -> Iterator[tuple[Day, Workout]]:
    """Every workout that is neither rest nor a race."""
    for day in program.daily_program:
        for workout in day.workouts:
            if not workout.is_rest and workout.workout_type is not WorkoutType.RACE:
                yield day, workout


def open_load(facts: Facts, program: Program) -> float:
    """Load of the open days, races left out."""
    return sum(
        load_km(facts.athlete.sport, workout)
        for day, workout in training(program)
        if facts.on(day.date).open
    )


def done(dossier: Dossier, day: date, workouts: tuple[Workout, ...], by: float = 1.0) -> Dossier:
    """The athlete after a day, its workouts done in so much of their planned length."""
    acts = [_activity(day, n, w, by) for n, w in enumerate(workouts) if not w.is_rest]
    ordered = sorted((*dossier.activities, *acts), key=lambda activity: activity.start)
    return dossier.with_(activities=tuple(ordered))


def lived(dossier: Dossier, monday: date, weeks: int, by: float = 1.0) -> Iterator[Written]:
    """Weeks written on their Mondays and followed."""
    for n in range(weeks):
        week = write_week(dossier, today=monday + n * 7 * DAY, monday=monday + n * 7 * DAY)
        yield week
        dossier = dossier.with_(programs=(*dossier.programs, week.program))
        for day in week.program.daily_program:
            dossier = done(dossier, day.date, day.workouts, by)


def _activity(day: date, number: int, workout: Workout, by: float) -> Activity:
    return Activity(
        start=datetime(day.year, day.month, day.day, 7 + number, tzinfo=UTC),
        sport=workout.sport or Sport.RUNNING,
        duration_s=workout.duration_min * 60 * by,
        km=None if workout.distance_km is None else workout.distance_km * by,
        ascent_m=workout.ascent_m,
        rpe=workout.target.rpe,
        id=f"{day}-{number}",
    )
