"""Twelve kinds of athletes, as the coach meets them on the first day.

What is hidden from the coach stands in `Nature`; what they tell is a dossier.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.lab.nature import Nature
from coach.activity import Activity, Sport
from coach.athlete import Athlete, Discipline, Experience, HealthFlag, RiskStyle, Sex
from coach.availability import Availability, Minutes, Weekday
from coach.dossier import Dossier
from coach.program import monday_of
from coach.race import Priority, RaceGoal, Surface

NO_FLAGS: tuple[HealthFlag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Archetype:
    """One kind of athlete: a dossier for a first day, and a nature."""

    name: str
    dossier: Callable[[date, Random], Dossier]
    nature: Nature = field(default_factory=Nature)


def _athlete(name: str, **more: object) -> Athlete:
    base = Athlete(
        time_zone="Europe/Berlin",
        name=name,
        sex=Sex.MALE,
        birth_year=1988,
        resting_hr=52,
        max_hr=186,
        health_flags=NO_FLAGS,
        hills=True,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def _race(
    today: date, weeks: int, km: float, *, climb: float = 0.0, name: str = "The Race"
) -> RaceGoal:
    sunday = monday_of(today) + timedelta(weeks=weeks, days=6)
    surface = Surface.TRAIL if climb else Surface.ROAD
    return RaceGoal(
        name=name, date=sunday, priority=Priority.A, km=km, ascent_m=climb or None, surface=surface
    )


def _history(  # noqa: PLR0913 (a usual week has this many sides)
    athlete: Athlete,
    today: date,
    chance: Random,
    *,
    weeks: int,
    days: Mapping[int, float],
    pace_min: float = 6.0,
    sport: Sport = Sport.RUNNING,
    until: date | None = None,
) -> tuple[Activity, ...]:
    """Weeks of a usual week, km by weekday, that end on the day before `today` or `until`."""
    zone = ZoneInfo(athlete.time_zone)
    last = until or today
    first = monday_of(last) - timedelta(weeks=weeks)
    found = []
    for number in range(weeks + 1):
        wave = (0.95, 1.0, 1.04, 0.75)[number % 4]
        for weekday, km in days.items():
            day = first + timedelta(weeks=number, days=weekday)
            if day >= last:
                continue
            done = round(km * wave * chance.uniform(0.95, 1.05), 2)
            pulse = None if athlete.max_hr is None else 138 + chance.randint(-4, 4)
            found.append(
                Activity(
                    start=datetime.combine(day, time(7), tzinfo=zone),
                    sport=sport,
                    km=done,
                    duration_s=round(done * pace_min * 60),
                    ascent_m=round(done * 8),
                    avg_hr=pulse,
                    rpe=4.0,
                    source="fit",
                    id=f"lab:{day.isoformat()}",
                )
            )
    return tuple(found)


def _free(hours: float, long: str = "sun", **minutes: int) -> Availability:
    return Availability(
        days=Minutes(**minutes), hours_per_week=hours, long_run_days=(Weekday(long),)
    )


def _novice_5k(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Novice",
        experience=Experience.NOVICE,
        weekly_km=10,
        longest_recent_km=4,
        max_hr=None,
        resting_hr=None,
    )
    return Dossier(
        athlete=athlete,
        availability=_free(4, tue=40, thu=40, sat=60, sun=60),
        races=(_race(today, 14, 5),),
        activities=_history(
            athlete, today, chance, weeks=5, days={1: 3, 3: 3, 5: 4}, pace_min=7.4
        ),
    )


def _parent(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Parent", experience=Experience.INTERMEDIATE, weekly_km=24, longest_recent_km=11
    )
    return Dossier(
        athlete=athlete,
        availability=_free(4, tue=50, thu=50, sun=120),
        races=(_race(today, 18, 21.0975),),
        activities=_history(athlete, today, chance, weeks=8, days={1: 7, 3: 7, 6: 11}),
    )


def _masters(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Masters",
        experience=Experience.ADVANCED,
        birth_year=today.year - 62,
        weekly_km=48,
        longest_recent_km=20,
        max_hr=168,
    )
    return Dossier(
        athlete=athlete,
        availability=_free(8, mon=60, tue=75, thu=75, sat=60, sun=210),
        races=(_race(today, 18, 42.195),),
        activities=_history(athlete, today, chance, weeks=9, days={0: 8, 1: 9, 3: 9, 6: 19}),
    )


def _hundred(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Hundred",
        experience=Experience.ADVANCED,
        sport=Discipline.TRAIL,
        weekly_km=85,
        longest_recent_km=34,
    )
    days = {0: 10, 1: 14, 2: 12, 3: 10, 5: 30, 6: 14}
    return Dossier(
        athlete=athlete,
        availability=_free(14, "sat", mon=90, tue=120, wed=120, thu=90, sat=420, sun=300),
        races=(_race(today, 22, 160.9, climb=5500),),
        activities=_history(
            athlete, today, chance, weeks=9, days=days, sport=Sport.TRAIL_RUNNING, pace_min=6.6
        ),
    )


def _triathlete(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Triathlete",
        experience=Experience.INTERMEDIATE,
        sport=Discipline.TRIATHLON,
        weekly_km=30,
        longest_recent_km=14,
    )
    return Dossier(
        athlete=athlete,
        availability=_free(9, mon=60, tue=75, wed=75, thu=75, sat=180, sun=120),
        races=(_race(today, 20, 51.5),),
        activities=_history(athlete, today, chance, weeks=8, days={1: 8, 3: 8, 6: 13}),
    )


def _over_reacher(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Over-reacher",
        experience=Experience.INTERMEDIATE,
        risk_style=RiskStyle.AGGRESSIVE,
        weekly_km=45,
        longest_recent_km=17,
    )
    return Dossier(
        athlete=athlete,
        availability=_free(8, tue=75, wed=75, thu=75, sat=75, sun=180),
        races=(_race(today, 20, 42.195),),
        activities=_history(athlete, today, chance, weeks=8, days={1: 9, 2: 8, 3: 8, 5: 7, 6: 16}),
    )


def _under_reporter(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Under-reporter", experience=Experience.INTERMEDIATE, weekly_km=32, longest_recent_km=14
    )
    return Dossier(
        athlete=athlete,
        availability=_free(6, tue=60, thu=60, sat=60, sun=150),
        races=(_race(today, 20, 21.0975),),
        activities=_history(athlete, today, chance, weeks=8, days={1: 8, 3: 8, 5: 6, 6: 13}),
    )


def _shift_worker(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Shift worker", experience=Experience.INTERMEDIATE, weekly_km=30, longest_recent_km=12
    )
    return Dossier(
        athlete=athlete,
        availability=_free(6, mon=60, wed=60, fri=60, sun=120),
        races=(_race(today, 18, 10),),
        activities=_history(athlete, today, chance, weeks=8, days={0: 7, 2: 7, 4: 6, 6: 11}),
    )


def _comeback(today: date, chance: Random) -> Dossier:
    athlete = _athlete("Comeback", experience=Experience.INTERMEDIATE)
    until = today - timedelta(weeks=8)
    return Dossier(
        athlete=athlete,
        availability=_free(6, tue=60, wed=60, thu=60, sat=60, sun=150),
        races=(_race(today, 24, 21.0975),),
        activities=_history(
            athlete, today, chance, weeks=8, days={1: 8, 3: 9, 5: 7, 6: 15}, until=until
        ),
    )


def _ill(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Ill in week nine", experience=Experience.INTERMEDIATE, weekly_km=40, longest_recent_km=16
    )
    return Dossier(
        athlete=athlete,
        availability=_free(7, tue=70, wed=60, thu=60, sat=60, sun=180),
        races=(_race(today, 22, 42.195),),
        activities=_history(athlete, today, chance, weeks=8, days={1: 9, 2: 7, 3: 8, 6: 16}),
    )


def _two_races(today: date, chance: Random) -> Dossier:
    athlete = _athlete(
        "Two races", experience=Experience.INTERMEDIATE, weekly_km=38, longest_recent_km=15
    )
    first = _race(today, 14, 21.0975, name="First Half")
    second = RaceGoal(
        name="Second Ten",
        date=first.date + timedelta(days=10),
        priority=Priority.B,
        km=10,
        surface=Surface.ROAD,
    )
    return Dossier(
        athlete=athlete,
        availability=_free(7, tue=70, wed=60, thu=60, sat=60, sun=150),
        races=(first, second),
        activities=_history(athlete, today, chance, weeks=8, days={1: 9, 2: 7, 3: 8, 6: 14}),
    )


def _no_data(_: date, __: Random) -> Dossier:
    return Dossier(athlete=Athlete(time_zone="Europe/Berlin", name="No data"))


ARCHETYPES: tuple[Archetype, ...] = (
    Archetype(name="novice 5k", dossier=_novice_5k, nature=Nature(has_pulse=False, pace=7.4)),
    Archetype(
        name="three-days parent",
        dossier=_parent,
        nature=Nature(adherence=0.85, hour=19, away_in_week=7),
    ),
    Archetype(name="masters marathoner", dossier=_masters, nature=Nature(niggle_in_week=6)),
    Archetype(name="100M trail", dossier=_hundred, nature=Nature(pace=6.6, adherence=0.95)),
    Archetype(name="triathlete", dossier=_triathlete),
    Archetype(
        name="over-reacher",
        dossier=_over_reacher,
        nature=Nature(overdo=1.15, adherence=0.98, hour=17),
    ),
    Archetype(
        name="under-reporter", dossier=_under_reporter, nature=Nature(reports=0.7, checks_in=0.4)
    ),
    Archetype(name="shift worker", dossier=_shift_worker, nature=Nature(shifts=True)),
    Archetype(name="comeback", dossier=_comeback),
    Archetype(name="ill in week 9", dossier=_ill, nature=Nature(ill_in_week=9)),
    Archetype(name="two races", dossier=_two_races, nature=Nature(hurt_in_week=5)),
    Archetype(name="no data", dossier=_no_data, nature=Nature(has_pulse=False, pace=6.8)),
)
