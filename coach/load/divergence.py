"""Divergence: how far the body's response runs ahead of, or behind, the work done."""

from collections.abc import Sequence
from statistics import median


def divergence(external: float | None, internal: float | None) -> float | None:
    """(E − I) / their mean, from −2 to +2; None where one is unknown or both are nothing.

    Negative: the body paid more than the work.
    """
    if external is None or internal is None or external + internal == 0:
        return None
    return (external - internal) / ((external + internal) / 2)


def median_of_three(values: Sequence[float | None]) -> float | None:
    """The median of the last three days that are known; decisions never use one day."""
    known = [value for value in values[-3:] if value is not None]
    return median(known) if known else None


def residual(measured: float | None, planned: float | None) -> float | None:
    """What the planned mix does not explain; without a program D itself."""
    return None if measured is None else measured - (planned or 0.0)
