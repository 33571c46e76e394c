"""What one race says about others: equivalent fitness, and times as ranges.

Sources: science §5.1: Daniels and Gilbert's oxygen cost and duration curves; Riegel's exponent,
steeper beyond the half marathon, where recreational runners fade [Vickers and Vertosick 2016];
Cameron's formula, in metres.
"""

from dataclasses import dataclass, replace
from math import exp

HALF_KM, MARATHON_KM = 21.0975, 42.195
RIEGEL, BEYOND_HALF, FEW_KM, ULTRA = 1.06, 1.08, 1.10, 1.12
FEW_KM_A_WEEK = 50.0

SPREAD, ULTRA_SPREAD = 0.02, 0.12
"""Half the width of a prediction: within-runner variation, and what ultras add."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """An equivalent time over a distance, seconds, and the range to expect."""

    km: float
    seconds: float
    low_s: float
    high_s: float


def oxygen_cost(metres_per_minute: float) -> float:
    """The oxygen cost of running, ml/kg/min."""
    v = metres_per_minute
    return -4.60 + 0.182258 * v + 0.000104 * v * v


def share_of_maximum(minutes: float) -> float:
    """The share of the maximum that can be held for so long."""
    return 0.8 + 0.1894393 * exp(-0.012778 * minutes) + 0.2989558 * exp(-0.1932605 * minutes)


def fitness(km: float, seconds: float) -> float:
    """The equivalent fitness of a flat race, ml/kg/min."""
    minutes = seconds / 60
    return oxygen_cost(km * 1000 / minutes) / share_of_maximum(minutes)


def time_for(fitness_: float, km: float) -> float:
    """The seconds over a distance at an equivalent fitness, by bisection."""
    low, high = km * 100.0, km * 1200.0
    for _ in range(60):
        middle = (low + high) / 2
        if fitness(km, middle) > fitness_:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def riegel(km: float, seconds: float, to_km: float, exponent: float = RIEGEL) -> float:
    """T2 = T1 · (D2/D1)^e."""
    scale: float = (to_km / km) ** exponent
    return seconds * scale


def cameron(km: float, seconds: float, to_km: float) -> float:
    """Cameron's equivalent time; distances in metres within."""
    return seconds / km * _cameron(km) / _cameron(to_km) * to_km


def _cameron(km: float) -> float:
    metres = km * 1000
    fade: float = 835.7114 / metres**0.7905
    return 13.49681 - 0.000030363 * metres + fade


def predict(km: float, seconds: float, to_km: float, weekly_km: float | None = None) -> Prediction:
    """A range, never a promise: from the fitness curve below the half, with a fade above it."""
    if to_km <= HALF_KM:
        middle = time_for(fitness(km, seconds), to_km)
        other = riegel(km, seconds, to_km)
        low, high = min(middle, other), max(middle, other)
        return _range(to_km, middle, low, high, SPREAD)
    exponent = _exponent(to_km, weekly_km)
    start_km = max(km, HALF_KM)
    at_start = predict(km, seconds, HALF_KM).seconds if km < HALF_KM else seconds
    late = riegel(start_km, at_start, to_km, exponent)
    if to_km <= MARATHON_KM:
        best = time_for(fitness(km, seconds), to_km)
        return _range(to_km, late, min(best, late), max(best, late), SPREAD)
    found = _range(to_km, late, late, late, ULTRA_SPREAD)
    marathon = predict(km, seconds, MARATHON_KM, weekly_km)
    least = marathon.low_s * to_km / MARATHON_KM  # nobody runs an ultra at a faster pace
    return replace(found, low_s=min(max(found.low_s, least), found.seconds))


def _exponent(to_km: float, weekly_km: float | None) -> float:
    if to_km > MARATHON_KM:
        return ULTRA
    return FEW_KM if weekly_km is not None and weekly_km < FEW_KM_A_WEEK else BEYOND_HALF


def _range(km: float, middle: float, low: float, high: float, spread: float) -> Prediction:
    return Prediction(km=km, seconds=middle, low_s=low * (1 - spread), high_s=high * (1 + spread))


def critical_speed(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Metres a second, and metres above it, from two trials of (metres, seconds)."""
    (d1, t1), (d2, t2) = sorted((one, other))
    speed = (d2 - d1) / (t2 - t1)
    return speed, d1 - speed * t1
