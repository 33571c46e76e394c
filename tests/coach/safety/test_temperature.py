import pytest

from coach.safety.reading import read
from coach.safety.scene import Scene
from coach.safety.temperature import celsius, find
from tests.cases import each


@pytest.mark.parametrize(
    ("word", "degrees"),
    [
        ("38.5", 38.5),
        ("38,5", 38.5),
        ("104", 40.0),
        ("100.4", 38.0),
        ("60", None),
        ("1.2.3", None),
    ],
)
def test_a_figure_is_a_body_temperature_if_a_human_can_have_it(
    word: str, degrees: float | None
) -> None:
    assert celsius(word) == (None if degrees is None else pytest.approx(degrees))


@each(
    "text, tiers",
    [
        ("fever 37.9", []),
        ("fever 38.0", ["T2"]),
        ("fever 38", ["T2"]),
        ("fever of 40.0", ["T2"]),
        ("fever of 40.1", ["T1"]),
        ("fever 100.3", []),
        ("fever 100.4", ["T2"]),
        ("my temperature is 39", ["T2"]),
        ("body temperature 41 in the race", ["T1"]),
        ("I've got 38.5", ["T2"]),
        ("ran 38.5 km", []),
        ("38 degrees outside", []),
        ("no fever, 38 degrees in the shade", []),
        ("my daughter has a fever of 39", []),
        ("read about fever of 39", []),
    ],
)
def test_a_fevers_figure_is_told_from_a_hot_day(text: str, tiers: list[str]) -> None:
    assert [hit.tier.value for hit in find(Scene(read(text)))][:1] == tiers
