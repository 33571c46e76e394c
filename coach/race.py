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
