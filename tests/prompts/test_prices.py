"""The price table, against somebody else's."""

from datetime import UTC, datetime

import genai_prices
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.ledger import Tokens
from prompts.capabilities import CAPABILITIES
from prompts.prices import PRICES, cost

TODAY = datetime(2026, 11, 27, tzinfo=UTC)
COUNTS = st.integers(0, 60_000)
TOKENS = st.builds(
    Tokens,
    input=COUNTS,
    cache_read=COUNTS,
    cache_write_5m=COUNTS,
    cache_write_1h=COUNTS,
    output=COUNTS,
)


def theirs(model: str, tokens: Tokens, *, batch: bool) -> float:
    usage = genai_prices.Usage(
        input_tokens=tokens.prompt,
        cache_read_tokens=tokens.cache_read,
        cache_write_tokens=tokens.cache_write_5m + tokens.cache_write_1h,
        cache_write_1h_tokens=tokens.cache_write_1h,
        output_tokens=tokens.output,
    )
    context = {"processing": "batch"} if batch else None
    price = genai_prices.calc_price(
        usage,
        model,
        provider_id="anthropic",
        genai_request_timestamp=TODAY,
        price_context=context,
    )
    return float(price.total_price)


@pytest.mark.parametrize("model", PRICES)
@pytest.mark.parametrize("batch", [False, True])
@settings(max_examples=15, deadline=None)
@given(tokens=TOKENS)
def test_our_prices_are_those_of_an_outside_table(model: str, batch: bool, tokens: Tokens) -> None:
    assert cost(model, tokens, batch=batch) == pytest.approx(
        theirs(model, tokens, batch=batch), rel=1e-9, abs=1e-12
    )


def test_a_program_of_the_old_shape_costs_what_the_study_says() -> None:
    tokens = Tokens(input=3_250, output=2_600)
    assert cost("claude-sonnet-5-5", tokens) == pytest.approx(0.0325)
    assert cost("claude-sonnet-5-5", tokens, batch=True) == pytest.approx(0.01625)


def test_a_long_prompt_costs_haiku_five_times_as_much() -> None:
    at_the_edge = cost("claude-haiku-5-5", Tokens(input=100_000))
    beyond = cost("claude-haiku-5-5", Tokens(input=100_001))
    assert beyond == pytest.approx(5 * at_the_edge, rel=1e-4)


def test_a_workspace_bound_to_the_united_states_pays_a_tenth_more() -> None:
    tokens = Tokens(input=1_000, output=1_000)
    assert cost("claude-opus-5-5", tokens, us_only=True) == pytest.approx(
        1.1 * cost("claude-opus-5-5", tokens)
    )


def test_what_is_not_priced_has_no_cost() -> None:
    with pytest.raises(KeyError):
        cost("gpt-7", Tokens(input=1))


def test_every_model_we_know_has_a_price() -> None:
    assert PRICES.keys() == CAPABILITIES.keys()
