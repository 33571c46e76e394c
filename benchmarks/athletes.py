"""Athletes to measure with: so many days of training each, the same every time."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from coach.activity import Activity, Sport
from coach.athlete import Athlete, AthleteId, Experience
from coach.availability import Availability, Minutes, Weekday
from coach.dossier import Dossier
from coach.journal import Observation
from coach.race import Priority, RaceGoal, Surface

FIRST_ID = 2_000_001
NOTES = (None, "easy along the river", "legs good", "windy", "slept well")


def ids(count: int) -> Sequence[AthleteId]:
    return [AthleteId(FIRST_ID + number) for number in range(count)]


def runner(today: date, days: int, *, seed: int = 1, zone: str = "UTC") -> Dossier:
    """A runner with a run and a journal entry on each of so many days before `today`."""
    chance = Random(seed)  # noqa: S311 (the same history each time)
    past = [today - timedelta(days=number) for number in range(days, 0, -1)]
    return Dossier(
        athlete=Athlete(
            time_zone=zone,
            name=f"Runner {seed}",
            birth_year=1988,
            experience=Experience.INTERMEDIATE,
            weekly_km=55,
            longest_recent_km=16,
            resting_hr=50,
            max_hr=186,
            health_flags=(),
        ),
        availability=Availability(
            days=Minutes(mon=45, tue=60, wed=75, thu=60, sat=75, sun=180),
            hours_per_week=7,
            long_run_days=(Weekday.SUN,),
        ),
        races=(
            RaceGoal(
                name="Spring Half",
                date=today + timedelta(days=120),
                priority=Priority.A,
                km=21.1,
                surface=Surface.ROAD,
            ),
        ),
        activities=tuple(_run(day, chance, ZoneInfo(zone)) for day in past),
        observations=tuple(_entry(day, chance) for day in past),
    )


def _run(day: date, chance: Random, zone: ZoneInfo) -> Activity:
    km = round(chance.uniform(5, 11), 2)
    return Activity(
        start=datetime.combine(day, time(7, 30), tzinfo=zone),
        sport=Sport.RUNNING,
        km=km,
        duration_s=round(km * chance.uniform(330, 380)),
        ascent_m=round(km * 5),
        avg_hr=chance.randint(132, 156),
        max_hr=170,
        rpe=float(chance.choice((3, 4, 4, 5))),
        source="fit",
        id=f"run:{day.isoformat()}",
    )


def _entry(day: date, chance: Random) -> Observation:
    return Observation(
        date=day,
        rpe=float(chance.choice((3, 4, 4, 5))),
        energy=chance.choice((3, 4, 4, 5)),
        pain=0,
        sleep=chance.choice((3, 4, 4)),
        note=chance.choice(NOTES),
    )
