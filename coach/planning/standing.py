"""What stands in a week before it is planned, as workouts: races and weekly sessions."""

import re
from dataclasses import dataclass
from math import floor

from coach.activity import Sport
from coach.athlete import Discipline
from coach.availability import FixedSession
from coach.planning.facts import Facts
from coach.planning.items import type_of
from coach.planning.library.effort import intensity_of, zone_minutes
from coach.planning.raceday import not_to_race
from coach.planning.racetable import equivalent_km
from coach.planning.rundays import main_sport
from coach.planning.session import costed, estimate
from coach.program import (
    HARD_TYPES,
    Intensity,
    StepKind,
    Target,
    Workout,
    WorkoutStep,
    WorkoutType,
)
from coach.race import RaceGoal, Surface

RACE_RPE, LONG_RACE_RPE = 8.0, 6.0
LONG_RACE_MIN = 180.0

_WORDS: tuple[tuple[tuple[str, ...], WorkoutType, Sport | None], ...] = (
    (("spin", "indoor cycl", "turbo"), WorkoutType.CROSS, Sport.INDOOR_CYCLING),
    (("bike", "cycl", "ride", "ridin"), WorkoutType.CROSS, Sport.CYCLING),
    (("open water",), WorkoutType.CROSS, Sport.OPEN_WATER),
    (("swim", "pool"), WorkoutType.CROSS, Sport.SWIMMING),
    (("row", "erg"), WorkoutType.CROSS, Sport.ROWING),
    (("hik",), WorkoutType.CROSS, Sport.HIKING),
    (("walk",), WorkoutType.CROSS, Sport.WALKING),
    (("ski tour", "skimo"), WorkoutType.CROSS, Sport.SKI_TOURING),
    (("ski",), WorkoutType.CROSS, Sport.NORDIC_SKI),
    (("yoga", "pilates", "stretch"), WorkoutType.MOBILITY, Sport.MOBILITY),
    (("gym", "weights", "lift"), WorkoutType.STRENGTH, Sport.STRENGTH),
    (("track", "speed"), WorkoutType.INTERVALS, None),
    (("hill",), WorkoutType.HILLS, None),
    (("run", "parkrun", "jog"), WorkoutType.EASY, None),
)
"""Words of weekly sessions that name no workout type; None: the athlete's own sport."""

_PARTS = {
    WorkoutType.TEMPO: (0.35, 0.40, 4),
    WorkoutType.INTERVALS: (0.40, 0.30, 5),
    WorkoutType.HILLS: (0.40, 0.30, 5),
    WorkoutType.TIME_TRIAL: (0.45, 0.30, 5),
}
"""Of a hard weekly session whose contents others decide: warm-up, work, and its zone."""

_RPE = {WorkoutType.STRENGTH: 5.0, WorkoutType.MOBILITY: 2.0, WorkoutType.CROSS: 4.0}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a weekly session is."""

    type: WorkoutType
    sport: Sport


def race_workout(known: Facts, race: RaceGoal) -> Workout:
    """A race as a workout: its distance, and the time it will probably take.

    One that is not to be raced has neither the target's time nor an effort to aim at.
    """
    sport, gently = _race_sport(known, race), not_to_race(known, race)
    target_s = None if gently else race.target_s
    minutes = target_s / 60 if target_s else race_minutes(known, race, gently=gently)
    long = minutes >= LONG_RACE_MIN
    return costed(
        known,
        Workout(
            workout_type=WorkoutType.RACE,
            sport=sport,
            title=race.name,
            description=_GENTLY if gently else _RACE_DAY,
            duration_min=float(round(minutes)),
            duration_estimate=estimate(float(round(minutes))),
            distance_km=race.km,
            ascent_m=race.ascent_m,
            intensity=Intensity.HIGH,
            key=True,
            key_focus=_focus(known, race, gently=gently),
            target=Target(rpe=None if gently else LONG_RACE_RPE if long else RACE_RPE),
        ),
    )


_RACE_DAY = "Race day. Start slower than you feel you could, and enjoy it."
_GENTLY = (
    "A day to take part, not to race. If you start, go easy from the first step, walk often, and "
    "stop while it still feels good."
)


def _focus(known: Facts, race: RaceGoal, *, gently: bool) -> str:
    if gently:
        return "Coming home well counts, not the clock."
    return "The day this was for." if race == known.anchor else "A race on the way."


def race_minutes(known: Facts, race: RaceGoal, *, gently: bool = False) -> float:
    """How long a race will take, by the athlete's own speeds; taken gently, at the easiest."""
    km = equivalent_km(race, known.athlete.sport) or known.calendar.row(race).km
    if known.athlete.sport in {Discipline.CYCLING, Discipline.HIKING}:
        return km / max(known.past.load_per_minute, 0.01)
    row = known.calendar.row(race)
    zone = 1 if gently else 2 if row.is_ultra else 3 if row.is_long else 4
    return km / known.paces.at(zone)


def _race_sport(known: Facts, race: RaceGoal) -> Sport:
    if known.athlete.sport is Discipline.TRIATHLON:
        return Sport.OTHER
    if known.athlete.sport in {Discipline.CYCLING, Discipline.HIKING}:
        return main_sport(known)
    return Sport.TRAIL_RUNNING if race.surface is Surface.TRAIL else Sport.RUNNING


def kind_of(known: Facts, session: FixedSession) -> Kind:
    """The workout type and sport that the words of a weekly session mean."""
    words = session.type.strip().casefold()
    named = type_of(session)
    if named is WorkoutType.RACE:
        return Kind(WorkoutType.TIME_TRIAL, main_sport(known))
    for starts, kind, sport in _WORDS:
        if any(re.search(rf"\b{start}", words) for start in starts):
            meant = named or kind
            return Kind(meant, sport or _sport_of(known, meant))
    meant = named or WorkoutType.CROSS
    return Kind(meant, _sport_of(known, meant))


def _sport_of(known: Facts, kind: WorkoutType) -> Sport:
    own = {
        WorkoutType.STRENGTH: Sport.STRENGTH,
        WorkoutType.MOBILITY: Sport.MOBILITY,
        WorkoutType.CROSS: Sport.OTHER,
    }
    return own.get(kind) or main_sport(known)


def fixed_workout(
    known: Facts, session: FixedSession, kind: Kind, minutes: float, rpe: float | None
) -> Workout:
    """A weekly session as the coach counts it: others decide what is in it.

    One that a rule has made easy says so, in the place of the name that promises more.
    """
    hard = kind.type in HARD_TYPES
    eased = not hard and kind_of(known, session).type in HARD_TYPES
    steps = _steps(kind.type, minutes)
    felt = 7.0 if hard else _RPE.get(kind.type, 3.0)
    km = known.paces.km(kind.sport, steps, minutes)
    return costed(
        known,
        Workout(
            workout_type=kind.type,
            sport=kind.sport,
            title=eased_title(session) if eased else session.type.strip() or kind.type.value,
            description=_EASED if eased else _said(hard=hard),
            duration_min=minutes,
            duration_estimate=estimate(minutes),
            distance_km=None if km is None else floor(km * 10) / 10,
            intensity=intensity_of(zone_minutes(steps), felt),
            key=hard,
            key_focus="It keeps its day in your week."
            if eased
            else "It stands in your week, so the rest is built around it.",
            target=Target(rpe=felt if rpe is None else min(felt, rpe)),
            steps=steps,
        ),
    )


_EASED = (
    "Your weekly session, but only easy this time: go along if you can stay easy, or go alone. "
    "I count it as easy."
)


def eased_title(session: FixedSession) -> str:
    """What a hard weekly session is called where it may only be easy."""
    return f"Easy instead of {session.type.strip()}"


def _said(*, hard: bool) -> str:
    counted = "I count it as a hard day." if hard else "I count it as easy."
    return f"Your weekly session, as it is done there. {counted}"


def _steps(kind: WorkoutType, minutes: float) -> tuple[WorkoutStep, ...]:
    if kind in {WorkoutType.STRENGTH, WorkoutType.MOBILITY}:
        return (WorkoutStep(kind=StepKind.WORK, minutes=minutes),)
    if kind not in _PARTS:
        return (WorkoutStep(kind=StepKind.WORK, minutes=minutes, zone=2),)
    warm, work, zone = _PARTS[kind]
    first, middle = round(warm * minutes), round(work * minutes)
    return (
        WorkoutStep(kind=StepKind.WARM_UP, minutes=float(first), zone=2),
        WorkoutStep(kind=StepKind.WORK, minutes=float(middle), zone=zone),
        WorkoutStep(kind=StepKind.COOL_DOWN, minutes=minutes - first - middle, zone=1),
    )
