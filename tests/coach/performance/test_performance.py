"""Golden numbers of the performance formulas (science §5 and §6)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.athlete import Sex
from coach.performance.agegrade import age_grade
from coach.performance.equivalence import (
    cameron,
    critical_speed,
    fitness,
    predict,
    riegel,
    time_for,
)
from coach.performance.training import training_paces
from coach.performance.trend import Trend, TrendFound, flat_km, trend_of
from coach.race import Finish, RaceResult, Surface
from tests.cases import each

TODAY = date(2026, 11, 27)


@each(
    "km, seconds, expected",
    [
        (5, 27 * 60, 34.9632),
        (5, 20 * 60, 49.8062),
        (5, 15 * 60, 69.5968),
        (10, 50 * 60 + 3, 39.9652),
        (10, 40 * 60, 51.9441),
        (15, 67 * 60 + 48, 46.3965),
        (21.0975, 91 * 60 + 35, 49.9600),
        (21.0975, 7200, 36.4592),
        (42.195, 3 * 3600 + 10 * 60 + 49, 49.9520),
        (42.195, 4 * 3600, 37.9043),
        (42.195, 2.5 * 3600, 66.3136),
    ],
)
def test_the_equivalent_fitness_of_a_race(km: float, seconds: float, expected: float) -> None:
    assert fitness(km, seconds) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(
    ("value", "km", "printed"),
    [
        (30, 5, 30 * 60 + 40),
        (30, 42.195, 4 * 3600 + 49 * 60 + 17),
        (40, 10, 50 * 60 + 3),
        (40, 21.0975, 3600 + 50 * 60 + 59),
        (50, 5, 19 * 60 + 57),
        (50, 42.195, 3 * 3600 + 10 * 60 + 49),
    ],
)
def test_a_fitness_turned_back_into_a_time_is_the_printed_one(
    value: float, km: float, printed: float
) -> None:
    assert time_for(value, km) == pytest.approx(printed, rel=0.003)


def test_twenty_minutes_over_five_kilometres_elsewhere() -> None:
    assert riegel(5, 1200, 10) == pytest.approx(2501.9, abs=0.1)
    assert cameron(5, 1200, 10) == pytest.approx(2499.7, abs=0.1)
    assert time_for(fitness(5, 1200), 10) == pytest.approx(2487.9, abs=0.3)
    assert riegel(5, 1200, 42.195) == pytest.approx(11509, abs=1)
    assert cameron(5, 1200, 42.195) == pytest.approx(11711, abs=1)
    assert cameron(5.632704, 51.5 * 60, 8.04672) == pytest.approx(75.1335 * 60, abs=0.05)


def test_a_prediction_is_a_range_and_fades_beyond_the_half() -> None:
    ten = predict(5, 1200, 10)
    marathon = predict(10, 2400, 42.195, weekly_km=40)

    assert ten.low_s < ten.seconds < ten.high_s
    assert marathon.seconds > time_for(fitness(10, 2400), 42.195)
    assert predict(42.195, 12_000, 80.5).high_s / predict(42.195, 12_000, 80.5).low_s > 1.2


def test_training_paces_of_fitness_fifty() -> None:
    paces = training_paces(50)

    fast, slow = paces["easy"]
    assert fast == pytest.approx(4 * 60 + 54, abs=2)
    assert slow == pytest.approx(5 * 60 + 52, abs=2)
    assert paces["threshold"][0] == pytest.approx(4 * 60 + 15, abs=3)
    assert paces["interval"][0] == pytest.approx(3 * 60 + 55, abs=8)
    assert sum(paces["marathon"]) / 2 == pytest.approx(4 * 60 + 31, abs=1)


@pytest.mark.parametrize(
    ("one", "other", "speed", "reserve"),
    [((1200, 230), (3600, 760), 4.5283, 158.49), ((3000, 600), (10000, 2200), 4.3750, 375.0)],
)
def test_critical_speed_from_two_trials(
    one: tuple[float, float], other: tuple[float, float], speed: float, reserve: float
) -> None:
    found = critical_speed(one, other)

    assert found[0] == pytest.approx(speed, abs=1e-4)
    assert found[1] == pytest.approx(reserve, abs=0.01)


@pytest.mark.parametrize(
    ("sex", "age", "seconds", "graded", "share"),
    [
        (Sex.MALE, 45, 2400, 2222.64, 0.712666),
        (Sex.MALE, 55, 2580, 2195.84, 0.721365),
    ],
)
def test_ten_kilometres_age_graded(
    sex: Sex, age: int, seconds: float, graded: float, share: float
) -> None:
    found = age_grade(sex, age, 10, seconds)

    assert found is not None
    assert found.seconds == pytest.approx(graded, abs=0.01)
    assert found.share == pytest.approx(share, abs=1e-5)


def test_an_age_or_distance_outside_the_tables_has_no_grade() -> None:
    assert age_grade(Sex.FEMALE, 4, 10, 3000) is None
    assert age_grade(Sex.FEMALE, 40, 0.4, 60) is None


def _races(*times: tuple[int, float, float]) -> list[RaceResult]:
    return [
        RaceResult(name=f"r{n}", date=TODAY - timedelta(days=ago), km=km, time_s=seconds)
        for n, (ago, km, seconds) in enumerate(times)
    ]


def test_three_distances_all_better_is_improving_not_unknown() -> None:
    races = _races((700, 5, 22 * 60), (400, 21.0975, 98 * 60), (60, 42.195, 3.3 * 3600))

    assert trend_of(races, TODAY).trend is Trend.IMPROVING


def test_one_good_race_among_equals_is_no_trend() -> None:
    races = _races((600, 10, 2400), (400, 10, 2395), (200, 10, 2410), (20, 10, 2400))

    assert trend_of(races, TODAY).trend is Trend.STABLE


def test_one_race_or_an_unfinished_one_says_nothing() -> None:
    dnf = RaceResult(name="x", date=TODAY, km=10, time_s=None, status=Finish.DNF)
    one = _races((600, 10, 2400))

    assert trend_of([*one, dnf], TODAY) == TrendFound(
        trend=Trend.INSUFFICIENT, races=1, per_year=None
    )
    assert trend_of([], TODAY).trend is Trend.INSUFFICIENT


@pytest.mark.parametrize(
    ("seconds", "trend"),
    [(2300, Trend.IMPROVING), (2350, Trend.STABLE), (2390, Trend.STABLE), (2520, Trend.DECLINING)],
)
def test_with_few_races_the_best_of_each_year_are_compared(seconds: float, trend: Trend) -> None:
    """A single pair needs more than four in a hundred to mean anything."""
    found = trend_of(_races((600, 10, 2400), (580, 10, 2500), (20, 10, seconds)), TODAY)
    pair = trend_of(_races((600, 10, 2400), (20, 10, seconds)), TODAY)

    assert (pair.trend, pair.by_best, pair.races) == (trend, True, 2)
    assert found.by_best is False


def test_two_races_of_one_year_say_nothing() -> None:
    assert trend_of(_races((300, 10, 2400), (20, 10, 2300)), TODAY).trend is Trend.INSUFFICIENT
    close = trend_of(_races((30, 10, 2400), (20, 10, 2390), (10, 10, 2380)), TODAY)
    assert (close.trend, close.races) == (Trend.INSUFFICIENT, 3)


def test_a_rolling_course_weighs_half() -> None:
    """Two flat races against one over hills: the flat ones decide."""
    flat = _races((700, 10, 2400), (350, 10, 2400), (10, 10, 2400))
    rolling = replace(flat[1], date=TODAY - timedelta(days=30), ascent_m=150, time_s=3000)

    found = trend_of([*flat, rolling, replace(rolling, time_s=3100)], TODAY)

    assert found.trend is Trend.STABLE
    assert found.per_year == pytest.approx(0)


def test_a_trail_of_unknown_climbing_is_compared_with_nothing() -> None:
    road = _races((700, 10, 2400), (350, 10, 2400), (10, 10, 2400))
    trail = replace(road[1], date=TODAY, time_s=3600, surface=Surface.TRAIL)

    assert trend_of([*road, trail], TODAY).races == 3
    assert trend_of([*road, replace(trail, ascent_m=50)], TODAY).races == 4


def test_slower_by_a_lot_is_declining_and_the_table_says_so() -> None:
    found = trend_of(_races((700, 10, 2400), (350, 10, 2520), (10, 10, 2640)), TODAY)

    assert found.trend is Trend.DECLINING
    assert found.table[0].trend is Trend.DECLINING
    assert found.table[0].races == 3


def test_a_hilly_half_is_longer_than_flat_but_not_absurdly() -> None:
    assert flat_km(21.0975, 50) == 21.0975
    assert 21.0975 < flat_km(21.0975, 400) < 22.5
