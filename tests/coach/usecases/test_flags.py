"""Flags and states that are told twice: the graver one stands."""

import pytest

from coach.state import ReturnStage, State, StateKind, Tier
from coach.usecases.states import KeepStates, open_state
from storage.database import Database
from tests.coach.usecases.conftest import ANA, TODAY, StoppedClock


async def opened(store: Database, *told: State) -> State:
    async with store.transaction() as tx:
        for state in told:
            await open_state(tx, ANA, state, TODAY)
        kept = await tx.states.all(ANA)
    assert len(kept) == 1
    return kept[0].value


@pytest.mark.parametrize("later", [Tier.T3, Tier.T2B])
async def test_a_lesser_flag_does_not_soften_a_graver_one(later: Tier, store: Database) -> None:
    first = State(kind=StateKind.RED_FLAG, since=TODAY, tier=Tier.T1)
    second = State(kind=StateKind.RED_FLAG, since=TODAY, tier=later)
    assert (await opened(store, first, second)).tier is Tier.T1
    assert (await opened(store, second)).tier is Tier.T1


async def test_a_head_cold_does_not_end_a_fever(store: Database) -> None:
    fever = State(kind=StateKind.SICK, since=TODAY, tier=Tier.T2, stage=ReturnStage.OFF)
    cold = State(kind=StateKind.SICK, since=TODAY, tier=Tier.T5, stage=ReturnStage.EASY_SHORT)
    now = await opened(store, fever, cold)
    assert (now.tier, now.stage) == (Tier.T2, ReturnStage.OFF)


@pytest.mark.parametrize("tier", list(Tier))
async def test_only_flags_that_need_a_yes_are_raised_by_one(
    tier: Tier, store: Database, clock: StoppedClock
) -> None:
    raised = await KeepStates(store, clock).raise_flag(ANA, tier)
    assert (raised is not None) == (tier in {Tier.T3, Tier.T4})
