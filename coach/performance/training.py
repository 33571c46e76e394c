"""Training paces from an equivalent fitness: seconds a km, as (fast, slow)."""

from collections.abc import Mapping
from math import sqrt

from coach.performance.equivalence import MARATHON_KM, time_for

SHARES: Mapping[str, tuple[float, float]] = {
    "easy": (0.59, 0.74),
    "threshold": (0.83, 0.88),
    "interval": (0.95, 1.00),
}
"""Shares of the equivalent fitness [science §5.2]."""


def pace(fitness: float, share: float) -> float:
    """Seconds a km at a share of the fitness: the oxygen cost turned round."""
    cost = fitness * share
    a, b, c = 0.000104, 0.182258, -4.60 - cost
    metres_per_minute = (-b + sqrt(b * b - 4 * a * c)) / (2 * a)
    return 60_000 / metres_per_minute


def training_paces(fitness: float) -> dict[str, tuple[float, float]]:
    """Easy, marathon, threshold, interval; seconds a km, the fast end first."""
    found = {
        name: (pace(fitness, high), pace(fitness, low)) for name, (low, high) in SHARES.items()
    }
    marathon = time_for(fitness, MARATHON_KM) / MARATHON_KM
    found["marathon"] = (marathon * 0.99, marathon * 1.01)
    return found
