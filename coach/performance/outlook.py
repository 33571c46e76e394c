"""What a race ahead may take, by the races behind: a range, and how a target lies in it.

Sources: science §5.1 (curves and exponents), §6.2 (loop distance up to 20 m a km; steeper courses
only against like ones: ± 30 % distance, ± 50 % climb density, km + m/100).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from coach.performance.equivalence import ULTRA_SPREAD, Prediction, predict
from coach.performance.trend import HILLY_M_PER_KM, flat_km
from coach.race import Finish, RaceGoal, RaceResult

RECENT = timedelta(days=365)
LIKE_KM, LIKE_CLIMB = 0.30, 0.50
SHORTEST_KM = 1.5


class Reach(StrEnum):
    """How a target lies in the range."""

    COMFORTABLE = "comfortable"
    """Slower than the slow end."""
    REALISTIC = "realistic"
    """In its slower half."""
    AMBITIOUS = "ambitious"
    """In its faster half."""
    BEYOND = "beyond"
    """Faster than the fast end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """A range in seconds, the race it comes from, and how a target lies in it."""

    seconds: float
    low_s: float
    high_s: float
    by: RaceResult
    reach: Reach | None = None
    beyond: float = 0.0
    """How much faster than the fast end a target is, as a share."""


def outlook(
    goal: RaceGoal, results: Sequence[RaceResult], today: date, weekly_km: float | None
) -> Outlook | None:
    """By the best race of the last twelve months that can be compared; None without one."""
    if not goal.km or goal.km < SHORTEST_KM:
        return None
    found = [(_by(goal, result, weekly_km), result) for result in _told(results, today)]
    able = [(said, result) for said, result in found if said is not None]
    if not able:
        return None
    said, result = min(able, key=lambda one: one[0].seconds)
    reach, beyond = _reach(goal.target_s, said)
    return Outlook(
        seconds=said.seconds,
        low_s=said.low_s,
        high_s=said.high_s,
        by=result,
        reach=reach,
        beyond=beyond,
    )


def _told(results: Iterable[RaceResult], today: date) -> Iterable[RaceResult]:
    return (
        result
        for result in results
        if result.time_s
        and result.status is Finish.FINISHED
        and result.km >= SHORTEST_KM
        and today - RECENT <= result.date <= today
    )


def _by(goal: RaceGoal, result: RaceResult, weekly_km: float | None) -> Prediction | None:
    assert goal.km is not None
    assert result.time_s is not None
    steep = [_climb(goal.km, goal.ascent_m), _climb(result.km, result.ascent_m)]
    if max(steep) <= HILLY_M_PER_KM:
        km = flat_km(result.km, result.ascent_m)
        return predict(km, result.time_s, flat_km(goal.km, goal.ascent_m), weekly_km)
    like = abs(result.km / goal.km - 1) <= LIKE_KM and (
        abs(steep[1] / steep[0] - 1) <= LIKE_CLIMB if steep[0] else False
    )
    if not like:
        return None
    share = _effort(goal.km, goal.ascent_m) / _effort(result.km, result.ascent_m)
    seconds = result.time_s * share
    return Prediction(
        km=goal.km,
        seconds=seconds,
        low_s=seconds * (1 - ULTRA_SPREAD),
        high_s=seconds * (1 + ULTRA_SPREAD),
    )


def _climb(km: float, ascent_m: float | None) -> float:
    return (ascent_m or 0.0) / km


def _effort(km: float, ascent_m: float | None) -> float:
    """Km, a hundred metres of climb for one."""
    return km + (ascent_m or 0.0) / 100


def _reach(target_s: float | None, said: Prediction) -> tuple[Reach | None, float]:
    if target_s is None:
        return None, 0.0
    if target_s < said.low_s:
        return Reach.BEYOND, 1 - target_s / said.low_s
    if target_s > said.high_s:
        return Reach.COMFORTABLE, 0.0
    return (Reach.REALISTIC if target_s >= said.seconds else Reach.AMBITIOUS), 0.0
