"""Nothing is sent that could cost more than is left."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.athlete import AthleteId
from coach.errors import BudgetSpentError, CannotSaveError
from coach.ledger import Call, Outcome, Use
from prompts.spend import Budgets, Spend
from tests.fakes.ledger import NOON, MemoryLedger

BUDGETS = Budgets(athlete_day=1.0, day=2.0, month=3.0)


def call(id_: str, athlete: int | None = 1, cost: float = 0.0, days: int = 0) -> Call:
    return Call(
        id=id_,
        moment=NOON + timedelta(days=days),
        athlete_id=None if athlete is None else AthleteId(athlete),
        use=Use.WEEK,
        model="claude-sonnet-5-5",
        cost_usd=cost,
        outcome=Outcome.OK if cost else Outcome.PENDING,
    )


async def test_the_last_cent_may_be_spent_and_no_more(ledger: MemoryLedger) -> None:
    spend = Spend(ledger, BUDGETS)
    await ledger.record(call("old", cost=0.7))
    await spend.reserve(call("fits"), 0.1 + 0.2)
    with pytest.raises(BudgetSpentError):
        await spend.reserve(call("does not"), 0.0001)


@pytest.mark.parametrize(
    ("old", "scope"),
    [
        ([call("a", cost=0.9)], "athlete"),
        ([call("a", 2, cost=0.95), call("b", 3, cost=0.95)], "day"),
        ([call("a", 2, cost=2.9, days=-9)], "month"),
    ],
)
async def test_the_budget_that_is_spent_is_named(
    ledger: MemoryLedger, old: list[Call], scope: str
) -> None:
    for one in old:
        await ledger.record(one)
    with pytest.raises(BudgetSpentError) as caught:
        await Spend(ledger, BUDGETS).reserve(call("new"), 0.2)
    assert caught.value.scope == scope
    assert ledger.calls["new"] == replace(call("new"), outcome=Outcome.BUDGET)


async def test_yesterday_and_last_month_are_over(ledger: MemoryLedger) -> None:
    await ledger.record(call("yesterday", cost=1.0, days=-1))
    await ledger.record(call("last month", cost=99.0, days=-40))
    await Spend(ledger, BUDGETS).reserve(call("new"), 0.9)


async def test_what_is_asked_for_nobody_counts_for_the_bot_alone(ledger: MemoryLedger) -> None:
    spend = Spend(ledger, BUDGETS)
    await spend.reserve(call("check", None), 1.9)
    with pytest.raises(BudgetSpentError) as caught:
        await spend.reserve(call("another", None), 0.2)
    assert caught.value.scope == "day"


async def test_of_many_at_once_only_those_that_fit_go_through(ledger: MemoryLedger) -> None:
    spend = Spend(ledger, BUDGETS)
    outcomes = await asyncio.gather(
        *(spend.reserve(call(str(n), n % 7), 0.25) for n in range(30)), return_exceptions=True
    )
    assert sum(outcome is None for outcome in outcomes) == 8
    assert await ledger.spent(None, NOON) == pytest.approx(2.0)


async def test_two_workers_cannot_overshoot_together(ledger: MemoryLedger) -> None:
    workers = [Spend(ledger, BUDGETS) for _ in range(6)]
    outcomes = await asyncio.gather(
        *(spend.reserve(call(str(n), n), 0.9) for n, spend in enumerate(workers)),
        return_exceptions=True,
    )
    assert sum(outcome is None for outcome in outcomes) <= 2


async def test_a_call_that_ended_frees_what_it_did_not_need(ledger: MemoryLedger) -> None:
    spend = Spend(ledger, BUDGETS)
    await spend.reserve(call("one"), 0.9)
    await spend.settle(replace(call("one"), cost_usd=0.1, outcome=Outcome.OK))
    await spend.reserve(call("two"), 0.9)


async def test_a_call_nobody_saw_end_goes_on_counting_at_its_worst(ledger: MemoryLedger) -> None:
    await Spend(ledger, BUDGETS).reserve(call("killed"), 0.9)
    with pytest.raises(BudgetSpentError):
        await Spend(ledger, BUDGETS).reserve(call("after a restart"), 0.2)


async def test_nothing_is_spent_from_an_empty_purse(ledger: MemoryLedger) -> None:
    empty = Budgets(athlete_day=0, day=0, month=0)
    with pytest.raises(BudgetSpentError):
        await Spend(ledger, empty).reserve(call("one"), 0.001)


async def test_a_ledger_that_cannot_be_written_stops_the_call_but_not_its_end(
    ledger: MemoryLedger, caplog: pytest.LogCaptureFixture
) -> None:
    spend = Spend(ledger, BUDGETS)
    await spend.reserve(call("one"), 0.5)
    ledger.broken = True
    await spend.settle(replace(call("one"), cost_usd=0.1, outcome=Outcome.OK))
    assert "could not be recorded" in caplog.text
    assert await ledger.spent(None, NOON) == 0.5
    with pytest.raises(CannotSaveError):
        await spend.reserve(call("two"), 0.1)
