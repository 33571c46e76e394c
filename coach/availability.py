"""When an athlete can train, and what stands in the way."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from coach.activity import Sport

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Weekday(StrEnum):
    """Monday first, as in `date.weekday()`."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        return cls(WEEKDAYS[day.weekday()])


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Minutes free for training on each weekday; 0 is a day without training."""

    mon: int = 0
    tue: int = 0
    wed: int = 0
    thu: int = 0
    fri: int = 0
    sat: int = 0
    sun: int = 0

    def on(self, day: date) -> int:
        minutes: int = getattr(self, WEEKDAYS[day.weekday()])
        return minutes


ASSUMED = Minutes(tue=60, wed=60, thu=60, sat=90, sun=150)
"""Five days, assumed until the athlete says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedSession:
    """A session that is there every week: a club's track evening, a spin class."""

    day: Weekday
    minutes: int
    type: str
    start: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossTraining:
    """Another sport the athlete wants to keep, hours a week."""

    sport: Sport
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """When an athlete can train."""

    days: Minutes = ASSUMED
    hours_per_week: float | None = None
    long_run_days: tuple[Weekday, ...] = ()
    strength_hours: float = 0.0
    mobility_hours: float = 0.0
    cross_training: tuple[CrossTraining, ...] = ()
    fixed: tuple[FixedSession, ...] = ()
    notes: tuple[str, ...] = ()


class ExceptionKind(StrEnum):
    """Why some dates differ from the usual week."""

    AWAY = "away"
    LESS = "less"
    MORE = "more"
    """Asked for by the athlete; every other kind only takes time away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedException:
    """Dates, both included, with fewer minutes than the weekday has (0: no training), or more."""

    from_: date
    to: date
    kind: str = ExceptionKind.AWAY.value
    minutes: int = 0
    reason: str | None = None

    def covers(self, day: date) -> bool:
        return self.from_ <= day <= self.to


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Heat (wet-bulb globe temperature, °C) and height (m) expected on dates, both included."""

    from_: date
    to: date
    wbgt_c: float | None = None
    altitude_m: float | None = None

    def covers(self, day: date) -> bool:
        return self.from_ <= day <= self.to
