"""What an answer cost, whole or broken off."""

import pytest

from coach.ledger import Tokens
from prompts.heard import Heard

PROMPT = Tokens(input=100, cache_read=900, output=1)


def test_a_whole_answer_costs_what_was_counted() -> None:
    heard = Heard(began=True, text="x" * 900, stop_reason="end_turn")
    heard.tokens = Tokens(input=100, output=250, thinking=40)
    assert heard.paid == heard.tokens
    assert heard.cost("claude-sonnet-5-5") == pytest.approx((100 * 2 + 250 * 10) / 1e6)
    assert heard.cost("claude-sonnet-5-5", batch=True) == pytest.approx(0.00135)


def test_an_answer_that_broke_off_costs_about_what_had_come() -> None:
    heard = Heard(began=True, tokens=PROMPT, text="x" * 600, thinking="y" * 300)
    assert heard.paid.output == 300
    assert heard.paid.cache_read == 900


def test_an_answer_that_broke_off_at_once_still_cost_its_prompt() -> None:
    heard = Heard(began=True, tokens=PROMPT, us_only=True)
    assert heard.paid == PROMPT
    assert heard.cost("claude-sonnet-5-5") == pytest.approx(1.1 * (200 + 90 + 10) / 1e6)
