"""Ratios of a day: acute against chronic, external and internal, and what they may be used for.

Coupled: mean of 7 days against mean of 28. Uncoupled: against the 21 days before those 7.
EWMA: λ = 2/(N+1), N 7 and 28, begun at the first load [science §2.1].
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import StatisticsError, mean, stdev

from coach.load.divergence import divergence
from coach.load.internal import Method
from coach.load.series import DayRow, Series

ACUTE, CHRONIC, BEFORE = 7, 28, 21
PROVISIONAL_FROM, ACWR_FROM, ALL_FROM = 14, 28, 42
COVERED = 0.80
REST_TRIMP = 10.0
LONGEST_OF = 30


class Gate(StrEnum):
    """What so much history allows."""

    NONE = "none"
    PROVISIONAL = "provisional"
    ACWR = "acwr"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMetrics:
    """A day's figures, unrounded; None is unknown."""

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


@dataclass(frozen=True, slots=True)
class Ratio:
    """One load's means and ratios on one day."""

    acute: float | None = None
    chronic: float | None = None
    coupled: float | None = None
    uncoupled: float | None = None


UNKNOWN = Ratio()


def day_metrics(series: Series, day: date) -> DayMetrics:
    """The figures of one day; all unknown outside the series."""
    place = series.index(day)
    if place is None:
        return DayMetrics(date=day)
    return _at(series, place, _ewma_at(series, place))


def all_metrics(series: Series) -> tuple[DayMetrics, ...]:
    """The figures of every day, in one pass."""
    ewma = _ewma(series.rows, len(series.rows))
    return tuple(_at(series, place, ewma[place]) for place in range(len(series.rows)))


def coupled(uncoupled: float) -> float:
    """The coupled ratio at a week's end: c = 4u / (3 + u)."""
    return 4 * uncoupled / (3 + uncoupled)


def uncoupled(coupled_: float) -> float:
    """The uncoupled ratio at a week's end: u = 3c / (4 − c)."""
    return 3 * coupled_ / (4 - coupled_)


def week_for_coupled(coupled_: float, three_weeks: float) -> float:
    """The week's load that ends at a coupled ratio after three weeks of so much in all."""
    return coupled_ * three_weeks / (4 - coupled_)


def gate_of(days: int, *, covered: bool) -> Gate:
    """What so many days since the first record allow."""
    if days < PROVISIONAL_FROM:
        return Gate.NONE
    if days < ACWR_FROM:
        return Gate.PROVISIONAL
    return Gate.ALL if days >= ALL_FROM and covered else Gate.ACWR


def ratio(sums: Sequence[float], end: int) -> Ratio:
    """Means and ratios from running sums; under fourteen days there are none.

    Until 28 days there are, the chronic mean is that of the days there are.
    """
    have = end + 1
    if have < PROVISIONAL_FROM:
        return UNKNOWN
    acute = (sums[have] - sums[have - ACUTE]) / ACUTE
    days = min(have, CHRONIC)
    chronic = (sums[have] - sums[have - days]) / days
    apart = None
    if have >= CHRONIC:
        before = (sums[have - ACUTE] - sums[have - CHRONIC]) / BEFORE
        apart = acute / before if before > 0 else None
    return Ratio(acute, chronic, acute / chronic if chronic > 0 else None, apart)


def _at(series: Series, place: int, ewma: tuple[float | None, float | None]) -> DayMetrics:
    row, sums = series.rows[place], series.sums
    gap = sums.gaps[place + 1] - sums.gaps[max(0, place + 1 - CHRONIC)] > 0
    work = UNKNOWN if gap else ratio(sums.total, place)
    seven, whole = _coverage(series, place, ACUTE), _coverage(series, place, CHRONIC)
    covered = (seven or 0.0) >= COVERED and (whole or 0.0) >= COVERED
    gate = gate_of(place + 1, covered=covered)
    paid = ratio(sums.paired_internal, place) if covered and not gap else UNKNOWN
    paired = ratio(sums.paired_external, place) if covered and not gap else UNKNOWN
    monotony, strain = _monotony(series.rows[max(0, place + 1 - ACUTE) : place + 1])
    shown = gate is not Gate.NONE
    return DayMetrics(
        date=row.date,
        external_total=None if row.gap else row.external_total,
        external_impact=None if row.gap else row.external_impact,
        internal=row.internal,
        internal_method=row.internal_method,
        known=row.known,
        acute_external=work.acute,
        chronic_external=work.chronic,
        acwr_external=work.coupled,
        acwr_external_uncoupled=work.uncoupled,
        acwr_external_ewma=None if gap or not shown else ewma[0],
        acute_internal=paid.acute,
        chronic_internal=paid.chronic,
        acwr_internal=paid.coupled,
        acwr_internal_uncoupled=paid.uncoupled,
        acwr_internal_ewma=ewma[1] if covered and not gap and shown else None,
        divergence=divergence(paired.coupled, paid.coupled) if shown else None,
        coverage_7=seven,
        coverage_28=whole,
        monotony=monotony,
        strain=strain,
        days_since_rest=_since_rest(series, place),
        longest_run_30d_km=max(
            r.longest_run_km for r in series.rows[max(0, place + 1 - LONGEST_OF) : place + 1]
        ),
        gate=gate,
    )


def _coverage(series: Series, place: int, days: int) -> float | None:
    """The share of the external load whose activities have an internal load too."""
    total = series.sums.window(series.sums.total, place, days)
    if total <= 0:
        return None
    return series.sums.window(series.sums.paired_external, place, days) / total


def _monotony(rows: Sequence[DayRow]) -> tuple[float | None, float | None]:
    """Mean over standard deviation (n − 1) of seven days, and week × monotony.

    From the internal load where every day has one, else from the external. A flat week has
    no number: it is "very even".
    """
    if len(rows) < ACUTE or any(row.gap for row in rows):
        return None, None
    inside = [row.internal for row in rows if row.internal is not None]
    loads = inside if len(inside) == ACUTE else [row.external_total for row in rows]
    try:
        spread = stdev(loads)
    except StatisticsError:
        return None, None
    if spread <= 1e-9:  # noqa: PLR2004 (a flat week, up to rounding)
        return None, None
    monotony = mean(loads) / spread
    return monotony, monotony * sum(loads)


def _since_rest(series: Series, place: int) -> int | None:
    """Days since a rest day: known and of internal load ≤ 10, or answered as rest."""
    for back in range(place + 1):
        row = series.rows[place - back]
        if row.gap:
            return None
        light = row.known and not row.sessions
        slight = row.known and row.internal is not None and row.internal <= REST_TRIMP
        if row.rest_answered or light or slight:
            return back
    return place + 1


def _ewma_at(series: Series, place: int) -> tuple[float | None, float | None]:
    return _ewma(series.rows, place + 1)[place]


def _ewma(rows: Sequence[DayRow], count: int) -> list[tuple[float | None, float | None]]:
    """External and internal EWMA ratios of the first `count` days."""
    external = _ewma_of([row.external_total for row in rows[:count]])
    internal = _ewma_of([row.paired_internal for row in rows[:count]])
    return list(zip(external, internal, strict=True))


def _ewma_of(loads: Sequence[float]) -> list[float | None]:
    fast, slow = 2 / (ACUTE + 1), 2 / (CHRONIC + 1)
    acute = chronic = None
    found: list[float | None] = []
    for load in loads:
        if acute is None or chronic is None:
            acute = chronic = load if load > 0 else None
        else:
            acute += fast * (load - acute)
            chronic += slow * (load - chronic)
        found.append(acute / chronic if acute is not None and chronic else None)
    return found
