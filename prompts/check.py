"""Whether the models can do what the uses ask of them, by what Anthropic says of them today."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from coach.ledger import Outcome
from prompts.ask import Manner
from prompts.capabilities import Finding, misfits, thinking_off
from prompts.failures import SetbackError

CHECK_S = 20.0
"""How long the whole check may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelState:
    """A model as the API describes it; None: it does not say."""

    lifecycle: str | None = None
    retires_at: datetime | None = None
    max_tokens: int | None = None
    structured_outputs: bool | None = None
    images: bool | None = None
    efforts: Mapping[str, bool] | None = None
    thinking: Mapping[str, bool] | None = None
    """Which `thinking.type` values a request may carry."""


class ModelLine(Protocol):
    """Whoever can describe a model."""

    async def model(self, name: str) -> ModelState:
        """One attempt; raises SetbackError, with MODEL for a model nobody knows."""
        ...


async def compare(line: ModelLine, manners: Sequence[Manner]) -> tuple[Finding, ...]:
    """What our own table and Anthropic's description say against the uses' settings."""
    findings = list(misfits(manners))
    try:
        async with asyncio.timeout(CHECK_S):
            for model in sorted({manner.model for manner in manners}):
                findings += await _described(line, model, manners)
    except TimeoutError:
        findings.append(Finding(fatal=False, text="Anthropic did not answer in time"))
    except SetbackError as setback:
        if setback.outcome is Outcome.AUTH:
            findings.append(Finding(fatal=True, text="Anthropic does not take this key"))
        else:
            text = f"Anthropic could not be asked about the models ({setback.outcome})"
            findings.append(Finding(fatal=False, text=text))
    return tuple(findings)


async def _described(
    line: ModelLine, model: str, manners: Sequence[Manner]
) -> tuple[Finding, ...]:
    try:
        state = await line.model(model)
    except SetbackError as setback:
        if setback.outcome is not Outcome.MODEL:
            raise
        return (Finding(fatal=True, text=f"Anthropic knows no model {model}"),)
    asked = [manner for manner in manners if manner.model == model]
    return tuple(finding for manner in asked for finding in review(manner, state))


def review(manner: Manner, state: ModelState) -> tuple[Finding, ...]:
    """What the API's own description says against the way a use is asked."""
    where = f"{manner.use}: {manner.model}"
    thinking = thinking_off(manner) or "adaptive"
    until = f" on {state.retires_at:%Y-%m-%d}" if state.retires_at else ""
    checks = (
        (state.lifecycle != "retired", True, "is retired: choose another model"),
        (state.lifecycle != "deprecated", False, f"will be retired{until}: choose another model"),
        (state.structured_outputs is not False, True, "cannot be held to a schema"),
        (state.images is not False or not manner.images, True, "cannot read pictures"),
        (_takes(state.efforts, manner.effort), True, f"takes no effort {manner.effort}"),
        (_takes(state.thinking, thinking), True, f"takes no thinking {thinking}"),
        (
            state.max_tokens is None or manner.max_tokens <= state.max_tokens,
            True,
            f"writes at most {state.max_tokens} tokens, not {manner.max_tokens}",
        ),
    )
    return tuple(
        Finding(fatal=fatal, text=f"{where} {text}") for fits, fatal, text in checks if not fits
    )


def _takes(described: Mapping[str, bool] | None, word: str) -> bool:
    return described is None or described.get(word, True)
