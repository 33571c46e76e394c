"""The bookkeeping of one call."""

import pytest

from coach.ledger import Call, Outcome, Tokens
from prompts.body import prompt_cost
from prompts.errand import Errand
from prompts.failures import NonsenseError, RefusedError, SetbackError, TruncatedError
from prompts.heard import Heard
from tests.fakes.ledger import NOON
from tests.prompts.samples import ATHLETE, MANNER, ask


def errand(max_tokens: int = 2_000) -> Errand:
    call = Call(id="1", moment=NOON, athlete_id=ATHLETE, use=MANNER.use, model="claude-sonnet-5-5")
    return Errand(ask(max_tokens=max_tokens), None, call)


def whole(heard: Heard, stop_reason: str = "end_turn") -> Heard:
    heard.began, heard.stop_reason = True, stop_reason
    heard.tokens = Tokens(input=1_000, output=100)
    return heard


def network(*, unpaid: bool) -> SetbackError:
    return SetbackError(Outcome.NETWORK, again=True, unpaid=unpaid, request_id="req_2")


def test_attempts_add_up() -> None:
    one = errand()
    broken = one.attempt()
    broken.began, broken.tokens, broken.text = True, Tokens(input=1_000, output=1), "x" * 90
    assert one.setback(network(unpaid=False), left_s=60) is not None
    assert one.accept(whole(one.attempt()))
    call = one.close(Outcome.OK, 1_234)
    assert (call.attempts, call.latency_ms, call.stop_reason) == (2, 1_234, "end_turn")
    assert call.tokens == Tokens(input=2_000, output=130)
    assert call.cost_usd == pytest.approx((2_000 * 2 + 130 * 10) / 1e6)
    assert call.request_id == "req_2"


def test_what_was_never_sent_costs_nothing_and_what_may_have_been_read_its_prompt() -> None:
    one = errand()
    one.attempt()
    one.setback(network(unpaid=True), left_s=60)
    assert one.call.cost_usd == 0
    one.attempt()
    one.setback(network(unpaid=False), left_s=60)
    assert one.call.cost_usd == pytest.approx(prompt_cost(one.request, None))
    assert one.call.tokens == Tokens(), "no number is made up"


def test_an_attempt_left_in_the_middle_is_counted_once() -> None:
    one = errand()
    heard = one.attempt()
    heard.began, heard.tokens = True, Tokens(input=1_000, output=1)
    first = one.close(Outcome.CANCELLED, 10)
    assert first.cost_usd > 0
    assert one.close(Outcome.CANCELLED, 10) == first


def test_twice_the_room_is_given_once() -> None:
    one = errand()
    before = one.worst
    assert not one.accept(whole(one.attempt(), "max_tokens"))
    assert (one.max_tokens, one.worst > before) == (4_000, True)
    with pytest.raises(TruncatedError):
        one.accept(whole(one.attempt(), "max_tokens"))


@pytest.mark.parametrize(
    ("stop_reason", "error"),
    [
        ("refusal", RefusedError),
        ("model_context_window_exceeded", TruncatedError),
        ("tool_use", NonsenseError),
        ("pause_turn", NonsenseError),
    ],
)
def test_some_ends_are_final(stop_reason: str, error: type[Exception]) -> None:
    one = errand()
    with pytest.raises(error):
        one.accept(whole(one.attempt(), stop_reason))
    assert one.call.cost_usd > 0


def test_after_a_third_answer_that_broke_off_nobody_tries_again() -> None:
    one = errand()
    pauses = []
    for _ in range(3):
        one.attempt().began = True
        pauses.append(one.setback(network(unpaid=False), left_s=60))
    assert [pause is None for pause in pauses] == [False, False, True]
