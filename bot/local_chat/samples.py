"""Three athletes one can be at once, with eight weeks behind them up to today."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.local_chat.hooks import Sample
from coach.activity import Activity, Sport
from coach.athlete import Athlete, Discipline, Experience, RiskStyle, Sex, Units
from coach.availability import Availability, Minutes, Weekday
from coach.dossier import Dossier
from coach.journal import Observation
from coach.program import monday_of
from coach.race import Priority, RaceGoal, RaceResult, Surface

WEEKS = 8
NOTES = ("easy along the river", "legs good", "a bit heavy", "windy", "slept well", "")


@dataclass(frozen=True, slots=True)
class Session:
    """One session of a usual week: weekday, km, minutes a km, climb a km, pulse, effort."""

    weekday: int
    km: float
    pace_min: float
    climb_m: float
    pulse: int | None
    rpe: int
    sport: Sport = Sport.RUNNING


Build = Callable[[date], Dossier]


def _dossier(
    athlete: Athlete, week: tuple[Session, ...], today: date, seed: int
) -> tuple[tuple[Activity, ...], tuple[Observation, ...]]:
    """Eight weeks of a usual week with small differences: three up, one down."""
    chance = Random(seed)  # noqa: S311 (the same history each time)
    activities, observations = [], []
    zone = ZoneInfo(athlete.time_zone)
    first = monday_of(today) - timedelta(weeks=WEEKS)
    for number in range(WEEKS + 1):
        growth = (0.92, 0.97, 1.02, 0.72)[number % 4]
        for session in week:
            day = first + timedelta(weeks=number, days=session.weekday)
            if day >= today:
                continue
            activity = _activity(session, day, growth, chance, zone)
            activities.append(activity)
            observations.append(
                Observation(
                    date=day,
                    rpe=activity.rpe,
                    energy=chance.choice((3, 4, 4, 5)),
                    pain=0,
                    sleep=chance.choice((3, 4, 4)),
                    note=chance.choice(NOTES) or None,
                )
            )
    return tuple(activities), tuple(observations)


def _activity(
    session: Session, day: date, growth: float, chance: Random, zone: ZoneInfo
) -> Activity:
    km = round(session.km * growth * chance.uniform(0.96, 1.04), 2)
    pulse = session.pulse and session.pulse + chance.randint(-3, 3)
    return Activity(
        start=datetime.combine(day, time(7, 30), tzinfo=zone),
        sport=session.sport,
        km=km,
        duration_s=round(km * session.pace_min * 60 * chance.uniform(0.98, 1.02)),
        ascent_m=round(km * session.climb_m),
        avg_hr=pulse,
        max_hr=pulse and pulse + 14,
        rpe=float(session.rpe),
        source="fit",
        id=f"sample:{day.isoformat()}:{session.sport.value}",
    )


def _ida(today: date) -> Dossier:
    athlete = Athlete(
        name="Ida",
        time_zone="Europe/Berlin",
        sex=Sex.FEMALE,
        birth_year=today.year - 42,
        experience=Experience.INTERMEDIATE,
        resting_hr=52,
        max_hr=184,
        weekly_km=48,
        longest_recent_km=20,
        health_flags=(),
        hills=True,
    )
    week = (
        Session(1, 9, 5.9, 5, 138, 4),
        Session(2, 10, 5.3, 5, 152, 6),
        Session(3, 8, 6.0, 5, 136, 3),
        Session(5, 7, 6.1, 5, 134, 3),
        Session(6, 19, 6.0, 6, 143, 5),
    )
    activities, observations = _dossier(athlete, week, today, 1)
    return Dossier(
        athlete=athlete,
        availability=Availability(
            days=Minutes(tue=60, wed=75, thu=60, sat=75, sun=180),
            hours_per_week=7,
            long_run_days=(Weekday.SUN,),
        ),
        races=(
            RaceGoal(
                name="Spring Marathon",
                date=today + timedelta(days=(6 - today.weekday()) % 7 + 7 * 14),
                priority=Priority.A,
                km=42.195,
                ascent_m=80,
                surface=Surface.ROAD,
                target_s=13_200,
            ),
        ),
        results=(
            RaceResult(
                name="City Half", date=today - timedelta(days=170), km=21.0975, time_s=6_240
            ),
            RaceResult(name="Park 10", date=today - timedelta(days=420), km=10, time_s=2_880),
        ),
        activities=activities,
        observations=observations,
    )


def _tom(today: date) -> Dossier:
    athlete = Athlete(
        name="Tom",
        time_zone="America/Denver",
        units=Units.MI,
        sex=Sex.MALE,
        birth_year=today.year - 36,
        experience=Experience.ADVANCED,
        sport=Discipline.TRAIL,
        resting_hr=46,
        max_hr=188,
        weekly_km=70,
        longest_recent_km=30,
        risk_style=RiskStyle.ADAPTIVE,
        health_flags=(),
        hills=True,
    )
    week = (
        Session(0, 9, 6.0, 12, 132, 3, Sport.TRAIL_RUNNING),
        Session(1, 12, 5.6, 15, 146, 5, Sport.TRAIL_RUNNING),
        Session(2, 10, 5.2, 20, 156, 7, Sport.TRAIL_RUNNING),
        Session(3, 9, 6.0, 8, 131, 3),
        Session(5, 28, 6.9, 28, 138, 6, Sport.TRAIL_RUNNING),
        Session(6, 12, 6.2, 15, 130, 4, Sport.TRAIL_RUNNING),
    )
    activities, observations = _dossier(athlete, week, today, 2)
    return Dossier(
        athlete=athlete,
        availability=Availability(
            days=Minutes(mon=60, tue=90, wed=75, thu=75, sat=300, sun=150),
            hours_per_week=11,
            long_run_days=(Weekday.SAT,),
            strength_hours=0.5,
        ),
        races=(
            RaceGoal(
                name="Canyon 50",
                date=today + timedelta(days=(5 - today.weekday()) % 7 + 7 * 18),
                priority=Priority.A,
                km=80.5,
                ascent_m=3000,
                surface=Surface.TRAIL,
            ),
        ),
        activities=activities,
        observations=observations,
    )


def _maya(today: date) -> Dossier:
    athlete = Athlete(
        name="Maya",
        time_zone="Europe/London",
        birth_year=today.year - 29,
        experience=Experience.NOVICE,
        weekly_km=13,
        longest_recent_km=6,
        health_flags=(),
    )
    week = (
        Session(1, 4, 7.2, 3, None, 4),
        Session(3, 4, 7.2, 3, None, 4),
        Session(5, 5.5, 7.3, 3, None, 5),
    )
    activities, observations = _dossier(athlete, week, today, 3)
    return Dossier(
        athlete=athlete,
        availability=Availability(
            days=Minutes(tue=45, thu=45, sat=60, sun=60),
            hours_per_week=3,
            long_run_days=(Weekday.SAT,),
        ),
        races=(
            RaceGoal(
                name="Park 10",
                date=today + timedelta(days=(6 - today.weekday()) % 7 + 7 * 10),
                priority=Priority.A,
                km=10,
                surface=Surface.ROAD,
            ),
        ),
        activities=activities,
        observations=observations,
    )


SAMPLES: Mapping[str, tuple[Sample, Build]] = {
    "Ida": (Sample("Ida", "Marathon in spring, five days a week, pulse strap"), _ida),
    "Tom": (Sample("Tom", "50 miles of trail, six days a week, miles"), _tom),
    "Maya": (Sample("Maya", "A first 10 km, three days a week, no watch"), _maya),
}
