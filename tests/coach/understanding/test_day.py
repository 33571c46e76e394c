from datetime import date

import pytest

from coach.athlete import Units
from coach.understanding import understand
from coach.understanding.day import moves_otherwise


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
    (entry,) = understand(text, today=date(2026, 11, 25), units=Units.KM).entries

    assert (entry.pain, entry.pain_where) == (pain, where)
