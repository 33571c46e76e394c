"""Which model takes which thinking, effort and size: what a use asks for must fit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prompts.ask import Effort, Manner, Thinking
from prompts.prices import PRICES

ALL_EFFORTS = frozenset(Effort)
_CALM = frozenset({Effort.LOW, Effort.MEDIUM, Effort.HIGH})
"""Beyond these, thinking cannot be turned off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """What a model takes. `thinking_off` is the word that turns thinking off, if any does."""

    efforts: frozenset[Effort] = ALL_EFFORTS
    thinking_off: str | None = None
    forced_tool: bool = False
    images: bool = True
    max_output: int = 128_000
    cache_from: int = 512
    """Prompts of fewer tokens are not cached, silently."""


CAPABILITIES: Mapping[str, Capability] = {
    "claude-haiku-5-5": Capability(thinking_off="disabled", forced_tool=True),
    "claude-sonnet-5-5": Capability(thinking_off="between_tools"),
    "claude-opus-5-5": Capability(),
    "claude-fable-5-1": Capability(),
    "claude-fable-5-2": Capability(),
    "claude-sonnet-4-6": Capability(
        efforts=ALL_EFFORTS - {Effort.XHIGH},
        thinking_off="disabled",
        forced_tool=True,
        max_output=64_000,
        cache_from=1_024,
    ),
}
"""What Anthropic's model pages say, November 2026; `Claude.check` compares with the live API."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about a model that the owner should know; `fatal`: this use cannot work."""

    fatal: bool
    text: str


def thinking_off(manner: Manner) -> str | None:
    """The word that turns thinking off for this use, or None: then it may think."""
    able = CAPABILITIES.get(manner.model)
    if able is None or manner.thinking is Thinking.ADAPTIVE or manner.effort not in _CALM:
        return None
    return able.thinking_off


def room(model: str, max_tokens: int) -> int:
    """As many tokens as wished, as far as the model can write them."""
    return min(max_tokens, CAPABILITIES[model].max_output)


def misfits(manners: Iterable[Manner]) -> tuple[Finding, ...]:
    """What the table alone says against the way the uses are asked."""
    return tuple(finding for manner in manners for finding in _misfits(manner))


def _misfits(manner: Manner) -> list[Finding]:
    where = f"{manner.use}: {manner.model}"
    able = CAPABILITIES.get(manner.model)
    if able is None or manner.model not in PRICES:
        known = ", ".join(sorted(CAPABILITIES))
        return [Finding(fatal=True, text=f"{where} is not a model this bot knows ({known})")]
    checks = (
        (manner.effort in able.efforts, True, f"takes no effort {manner.effort}"),
        (able.images or not manner.images, True, "cannot read pictures"),
        (
            0 < manner.max_tokens <= able.max_output,
            True,
            f"writes between 1 and {able.max_output} tokens, not {manner.max_tokens}",
        ),
        (
            manner.thinking is Thinking.ADAPTIVE or thinking_off(manner) is not None,
            False,
            f"cannot be kept from thinking at effort {manner.effort}: dearer and slower",
        ),
    )
    return [
        Finding(fatal=fatal, text=f"{where} {text}") for fits, fatal, text in checks if not fits
    ]
