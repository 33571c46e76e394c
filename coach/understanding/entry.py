"""What a text said: days, activities, scores; and what was left unexplained."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from coach.activity import Sport
from coach.safety.finding import Finding
from coach.state import Tier


class Kind(StrEnum):
    """What a text wants."""

    JOURNAL = "journal"
    QUESTION = "question"
    REQUEST = "request"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidActivity:
    """Training as told: km, seconds, metres of climb, beats a minute, RPE 0-10; None is unsaid.

    `sport` other is one the coach does not know, and asks about.
    """

    sport: Sport | None = None
    km: float | None = None
    duration_s: float | None = None
    ascent_m: float | None = None
    avg_hr: int | None = None
    rpe: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDay:
    """One day as told; None is unsaid. Scales as an `Observation`'s."""

    date: date
    activities: tuple[SaidActivity, ...] = ()
    rpe: float | None = None
    energy: int | None = None
    pain: int | None = None
    pain_where: str | None = None
    pain_side: str | None = None
    sleep: int | None = None
    soreness: int | None = None
    rest_day: bool | None = None
    resting_hr: int | None = None
    pain_changes_movement: bool | None = None
    worse_next_morning: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A text, read without Claude."""

    text: str
    kind: Kind
    entries: tuple[SaidDay, ...] = ()
    unexplained: str = ""
    finding: Finding | None = None

    @property
    def tier(self) -> Tier | None:
        return self.finding.tier if self.finding else None


_OF_ACTIVITY = ("sport", "km", "duration_s", "ascent_m", "avg_hr", "rpe")
_SCORES = ("rpe", "energy", "pain", "pain_where", "pain_side", "sleep", "soreness", "rest_day")


def as_json(understood: Understood) -> dict[str, Any]:
    """The outside form: keys and their order are stable."""
    return {
        "text": understood.text,
        "tier": understood.tier.value if understood.tier else None,
        "kind": understood.kind.value,
        "entries": [_day(entry) for entry in understood.entries],
        "unexplained": understood.unexplained,
    }


def _day(entry: SaidDay) -> Mapping[str, Any]:
    return {
        "date": entry.date.isoformat(),
        "activities": [
            {key: _whole(getattr(activity, key)) for key in _OF_ACTIVITY}
            for activity in entry.activities
        ],
        **{key: _whole(getattr(entry, key)) for key in _SCORES},
    }


def _whole(value: Any) -> Any:
    """Numbers without a needless .0."""
    if isinstance(value, Sport):
        return value.value
    return int(value) if isinstance(value, float) and value.is_integer() else value
