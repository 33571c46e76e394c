"""What Claude costs: US dollars per million tokens, by model and kind of token."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.ledger import Tokens

CACHE_WRITE_5M = 1.25
CACHE_WRITE_1H = 2.0
BATCH = 0.5
US_ONLY = 1.1
"""What a workspace that is bound to the United States pays more."""
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """US dollars per million tokens. Cache writes are multiples of `input`, batches half."""

    input: float
    output: float
    cache_read: float
    long_from: int | None = None
    """Prompts of more tokens than this pay `long_factor` times everything."""
    long_factor: float = 1.0


PRICES: Mapping[str, Price] = {
    "claude-haiku-5-5": Price(
        input=0.10, output=0.50, cache_read=0.01, long_from=100_000, long_factor=5.0
    ),
    "claude-sonnet-5-5": Price(input=2.0, output=10.0, cache_read=0.10),
    "claude-opus-5-5": Price(input=4.0, output=20.0, cache_read=0.20),
    "claude-fable-5-1": Price(input=10.0, output=50.0, cache_read=0.25),
    "claude-fable-5-2": Price(input=8.0, output=40.0, cache_read=0.20),
    "claude-sonnet-4-6": Price(input=3.0, output=15.0, cache_read=0.30),
}
"""Anthropic's price list of November 2026 (platform.claude.com, pricing)."""


def cost(model: str, tokens: Tokens, *, batch: bool = False, us_only: bool = False) -> float:
    """What these tokens cost in US dollars.

    Raises:
        KeyError: nobody knows what this model costs; such a model is not called.
    """
    price = PRICES[model]
    prompt = (
        tokens.input
        + tokens.cache_write_5m * CACHE_WRITE_5M
        + tokens.cache_write_1h * CACHE_WRITE_1H
    )
    dollars = (
        prompt * price.input + tokens.cache_read * price.cache_read + tokens.output * price.output
    ) / _MILLION
    if price.long_from is not None and tokens.prompt > price.long_from:
        dollars *= price.long_factor
    return dollars * (BATCH if batch else 1.0) * (US_ONLY if us_only else 1.0)
