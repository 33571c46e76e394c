"""Whether races get better: a slope over an index, and the per-distance table beside it.

Sources: science §6.2: Theil-Sen over the log of an index, two years, three races spread over
ninety days; a change counts above 2 % a year with the same sign in 70 % of the pairs. With fewer,
the best of twelve months against the best of the twelve before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from math import expm1, log
from statistics import median

from coach.performance.equivalence import MARATHON_KM, fitness
from coach.race import Finish, RaceResult, Surface

YEAR = 365.25
LOOK_BACK = timedelta(days=731)
SPREAD_DAYS = 90
LEAST_RACES = 3
MEANS_SOMETHING = 0.02
A_PAIR_MEANS_SOMETHING = 0.04
"""From race to race anyone varies by 1.2 to 4.2 %: a single pair needs more (science §6.2)."""

AGREE = 0.70
ROLLING = 0.5
ROUNDING = 1e-9
TWELVE_MONTHS = timedelta(days=365)
FLAT_M_PER_KM, HILLY_M_PER_KM = 10.0, 20.0
TIRED_AFTER = timedelta(days=21)
SAME_DISTANCE = 0.20
TABLE_CHANGE = 0.05


class Trend(StrEnum):
    """Where the results go."""

    IMPROVING = "improving"
    STABLE = "stable"
    DECLINING = "declining"
    INSUFFICIENT = "insufficient_data"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendFound:
    """The trend, how many races it stands on, the change a year, the table by distance.

    `by_best`: too few races for a slope, so the best of twelve months is held against the best of
    the twelve before.
    """

    trend: Trend
    races: int
    per_year: float | None
    table: tuple["DistanceTrend", ...] = ()
    by_best: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceTrend:
    """First and last pace of races within 20 % of one distance; seconds a km."""

    km: float
    trend: Trend
    first_pace_s: float
    last_pace_s: float
    races: int


@dataclass(frozen=True, slots=True)
class _Point:
    """A race: its day, the log of its index, and how much it weighs."""

    day: date
    level: float
    weight: float


def trend_of(results: Sequence[RaceResult], today: date) -> TrendFound:
    """The trend of the last two years, by a slope, or by the best of each where races are few."""
    told = sorted((r for r in results if _counts(r, results)), key=lambda r: r.date)
    recent = [r for r in told if today - LOOK_BACK <= r.date <= today]
    points = [_Point(r.date, log(_index(r)), _weight(r)) for r in recent if _index(r) > 0]
    table = _table(told)
    if len(points) >= LEAST_RACES and (points[-1].day - points[0].day).days >= SPREAD_DAYS:
        trend, change = _by_slope(points)
        return TrendFound(trend=trend, races=len(points), per_year=change, table=table)
    best = _by_best(points, today)
    if best is None:
        return TrendFound(trend=Trend.INSUFFICIENT, races=len(points), per_year=None, table=table)
    trend, change = best
    return TrendFound(trend=trend, races=len(points), per_year=change, table=table, by_best=True)


def _by_slope(points: Sequence[_Point]) -> tuple[Trend, float]:
    """Theil and Sen: the median of the slopes of all pairs, and whether most agree with it."""
    slopes = [
        ((b.level - a.level) / (b.day - a.day).days * YEAR, a.weight * b.weight)
        for a, b in combinations(points, 2)
        if b.day > a.day
    ]
    slope = _median(slopes)
    with_it = sum(weight for value, weight in slopes if (value > 0) == (slope > 0))
    agree = with_it / sum(weight for _, weight in slopes)
    change = expm1(slope)
    return (_of(change, MEANS_SOMETHING) if agree >= AGREE else Trend.STABLE), change


def _median(weighted: Sequence[tuple[float, float]]) -> float:
    """The value at half of the weight; between two where it lies between them."""
    ordered = sorted(weighted)
    half = sum(weight for _, weight in ordered) / 2
    reached = 0.0
    for place, (value, weight) in enumerate(ordered[:-1]):
        reached += weight
        if reached > half * (1 + ROUNDING):
            return value
        if reached >= half * (1 - ROUNDING):
            return (value + ordered[place + 1][0]) / 2
    return ordered[-1][0]


def _by_best(points: Sequence[_Point], today: date) -> tuple[Trend, float] | None:
    """One pair, so more of a change is asked for; None without a race in each twelve months."""
    late = [point.level for point in points if point.day > today - TWELVE_MONTHS]
    early = [point.level for point in points if point.day <= today - TWELVE_MONTHS]
    if not late or not early:
        return None
    change = expm1(max(late) - max(early))
    return _of(change, A_PAIR_MEANS_SOMETHING), change


def _of(change: float, least: float) -> Trend:
    if abs(change) <= least:
        return Trend.STABLE
    return Trend.IMPROVING if change > 0 else Trend.DECLINING


def _weight(result: RaceResult) -> float:
    """A rolling course or a trail says half as much as a flat road."""
    rolling = (result.ascent_m or 0.0) / result.km >= FLAT_M_PER_KM
    return ROLLING if rolling or result.surface is Surface.TRAIL else 1.0


def _counts(result: RaceResult, results: Sequence[RaceResult]) -> bool:
    """Finished, not for training, flat enough, and not run tired from a longer race."""
    if result.status is not Finish.FINISHED or not result.time_s or result.km > MARATHON_KM * 1.01:
        return False
    if result.surface is Surface.TRAIL and result.ascent_m is None:
        return False  # nobody knows how far that is on the flat
    if (result.ascent_m or 0.0) / result.km > HILLY_M_PER_KM:
        return False
    return not any(
        timedelta(0) < result.date - other.date <= TIRED_AFTER and other.km > result.km
        for other in results
    )


def _index(result: RaceResult) -> float:
    """Equivalent fitness; on rolling courses over the loop's flat distance."""
    assert result.time_s is not None
    return fitness(flat_km(result.km, result.ascent_m), result.time_s)


def flat_km(km: float, ascent_m: float | None) -> float:
    """The flat distance of a loop with climbs: Minetti's cost up and down again [§6.2]."""
    if not ascent_m or ascent_m / km < FLAT_M_PER_KM:
        return km
    grade = ascent_m / (km * 500)
    return km * (_cost(grade) + _cost(-grade)) / 7.2


def _cost(grade: float) -> float:
    """Minetti's cost of running at a grade, J/kg/m; valid to ± 0.45."""
    i = max(-0.45, min(0.45, grade))
    return 155.4 * i**5 - 30.4 * i**4 - 43.3 * i**3 + 46.3 * i**2 + 19.5 * i + 3.6


def _table(results: Sequence[RaceResult]) -> tuple[DistanceTrend, ...]:
    groups: list[list[RaceResult]] = []
    for result in sorted(results, key=lambda r: (r.km, r.date)):
        if groups and result.km <= groups[-1][0].km * (1 + SAME_DISTANCE):
            groups[-1].append(result)
        else:
            groups.append([result])
    return tuple(_row(sorted(group, key=lambda r: r.date)) for group in groups if len(group) > 1)


def _row(group: Sequence[RaceResult]) -> DistanceTrend:
    first, last = ((r.time_s or 0.0) / r.km for r in (group[0], group[-1]))
    change = (last - first) / first
    trend = (
        Trend.IMPROVING
        if change < -TABLE_CHANGE
        else Trend.DECLINING
        if change > TABLE_CHANGE
        else Trend.STABLE
    )
    km = median(r.km for r in group)
    return DistanceTrend(
        km=km, trend=trend, first_pace_s=first, last_pace_s=last, races=len(group)
    )
