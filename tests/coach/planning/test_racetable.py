"""The rows of science §4.1, and which one a race falls into."""

from datetime import timedelta

import pytest

from coach.athlete import Discipline
from coach.planning.racetable import ROWS, RaceRow, equivalent_km, row_of
from tests.cases import each
from tests.coach.planning.athletes import race

BY_NAME = {row.name: row for row in ROWS}


@each(
    "km, ascent_m, name",
    [
        (5.0, 0, "5k"),
        (7.0, 0, "5k"),  # √(5 × 10) = 7.07
        (7.1, 0, "10k"),
        (10.0, 0, "10k"),
        (14.5, 0, "10k"),  # √(10 × 21.0975) = 14.52
        (14.6, 0, "half marathon"),
        (21.0975, 0, "half marathon"),
        (29.8, 0, "half marathon"),
        (29.9, 0, "marathon"),
        (42.195, 70, "marathon"),
        (45.9, 0, "marathon"),
        (46.0, 0, "50k"),
        (42.195, 600, "50k"),  # 42.195 + 4.224
        (50.0, 0, "50k"),
        (63.4, 0, "50k"),
        (63.5, 0, "50 miles"),
        (73.9, 1870, "50 miles"),
        (80.4672, 3000, "100k"),
        (100.0, 0, "100k"),
        (126.8, 0, "100k"),
        (126.9, 0, "100 miles"),
        (160.9, 5500, "100 miles"),
    ],
)
def test_the_equivalent_distance_picks_the_nearest_row(
    km: float, ascent_m: float, name: str
) -> None:
    assert row_of(race(0, km, ascent_m=ascent_m)).name == name


def test_a_race_without_a_distance_is_prepared_for_like_a_half_marathon() -> None:
    assert equivalent_km(race(0, None)) is None
    assert row_of(race(0, None)).name == "half marathon"


def test_a_climb_counts_seven_km_a_thousand_metres_on_foot_and_less_on_a_bicycle() -> None:
    assert equivalent_km(race(0, 20.0, ascent_m=1000)) == pytest.approx(27.04)
    assert equivalent_km(race(0, 35.0, ascent_m=1000), Discipline.CYCLING) == pytest.approx(14.8)


@pytest.mark.parametrize(
    ("km", "name"), [(51.5, "half marathon"), (113.0, "50k"), (226.0, "100k")]
)
def test_a_triathlon_falls_into_the_row_it_is_worth_in_running(km: float, name: str) -> None:
    assert row_of(race(0, km), Discipline.TRIATHLON).name == name


@each("row", ROWS, ids=lambda row: row.name)
def test_the_boundaries_of_each_row_come_in_order(row: RaceRow) -> None:
    assert row.base_until_weeks * 7 > row.build_until_weeks * 7 > row.taper_days >= 7
    assert row.taper_from_days <= row.taper_days
    assert 0.25 <= row.final_share[0] < row.final_share[1] <= 0.60
    assert row.easy_days_after < row.hard_after_days
    assert row.long_min[0] < row.long_min[1]


@pytest.mark.parametrize(
    ("name", "easy", "hard"),
    [("5k", 3, 5), ("10k", 4, 7), ("half marathon", 7, 10), ("marathon", 14, 21)],
)
def test_recovery_takes_half_as_long_again_from_sixty_on(name: str, easy: int, hard: int) -> None:
    row = BY_NAME[name]

    for age in (None, 59):
        assert row.easy_only(age) == timedelta(days=easy)
        assert row.first_hard(age) == timedelta(days=hard)
    assert row.easy_only(60) >= timedelta(days=1.5 * easy)
    assert row.first_hard(60) >= timedelta(days=1.5 * hard)
    assert row.first_hard(60) < timedelta(days=1.5 * hard + 1)


@pytest.mark.parametrize(
    ("name", "days", "older"),
    [("half marathon", 0, 0), ("marathon", 1, 2), ("50k", 2, 3), ("100 miles", 3, 5)],
)
def test_the_longest_races_are_slept_out_first(name: str, days: int, older: int) -> None:
    assert BY_NAME[name].rest(40) == timedelta(days=days)
    assert BY_NAME[name].rest(60) == timedelta(days=older)


def test_what_is_asked_of_long_races_begins_where_it_should() -> None:
    assert [row.name for row in ROWS if not row.is_long] == ["5k", "10k"]
    assert next(row.name for row in ROWS if row.is_ultra) == "50k"
    assert next(row.name for row in ROWS if row.is_marathon) == "marathon"
