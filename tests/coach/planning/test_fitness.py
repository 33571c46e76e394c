"""Equivalent fitness, held against the golden values of Daniels and Gilbert's formula."""

from datetime import timedelta

import pytest

from coach.performance.equivalence import fitness
from coach.planning.fitness import newest_fitness, speed
from coach.race import Finish, RaceResult, Surface
from tests.cases import each
from tests.coach.planning.athletes import MONDAY

GOLDEN = (
    (5.0, 27 * 60, 34.9632),
    (5.0, 20 * 60, 49.8062),
    (5.0, 15 * 60, 69.5968),
    (10.0, 50 * 60 + 3, 39.9652),
    (10.0, 40 * 60, 51.9441),
    (15.0, 67 * 60 + 48, 46.3965),
    (21.0975, 91 * 60 + 35, 49.9600),
    (42.195, 190 * 60 + 49, 49.9520),
    (42.195, 240 * 60, 37.9043),
)


@each("km, seconds, value", GOLDEN)
def test_a_race_gives_the_golden_fitness(km: float, seconds: float, value: float) -> None:
    assert fitness(km, seconds) == pytest.approx(value, abs=0.001)


def test_the_training_paces_of_fifty_are_those_of_the_table() -> None:
    paces = {share: round(60 / speed(50.0, share)) for share in (0.74, 0.975)}

    assert paces[0.74] == pytest.approx(294, abs=3)  # E 4:54
    assert paces[0.975] == pytest.approx(235, abs=6)  # I 3:55


def result(days_ago: int, km: float = 10.0, seconds: float = 3000.0, **more: object) -> RaceResult:
    given: dict[str, object] = {
        "name": "race",
        "date": MONDAY - timedelta(days=days_ago),
        "km": km,
        "time_s": seconds,
        **more,
    }
    return RaceResult(**given)  # type: ignore[arg-type]


def test_the_best_of_twelve_months_counts() -> None:
    results = [result(10, seconds=3100), result(200, seconds=2900), result(400, seconds=2500)]

    assert newest_fitness(results, MONDAY) == fitness(10.0, 2900)


@pytest.mark.parametrize(
    "untold",
    [
        {"surface": Surface.TRAIL},
        {"status": Finish.DNF},
        {"status": Finish.TRAINING},
        {"time_s": None},
        {"ascent_m": 200.0},
        {"km": 1.0},
        {"km": 50.0},
    ],
)
def test_a_race_that_says_nothing_about_flat_speed_is_left_out(untold: dict[str, object]) -> None:
    given = {"km": 10.0, "time_s": 3000.0, **untold}
    race = RaceResult(name="race", date=MONDAY, **given)  # type: ignore[arg-type]

    assert newest_fitness([race], MONDAY) is None
