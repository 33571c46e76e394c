"""What Anthropic says of a model, against what a use asks of it."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from prompts import check
from prompts.ask import Effort
from prompts.check import ModelState, compare, review
from tests.prompts.samples import MANNER

FINE = ModelState(
    lifecycle="active",
    max_tokens=128_000,
    structured_outputs=True,
    images=True,
    efforts={"low": True, "xhigh": False},
    thinking={"adaptive": True, "between_tools": True, "disabled": False},
)


@pytest.mark.parametrize("state", [FINE, ModelState()])
def test_nothing_is_said_of_what_fits_or_is_not_described(state: ModelState) -> None:
    assert review(MANNER, state) == ()


@pytest.mark.parametrize(
    ("state", "words", "fatal"),
    [
        (replace(FINE, lifecycle="retired"), "is retired", True),
        (
            replace(FINE, lifecycle="deprecated", retires_at=datetime(2027, 9, 28, tzinfo=UTC)),
            "will be retired on 2027-09-28",
            False,
        ),
        (replace(FINE, structured_outputs=False), "cannot be held to a schema", True),
        (replace(FINE, max_tokens=1_000), "writes at most 1000 tokens, not 2000", True),
        (replace(FINE, efforts={"low": False}), "takes no effort low", True),
        (replace(FINE, thinking={"between_tools": False}), "takes no thinking between", True),
    ],
)
def test_what_does_not_fit_is_a_sentence(state: ModelState, words: str, fatal: bool) -> None:
    (finding,) = review(MANNER, state)
    assert words in finding.text
    assert finding.fatal is fatal


def test_pictures_matter_only_to_those_who_send_them() -> None:
    blind = replace(FINE, images=False)
    assert review(MANNER, blind) == ()
    (finding,) = review(replace(MANNER, images=True), blind)
    assert "cannot read pictures" in finding.text


async def test_each_model_is_asked_about_once_and_both_tables_speak() -> None:
    asked: list[str] = []

    class Line:
        async def model(self, name: str) -> ModelState:
            asked.append(name)
            return replace(FINE, lifecycle="deprecated")

    other = replace(MANNER, model="claude-sonnet-4-6", effort=Effort.XHIGH)
    findings = await compare(Line(), [MANNER, MANNER, other])
    assert asked == ["claude-sonnet-4-6", "claude-sonnet-5-5"]
    assert sum("will be retired" in finding.text for finding in findings) == 3
    assert sum("takes no effort xhigh" in finding.text for finding in findings) == 2


async def test_a_check_that_takes_too_long_holds_up_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Silent:
        async def model(self, name: str) -> ModelState:
            await asyncio.Event().wait()
            return FINE

    monkeypatch.setattr(check, "CHECK_S", 0.05)
    (finding,) = await compare(Silent(), [MANNER])
    assert not finding.fatal
    assert "in time" in finding.text
