"""Athletes for the planning tests: who they are, how they trained, what lies ahead."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from coach.activity import Activity, Sport
from coach.athlete import Athlete, Experience, Sex
from coach.availability import Availability, Minutes, Weekday
from coach.dossier import Dossier
from coach.planning.facts import Facts, facts
from coach.program import Day, Program, Workout, WorkoutType
from coach.race import Priority, RaceGoal

MONDAY = date(2026, 11, 30)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)

STEADY: Mapping[int, float] = {1: 8.0, 3: 8.0, 5: 8.0, 6: 16.0}
"""km by weekday, Monday 0: forty km a week."""

ADULT = Athlete(
    time_zone="UTC",
    sex=Sex.MALE,
    birth_year=1986,
    experience=Experience.INTERMEDIATE,
    health_flags=(),
)

FREE = Availability(
    days=Minutes(tue=90, wed=90, thu=90, sat=120, sun=240),
    long_run_days=(Weekday.SUN,),
)


def run(day: date, km: float, *, pace: float = 6.0, hour: int = 7, **more: object) -> Activity:
    """An easy run; `pace` in minutes a km."""
    given: dict[str, object] = {
        "start": datetime(day.year, day.month, day.day, hour, tzinfo=UTC),
        "sport": Sport.RUNNING,
        "duration_s": km * pace * 60,
        "km": km,
        "rpe": 4,
        **more,
    }
    return Activity(**given)  # type: ignore[arg-type]


def trained(
    weeks: int, km: Mapping[int, float] = STEADY, *, until: date = MONDAY, pace: float = 6.0
) -> tuple[Activity, ...]:
    """So many weeks of the same runs, up to the day before `until`."""
    days = [until - n * DAY for n in range(7 * weeks, 0, -1)]
    return tuple(run(day, km[day.weekday()], pace=pace) for day in days if day.weekday() in km)


def athlete(**changes: object) -> Athlete:
    return replace(ADULT, **changes)  # type: ignore[arg-type]


def dossier(**parts: object) -> Dossier:
    """A steady intermediate with ten weeks behind, unless said otherwise."""
    given: dict[str, object] = {
        "athlete": ADULT,
        "availability": FREE,
        "activities": trained(10),
        **parts,
    }
    return Dossier(**given)  # type: ignore[arg-type]


def race(days: int, km: float | None = 10.0, **more: object) -> RaceGoal:
    """A race so many days after the Monday of the tests."""
    given: dict[str, object] = {
        "name": f"race in {days}",
        "date": MONDAY + days * DAY,
        "km": km,
        "priority": Priority.A,
        **more,
    }
    return RaceGoal(**given)  # type: ignore[arg-type]


def known(one: Dossier, today: date = MONDAY, monday: date = MONDAY) -> Facts:
    return facts(one, today, monday)


def program(monday: date, km: Mapping[int, float], **more: object) -> Program:
    """A program of easy runs, km by weekday."""
    days = tuple(
        Day(
            date=monday + n * DAY,
            day=Weekday.of(monday + n * DAY).value,
            workouts=(easy(km[n]),) if n in km else (),
        )
        for n in range(7)
    )
    return Program(week_start_date=monday, daily_program=days, **more)  # type: ignore[arg-type]


def easy(km: float) -> Workout:
    return Workout(
        workout_type=WorkoutType.EASY,
        sport=Sport.RUNNING,
        code="E1",
        distance_km=km,
        duration_min=km * 6.0,
        planned_internal=km * 7.0,
    )
