"""Equivalent fitness: what an athlete's races say, and the speeds that follow from it."""

from collections.abc import Iterable
from datetime import date, timedelta

from coach.performance.equivalence import fitness
from coach.performance.training import pace
from coach.race import Finish, RaceResult, Surface

RECENT = timedelta(days=365)
SHORTEST_KM, LONGEST_KM = 1.5, 43.0
"""Shorter is a sprint; longer races are decided by other things (science §6.2)."""

FLAT_M_PER_KM = 10.0
"""With more climb than this a time says little about flat running (science §6.2)."""


def speed(known: float, share: float) -> float:
    """Km a minute at a share of an equivalent fitness."""
    return 60 / pace(known, share)


def newest_fitness(results: Iterable[RaceResult], today: date) -> float | None:
    """The best of the last twelve months; None without a flat race that was run to the end."""
    found = [
        fitness(result.km, result.time_s)
        for result in results
        if result.time_s and _tells(result) and today - RECENT <= result.date <= today
    ]
    return max(found, default=None)


def _tells(result: RaceResult) -> bool:
    return (
        result.status is Finish.FINISHED
        and SHORTEST_KM <= result.km <= LONGEST_KM
        and result.surface is not Surface.TRAIL
        and (result.ascent_m or 0.0) < FLAT_M_PER_KM * result.km
    )
