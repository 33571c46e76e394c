"""Names as they were typed, without what nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import UnreadableAnswerError
from coach.understanding.names import LONGEST, read_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("  Berlin\n Marathon ", "Berlin Marathon"),
        ("Ultra\u202etriathlon\u200b 50", "Ultratriathlon 50"),
        ("מרתון תל אביב", "מרתון תל אביב"),
        ("🏔️ Trail", "🏔️ Trail"),
    ],
)
def test_hidden_marks_are_dropped_and_letters_of_all_kinds_stay(words: str, name: str) -> None:
    assert read_name(words) == name


@pytest.mark.parametrize("words", ["", "\u200b\u202e", "x" * (LONGEST + 1)])
def test_what_is_no_name_is_asked_for_again(words: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        read_name(words)


@given(st.text(max_size=200))
def test_a_name_that_was_read_reads_the_same_again(words: str) -> None:
    try:
        name = read_name(words)
    except UnreadableAnswerError:
        return
    assert read_name(name) == name
    assert "\n" not in name
