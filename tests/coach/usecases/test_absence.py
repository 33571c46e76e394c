"""Days away, told in plain words."""

from datetime import date

import pytest

from coach.usecases.absence import days_away

SATURDAY = date(2026, 11, 28)
NEXT_WEEK = (date(2026, 11, 30), date(2026, 12, 6))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("I will be in Spain next week", NEXT_WEEK),
        ("next week I'm away for work", NEXT_WEEK),
        ("I'm on holiday from 20 Dec to 27 Dec", (date(2026, 12, 20), date(2026, 12, 27))),
        ("we're flying to Lisbon 12-14 Dec!", (date(2026, 12, 12), date(2026, 12, 14))),
        ("I’ll be travelling until Thursday", (SATURDAY, date(2026, 12, 3))),
        ("I am away for 3 days", (SATURDAY, date(2026, 11, 30))),
        ("I have to travel tomorrow", (date(2026, 11, 29), date(2026, 11, 29))),
    ],
)
def test_days_away_are_heard(words: str, days: tuple[date, date]) -> None:
    assert days_away(words, SATURDAY) == days


@pytest.mark.parametrize(
    "words",
    [
        "I was in Spain last week",
        "I'm in pain since yesterday",
        "I will be in the gym tomorrow",
        "I'm in good shape for next week",
        "I will be away",
        "ran 10k in Madrid",
        "I'm in Berlin, ran 8 km in the sun",
        "easier next week please",
    ],
)
def test_other_words_tell_of_no_days_away(words: str) -> None:
    assert days_away(words, SATURDAY) is None
