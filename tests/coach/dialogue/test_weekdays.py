"""Days of the week, as people type on which they can train."""

import pytest

from coach.dialogue.weekdays import HINT, read_weekdays
from coach.errors import UnreadableAnswerError


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("tue thu sat sun", "tue thu sat sun"),
        ("tue,thu,sat", "tue thu sat"),
        ("Mon, Wed and Saturday", "mon wed sat"),
        ("Sundays, tuesdays & thurs.", "tue thu sun"),
        ("mon/wed/fri", "mon wed fri"),
        ("Mon-Fri", "mon tue wed thu fri"),
        ("monday to thursday and sunday", "mon tue wed thu sun"),
        ("fri – mon", "mon fri sat sun"),
        ("every day", "mon tue wed thu fri sat sun"),
        ("everyday but Friday", "mon tue wed thu sat sun"),
        ("any day except for tue and thu", "mon wed fri sat sun"),
        ("not on mondays", "tue wed thu fri sat sun"),
        ("weekdays", "mon tue wed thu fri"),
        ("weekends + wed", "wed sat sun"),
        ("the whole week", "mon tue wed thu fri sat sun"),
    ],
)
def test_days_are_read_as_they_are_said(words: str, days: str) -> None:
    assert read_weekdays(words) == tuple(days.split())


@pytest.mark.parametrize(
    "words",
    ["", "flyday", "monk", "sunny days", "mon 40", "to fri", "mon -", "no", "every day but all"],
)
def test_what_is_no_day_is_refused_with_an_example(words: str) -> None:
    with pytest.raises(UnreadableAnswerError) as refused:
        read_weekdays(words)

    assert refused.value.hint == HINT
