from datetime import date

import pytest

from coach.athlete import Units
from coach.understanding import understand
from coach.understanding.day import moves_otherwise
from tests.cases import each

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("limping", True),
        ("it changes how I move", True),
        ("changed my stride", True),
        ("no limping", False),
        ("I didn't limp", False),
        ("fine", False),
    ],
)
def test_what_changes_how_one_moves_is_noticed(text: str, moves: bool) -> None:
    assert moves_otherwise(text) is moves


@pytest.mark.parametrize(
    ("text", "pain", "where"),
    [
        ("pain 2 left knee, pain 5 right hip", 5, "hip"),
        ("knee sore, pain 3", 3, "knee"),
        ("no pain, but left knee 2/10", 2, "knee"),
        ("no pain", 0, None),
    ],
)
def test_the_worst_pain_of_a_day_is_its_pain(text: str, pain: int, where: str | None) -> None:
    (entry,) = understand(text, today=TODAY, units=Units.KM).entries

    assert (entry.pain, entry.pain_where) == (pain, where)


@each(
    "text, where",
    [
        ("achilles was worse the next morning", "achilles"),
        ("knee worse this morning", "knee"),
        ("my calf is worse today than yesterday", "calf"),
        ("left knee felt worse the morning after", "knee"),
        ("the pain in my hip got worse the next day", "hip"),
        ("knee hurt more the next day", "knee"),
        ("pain 2 knee, worse than yesterday", "knee"),
        ("the pain was worse this morning", None),
    ],
)
def test_pain_that_grew_overnight_is_read_without_a_number(text: str, where: str | None) -> None:
    (entry,) = understand(text, today=TODAY, units=Units.KM).entries

    assert entry.date == TODAY
    assert entry.worse_next_morning
    assert entry.pain_where == where


@each(
    "text",
    [
        "ran 5k, weather was worse the next morning",
        "ran 5k, achilles not worse the next morning",
        "5k easy, knee wasn't any worse today",
        "pain 0, worse weather next morning",
        "5k, my left achilles is worse",
    ],
)
def test_what_did_not_grow_overnight_is_not_said_to_have(text: str) -> None:
    (entry,) = understand(text, today=TODAY, units=Units.KM).entries

    assert entry.worse_next_morning is None
