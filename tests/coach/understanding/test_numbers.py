import pytest

from coach.understanding.numbers import count, number, tidy
from tests.cases import each


@each(
    "text, thousands, value",
    [
        ("12", False, 12.0),
        ("12.5", False, 12.5),
        ("12,5", False, 12.5),
        ("42,195", False, 42.195),
        ("42,195", True, 42195.0),
        ("1,200", True, 1200.0),
        ("1'200", False, 1200.0),
        ("1,234,567", False, 1234567.0),
    ],
)
def test_a_comma_is_decimal_unless_thousands_are_meant(
    text: str, thousands: bool, value: float
) -> None:
    assert number(text, thousands=thousands) == value


def test_small_counts_may_be_words() -> None:
    assert [count("three"), count("3"), count("a")] == [3, 3, 1]
    with pytest.raises(ValueError, match="dozen"):
        count("dozen")


def test_what_multiplication_adds_behind_the_comma_is_rounded_away() -> None:
    assert tidy(6.2 * 1.609344) == 9.977933
