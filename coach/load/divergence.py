"""Divergence: how far the body's response runs ahead of, or behind, the work done."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

MEDIAN_OF = 3
"""Decisions never use one day (coaching §1)."""

FALLS = 5
"""A fall five days running is a sign (coaching §2)."""


def divergence(external: float | None, internal: float | None) -> float | None:
    """(E − I) / their mean, from −2 to +2; None where one is unknown or both are nothing.

    Negative: the body paid more than the work.
    """
    if external is None or internal is None or external + internal == 0:
        return None
    return (external - internal) / ((external + internal) / 2)


def median_of_three(values: Sequence[float | None]) -> float | None:
    """The median of those of the last three days that are known, the newest last."""
    known = [value for value in values[-MEDIAN_OF:] if value is not None]
    return median(known) if known else None


def falling(values: Sequence[float | None]) -> bool:
    """Whether D fell five days running: six known values, each under the one before."""
    newest = values[-FALLS - 1 :]
    known = [value for value in newest if value is not None]
    if len(known) <= FALLS:
        return False
    return all(later < earlier for earlier, later in pairwise(known))


def residual(measured: float | None, planned: float | None) -> float | None:
    """What the planned mix does not explain; without a program D itself."""
    return None if measured is None else measured - (planned or 0.0)
