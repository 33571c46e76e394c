"""The time of a race, as it is typed."""

import pytest

from coach.dialogue.readers import race_seconds
from coach.errors import UnreadableAnswerError


@pytest.mark.parametrize(
    ("words", "km", "seconds"),
    [
        ("50:00", 10.0, 3000.0),
        ("1:05", 12.0, 3900.0),
        ("3:45", 42.2, 13500.0),
        ("28:00", 100.0, 100_800.0),
        ("5:00:00", 10.0, 18_000.0),
    ],
)
def test_two_numbers_are_what_the_distance_makes_of_them(
    words: str, km: float, seconds: float
) -> None:
    assert race_seconds(words, km) == seconds


@pytest.mark.parametrize("words", ["5:00", "4:10"])
def test_a_short_race_at_less_than_a_walk_is_asked_for_in_full(words: str) -> None:
    with pytest.raises(UnreadableAnswerError, match="Hours, minutes and seconds"):
        race_seconds(words, 10.0)
