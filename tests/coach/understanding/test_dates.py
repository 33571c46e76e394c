from datetime import date

import pytest

from coach.understanding.dates import find_dates
from tests.cases import each

TODAY = date(2026, 11, 25)  # a Wednesday


def found(text: str) -> list[date]:
    return [one.day for one in find_dates(text, TODAY)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("yesterday 10k, today rest", [date(2026, 11, 24), TODAY]),
        ("on Monday", [date(2026, 11, 23)]),
        ("12 Dec 2025 and Dec 13 2025", [date(2025, 12, 12), date(2025, 12, 13)]),
        ("the day before yesterday", [date(2026, 11, 23)]),
        ("3 days ago", [date(2026, 11, 22)]),
        ("last night", [date(2026, 11, 24)]),
    ],
)
def test_dates_are_found_in_the_order_of_the_text(text: str, days: list[date]) -> None:
    assert found(text) == days


@each(
    "text",
    [
        *("left knee 2/10", "energy 4/5", "3.5 km", "10k 52:30", "in the sun", "I sat down"),
        *("may I run", "may 10k", "the marathon", "mar 12k", "100mi"),
        *("1.5.2", "32.13.2026", "2026-13-40", "second half", "wedding", "sunny", "monitor"),
    ],
)
def test_scores_and_words_that_look_like_dates_are_none(text: str) -> None:
    assert found(text) == []
