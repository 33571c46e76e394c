"""From what Claude wrote to what was asked for."""

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.failures import NonsenseError
from prompts.reading import partly, read_object, read_text, unharmed
from tests.fakes.steps import answer
from tests.prompts.samples import WEEK, Week

if TYPE_CHECKING:
    from collections.abc import Mapping

WRITTEN = answer(WEEK).text


def test_an_object_is_read() -> None:
    assert read_object(WRITTEN, Week) == Week(**WEEK)


def test_several_faults_are_named_without_quoting_anybody() -> None:
    text = answer(WEEK | {"mon": "my knee hurts", "minutes": -5}).text
    with pytest.raises(NonsenseError) as caught:
        read_object(text, Week)
    assert caught.value.faults == ("mon: literal_error", "minutes: greater_than_equal")
    assert caught.value.__suppress_context__


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_whatever_is_written_is_an_object_or_nonsense(text: str) -> None:
    with pytest.raises(NonsenseError):
        read_object(text, Week)


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, len(WRITTEN)))
def test_every_beginning_of_an_object_is_heard_as_a_part_of_it(at: int) -> None:
    heard: list[Mapping[str, Any]] = []
    hear = partly(heard.append)
    assert hear is not None
    hear(WRITTEN[:at])
    for part in heard:
        assert part
        for key, value in part.items():
            assert WEEK[key] == value or str(WEEK[key]).startswith(str(value))


@pytest.mark.parametrize("text", ["", "Sure", "[1, 2", "nul", '"mon"', "{}"])
def test_what_is_no_object_is_not_heard(text: str) -> None:
    heard: list[Mapping[str, Any]] = []
    hear = partly(heard.append)
    assert hear is not None
    hear(text)
    assert heard == []


def test_nobody_need_listen() -> None:
    assert partly(None) is None
    assert unharmed(None) is None


def test_text_is_trimmed() -> None:
    assert read_text("\n Easy. ") == "Easy."
    with pytest.raises(NonsenseError):
        read_text("\n \t")
