"""What overrides a program until the athlete answers: sick, injured, returning, red flag."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class StateKind(StrEnum):
    """Why plans are overridden."""

    SICK = "sick"
    INJURED = "injury"
    RETURNING = "returning"
    RED_FLAG = "red_flag"


class ReturnStage(StrEnum):
    """How far back an athlete is; each step is an answer, never a date."""

    OFF = "off"
    WALK = "walk"
    EASY_SHORT = "easy_short"
    EASY = "easy"
    NORMAL = "normal"


class Tier(StrEnum):
    """How urgent a red flag is: T1 emergency now … T6 overreaching."""

    T1 = "T1"
    T2 = "T2"
    T2B = "T2b"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"
    T6 = "T6"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One override. Open while `until` is None; `severity` is pain 0-10; `since` the first day."""

    kind: StateKind
    since: date
    where: str | None = None
    severity: int | None = None
    stage: ReturnStage = ReturnStage.OFF
    tier: Tier | None = None
    fever_free_since: date | None = None
    cleared_on: date | None = None
    until: date | None = None
    stepped_on: date | None = None
    """The day of the newest step; None before the first."""

    def open_on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)
