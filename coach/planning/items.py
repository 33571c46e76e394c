"""What stands in a week before it is planned."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from coach.activity import Sport
from coach.availability import ExceptionKind, FixedSession
from coach.planning.cap import Cap
from coach.planning.dayfacts import DayFacts
from coach.planning.efforts import is_hard_workout
from coach.planning.facts import Facts
from coach.planning.racetable import equivalent_km
from coach.program import HARD_TYPES, Workout, WorkoutType
from coach.race import RaceGoal

RUNNING_TYPES = HARD_TYPES | {
    WorkoutType.EASY,
    WorkoutType.RECOVERY,
    WorkoutType.LONG,
    WorkoutType.STRIDES,
}


class ItemKind(StrEnum):
    """What stands in a week before it is planned."""

    RACE = "race"
    FIXED = "fixed"
    PINNED = "pinned"
    DONE = "done"
    AWAY = "away"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedItem:
    """Something that is there already. km of running-equivalent load, minutes."""

    kind: ItemKind
    day: date
    title: str
    type: WorkoutType | None = None
    sport: Sport | None = None
    start: time | None = None
    minutes: float | None = None
    load_km: float | None = None
    hard: bool = False


def items(known: Facts, day: DayFacts) -> tuple[FixedItem, ...]:
    """What stands on a date already."""
    found = [_race(known, race) for race in day.races]
    if day.past or day.done:
        return (*found, _done(day)) if day.load.moved else tuple(found)
    if day.exception is not None and day.exception.kind == ExceptionKind.AWAY.value:
        reason = day.exception.reason or "away"
        found.append(
            FixedItem(kind=ItemKind.AWAY, day=day.date, title=reason, minutes=day.minutes)
        )
    stands = [_fixed(day.date, session) for session in day.fixed]
    stands += [_pinned(day.date, workout) for workout in day.pinned]
    gate = known.body.cap(day.date)
    return (*found, *(item for item in stands if _stays(item, day, gate)))


def _stays(item: FixedItem, day: DayFacts, gate: Cap) -> bool:
    """Health, a state, a break or an exception simply drop a session (coaching §4)."""
    minutes = item.minutes or 0.0
    if gate.rest or (day.exception is not None and day.minutes < minutes):
        return False
    if gate.minutes is not None and gate.minutes < minutes:
        return False
    if item.hard and not gate.hard:
        return False
    if item.type in RUNNING_TYPES and not gate.running:
        return False
    return gate.sports is None or item.type is WorkoutType.MOBILITY


def _race(known: Facts, race: RaceGoal) -> FixedItem:
    return FixedItem(
        kind=ItemKind.RACE,
        day=race.date,
        title=race.name,
        type=WorkoutType.RACE,
        load_km=equivalent_km(race, known.athlete.sport),
        minutes=race.target_s / 60 if race.target_s is not None else None,
        hard=True,
    )


def _done(day: DayFacts) -> FixedItem:
    load = day.load
    return FixedItem(
        kind=ItemKind.DONE,
        day=day.date,
        title="done",
        minutes=load.minutes,
        load_km=load.total_km,
    )


def _fixed(day: date, session: FixedSession) -> FixedItem:
    kind = type_of(session)
    return FixedItem(
        kind=ItemKind.FIXED,
        day=day,
        title=session.type,
        type=kind,
        start=session.start,
        minutes=session.minutes,
        hard=kind in HARD_TYPES,
    )


def type_of(session: FixedSession) -> WorkoutType | None:
    """The workout type a weekly session's words name, by name or by its first word."""
    words = session.type.strip().casefold()
    exact = [kind for kind in WorkoutType if kind.value.casefold() == words]
    near = [kind for kind in WorkoutType if kind.value.casefold().split()[0] in words]
    return next(iter(exact + near), None)


def _pinned(day: date, workout: Workout) -> FixedItem:
    return FixedItem(
        kind=ItemKind.PINNED,
        day=day,
        title=workout.title or workout.workout_type.value,
        type=workout.workout_type,
        sport=workout.sport,
        minutes=workout.duration_min,
        load_km=workout.planned_external,
        hard=is_hard_workout(workout),
    )
