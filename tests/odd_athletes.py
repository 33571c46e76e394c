"""Athletes that nobody expects: random ones, each with one thing that is out of the ordinary."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from coach.athlete import HealthFlag, Units
from coach.availability import (
    WEEKDAYS,
    Availability,
    Conditions,
    DatedException,
    ExceptionKind,
    FixedSession,
    Minutes,
    Weekday,
)
from coach.dossier import Dossier
from coach.race import Priority, RaceGoal, Surface
from coach.state import ReturnStage, State, StateKind
from tests.athletes import random_dossier

Twist = Callable[[Dossier, date, Random], Dossier]

DAY = timedelta(days=1)
NAMES = (
    "Lose 5 kg Charity Run",
    "Run Through Pain Ultra",
    "No pain, no gain 10k",
    "42 km of 1001 nights, 12 h",
    "<b>bold</b> & 'quoted'",
    "🏃",
    "Marathon guarantee trail",
)
KINDS = (
    *("Track", "Intervals", "Long Run", "club run", "spin class", "Mobility", "gym", "swim squad"),
    *("Tempo Run", "Race", "rest", "yoga", "🏃", "Hill Repeats", "parkrun"),
)


def odd_dossier(seed: int) -> tuple[Dossier, date]:
    """A random athlete, two of three with a twist. The same seed is the same athlete."""
    one, today = random_dossier(seed)
    if seed % 3 == 0:
        return one, today
    dice = Random(f"odd {seed}")  # noqa: S311 - dice, not secrets
    return dice.choice(TWISTS)(one, today, dice), today


def _fifteen_sessions(one: Dossier, _: date, dice: Random) -> Dossier:
    sessions = tuple(
        FixedSession(
            day=dice.choice(tuple(Weekday)),
            minutes=dice.choice((10, 45, 90, 240)),
            type=dice.choice(KINDS),
        )
        for _ in range(15)
    )
    return _available(one, fixed=sessions)


def _no_minutes(one: Dossier, _: date, __: Random) -> Dossier:
    return _available(one, days=Minutes())


def _all_day(one: Dossier, _: date, __: Random) -> Dossier:
    return _available(one, days=Minutes(**dict.fromkeys(WEEKDAYS, 1440)), hours_per_week=168.0)


def _no_hours(one: Dossier, _: date, dice: Random) -> Dossier:
    return _available(one, hours_per_week=dice.choice((0.0, 0.25, 1.0)))


def _available(one: Dossier, **changes: object) -> Dossier:
    return one.with_(availability=replace(one.availability or Availability(), **changes))  # type: ignore[arg-type]


def _two_races(one: Dossier, today: date, dice: Random) -> Dossier:
    """On following days or the same one, this week or next."""
    first = today + dice.randint(0, 9) * DAY
    second = first + dice.randint(0, 2) * DAY
    return one.with_(races=(_race(first, dice, "First"), _race(second, dice, "Second")))


def _tomorrow(one: Dossier, today: date, dice: Random) -> Dossier:
    name = dice.choice(NAMES)
    return one.with_(races=(_race(today + dice.randint(0, 1) * DAY, dice, name),))


def _race(day: date, dice: Random, name: str) -> RaceGoal:
    km = dice.choice((1.0, 5.0, 10.0, 21.1, 42.2, 100.0, 330.0))
    return RaceGoal(
        name=name,
        date=day,
        priority=dice.choice(tuple(Priority)),
        km=dice.choice((None, km)),
        ascent_m=dice.choice((None, km * 50)),
        surface=dice.choice(tuple(Surface)),
        target_s=dice.choice((None, km * 600, 30 * 3600.0)),
    )


def _expecting(one: Dossier, today: date, dice: Random) -> Dossier:
    flag = dice.choice((HealthFlag.PREGNANT, HealthFlag.POSTPARTUM))
    born = today - timedelta(days=dice.randint(1, 100))
    late = born if flag is HealthFlag.POSTPARTUM else None
    return one.with_(athlete=replace(one.athlete, health_flags=(flag,), gave_birth_on=late))


def _minor(one: Dossier, today: date, dice: Random) -> Dossier:
    born = today.year - dice.choice((16, 17, 18))
    return one.with_(athlete=replace(one.athlete, birth_year=born, health_flags=()))


def _injured_before(one: Dossier, today: date, dice: Random) -> Dossier:
    kind = dice.choice((StateKind.INJURED, StateKind.RETURNING, StateKind.SICK))
    since = today - timedelta(days=dice.randint(3, 60))
    state = State(kind=kind, since=since, stage=dice.choice(tuple(ReturnStage)))
    return one.with_(states=(state,))


def _gap(one: Dossier, today: date, dice: Random) -> Dossier:
    until = today - timedelta(days=dice.choice((6, 7, 12, 28, 29, 60, 200)))
    left = tuple(a for a in one.activities if a.day < until)
    return one.with_(activities=left, observations=(), programs=())


def _huge(one: Dossier, _: date, dice: Random) -> Dossier:
    by = dice.choice((3.0, 8.0))
    return one.with_(
        activities=tuple(
            replace(
                a,
                km=None if a.km is None else a.km * by,
                duration_s=None if a.duration_s is None else min(86_400.0, a.duration_s * by),
            )
            for a in one.activities
        ),
        athlete=replace(one.athlete, weekly_km=400.0, longest_recent_km=150.0),
    )


def _tiny(one: Dossier, _: date, __: Random) -> Dossier:
    return one.with_(
        activities=tuple(replace(a, km=0.1, duration_s=60.0) for a in one.activities),
        athlete=replace(one.athlete, weekly_km=0.1, longest_recent_km=0.1),
    )


def _just_born_to_run(one: Dossier, _: date, __: Random) -> Dossier:
    blank = replace(
        one.athlete,
        weekly_km=None,
        longest_recent_km=None,
        birth_year=None,
        health_flags=None,
        experience=None,
    )
    return Dossier(athlete=blank)


def _hot_and_high(one: Dossier, today: date, dice: Random) -> Dossier:
    return one.with_(
        conditions=(
            Conditions(
                from_=today,
                to=today + timedelta(days=dice.randint(0, 13)),
                wbgt_c=dice.choice((28.0, 28.1, 32.0, 45.0)),
                altitude_m=dice.choice((None, 1800.0, 4000.0)),
            ),
        )
    )


def _away(one: Dossier, today: date, dice: Random) -> Dossier:
    spans = tuple(
        DatedException(
            from_=today + first * DAY,
            to=today + (first + dice.randint(0, 6)) * DAY,
            kind=dice.choice(tuple(ExceptionKind)).value,
            minutes=dice.choice((0, 10, 45, 600)),
            reason=dice.choice((None, "work", "<i>")),
        )
        for first in range(-2, 9, 3)
    )
    return one.with_(exceptions=spans)


def _miles(one: Dossier, _: date, __: Random) -> Dossier:
    return one.with_(athlete=replace(one.athlete, units=Units.MI))


TWISTS: tuple[Twist, ...] = (
    *(_fifteen_sessions, _no_minutes, _all_day, _no_hours, _two_races, _tomorrow, _expecting),
    *(_minor, _injured_before, _gap, _huge, _tiny, _just_born_to_run, _hot_and_high, _away),
    _miles,
)
