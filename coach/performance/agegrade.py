"""Age grading: a time against the best of one's age and sex (road factors 2025, CC0)."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

from coach.athlete import Sex

OLDEST, YOUNGEST = 100, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeGrade:
    """The age-graded time in seconds, and the share of the open standard."""

    seconds: float
    share: float


@dataclass(frozen=True, slots=True)
class _Table:
    km: tuple[float, ...]
    standard_s: tuple[float, ...]
    factors: Mapping[int, tuple[float, ...]]


def age_grade(sex: Sex, age: int, km: float, seconds: float) -> AgeGrade | None:
    """None outside one mile to 200 km, or ages 5 to 100; between distances by log distance."""
    table = _table(sex)
    if not table.km[0] * 0.999 <= km <= table.km[-1] or not YOUNGEST <= age <= OLDEST:
        return None
    factor = _between(table.km, table.factors[age], km)
    standard = _between(table.km, table.standard_s, km)
    graded = seconds * factor
    return AgeGrade(seconds=graded, share=standard / graded)


def _between(places: tuple[float, ...], values: tuple[float, ...], at: float) -> float:
    for n in range(1, len(places)):
        if at <= places[n]:
            low, high = places[n - 1], places[n]
            share = (log(max(at, low)) - log(low)) / (log(high) - log(low)) if high > low else 0.0
            return values[n - 1] + (values[n] - values[n - 1]) * share
    return values[-1]


@cache
def _table(sex: Sex) -> _Table:
    path = files("coach.performance") / "data" / f"age_factors_road_2025_{sex.value}.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    km = [float(cell) for cell in rows[1][1:]]
    order = sorted(range(len(km)), key=km.__getitem__)

    def numbers(row: list[str]) -> tuple[float, ...]:
        return tuple(float(row[1:][n]) for n in order)

    return _Table(
        km=tuple(km[n] for n in order),
        standard_s=numbers(rows[2]),
        factors={int(row[0]): numbers(row) for row in rows[3:] if row},
    )
