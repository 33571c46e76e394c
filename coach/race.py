"""Races an athlete trains for, and races behind."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Priority(StrEnum):
    """How much of the season a race may claim: A all of it, B a mini-taper, C a hard session."""

    A = "A"
    B = "B"
    C = "C"


class Surface(StrEnum):
    """What is run on."""

    ROAD = "road"
    TRAIL = "trail"
    TRACK = "track"
    MIXED = "mixed"


class Finish(StrEnum):
    """How a race ended; a training race does not count for the trend."""

    FINISHED = "finished"
    DNF = "dnf"
    TRAINING = "training"


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceGoal:
    """A race ahead."""

    name: str
    date: date
    priority: Priority = Priority.A
    km: float | None = None
    ascent_m: float | None = None
    surface: Surface | None = None
    target_s: float | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceResult:
    """A race behind."""

    name: str
    date: date
    km: float
    time_s: float | None = None
    ascent_m: float | None = None
    surface: Surface | None = None
    status: Finish = Finish.FINISHED


SAME_KM, SAME_S = 0.02, 0.005
"""Two results of one date are the same race within these shares."""


def same_result(one: RaceResult, other: RaceResult) -> bool:
    """Whether two results are the same race told twice, whatever it is called in each."""
    if one.date != other.date or abs(one.km - other.km) > SAME_KM * max(one.km, other.km):
        return False
    if one.time_s is None or other.time_s is None:
        return True
    return abs(one.time_s - other.time_s) <= SAME_S * max(one.time_s, other.time_s)
