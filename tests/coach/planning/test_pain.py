"""The newest pain answer, and what it allows."""

import pytest

from coach.journal import Observation
from coach.planning.pain import Pain, newest_pain
from tests.coach.planning.athletes import DAY, MONDAY, STEADY, dossier, trained
from tests.coach.planning.weeks import training, written


def said(days_ago: int, **answers: object) -> Observation:
    return Observation(date=MONDAY - days_ago * DAY, **answers)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "stops", "careful"),
    [(0, 0, 0), (2, 0, 0), (3, 0, 1), (5, 0, 1), (6, 1, 1), (10, 1, 1)],
)
def test_three_asks_for_care_and_six_stops_running(value: int, stops: int, careful: int) -> None:
    pain = Pain(on=MONDAY, value=value)

    assert (pain.stops, pain.careful) == (bool(stops), bool(careful))
    assert pain.cap.running is not bool(stops)
    assert pain.cap.hard is not bool(careful)
    assert pain.cap.growth is not bool(careful)


@pytest.mark.parametrize("sign", ["changes_movement", "worse_next_morning"])
def test_a_limp_or_a_worse_morning_stops_whatever_the_number(sign: str) -> None:
    flags = {"changes_movement": False, "worse_next_morning": False, sign: True}

    pain = Pain(
        on=MONDAY,
        value=1,
        changes_movement=flags["changes_movement"],
        worse_next_morning=flags["worse_next_morning"],
    )

    assert pain.stops


def test_nothing_said_is_no_pain_answer() -> None:
    assert newest_pain((), MONDAY) is None
    assert newest_pain((said(1, energy=4),), MONDAY) is None


def test_the_newest_answer_counts_until_a_newer_one() -> None:
    old, newer, silent = said(20, pain=7), said(9, pain=1), said(1, energy=2)

    pain = newest_pain((old, newer, silent), MONDAY)

    assert pain is not None
    assert (pain.value, pain.on) == (1, newer.date)


def test_an_answer_of_tomorrow_is_not_known_yet() -> None:
    pain = newest_pain((said(2, pain=4), said(-1, pain=0)), MONDAY)

    assert pain is not None
    assert pain.value == 4


def test_a_worse_morning_without_a_number_adds_to_the_last_number() -> None:
    pain = newest_pain((said(1, pain=2), said(0, worse_next_morning=True)), MONDAY)

    assert pain is not None
    assert pain.value == 2
    assert pain.stops


def test_a_new_number_wipes_the_old_limp() -> None:
    pain = newest_pain((said(2, pain=4, pain_changes_movement=True), said(1, pain=1)), MONDAY)

    assert pain is not None
    assert not pain.careful


def test_a_limp_without_any_number_stops() -> None:
    pain = newest_pain((said(0, pain_changes_movement=True),), MONDAY)

    assert pain is not None
    assert pain.stops


@pytest.mark.parametrize("pain", [3, 5])
def test_a_week_that_pain_keeps_small_has_a_small_long_run(pain: int) -> None:
    """Last week held half of the usual: the long run gives its part, not the short ones alone."""
    half = {day: km / 2 for day, km in STEADY.items()}
    runs = (*trained(9, until=MONDAY - 7 * DAY), *trained(1, half))
    sore = (Observation(date=MONDAY - DAY, pain=pain),)

    week = written(dossier(activities=runs, observations=sore))

    km = [w.distance_km or 0.0 for _, w in training(week.program)]
    assert len(km) >= 3
    assert max(km) <= 0.40 * sum(km)
