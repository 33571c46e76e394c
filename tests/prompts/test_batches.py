"""Half price, within a day, never paid twice."""

import asyncio
from datetime import timedelta

import pytest
from anthropic.types.messages.batch_create_params import BatchCreateParams
from pydantic import TypeAdapter

from coach.errors import BudgetSpentError, WriterUnavailableError
from coach.ledger import Outcome
from prompts import batches as module
from prompts.claude import Claude
from prompts.failures import (
    ForeignBatchError,
    NonsenseError,
    RefusedError,
    TruncatedError,
    UnclearSubmissionError,
)
from prompts.letters import Letter, Sent
from prompts.spend import Budgets
from tests.fakes.ledger import NOON, MemoryLedger, StoppedClock
from tests.fakes.messages_server import FakeClaude
from tests.fakes.steps import (
    Step,
    answer,
    overloaded,
    rate_limited,
    refusal,
    spend_cap,
    truncated,
)
from tests.prompts.samples import ATHLETE, MANNER, WEEK, Week, ask, connect

LETTERS = [Letter(custom_id=f"w2026-49-a{n}-1", ask=ask(f"Athlete {n}?")) for n in range(4)]
SENT = [Sent(custom_id=one.custom_id, athlete=ATHLETE, prompt_version="v") for one in LETTERS]


async def test_every_letter_gets_its_own_answer_at_half_the_price(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(lambda seen: WEEK | {"why": seen.said})
    submission = await claude.batches.submit(LETTERS, Week)
    TypeAdapter(BatchCreateParams).validate_python(server.requests[0].body)
    assert (submission.batch.size, submission.left_out) == (4, ())
    assert not (await claude.batches.state(submission.batch.id)).ended
    batch = await claude.batches.state(submission.batch.id)
    assert batch.ended
    results = await claude.batches.results(batch, MANNER, Week, SENT)
    assert [result.custom_id for result in results] == [letter.custom_id for letter in LETTERS]
    for number, result in enumerate(results):
        assert result.answer is not None
        assert result.answer.value.why == f"Athlete {number}?"
        call = ledger.calls[result.custom_id]
        assert (call.outcome, call.batch) == (Outcome.OK, True)
        assert call.cost_usd == pytest.approx(
            (call.tokens.cache_write_1h * 4 + call.tokens.input * 2 + call.tokens.output * 10)
            / 2e6
        )


async def test_what_is_submitted_is_set_aside_until_it_is_read(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(lambda _: WEEK)
    submission = await claude.batches.submit(LETTERS, Week)
    aside = await ledger.spent(ATHLETE, NOON)
    assert aside > 4 * 2_000 * 5 / 1e6
    server.batches.finish(server.batches.all[0])
    batch = await claude.batches.state(submission.batch.id)
    await claude.batches.results(batch, MANNER, Week, SENT)
    assert await ledger.spent(ATHLETE, NOON) < aside / 10


async def test_reading_again_after_a_restart_changes_nothing(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(lambda _: WEEK)
    server.batches.polls = 0
    submission = await claude.batches.submit(LETTERS, Week)
    async with connect(server.url, ledger) as restarted:
        batch = await restarted.batches.state(submission.batch.id)
        once = await restarted.batches.results(batch, MANNER, Week, SENT)
        calls = dict(ledger.calls)
        again = await restarted.batches.results(batch, MANNER, Week, SENT)
    assert once == again
    assert ledger.calls == calls


@pytest.mark.parametrize(
    ("step", "kind", "outcome"),
    [
        (refusal("bio"), RefusedError, Outcome.REFUSED),
        (truncated('{"mon"'), TruncatedError, Outcome.TRUNCATED),
        (answer("Sure!"), NonsenseError, Outcome.NONSENSE),
        (overloaded(), WriterUnavailableError, Outcome.OVERLOADED),
        (rate_limited(), WriterUnavailableError, Outcome.RATE),
    ],
)
async def test_one_letter_may_fail_alone(
    claude: Claude,
    server: FakeClaude,
    ledger: MemoryLedger,
    step: Step,
    kind: type[Exception],
    outcome: Outcome,
) -> None:
    server.batches.polls = 0
    server.always(lambda _: WEEK)
    submission = await claude.batches.submit(LETTERS, Week)
    server.script(*([answer(WEEK)] * 2), step)
    server.batches.finish(server.batches.all[0])
    batch = await claude.batches.state(submission.batch.id)
    results = await claude.batches.results(batch, MANNER, Week, SENT)
    assert [result.answer is None for result in results] == [False, False, True, False]
    assert isinstance(results[2].failure, kind)
    assert ledger.calls[SENT[2].custom_id].outcome == outcome


async def test_a_batch_withdrawn_before_the_push_keeps_what_was_done(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(lambda _: WEEK)
    server.batches.polls = None
    server.batches.done_before_cancel = 1
    submission = await claude.batches.submit(LETTERS, Week)
    cancelled = await claude.batches.cancel(submission.batch.id)
    assert not cancelled.ended
    batch = await claude.batches.state(submission.batch.id)
    assert (batch.ended, batch.succeeded) == (True, 1)
    results = await claude.batches.results(batch, MANNER, Week, SENT)
    assert [result.answer is not None for result in results] == [True, False, False, False]
    assert ledger.calls[SENT[1].custom_id].outcome == Outcome.CANCELLED
    assert ledger.calls[SENT[1].custom_id].cost_usd == 0


async def test_a_batch_nobody_worked_off_in_its_day_costs_nothing(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.batches.polls = None
    submission = await claude.batches.submit(LETTERS, Week)
    server.batches.expire(server.batches.all[0])
    batch = await claude.batches.state(submission.batch.id)
    results = await claude.batches.results(batch, MANNER, Week, SENT)
    assert {result.failure.cause for result in results if result.failure} == {Outcome.EXPIRED}
    assert await ledger.spent(None, NOON) == 0


async def test_a_lost_answer_is_looked_for_before_anything_is_sent_again(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.always(lambda _: WEEK)
    server.batches.lose_next_answer = True
    with pytest.raises(UnclearSubmissionError):
        await claude.batches.submit(LETTERS, Week)
    assert len(server.batches.all) == 1, "never sent twice by itself"
    assert await ledger.spent(None, NOON) > 0, "it may be paid"
    since = server.batches.all[0].created - timedelta(minutes=1)
    (found,) = await claude.batches.find(len(LETTERS), since)
    assert found.id == server.batches.all[0].id
    assert await claude.batches.find(len(LETTERS) + 1, since) == ()
    assert await claude.batches.find(len(LETTERS), since + timedelta(hours=1)) == ()


async def test_letters_that_never_went_out_give_their_money_back(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger
) -> None:
    server.script(overloaded())
    with pytest.raises(WriterUnavailableError):
        await claude.batches.submit(LETTERS, Week)
    assert server.batches.all == []
    assert await ledger.spent(None, NOON) == 0, "an error answer is certain"

    server.batches.lose_next_answer = True
    with pytest.raises(UnclearSubmissionError):
        await claude.batches.submit(LETTERS, Week)
    await claude.batches.withdraw(SENT, MANNER)
    assert await ledger.spent(None, NOON) == 0


async def test_the_spend_limit_at_anthropic_is_named(claude: Claude, server: FakeClaude) -> None:
    server.script(spend_cap())
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.batches.submit(LETTERS, Week)
    assert caught.value.cause == Outcome.SPEND_CAP


async def test_letters_beyond_the_budget_are_left_out(
    server: FakeClaude, ledger: MemoryLedger, clock: StoppedClock
) -> None:
    server.always(lambda _: WEEK)
    budgets = Budgets(athlete_day=0.03, day=9, month=9)  # two worst cases at half price
    async with connect(server.url, ledger, clock, budgets=budgets) as claude:
        submission = await claude.batches.submit(LETTERS, Week)
        assert submission.batch.size == 2
        assert submission.left_out == (LETTERS[2].custom_id, LETTERS[3].custom_id)
        with pytest.raises(BudgetSpentError) as caught:
            await claude.batches.submit(LETTERS[2:], Week)
    assert caught.value.scope == "athlete"


async def test_a_look_at_a_batch_is_repeated_by_itself(claude: Claude, server: FakeClaude) -> None:
    submission = await claude.batches.submit(LETTERS, Week)
    server.script(overloaded(), rate_limited(0.05))
    state = await claude.batches.state(submission.batch.id)
    assert state.id == submission.batch.id


async def test_a_look_that_never_succeeds_ends(
    claude: Claude, server: FakeClaude, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.down()
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.batches.state("msgbatch_1")
    assert caught.value.cause == Outcome.OVERLOADED
    monkeypatch.setattr(module, "PATIENCE_S", 0)
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.batches.state("msgbatch_1")
    assert caught.value.cause == Outcome.TIMEOUT


async def test_the_key_never_follows_results_to_another_host(
    claude: Claude, server: FakeClaude
) -> None:
    server.batches.polls = 0
    submission = await claude.batches.submit(LETTERS, Week)
    batch = await claude.batches.state(submission.batch.id)
    server.batches.foreign_results_url = "http://127.0.0.1:9/results"
    with pytest.raises(WriterUnavailableError) as caught:
        await claude.batches.results(batch, MANNER, Week, SENT)
    assert caught.value.cause == Outcome.NONSENSE


async def test_an_answer_that_is_missing_or_nobodys_is_noticed(
    claude: Claude, server: FakeClaude, caplog: pytest.LogCaptureFixture
) -> None:
    server.batches.polls = 0
    submission = await claude.batches.submit(LETTERS, Week)
    batch = await claude.batches.state(submission.batch.id)
    stranger = Sent(custom_id="w2026-49-a99-1", athlete=ATHLETE, prompt_version="v")
    _, result = await claude.batches.results(batch, MANNER, Week, [SENT[0], stranger])
    assert result.failure is not None
    assert not result.spoilt
    assert "3 letters nobody sent" in caplog.text

    with pytest.raises(ForeignBatchError):  # not one of ours: it is somebody else's
        await claude.batches.results(batch, MANNER, Week, [stranger])


async def test_an_unknown_model_or_no_letter_is_not_submitted(
    claude: Claude, server: FakeClaude
) -> None:
    for letters, cause in (
        ([Letter(custom_id="a", ask=ask(model="gpt-7"))], Outcome.MODEL),
        ([], Outcome.REQUEST),
    ):
        with pytest.raises(WriterUnavailableError) as caught:
            await claude.batches.submit(letters, Week)
        assert caught.value.cause == cause
    assert server.requests == []


@pytest.mark.parametrize("turns", [1, 2, 5, 9, 14])
async def test_a_submission_stopped_in_the_middle_owes_nothing(
    claude: Claude, server: FakeClaude, ledger: MemoryLedger, turns: int
) -> None:
    submitting = asyncio.ensure_future(claude.batches.submit(LETTERS, Week))
    for _ in range(turns):
        await asyncio.sleep(0)
    submitting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await submitting
    assert server.requests == []
    assert await ledger.spent(None, NOON) == 0


async def test_a_submission_nobody_confirms_is_unclear(
    claude: Claude, server: FakeClaude, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SUBMIT_S", 0)
    with pytest.raises(UnclearSubmissionError):
        await claude.batches.submit(LETTERS, Week)
