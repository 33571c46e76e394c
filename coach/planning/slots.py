"""Room beside the training for the sport itself: strength, mobility, other sports."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coach.activity import Sport
from coach.planning.daybounds import DayBounds
from coach.planning.facts import Facts
from coach.planning.items import ItemKind
from coach.program import WorkoutType

STRENGTH_MIN = 45.0
MOBILITY_MIN = 20.0
CROSS_MIN = 75.0
"""A session of each lasts no longer (custom)."""

SHORTEST_MIN = 10.0

INSIDE = frozenset(
    {Sport.TREADMILL, Sport.INDOOR_CYCLING, Sport.SWIMMING, Sport.STRENGTH, Sport.MOBILITY}
)
"""Sports that heat outdoors leaves (R30)."""

STRENGTH_BEFORE_RACE_DAYS = 3
"""No strength in the 72 h before an A race (R19)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Sessions the athlete wants beside the main sport: so many, of so many minutes, on these."""

    type: WorkoutType
    sport: Sport
    count: int
    minutes: float
    days: tuple[date, ...]


def slots(known: Facts, days: Sequence[DayBounds], share: float) -> tuple[Slot, ...]:
    """The slots of a week of which this share is left; none on days that must rest."""
    return tuple(_slots(known, [day for day in days if day.open and not day.rest], share))


def _slots(known: Facts, days: Sequence[DayBounds], share: float) -> Iterator[Slot]:
    wanted = known.availability
    lifting = [day for day in days if day.running and not _before_race(known, day.date)]
    yield from _slot(
        WorkoutType.STRENGTH, Sport.STRENGTH, wanted.strength_hours * share, STRENGTH_MIN, lifting
    )
    yield from _slot(
        WorkoutType.MOBILITY, Sport.MOBILITY, wanted.mobility_hours * share, MOBILITY_MIN, days
    )
    for kept in wanted.cross_training:
        yield from _slot(WorkoutType.CROSS, kept.sport, kept.hours * share, CROSS_MIN, days)


def _slot(
    kind: WorkoutType, sport: Sport, hours: float, longest: float, days: Sequence[DayBounds]
) -> Iterator[Slot]:
    allowed = [day.date for day in days if _allows(day, sport)]
    minutes = hours * 60
    if minutes < SHORTEST_MIN or not allowed:
        return
    count = min(math.ceil(minutes / longest), len(allowed))
    yield Slot(
        type=kind,
        sport=sport,
        count=count,
        minutes=min(minutes / count, longest),
        days=tuple(allowed),
    )


def _allows(day: DayBounds, sport: Sport) -> bool:
    busy = any(item.kind is ItemKind.RACE for item in day.items)
    inside = day.outdoors or sport in INSIDE
    return not busy and inside and (day.sports is None or sport in day.sports)


def _before_race(known: Facts, day: date) -> bool:
    race = known.anchor
    return race is not None and 0 <= (race.date - day).days <= STRENGTH_BEFORE_RACE_DAYS
