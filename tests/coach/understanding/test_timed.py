"""A race in a few words: how far and how long, in either order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.athlete import Units
from coach.errors import UnreadableAnswerError
from coach.understanding.speeds import plausible
from coach.understanding.timed import read_timed


@pytest.mark.parametrize(
    ("text", "km", "seconds"),
    [
        ("10k 45:00", 10, 2700),
        ("10 km in 50 min", 10, 3000),
        ("marathon 3:30", 42.195, 12_600),
        ("21.1k 1h45", 21.1, 6300),
        ("half marathon in 1:45:00", 21.0975, 6300),
        ("5000 m 20:00", 5, 1200),
        ("10k 45", 10, 2700),
        ("10 45:00", 10, 2700),
        ("1:45:00 half marathon", 21.0975, 6300),
        ("45:00 for 10k", 10, 2700),
        ("I ran a half marathon in 1:45", 21.0975, 6300),
        ("the marathon took 3 hours 30 minutes", 42.195, 12_600),
        ("10k in an hour", 10, 3600),
        ("10 km: 50:00", 10, 3000),
        ("10 km - 50:00", 10, 3000),
        ("5k, 19:59!", 5, 1199),
        ("10k in 45'30\"", 10, 2730),
        ("100mi 24:00:00", 160.9344, 86_400),
    ],
)
def test_a_distance_and_a_time_are_read_in_any_of_the_usual_ways(
    text: str, km: float, seconds: float
) -> None:
    found_km, found_seconds = read_timed(text, Units.KM)
    assert found_km == pytest.approx(km)
    assert found_seconds == pytest.approx(seconds)


def test_a_bare_distance_is_in_the_athletes_unit() -> None:
    km, seconds = read_timed("13.1 in 2:00:00", Units.MI)
    assert km == pytest.approx(21.08, abs=0.01)
    assert seconds == 7200


@pytest.mark.parametrize(
    "text",
    ["", "10k", "45:00", "marathon", "10k 5:00", "banana", "10 10", "10k 20 km 45:00", "x" * 500],
)
def test_what_is_not_both_or_not_human_is_refused(text: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        read_timed(text, Units.KM)


@given(st.text(max_size=120))
def test_whatever_is_read_is_a_human_speed(text: str) -> None:
    try:
        km, seconds = read_timed(text, Units.KM)
    except UnreadableAnswerError:
        return
    assert plausible(km, seconds, None)
