"""Equivalent fitness: what a race says about an athlete, and the speeds that follow from it.

The oxygen cost of running and how long a share of it can be held (Daniels and Gilbert;
science §5.1).
"""

from collections.abc import Iterable
from datetime import date, timedelta
from math import exp, sqrt

from coach.race import Finish, RaceResult, Surface

COST = (-4.60, 0.182258, 0.000104)
"""Oxygen in ml/kg/min at v m/min: a + b·v + c·v²."""

HELD = (0.8, 0.1894393, 0.012778, 0.2989558, 0.1932605)
"""The share of the most that can be held for t minutes."""

RECENT = timedelta(days=365)
SHORTEST_KM, LONGEST_KM = 1.5, 43.0
"""Shorter is a sprint; longer races are decided by other things (science §6.2)."""

FLAT_M_PER_KM = 10.0
"""With more climb than this a time says little about flat running (science §6.2)."""


def fitness(km: float, seconds: float) -> float:
    """The equivalent fitness (ml/kg/min) of a flat race."""
    minutes = seconds / 60
    a, b, c = COST
    v = km * 1000 / minutes
    base, slow, slow_rate, fast, fast_rate = HELD
    share = base + slow * exp(-slow_rate * minutes) + fast * exp(-fast_rate * minutes)
    return (a + b * v + c * v * v) / share


def speed(known: float, share: float) -> float:
    """Km a minute at a share of an equivalent fitness."""
    a, b, c = COST
    return (-b + sqrt(b * b - 4 * c * (a - share * known))) / (2 * c) / 1000


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
