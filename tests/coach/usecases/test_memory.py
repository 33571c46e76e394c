"""What is remembered: with the athlete's words, for as long as it holds, until it is forgotten."""

from datetime import timedelta

from coach.proposal import FactProposal
from coach.usecases.memory import MOST, Remember, keep_facts
from coach.usecases.people import People
from storage.database import Database
from tests.coach.usecases.conftest import ANA, TODAY, StoppedClock

GELS = FactProposal(text="Gels upset the stomach.", quote="gels kill my stomach", confidence=0.9)
SHOES = FactProposal(
    text="Breaks in new shoes.",
    quote="my new shoes",
    confidence=0.5,
    until=TODAY + timedelta(days=30),
)


async def kept(store: Database, *facts: FactProposal) -> None:
    async with store.transaction() as tx:
        await keep_facts(tx, ANA, facts, TODAY)


async def test_the_newest_comes_first_and_what_expired_is_gone(
    store: Database, clock: StoppedClock
) -> None:
    await kept(store, GELS, SHOES)
    assert [k.value.id for k in (await Remember(store, clock)(ANA)).facts] == [2, 1]
    clock.go(days=31)
    assert [k.value.text for k in (await Remember(store, clock)(ANA)).facts] == [GELS.text]


async def test_what_is_told_again_is_dated_anew(store: Database, clock: StoppedClock) -> None:
    await kept(store, GELS, SHOES)
    async with store.transaction() as tx:
        again = await keep_facts(tx, ANA, (GELS,), TODAY + timedelta(days=2))
    assert again[0].id == 1
    shown = await Remember(store, clock)(ANA)
    assert [(k.value.id, k.value.date) for k in shown.facts] == [
        (1, TODAY + timedelta(days=2)),
        (2, TODAY),
    ]


async def test_one_is_forgotten_by_its_number_and_can_come_back(
    store: Database, clock: StoppedClock
) -> None:
    await kept(store, GELS, SHOES)
    left = await Remember(store, clock).forget(ANA, 1)
    assert [fact.text for fact in left.gone] == [GELS.text]
    assert [k.value.id for k in left.facts] == [2]
    assert (await Remember(store, clock).forget(ANA, 1)).gone == ()
    await People(store, clock).undo(ANA)
    assert len((await Remember(store, clock)(ANA)).facts) == 2


async def test_an_old_button_does_not_forget_another_fact(
    store: Database, clock: StoppedClock
) -> None:
    await kept(store, GELS, SHOES)
    memory = Remember(store, clock)
    row = (await memory(ANA)).facts[0].id
    await memory.forget_row(ANA, row)
    await kept(store, FactProposal(text="Runs at dawn.", quote="at dawn", confidence=0.9))
    assert (await memory.forget_row(ANA, row)).gone == ()


async def test_everything_is_forgotten_at_once(store: Database, clock: StoppedClock) -> None:
    await kept(store, GELS, SHOES)
    left = await Remember(store, clock).forget_all(ANA)
    assert (len(left.gone), left.facts) == (2, ())


async def test_there_is_an_end_to_what_is_remembered(store: Database, clock: StoppedClock) -> None:
    many = [
        FactProposal(text=f"Likes route {n}.", quote=f"route {n}", confidence=1.0)
        for n in range(MOST + 5)
    ]
    await kept(store, *many)
    numbers = {k.value.id for k in (await Remember(store, clock)(ANA)).facts}
    assert numbers == set(range(6, MOST + 6))
