"""A day's figures, as `metrics` prints them, and what so much history allows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.load.internal import Method

PROVISIONAL_FROM, ACWR_FROM, ALL_FROM = 14, 28, 42
"""Days since the first record (coaching §1)."""


class Gate(StrEnum):
    """What so much history allows."""

    NONE = "none"
    """No ratios."""
    PROVISIONAL = "provisional"
    """Ratios are shown as such; no rule fires."""
    ACWR = "acwr"
    """Rules on load ratios fire, none on divergence."""
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMetrics:
    """A day's figures, unrounded; None is unknown.

    External in running-equivalent km, internal in TRIMP, ratios coupled unless named otherwise.
    """

    date: date
    external_total: float | None = None
    external_impact: float | None = None
    internal: float | None = None
    internal_method: Method | None = None
    known: bool = False
    acute_external: float | None = None
    chronic_external: float | None = None
    acwr_external: float | None = None
    acwr_external_uncoupled: float | None = None
    acwr_external_ewma: float | None = None
    acute_internal: float | None = None
    chronic_internal: float | None = None
    acwr_internal: float | None = None
    acwr_internal_uncoupled: float | None = None
    acwr_internal_ewma: float | None = None
    divergence: float | None = None
    coverage_7: float | None = None
    coverage_28: float | None = None
    monotony: float | None = None
    strain: float | None = None
    days_since_rest: int | None = None
    longest_run_30d_km: float | None = None
    gate: Gate = Gate.NONE


def gate_of(days: int, *, covered: bool) -> Gate:
    """What so many days since the first record allow; `covered` in both windows."""
    if days < PROVISIONAL_FROM:
        return Gate.NONE
    if days < ACWR_FROM:
        return Gate.PROVISIONAL
    return Gate.ALL if days >= ALL_FROM and covered else Gate.ACWR
