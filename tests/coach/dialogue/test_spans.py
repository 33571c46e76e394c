"""Days ahead, as people say how long they are away."""

from datetime import date

import pytest

from coach.dialogue.spans import TOO_LONG, days_ahead
from coach.errors import UnreadableAnswerError

SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("3 days", date(2026, 11, 28), date(2026, 11, 30)),
        ("for a week", date(2026, 11, 28), date(2026, 12, 4)),
        ("the next 14 days", date(2026, 11, 28), date(2026, 12, 11)),
        ("one day", date(2026, 11, 28), date(2026, 11, 28)),
        ("2 weeks from 20 Dec", date(2026, 12, 20), date(2027, 1, 2)),
        ("three days starting on Friday", date(2026, 12, 4), date(2026, 12, 6)),
        ("until Sunday", date(2026, 11, 28), date(2026, 11, 29)),
        ("next week", date(2026, 11, 30), date(2026, 12, 6)),
        ("12-14 Dec", date(2026, 12, 12), date(2026, 12, 14)),
    ],
)
def test_days_ahead_are_read_as_they_are_said(words: str, first: date, last: date) -> None:
    assert days_ahead(words, SATURDAY) == (first, last)


@pytest.mark.parametrize("words", ["0 days", "days", "three", "3", "soon", "3 days from nowhere"])
def test_what_names_no_days_is_refused(words: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        days_ahead(words, SATURDAY)


@pytest.mark.parametrize("words", ["200 days", "30 weeks", "1 Jan to 30 Sep"])
def test_half_a_year_and_more_is_a_pause(words: str) -> None:
    with pytest.raises(UnreadableAnswerError, match=TOO_LONG):
        days_ahead(words, SATURDAY)
