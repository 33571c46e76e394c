"""Training that happened."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Sport(StrEnum):
    """What was done."""

    RUNNING = "running"
    TRAIL_RUNNING = "trail_running"
    TREADMILL = "treadmill"
    WALKING = "walking"
    HIKING = "hiking"
    CYCLING = "cycling"
    INDOOR_CYCLING = "indoor_cycling"
    SWIMMING = "swimming"
    OPEN_WATER = "open_water"
    ROWING = "rowing"
    SKI_TOURING = "ski_touring"
    NORDIC_SKI = "nordic_ski"
    STRENGTH = "strength"
    MOBILITY = "mobility"
    OTHER = "other"

    @property
    def family(self) -> str:
        """Sports that a file and a planned workout may stand for one another in."""
        return _FAMILIES.get(self, self.value)


RUNS = frozenset({Sport.RUNNING, Sport.TRAIL_RUNNING, Sport.TREADMILL})
ON_FOOT = RUNS | {Sport.WALKING, Sport.HIKING}

_FAMILIES = {
    Sport.RUNNING: "run",
    Sport.TRAIL_RUNNING: "run",
    Sport.TREADMILL: "run",
    Sport.WALKING: "walk",
    Sport.HIKING: "walk",
    Sport.CYCLING: "bike",
    Sport.INDOOR_CYCLING: "bike",
    Sport.SWIMMING: "swim",
    Sport.OPEN_WATER: "swim",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """A stretch of an activity: timer seconds, km, mean beats a minute."""

    duration_s: float
    km: float | None = None
    avg_hr: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One session as it happened. Timer seconds, never elapsed; `start` bears the local offset."""

    start: datetime
    sport: Sport
    duration_s: float | None = None
    km: float | None = None
    ascent_m: float | None = None
    descent_m: float | None = None
    avg_hr: int | None = None
    max_hr: int | None = None
    rpe: float | None = None
    title: str | None = None
    source: str | None = None
    """fit, tcx, gpx, journal, … ; a journal's start is noon and stands for an unknown hour."""
    id: str | None = None
    trimp_stream: float | None = None
    """Banister TRIMP summed over the samples, from the athlete's pulse range when it was read."""
    laps: tuple[Lap, ...] = ()

    @property
    def day(self) -> date:
        return self.start.date()

    @property
    def minutes(self) -> float | None:
        return None if self.duration_s is None else self.duration_s / 60

    @property
    def start_known(self) -> bool:
        return self.source != "journal"
