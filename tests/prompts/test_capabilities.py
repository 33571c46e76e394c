"""What a model takes, and what is said when a use asks for something else."""

from dataclasses import replace
from typing import Any

import pytest

from coach.ledger import Use
from prompts.ask import Effort, Manner, Thinking
from prompts.capabilities import CAPABILITIES, misfits, room, thinking_off
from tests.fakes.catalogue import CATALOGUE
from tests.prompts.samples import MANNER


@pytest.mark.parametrize("model", CAPABILITIES)
def test_the_table_agrees_with_what_the_api_describes(model: str) -> None:
    ours, theirs = CAPABILITIES[model], CATALOGUE[model]
    off = theirs.thinking & {"disabled", "between_tools"}
    assert ({ours.thinking_off} - {None}) == off
    assert set(ours.efforts) == set(theirs.efforts)
    assert ours.forced_tool == theirs.forced_tool
    assert (ours.max_output, ours.cache_from) == (theirs.max_output, theirs.cache_from)
    assert theirs.lifecycle == "active"


@pytest.mark.parametrize(
    ("model", "effort", "word"),
    [
        ("claude-sonnet-5-5", Effort.LOW, "between_tools"),
        ("claude-sonnet-5-5", Effort.HIGH, "between_tools"),
        ("claude-sonnet-5-5", Effort.XHIGH, None),
        ("claude-haiku-5-5", Effort.MEDIUM, "disabled"),
        ("claude-haiku-5-5", Effort.MAX, None),
        ("claude-opus-5-5", Effort.LOW, None),
    ],
)
def test_thinking_is_turned_off_in_each_models_own_words(
    model: str, effort: Effort, word: str | None
) -> None:
    manner = replace(MANNER, model=model, effort=effort, thinking=Thinking.OFF)
    assert thinking_off(manner) == word
    assert thinking_off(replace(manner, thinking=Thinking.ADAPTIVE)) is None


def test_nobody_is_asked_for_more_than_they_can_write() -> None:
    assert room("claude-sonnet-5-5", 200_000) == 128_000
    assert room("claude-sonnet-4-6", 100_000) == 64_000
    assert room("claude-haiku-5-5", 900) == 900


@pytest.mark.parametrize(
    ("change", "fatal", "words"),
    [
        ({"model": "gpt-7"}, True, "not a model this bot knows"),
        ({"model": "claude-sonnet-4-6", "effort": Effort.XHIGH}, True, "takes no effort xhigh"),
        ({"max_tokens": 200_000}, True, "writes between 1 and 128000 tokens, not 200000"),
        ({"max_tokens": 0}, True, "writes between 1 and 128000 tokens"),
        ({"model": "claude-opus-5-5"}, False, "cannot be kept from thinking"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(
    change: dict[str, Any], fatal: bool, words: str
) -> None:
    manner = replace(MANNER, **change)
    finding = misfits([manner])[0]
    assert finding.fatal is fatal
    assert words in finding.text
    assert finding.text.startswith("week: ")


def test_what_fits_is_not_spoken_of() -> None:
    manner = Manner(use=Use.SCREENSHOT, model="claude-haiku-5-5", max_tokens=3_000, images=True)
    assert misfits([MANNER, manner]) == ()
