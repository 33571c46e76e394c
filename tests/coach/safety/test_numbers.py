import pytest

from coach.safety.numbers import quantities, value_of
from coach.safety.reading import read


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("three months", 3.0, "month"),
        ("12 weeks", 12.0, "week"),
        ("for months", 4.0, "month"),
        ("in a month", 1.0, "month"),
        ("5.5 kg", 5.5, "kilogram"),
        ("8%", 8.0, "percent"),
    ],
)
def test_a_number_counts_its_unit(text: str, value: float, unit: str) -> None:
    found = [(q.value, q.unit) for q in quantities(read(text), "en")]

    assert found == [(value, unit)]


def test_figures_and_number_words_are_numbers() -> None:
    assert [value_of("38,5", "de"), value_of("drei", "de"), value_of("drie", "de")] == [
        38.5,
        3,
        None,
    ]
