"""Random athletes for tests: whole dossiers, each the same for the same seed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeVar

from coach.activity import Activity, Sport
from coach.athlete import (
    Athlete,
    Clearance,
    Discipline,
    Experience,
    HealthFlag,
    RiskStyle,
    Sex,
    Stage,
    Units,
)
from coach.availability import (
    WEEKDAYS,
    Availability,
    Conditions,
    CrossTraining,
    DatedException,
    ExceptionKind,
    FixedSession,
    Minutes,
    Weekday,
)
from coach.dossier import Dossier
from coach.journal import Observation
from coach.race import Finish, Priority, RaceGoal, RaceResult, Surface
from coach.state import ReturnStage, State, StateKind, Tier

T = TypeVar("T")

FIRST_DAY = date(2026, 3, 1)
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC", "Australia/Sydney")
DISTANCES = (5.0, 10.0, 21.0975, 42.195, 50.0, 80.0, 100.0, 160.9)

_EASY_PACE = {
    Experience.NOVICE: 7.2,
    Experience.INTERMEDIATE: 6.0,
    Experience.ADVANCED: 5.0,
}
"""Minutes a km on an easy day."""

_WEEK_KM = {
    Experience.NOVICE: (5, 25),
    Experience.INTERMEDIATE: (20, 60),
    Experience.ADVANCED: (45, 120),
}


def random_dossier(seed: int) -> tuple[Dossier, date]:
    """An athlete and the day to look at them from. The same seed is the same athlete."""
    dice = Random(seed)  # noqa: S311 - dice, not secrets
    today = FIRST_DAY + timedelta(days=dice.randrange(420))
    athlete = _athlete(dice, today)
    person = _Person.drawn(dice, athlete)
    activities = tuple(_history(dice, person, today))
    return Dossier(
        athlete=_said(dice, athlete, person),
        availability=_availability(dice, athlete),
        exceptions=_some(dice, 0.2, lambda: _exception(dice, today)),
        conditions=_some(dice, 0.15, lambda: _conditions(dice, today)),
        races=_races(dice, athlete, today),
        results=_results(dice, athlete, today),
        activities=activities,
        observations=tuple(_journal(dice, activities, today)),
        states=_some(dice, 0.12, lambda: _state(dice, today)),
    ), today


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """What is true of a body, whatever the coach was told."""

    sport: Discipline
    pace: float
    week_km: float
    days: int
    pulse: str
    """What is recorded: hr, rpe, both, stream, mixed or none."""
    weeks: int
    gaps: tuple[tuple[int, int], ...]
    """Weeks back, and days without training from there on."""
    climb: float
    hard: float

    @classmethod
    def drawn(cls, dice: Random, athlete: Athlete) -> "_Person":
        level = athlete.experience or Experience.INTERMEDIATE
        return cls(
            sport=athlete.sport,
            pace=_EASY_PACE[level] * dice.uniform(0.85, 1.2),
            week_km=dice.uniform(*_WEEK_KM[level]),
            days=dice.randint(1, 7),
            pulse=dice.choice(("hr", "rpe", "both", "stream", "mixed", "none")),
            weeks=dice.choice((0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 40)),
            gaps=_some(dice, 0.25, lambda: (dice.randint(0, 12), dice.choice((6, 9, 15, 30, 70)))),
            climb=dice.choice((0.0, 3.0, 8.0, 20.0, 40.0)),
            hard=dice.choice((0.0, 0.15, 0.3)),
        )


def _athlete(dice: Random, today: date) -> Athlete:
    level = dice.choice((None, *Experience))
    flags = dice.choice((None, *((),) * 8, (dice.choice(tuple(HealthFlag)),)))
    pulse = dice.random() < 0.6
    resting = dice.randint(42, 72)
    return Athlete(
        time_zone=dice.choice(ZONES),
        units=dice.choice(tuple(Units)),
        sex=dice.choice((None, *Sex)),
        birth_year=dice.choice((None, *(today.year - dice.randint(16, 78) for _ in range(4)))),
        experience=level,
        sport=dice.choice(
            (Discipline.RUNNING, Discipline.RUNNING, Discipline.RUNNING, *Discipline)
        ),
        resting_hr=resting if pulse else None,
        max_hr=dice.randint(165, 200) if pulse else None,
        threshold_hr=dice.choice((None, dice.randint(150, 172))) if pulse else None,
        risk_style=dice.choice(tuple(RiskStyle)),
        stage_override=dice.choice((*(None,) * 9, *Stage)),
        health_flags=flags,
        clearances=_clearances(dice, flags, today),
        gave_birth_on=(
            today - timedelta(days=dice.randint(10, 200))
            if flags == (HealthFlag.POSTPARTUM,)
            else None
        ),
        equipment=_some(dice, 0.4, lambda: dice.choice(("treadmill", "dumbbells", "poles"))),
        hills=dice.choice((None, True, False)),
    )


def _clearances(
    dice: Random, flags: tuple[HealthFlag, ...] | None, today: date
) -> tuple[Clearance, ...]:
    if not flags or dice.random() < 0.5:
        return ()
    on = today - timedelta(days=dice.randint(1, 60))
    return (Clearance(flag=flags[0], on=on, hard=dice.random() < 0.5),)


def _said(dice: Random, athlete: Athlete, person: _Person) -> Athlete:
    """What the athlete told about a usual week; rounded, and sometimes nothing."""
    return replace(
        athlete,
        weekly_km=dice.choice((None, float(round(person.week_km)))),
        longest_recent_km=dice.choice((None, float(round(person.week_km * 0.35, 1)))),
    )


def _availability(dice: Random, athlete: Athlete) -> Availability | None:
    if dice.random() < 0.15:
        return None
    free = dice.sample(WEEKDAYS, k=dice.choice((0, 1, 2, 3, 3, 4, 4, 5, 5, 6, 7)))
    minutes = {day: dice.choice((15, 30, 40, 60, 60, 90, 120, 240)) for day in free}
    sports = (Sport.CYCLING, Sport.SWIMMING, Sport.ROWING, Sport.HIKING, Sport.OTHER)
    return Availability(
        days=Minutes(**minutes),
        hours_per_week=dice.choice((None, None, 3.0, 5.0, 8.0, 14.0)),
        long_run_days=_some(dice, 0.6, lambda: dice.choice(tuple(Weekday))),
        strength_hours=dice.choice((0.0, 0.0, 0.5, 0.75, 1.5)),
        mobility_hours=dice.choice((0.0, 0.0, 0.25, 0.5)),
        cross_training=_some(
            dice,
            0.3,
            lambda: CrossTraining(sport=dice.choice(sports), hours=dice.choice((0.5, 1.0, 3.0))),
        ),
        fixed=_some(dice, 0.2, lambda: _fixed(dice)),
    )


def _fixed(dice: Random) -> FixedSession:
    kinds = (
        "Intervals",
        "Tempo Run",
        "Easy Run",
        "Strength",
        "Mobility",
        "spin class",
        "Long Run",
    )
    return FixedSession(
        day=dice.choice(tuple(Weekday)),
        minutes=dice.choice((30, 45, 60, 90)),
        type=dice.choice(kinds),
    )


def _exception(dice: Random, today: date) -> DatedException:
    first = today + timedelta(days=dice.randint(-3, 9))
    away = dice.random() < 0.6
    return DatedException(
        from_=first,
        to=first + timedelta(days=dice.randint(0, 9)),
        kind=(ExceptionKind.AWAY if away else ExceptionKind.LESS).value,
        minutes=0 if away else dice.choice((0, 20, 40, 60)),
        reason="travel",
    )


def _conditions(dice: Random, today: date) -> Conditions:
    first = today + timedelta(days=dice.randint(-3, 7))
    return Conditions(
        from_=first,
        to=first + timedelta(days=dice.randint(0, 6)),
        wbgt_c=dice.choice((None, 20.0, 29.0, 33.0)),
        altitude_m=dice.choice((None, 900.0, 2200.0)),
    )


def _races(dice: Random, athlete: Athlete, today: date) -> tuple[RaceGoal, ...]:
    count = dice.choice((0, 0, 1, 1, 1, 2, 3))
    races = [_race(dice, athlete, today, number) for number in range(count)]
    return tuple(sorted(races, key=lambda race: race.date))


def _race(dice: Random, athlete: Athlete, today: date, number: int) -> RaceGoal:
    ahead = dice.choice((-20, -5, 0, 1, 2, 3, 5, 6, 8, 12, 20, 35, 60, 90, 150, 250))
    km = dice.choice(DISTANCES) * (2.5 if athlete.sport is Discipline.CYCLING else 1.0)
    return RaceGoal(
        name=f"Race {number + 1}",
        date=today + timedelta(days=ahead),
        priority=dice.choice(tuple(Priority)),
        km=dice.choice((None, km, km, km)),
        ascent_m=dice.choice((None, 0.0, km * 10, km * 30)),
        surface=dice.choice((None, *Surface)),
        target_s=dice.choice((None, km * 400)),
    )


def _results(dice: Random, athlete: Athlete, today: date) -> tuple[RaceResult, ...]:
    if athlete.sport in {Discipline.CYCLING, Discipline.HIKING}:
        return ()
    found = [
        RaceResult(
            name=f"Result {number + 1}",
            date=today - timedelta(days=dice.choice((2, 9, 20, 60, 200, 500))),
            km=(km := dice.choice(DISTANCES[:5])),
            time_s=dice.choice((None, km * dice.uniform(210, 420))),
            status=dice.choice((Finish.FINISHED, Finish.FINISHED, *Finish)),
        )
        for number in range(dice.choice((0, 0, 1, 3)))
    ]
    return tuple(sorted(found, key=lambda result: result.date))


def _history(dice: Random, person: _Person, today: date) -> Sequence[Activity]:
    """Weeks of training up to yesterday or today, with gaps, doubles and odd days."""
    off: set[date] = set()
    for weeks, days in person.gaps:
        first = today - timedelta(days=7 * weeks + days)
        off |= {first + timedelta(days=n) for n in range(days)}
    found: list[Activity] = []
    for week in range(person.weeks, -1, -1):
        load = person.week_km * dice.uniform(0.75, 1.15)
        chosen = sorted(dice.sample(range(7), k=person.days))
        for place, day in enumerate(chosen):
            on = today - timedelta(days=7 * week + 6 - day)
            if on > today or on in off or (not week and not person.weeks):
                continue
            share = 0.34 if place == len(chosen) - 1 else 0.66 / max(1, len(chosen) - 1)
            found.append(_activity(dice, person, on, load * share, len(found)))
    return found


def _activity(dice: Random, person: _Person, on: date, km: float, number: int) -> Activity:
    sport = _sport(dice, person.sport)
    hard = dice.random() < person.hard
    kmh = {Sport.CYCLING: 24.0, Sport.SWIMMING: 2.2, Sport.HIKING: 4.5, Sport.STRENGTH: 0.0}.get(
        sport, 60 / person.pace
    )
    scale = {Sport.CYCLING: 3.5, Sport.SWIMMING: 0.25, Sport.STRENGTH: 0.0}.get(sport, 1.0)
    length = round(km * scale * dice.uniform(0.9, 1.1), 2)
    minutes = length / kmh * 60 if kmh else 45.0
    activity = Activity(
        start=datetime(on.year, on.month, on.day, dice.randint(5, 20), tzinfo=UTC),
        sport=sport,
        duration_s=max(300.0, minutes * 60),
        km=length or None,
        ascent_m=round(length * person.climb) if person.climb else None,
        descent_m=round(length * person.climb) if person.climb else None,
        source=dice.choice(("fit", "journal")),
        id=f"a{number}",
    )
    return _felt(dice, activity, person.pulse, hard=hard)


def _sport(dice: Random, discipline: Discipline) -> Sport:
    odd = (Sport.STRENGTH, Sport.WALKING, Sport.CYCLING)
    if dice.random() < 0.08:
        return dice.choice(odd)
    return {
        Discipline.CYCLING: Sport.CYCLING,
        Discipline.HIKING: Sport.HIKING,
        Discipline.TRAIL: dice.choice((Sport.TRAIL_RUNNING, Sport.RUNNING)),
        Discipline.TRIATHLON: dice.choice((Sport.RUNNING, Sport.CYCLING, Sport.SWIMMING)),
    }.get(discipline, Sport.RUNNING)


def _felt(dice: Random, activity: Activity, pulse: str, *, hard: bool) -> Activity:
    """The same with what the body said, as far as it is recorded."""
    bpm = dice.randint(158, 172) if hard else dice.randint(128, 148)
    rpe = float(dice.randint(6, 8) if hard else dice.randint(2, 4))
    kind = dice.choice(("hr", "rpe", "none", "stream")) if pulse == "mixed" else pulse
    rate = 2.4 if hard else 1.2
    return replace(
        activity,
        avg_hr=bpm if kind in {"hr", "both", "stream"} else None,
        rpe=rpe if kind in {"rpe", "both"} else None,
        trimp_stream=(activity.minutes or 0.0) * rate if kind == "stream" else None,
    )


def _journal(dice: Random, activities: Sequence[Activity], today: date) -> Sequence[Observation]:
    """Answers on some days with training and some without, of the last six weeks."""
    keeps = dice.choice((0.0, 0.3, 0.9))
    hurts = dice.random() < 0.12
    trained = {activity.day for activity in activities}
    found = []
    for back in range(42, -1, -1):
        day = today - timedelta(days=back)
        if dice.random() > keeps:
            continue
        pain = dice.choice((0, 1, 2, 3, 4, 5, 6, 8)) if hurts and back < 5 else dice.choice((0, 1))
        found.append(
            Observation(
                date=day,
                rpe=float(dice.randint(2, 8)) if day in trained else None,
                energy=dice.randint(1, 5),
                pain=dice.choice((None, pain)),
                pain_changes_movement=(dice.random() < 0.3) if pain > 2 else None,
                fever=True if dice.random() < 0.01 else None,
                sleep=dice.choice((None, dice.randint(1, 5))),
                soreness=dice.choice((None, dice.randint(0, 8))),
                resting_hr=dice.choice((None, dice.randint(48, 62))),
                rest_day=True if day not in trained and dice.random() < 0.5 else None,
            )
        )
    return found


def _state(dice: Random, today: date) -> State:
    kind = dice.choice(tuple(StateKind))
    since = today - timedelta(days=dice.randint(0, 25))
    sick = kind is StateKind.SICK
    return State(
        kind=kind,
        since=since,
        where="left knee" if kind is StateKind.INJURED else None,
        severity=dice.randint(3, 8) if kind is StateKind.INJURED else None,
        stage=dice.choice(tuple(ReturnStage)),
        tier=dice.choice(tuple(Tier)) if kind is StateKind.RED_FLAG else None,
        fever_free_since=dice.choice((None, today - timedelta(days=1))) if sick else None,
        cleared_on=dice.choice((None, None, today)),
        until=dice.choice((None, None, None, today)),
    )


def _some(dice: Random, chance: float, make: Callable[[], T]) -> tuple[T, ...]:
    return (make(),) if dice.random() < chance else ()
