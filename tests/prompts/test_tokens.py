"""How many tokens a text has, roughly."""

from prompts import tokens
from prompts.body import prompt_tokens
from tests.prompts.samples import ask


def test_codes_cost_more_than_prose() -> None:
    text = "Easy run on soft ground, forty minutes. " * 20
    assert tokens.codes(text) > tokens.prose(text)


def test_the_measured_week_comes_out_as_measured() -> None:
    prose, compact = "x" * 4_213, "x" * 722
    assert abs(tokens.prose(prose) - 1_133 * 1.3) < 30
    assert abs(tokens.codes(compact) - 288 * 1.3) < 5


def test_nothing_costs_nothing() -> None:
    assert tokens.prose("") == tokens.codes("") == 0


def test_a_prompt_is_its_guide_its_turns_and_its_schema() -> None:
    request = ask("codes " * 30, guide="prose " * 30)
    plain = tokens.prompt(request, None)
    assert plain == tokens.prose("prose " * 30) + tokens.codes("codes " * 30)
    assert tokens.prompt(request, {"type": "object"}) > plain


def test_the_estimate_stays_under_what_is_set_aside() -> None:
    request = ask("a word or two about the week " * 40, guide="what to do " * 90)
    assert tokens.prompt(request, None) < prompt_tokens(request, None)
