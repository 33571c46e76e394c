"""Refusal, truncation, faults, deadline and money, over the real SDK."""

import asyncio
import logging
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from coach.errors import BudgetSpentError, CannotSaveError, WriterUnavailableError
from coach.ledger import Outcome
from prompts.ask import Thinking, Turn
from prompts.claude import Claude
from prompts.failures import NonsenseError, RefusedError, TruncatedError
from prompts.spend import Budgets
from tests.fakes.ledger import NOON, MemoryLedger, StoppedClock
from tests.fakes.messages_server import FakeClaude
from tests.fakes.steps import (
    Dropped,
    Fault,
    Html,
    Reply,
    Silence,
    Status,
    Step,
    answer,
    overloaded,
    own_spend_limit,
    rate_limited,
    refusal,
    spend_cap,
    truncated,
)
from tests.prompts.samples import ATHLETE, WEEK, Week, ask, connect

if TYPE_CHECKING:
    from collections.abc import Mapping

HALF = answer(WEEK).text[:30]


async def test_a_week_comes_back_read_priced_and_recorded(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.reply(WEEK)
    answered = await claude.ask(ask(), Week)
    assert answered.value == Week(**WEEK)
    call = answered.call
    assert ledger.calls == {call.id: call}
    assert (call.outcome, call.attempts, call.stop_reason) == (Outcome.OK, 1, "end_turn")
    assert (call.moment, call.athlete_id, call.model) == (NOON, ATHLETE, "claude-sonnet-5-5")
    assert (call.prompt_version, len(call.schema_version)) == ("0123456789ab", 12)
    assert call.request_id is not None
    assert call.request_id.startswith("req_")
    tokens = call.tokens
    assert call.cost_usd == pytest.approx((tokens.input * 2 + tokens.output * 10) / 1e6)
    assert call.latency_ms < 5_000


async def test_what_is_under_way_counts_at_its_worst(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.reply(WEEK)
    answered = await claude.ask(ask(), Week)
    before, after = ledger.history
    assert (before.outcome, before.id) == (Outcome.PENDING, answered.call.id)
    assert before.cost_usd > 2_000 * 10 / 1e6 > after.cost_usd


@pytest.mark.parametrize(
    "step",
    [
        overloaded(),
        rate_limited(),
        rate_limited(0.05),
        Status(status=500, type="api_error"),
        Status(status=502, type="api_error"),
        Status(status=503, type="api_error"),
        Status(status=504, type="timeout_error"),
        Status(status=408, type="timeout_error"),
        Status(status=409, type="conflict_error"),
        Status(status=400, type="invalid_request_error", headers={"x-should-retry": "true"}),
        Dropped(),
        Html(),
        *(Reply(text="{" * 40, fault=fault) for fault in Fault if fault is not Fault.STALL),
    ],
    ids=str,
)
async def test_what_passes_is_tried_again(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger, step: Step
) -> None:
    server.script(step)
    server.reply(WEEK)
    answered = await claude.ask(ask(), Week)
    assert answered.value == Week(**WEEK)
    assert answered.call.attempts == 2
    first, second = server.asked
    assert first.body == second.body


async def test_a_stalled_answer_is_left_after_the_silence(
    claude: Claude, server: FakeClaude
) -> None:
    server.script(Reply(text="{" * 40, fault=Fault.STALL))
    server.reply(WEEK)
    answered = await claude.ask(ask(silence_s=0.2), Week)
    assert answered.call.attempts == 2


@pytest.mark.parametrize(
    ("step", "outcome"),
    [
        (Status(status=400, type="invalid_request_error"), Outcome.REQUEST),
        (Status(status=401, type="authentication_error"), Outcome.AUTH),
        (Status(status=402, type="billing_error"), Outcome.SPEND_CAP),
        (Status(status=403, type="permission_error"), Outcome.AUTH),
        (Status(status=404, type="not_found_error"), Outcome.MODEL),
        (Status(status=413, type="request_too_large"), Outcome.REQUEST),
        (Status(status=422, type="invalid_request_error"), Outcome.REQUEST),
        (spend_cap(), Outcome.SPEND_CAP),
        (own_spend_limit(), Outcome.SPEND_CAP),
        (replace(overloaded(), headers={"x-should-retry": "false"}), Outcome.OVERLOADED),
    ],
)
async def test_what_does_not_pass_is_not_tried_again_and_costs_nothing(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger, step: Step, outcome: Outcome
) -> None:
    server.script(step)
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.ask(ask(), Week)
    assert caught.value.cause == outcome
    assert (ledger.last.outcome, ledger.last.attempts) == (outcome, 1)
    assert ledger.last.cost_usd == 0


@pytest.mark.parametrize("text", ["", "I cannot help with that."])
async def test_a_refusal_is_told_apart_and_its_text_dropped(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger, text: str
) -> None:
    server.script(refusal("reasoning_extraction", text))
    with pytest.raises(RefusedError) as caught:
        await claude.ask(ask(), Week)
    assert caught.value.category == "reasoning_extraction"
    assert ledger.last.outcome == Outcome.REFUSED
    assert len(server.asked) == 1


async def test_a_truncated_answer_gets_twice_the_room_once(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.script(truncated(HALF))
    server.reply(WEEK)
    answered = await claude.ask(ask(), Week)
    assert [seen.body["max_tokens"] for seen in server.asked] == [2_000, 4_000]
    assert answered.call.tokens.output > 20

    server.script(truncated(HALF), truncated(HALF))
    with pytest.raises(TruncatedError):
        await claude.ask(ask(), Week)
    assert ledger.last.outcome == Outcome.TRUNCATED


async def test_thinking_may_eat_all_the_room(claude: Claude, server: FakeClaude) -> None:
    server.script(Reply(text="{}", thinking=3_000))
    server.reply(WEEK, thinking=500)
    answered = await claude.ask(ask(thinking=Thinking.ADAPTIVE), Week)
    assert answered.call.attempts == 2
    assert answered.call.tokens.thinking == 2_500
    assert answered.call.tokens.output > 2_500


async def test_a_model_at_its_limit_is_not_asked_for_more(
    claude: Claude, server: FakeClaude
) -> None:
    server.script(truncated(HALF))
    with pytest.raises(TruncatedError):
        await claude.ask(ask(max_tokens=128_000), Week)
    assert len(server.asked) == 1


async def test_a_full_context_window_is_not_helped_by_more_room(
    claude: Claude, server: FakeClaude
) -> None:
    server.script(Reply(text=HALF, stop_reason="model_context_window_exceeded"))
    with pytest.raises(TruncatedError):
        await claude.ask(ask(), Week)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Sure! Here is your week.", "object: json_invalid"),
        (answer(WEEK | {"minutes": 9_000}).text, "minutes: less_than_equal"),
        (answer(WEEK | {"mon": "marathon"}).text, "mon: literal_error"),
        ("[]", "object: model_type"),
        ("", "object: json_invalid"),
    ],
)
async def test_nonsense_is_handed_over_for_repair_with_its_faults(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger, text: str, fault: str
) -> None:
    server.reply(text)
    with pytest.raises(NonsenseError) as caught:
        await claude.ask(ask(), Week)
    assert caught.value.text == text
    assert caught.value.faults == (fault,)
    assert ledger.last.outcome == Outcome.NONSENSE
    assert ledger.last.cost_usd > 0


async def test_a_tool_call_nobody_offered_is_nonsense(claude: Claude, server: FakeClaude) -> None:
    server.script(Reply(text="{}", stop_reason="tool_use"))
    with pytest.raises(NonsenseError):
        await claude.ask(ask(), Week)


async def test_free_text_is_trimmed_and_never_empty(claude: Claude, server: FakeClaude) -> None:
    server.reply("  Run easy today.\n")
    answered = await claude.text(ask())
    assert answered.value == "Run easy today."
    assert answered.call.schema_version == ""
    assert "format" not in server.asked[0].body["output_config"]
    server.reply(" \n")
    with pytest.raises(NonsenseError):
        await claude.text(ask())


async def test_an_object_is_heard_while_it_is_written(claude: Claude, server: FakeClaude) -> None:
    server.pace = 2_000
    server.reply(WEEK)
    parts: list[Mapping[str, Any]] = []
    await claude.ask(ask(), Week, on_partial=parts.append)
    assert len(parts) > 10
    assert parts[0].keys() == {"mon"}
    assert parts[-1] == WEEK
    assert all(len(one) <= len(two) for one, two in pairwise(parts))


async def test_after_a_broken_answer_the_object_is_heard_from_its_beginning(
    claude: Claude, server: FakeClaude
) -> None:
    server.pace = 2_000
    server.script(Reply(text=answer(WEEK).text, fault=Fault.CUT, after=40))
    server.reply(WEEK)
    parts: list[Mapping[str, Any]] = []
    await claude.ask(ask(), Week, on_partial=parts.append)
    sizes = [len(part) for part in parts]
    assert sizes != sorted(sizes)
    assert parts[-1] == WEEK


async def test_text_is_heard_while_it_is_written(claude: Claude, server: FakeClaude) -> None:
    server.pace = 2_000
    server.reply("Run easy today, and no further.")
    heard: list[str] = []
    await claude.text(ask(), on_text=heard.append)
    assert len(heard) > 5
    assert all(two.startswith(one) for one, two in pairwise(heard))


async def test_a_listener_that_fails_does_not_cost_the_answer(
    claude: Claude, server: FakeClaude, caplog: pytest.LogCaptureFixture
) -> None:
    calls: list[str] = []

    def fail(text: str) -> None:
        calls.append(text)
        raise RuntimeError(text)

    server.pace = 2_000
    server.reply("Run easy today.")
    answered = await claude.text(ask(), on_text=fail)
    assert answered.value == "Run easy today."
    assert len(calls) == 1
    assert "progress" in caplog.text


async def test_one_deadline_holds_everything(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.script(Silence())
    began = asyncio.get_running_loop().time()
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.ask(ask(deadline_s=0.3), Week)
    assert caught.value.cause == Outcome.TIMEOUT
    assert asyncio.get_running_loop().time() - began < 2
    assert ledger.last.outcome == Outcome.TIMEOUT
    assert ledger.last.cost_usd > 0, "perhaps it was read"


async def test_a_wait_longer_than_the_deadline_is_not_begun(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.script(rate_limited(3_600))
    began = asyncio.get_running_loop().time()
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.ask(ask(deadline_s=10), Week)
    assert caught.value.cause == Outcome.RATE
    assert asyncio.get_running_loop().time() - began < 2


async def test_an_outage_ends_after_five_attempts(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.down()
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.ask(ask(), Week)
    assert caught.value.cause == Outcome.OVERLOADED
    assert (ledger.last.attempts, ledger.last.cost_usd) == (5, 0)
    server.up()
    assert (await claude.ask(ask(), Week)).call.attempts == 1


async def test_answers_that_had_begun_are_paid_and_repeated_less_often(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(lambda _: Reply(text="{" * 90, fault=Fault.CUT, after=60))
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.ask(ask(), Week)
    assert caught.value.cause == Outcome.NETWORK
    assert ledger.last.attempts == 3
    assert ledger.last.tokens.output == 3 * 60 // 3


@pytest.mark.usefixtures("hasty")
async def test_nobody_there_is_a_matter_of_the_network_and_costs_nothing(
    ledger: MemoryLedger, unused_tcp_port: int
) -> None:
    async with connect(f"http://127.0.0.1:{unused_tcp_port}", ledger) as alone:
        with pytest.raises(WriterUnavailableError) as caught:
            await alone.ask(ask(deadline_s=2), Week)
    assert caught.value.cause == Outcome.NETWORK
    assert ledger.last.cost_usd == 0


async def test_stop_is_recorded_with_what_had_come(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.pace = 50
    server.reply(WEEK | {"why": "because " * 40})
    begun = asyncio.Event()
    writing = asyncio.ensure_future(claude.ask(ask(), Week, on_partial=lambda _: begun.set()))
    await asyncio.wait_for(begun.wait(), 5)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    assert ledger.last.outcome == Outcome.CANCELLED
    assert 0 < ledger.last.tokens.output < 60
    assert 0 < ledger.last.cost_usd < 0.01


async def test_past_a_budget_nothing_is_sent(server: FakeClaude, ledger: MemoryLedger) -> None:
    for scope, budgets in (
        ("athlete", Budgets(athlete_day=0.001, day=1, month=1)),
        ("day", Budgets(athlete_day=1, day=0.001, month=1)),
        ("month", Budgets(athlete_day=1, day=1, month=0.001)),
    ):
        async with connect(server.url, ledger, budgets=budgets) as claude:
            with pytest.raises(BudgetSpentError) as caught:
                await claude.ask(ask(), Week)
        assert caught.value.scope == scope
        assert (ledger.last.outcome, ledger.last.cost_usd) == (Outcome.BUDGET, 0)
    assert server.requests == []


async def test_twenty_at_once_do_not_overshoot_together(
    server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(lambda _: Reply(text=answer(WEEK).text, delay_s=0.2))
    budgets = Budgets(athlete_day=0.08, day=9, month=9)  # three worst cases of 0.024
    async with connect(server.url, ledger, budgets=budgets) as claude:
        outcomes = await asyncio.gather(
            *(claude.ask(ask(), Week) for _ in range(20)), return_exceptions=True
        )
    sent = [one for one in outcomes if not isinstance(one, BaseException)]
    assert len(sent) == len(server.asked) == 3
    assert all(isinstance(one, BudgetSpentError) for one in outcomes if one not in sent)


async def test_the_guard_stands_before_every_attempt(
    server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.script(truncated("x" * 2_800))
    budgets = Budgets(athlete_day=0.035, day=9, month=9)  # one room of 2,000 tokens, not 4,000
    async with connect(server.url, ledger, budgets=budgets) as claude:
        with pytest.raises(BudgetSpentError):
            await claude.ask(ask(), Week)
    assert len(server.asked) == 1
    assert ledger.last.outcome == Outcome.BUDGET
    assert ledger.last.tokens.output > 900


async def test_yesterday_is_another_budget(
    server: FakeClaude, ledger: MemoryLedger, clock: StoppedClock
) -> None:
    budgets = Budgets(athlete_day=0.03, day=9, month=9)
    async with connect(server.url, ledger, clock, budgets=budgets) as claude:
        server.reply(WEEK | {"why": "x" * 3_000})
        await claude.ask(ask(), Week)
        with pytest.raises(BudgetSpentError):
            await claude.ask(ask(), Week)
        clock.at = NOON.replace(day=28)
        await claude.ask(ask(), Week)


async def test_without_a_ledger_nothing_is_sent(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    ledger.broken = True
    with pytest.raises(CannotSaveError):
        await claude.ask(ask(), Week)
    assert server.requests == []


async def test_a_model_nobody_knows_is_not_asked(claude: Claude, server: FakeClaude) -> None:
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.ask(ask(model="gpt-7"), Week)
    assert caught.value.cause == Outcome.MODEL
    assert server.requests == []


async def test_the_log_tells_of_the_call_and_not_a_word_of_the_athlete(
    claude: Claude, server: FakeClaude, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.reply(WEEK | {"why": "secret answer"})
    secret = replace(ask("secret question"), turns=(Turn(text="secret question"),))
    await claude.ask(secret, Week)
    server.reply("secret nonsense")
    with pytest.raises(NonsenseError):
        await claude.ask(secret, Week)
    assert "week claude-sonnet-5-5: ok, 1 attempts" in caplog.text
    assert "secret" not in caplog.text


async def test_on_a_bad_day_everybody_gets_an_answer_or_a_reason(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.chaos(0.3, seed=7)
    server.always(lambda _: WEEK)
    outcomes = await asyncio.gather(
        *(claude.ask(ask(f"Athlete {n}?"), Week) for n in range(60)), return_exceptions=True
    )
    failures = [one for one in outcomes if isinstance(one, BaseException)]
    assert all(isinstance(one, WriterUnavailableError) for one in failures)
    assert len(failures) <= 3, "five attempts against three faults in ten"
    assert len(ledger.calls) == 60
    assert all(call.outcome is not Outcome.PENDING for call in ledger.calls.values())
    assert sum(call.attempts for call in ledger.calls.values()) == len(server.asked)
