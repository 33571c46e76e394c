"""Ratios of a day: acute against chronic, external and internal, and how far they hold.

Coupled: mean of 7 days against mean of 28. Uncoupled: against the 21 days before those 7.
EWMA: λ = 2/(N+1), N 7 and 28, begun on the first day (coaching §1; science §2.1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum, inf

from coach.load.divergence import divergence
from coach.load.ewma import Ewma
from coach.load.metrics import ACWR_FROM, PROVISIONAL_FROM, DayMetrics, Gate, gate_of
from coach.load.monotony import monotony
from coach.load.series import Series

__all__ = [
    "DayMetrics",
    "Gate",
    "all_metrics",
    "coupled",
    "day_metrics",
    "gate_of",
    "uncoupled",
    "week_for_coupled",
]

ACUTE, CHRONIC = 7, 28

CEILING = 4.0
"""A coupled ratio cannot pass it: the acute days are part of the chronic ones."""

COVERED = 0.80
"""The share of the external load that must have an internal one too (coaching §1)."""

ROUNDING = 1e-9
"""Four of five kilometres are 80 %, whatever the sums of their decimals say."""

LONGEST_OF = 30


@dataclass(frozen=True, slots=True)
class _Means:
    """One load's means on one day, and their ratios."""

    acute: float | None
    chronic: float | None
    before: float | None
    """Mean of the 21 days before the acute ones."""

    @property
    def coupled(self) -> float | None:
        return _ratio(self.acute, self.chronic)

    @property
    def uncoupled(self) -> float | None:
        return _ratio(self.acute, self.before)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The ratios of one load that may be printed."""

    coupled: float | None = None
    uncoupled: float | None = None
    ewma: float | None = None


NOTHING = _Shown()


def day_metrics(series: Series, day: date) -> DayMetrics:
    """The figures of one day; all unknown outside the series."""
    place = series.index(day)
    return DayMetrics(date=day) if place is None else _at(series, place)


def all_metrics(series: Series) -> tuple[DayMetrics, ...]:
    """The figures of every day."""
    return tuple(_at(series, place) for place in range(len(series.rows)))


def coupled(uncoupled: float) -> float:
    """The coupled ratio at a week's end: c = 4u / (3 + u)."""
    return CEILING if uncoupled == inf else 4 * uncoupled / (3 + uncoupled)


def uncoupled(coupled: float) -> float:
    """The uncoupled ratio at a week's end: u = 3c / (4 − c); infinite from the ceiling on."""
    return inf if coupled >= CEILING else 3 * coupled / (4 - coupled)


def week_for_coupled(coupled: float, three_weeks: float) -> float:
    """The week's load that ends at a coupled ratio, after three weeks of so much together.

    W = c · S3 / (4 − c); infinite from the ceiling on.
    """
    return inf if coupled >= CEILING else coupled * three_weeks / (4 - coupled)


def _at(series: Series, place: int) -> DayMetrics:
    row, track = series.rows[place], series.tracks[place]
    history = place + 1
    whole, week = _unknown(series, place, CHRONIC), _unknown(series, place, ACUTE)
    loads = series.by_mean if _mixes(series, place) else series.internal
    work, paid = _means(series, series.total, place), _means(series, loads, place)
    seven, month = _coverage(series, place, ACUTE), _coverage(series, place, CHRONIC)
    covered = not whole and _covered(seven) and _covered(month)
    gate = gate_of(history, covered=covered)
    shown = gate is not Gate.NONE and not whole
    external = _shown(work, track.external) if shown else NOTHING
    internal = NOTHING
    paired = None
    if shown and covered:
        begun_mixed = track.begun_streamed and track.begun_averaged
        internal = _shown(paid, track.by_mean if begun_mixed else track.internal)
        paired = _means(series, series.paired, place).coupled
    flatness = None
    if history >= ACUTE and not week and _covered(seven):
        flatness = monotony(loads[history - ACUTE : history])
    return DayMetrics(
        date=row.date,
        external_total=row.external_total,
        external_impact=row.external_impact,
        internal=row.internal,
        internal_method=row.internal_method,
        known=row.known,
        acute_external=work.acute,
        chronic_external=work.chronic,
        acwr_external=external.coupled,
        acwr_external_uncoupled=external.uncoupled,
        acwr_external_ewma=external.ewma,
        acute_internal=paid.acute,
        chronic_internal=paid.chronic,
        acwr_internal=internal.coupled,
        acwr_internal_uncoupled=internal.uncoupled,
        acwr_internal_ewma=internal.ewma,
        divergence=divergence(paired, internal.coupled),
        coverage_7=seven,
        coverage_28=month,
        monotony=flatness,
        strain=None if flatness is None else flatness * fsum(loads[history - ACUTE : history]),
        days_since_rest=track.since_rest,
        longest_run_30d_km=_longest(series, place),
        gate=gate,
    )


def _means(series: Series, loads: Sequence[float], place: int) -> _Means:
    """Means over the last 7 days, the last 28 (of the days there are, from 14 on), the 21."""
    history = place + 1
    acute = chronic = before = None
    if history >= ACUTE and not _unknown(series, place, ACUTE):
        acute = fsum(loads[history - ACUTE : history]) / ACUTE
    if history >= PROVISIONAL_FROM and not _unknown(series, place, CHRONIC):
        days = min(history, CHRONIC)
        chronic = fsum(loads[history - days : history]) / days
        if history >= ACWR_FROM:
            before = fsum(loads[history - CHRONIC : history - ACUTE]) / (CHRONIC - ACUTE)
    return _Means(acute, chronic, before)


def _shown(means: _Means, weighted: Ewma | None) -> _Shown:
    ratio = weighted.ratio if weighted is not None else None
    return _Shown(means.coupled, means.uncoupled, ratio)


def _ratio(acute: float | None, chronic: float | None) -> float | None:
    return acute / chronic if acute is not None and chronic else None


def _unknown(series: Series, place: int, days: int) -> int:
    """How many of the last days are unknown."""
    before = series.tracks[place - days].unknown if place >= days else 0
    return series.tracks[place].unknown - before


def _mixes(series: Series, place: int) -> bool:
    """Whether the last 28 days hold sums over samples beside mean pulses."""
    now = series.tracks[place]
    if place < CHRONIC:
        return bool(now.streamed and now.averaged)
    then = series.tracks[place - CHRONIC]
    return now.streamed > then.streamed and now.averaged > then.averaged


def _coverage(series: Series, place: int, days: int) -> float | None:
    """The share of the external load whose activities have an internal load too.

    None where a day is unknown, and where there was no load to cover.
    """
    start, end = max(0, place + 1 - days), place + 1
    total = fsum(series.total[start:end])
    if _unknown(series, place, days) or total <= 0:
        return None
    return fsum(series.paired[start:end]) / total


def _covered(share: float | None) -> bool:
    """Where there is no load, nothing is left uncovered."""
    return share is None or share >= COVERED - ROUNDING


def _longest(series: Series, place: int) -> float | None:
    """The longest run of the last 30 days; None without one."""
    rows = series.rows[max(0, place + 1 - LONGEST_OF) : place + 1]
    return max((row.run_km for row in rows if row.run_km is not None), default=None)
