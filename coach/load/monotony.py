"""How alike the days of a week are (Foster 1998; science §1.1)."""

from collections.abc import Sequence
from math import fsum, sqrt

FLAT = 1e-9
"""Loads this near each other, relative to the highest, differ by rounding only."""


def monotony(loads: Sequence[float]) -> float | None:
    """Mean over standard deviation (n − 1) of daily loads; None for a flat week.

    A flat week is "very even": its number would be infinite.
    """
    if max(loads) - min(loads) <= FLAT * max(loads):
        return None
    mean = fsum(loads) / len(loads)
    spread = sqrt(fsum((load - mean) ** 2 for load in loads) / (len(loads) - 1))
    return mean / spread if spread else None  # squares of the tiniest loads vanish
