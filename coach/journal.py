"""How a day felt: the check-in's answers."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One day's report; None is unsaid.

    rpe, pain and soreness 0-10; energy and sleep 1-5; the pulse in beats a minute.
    """

    date: date
    rpe: float | None = None
    energy: int | None = None
    pain: int | None = None
    pain_where: str | None = None
    pain_side: str | None = None
    """left, right or both."""
    pain_changes_movement: bool | None = None
    worse_next_morning: bool | None = None
    fever: bool | None = None
    sleep: int | None = None
    soreness: int | None = None
    resting_hr: int | None = None
    hrv_ms: float | None = None
    weight_kg: float | None = None
    rest_day: bool | None = None
    note: str | None = None
