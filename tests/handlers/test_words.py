"""Distances and days as athletes read them."""

import pytest

from coach.athlete import Units
from handlers.views import words


@pytest.mark.parametrize(
    ("text", "miles"),
    [
        ("It asks for 42 km a week.", "It asks for 26.1 mi a week."),
        ("Up to 5.0 km, then 160 km.", "Up to 3.1 mi, then 99.4 mi."),
        ("At 12 km/h you fly.", "At 12 km/h you fly."),
        ("Nothing to turn here: 40 min.", "Nothing to turn here: 40 min."),
    ],
)
def test_the_coachs_kilometres_are_an_athletes_miles(text: str, miles: str) -> None:
    assert words.in_units(text, Units.MI) == miles
    assert words.in_units(text, Units.KM) == text


def test_a_sentence_begins_large_and_keeps_its_other_capitals() -> None:
    assert words.first_upper("wed 25 Nov") == "Wed 25 Nov"
    assert words.first_upper("") == ""
