"""Whether races get better: a slope over an index, and the per-distance table beside it.

Sources: science §6.2: Theil-Sen over the log of an index, two years, three races spread over
ninety days; a change counts above 2 % a year with the same sign in 70 % of the pairs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import combinations
from math import expm1, log
from statistics import median

from coach.performance.equivalence import MARATHON_KM, fitness
from coach.race import Finish, RaceResult

YEAR = 365.25
LOOK_BACK = timedelta(days=731)
SPREAD_DAYS = 90
LEAST_RACES = 3
MEANS_SOMETHING = 0.02
AGREE = 0.70
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
    """The trend, how many races it stands on, the change a year, the table by distance."""

    trend: Trend
    races: int
    per_year: float | None
    table: tuple["DistanceTrend", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DistanceTrend:
    """First and last pace of races within 20 % of one distance; seconds a km."""

    km: float
    trend: Trend
    first_pace_s: float
    last_pace_s: float
    races: int


def trend_of(results: Sequence[RaceResult], today: date) -> TrendFound:
    """The trend of the last two years; fewer than three comparable races say nothing."""
    told = sorted((r for r in results if _counts(r, results)), key=lambda r: r.date)
    recent = [r for r in told if today - LOOK_BACK <= r.date <= today]
    points = [(r.date.toordinal(), log(_index(r))) for r in recent if _index(r) > 0]
    table = _table(told)
    if len(points) < LEAST_RACES or points[-1][0] - points[0][0] < SPREAD_DAYS:
        return TrendFound(trend=Trend.INSUFFICIENT, races=len(points), per_year=None, table=table)
    slopes = [
        (b - a) / (later - earlier) * YEAR
        for (earlier, a), (later, b) in combinations(points, 2)
        if later > earlier
    ]
    slope = median(slopes)
    agree = sum((s > 0) == (slope > 0) for s in slopes) / len(slopes)
    change = expm1(slope)
    trend = Trend.STABLE
    if abs(change) > MEANS_SOMETHING and agree >= AGREE:
        trend = Trend.IMPROVING if change > 0 else Trend.DECLINING
    return TrendFound(trend=trend, races=len(points), per_year=change, table=table)


def _counts(result: RaceResult, results: Sequence[RaceResult]) -> bool:
    """Finished, not for training, flat enough, and not run tired from a longer race."""
    if result.status is not Finish.FINISHED or not result.time_s or result.km > MARATHON_KM * 1.01:
        return False
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
