"""All or nothing, whole athletes, and the update that had its effect."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lab.memory_store import MemoryStore
from coach.document import read_dossier, write_dossier
from coach.dossier import Dossier
from coach.errors import UnreadableDossierError
from coach.ports import Store
from storage import turn
from storage.database import Database
from storage.inbox import Inbox, KeptUpdate
from tests.athletes import random_dossier
from tests.storage.made import (
    ANA,
    BORIS,
    FRIDAY,
    GOAL,
    MONDAY,
    NOON,
    PERSON,
    WEEK,
    enrol,
    report,
    week,
    whole_dossier,
)


async def test_an_error_takes_everything_back(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.restore(ANA, whole_dossier())

    async def everything_and_an_error() -> None:
        async with store.transaction() as tx:
            await tx.athletes.keep(ANA, replace(PERSON, name="other"))
            for kept in await tx.journal.all(ANA):
                await tx.journal.remove(ANA, kept.id)
            await tx.races.keep(ANA, replace(GOAL, km=1.0))
            await tx.programs.keep(ANA, week())
            await tx.members.delete(ANA, NOON)
            await tx.restore(ANA, Dossier(athlete=PERSON))
            await tx.journal.keep(ANA, report())
            raise LookupError

    with pytest.raises(LookupError):
        await everything_and_an_error()

    async with store.reading() as tx:
        assert await tx.dossier(ANA) == whole_dossier()


async def test_a_transaction_sees_what_it_wrote(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.athletes.keep(ANA, PERSON)
        await tx.journal.keep(ANA, report())

        assert (await tx.journal.all(ANA))[0].value == report()


async def test_out_and_in_again_is_the_same_athlete(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.restore(ANA, whole_dossier())
    async with store.reading() as tx:
        out = await tx.dossier(ANA)
    assert out is not None

    document = write_dossier(out)
    async with store.transaction() as tx:
        await tx.members.delete(ANA, NOON)
        await tx.restore(ANA, read_dossier(document))

    async with store.reading() as tx:
        assert await tx.dossier(ANA) == out == whole_dossier()


@pytest.mark.parametrize("seed", range(12))
async def test_random_athletes_come_back_as_they_were(sqlite: Database, seed: int) -> None:
    dossier = read_dossier(write_dossier(random_dossier(seed)[0]))

    async with sqlite.transaction() as tx:
        await tx.restore(ANA, dossier)
    async with sqlite.reading() as tx:
        assert await tx.dossier(ANA) == dossier


async def test_nobody_is_restored_over_somebody(store: Store) -> None:
    await enrol(store)

    with pytest.raises(ValueError, match="there already"):
        async with store.transaction() as tx:
            await tx.restore(ANA, whole_dossier())


async def test_two_programs_of_one_version_are_refused(store: Store) -> None:
    twice = Dossier(athlete=PERSON, programs=(week(), week(summary="again")))

    with pytest.raises(UnreadableDossierError, match="version 1 of the week of 2026-11-30"):
        async with store.transaction() as tx:
            await tx.restore(ANA, twice)

    async with store.reading() as tx:
        assert await tx.athletes.get(ANA) is None


async def test_since_cuts_off_what_is_dated_and_nothing_that_holds_for_long(
    store: Store,
) -> None:
    dossier = whole_dossier()
    async with store.transaction() as tx:
        await tx.restore(ANA, dossier)

    async with store.reading() as tx:
        cut = await tx.dossier(ANA, since=FRIDAY)
    assert cut is not None

    assert [o.date for o in cut.observations] == [FRIDAY]
    assert [a.day for a in cut.activities] == [FRIDAY]
    assert [p.week_start_date for p in cut.programs] == [MONDAY + WEEK]
    assert (cut.receipts, cut.matches, cut.thumbs) == ((), (), ())
    for name in ("exceptions", "conditions", "races", "results", "states", "facts"):
        assert getattr(cut, name) == getattr(dossier, name), name


async def test_a_stranger_has_no_dossier(store: Store) -> None:
    async with store.reading() as tx:
        assert await tx.dossier(ANA) is None


@pytest.fixture
def update() -> Iterator[int]:
    """An update is being processed."""
    token = turn.current.set(41)
    yield 41
    turn.current.reset(token)


async def kept(database: Database) -> Inbox:
    inbox = Inbox(database)
    await inbox.keep([KeptUpdate(update_id=41, athlete_id=ANA, payload={})], NOON)
    return inbox


async def test_an_update_has_its_effect_in_the_same_commit(
    database: Database, update: int
) -> None:
    inbox = await kept(database)

    await enrol(database)

    assert await inbox.had_effect(update)


async def test_a_look_is_no_effect(database: Database, update: int) -> None:
    """After a crash the update is processed again, and the athlete gets the answer."""
    inbox = await kept(database)

    async with database.transaction() as tx:
        await tx.athletes.get(ANA)

    assert not await inbox.had_effect(update)


async def test_what_was_taken_back_is_no_effect(database: Database, update: int) -> None:
    inbox = await kept(database)

    async def write_and_fail() -> None:
        async with database.transaction() as tx:
            await tx.athletes.keep(ANA, PERSON)
            raise LookupError

    with pytest.raises(LookupError):
        await write_and_fail()

    assert not await inbox.had_effect(update)


async def test_housekeeping_is_no_effect(database: Database, update: int) -> None:
    inbox = await kept(database)

    async with database.transaction(effect=False) as tx:
        await tx.athletes.keep(ANA, PERSON)

    assert not await inbox.had_effect(update)


NOTES = st.text(max_size=40) | st.none()


@given(notes=st.lists(NOTES, max_size=6), other=st.lists(NOTES, max_size=3))
@settings(max_examples=30, deadline=None)
async def test_memory_keeps_two_athletes_apart(
    notes: list[str | None], other: list[str | None]
) -> None:
    store = MemoryStore()
    await enrol(store, ANA, BORIS)
    async with store.transaction() as tx:
        for number, note in enumerate(notes):
            await tx.journal.keep(ANA, report(MONDAY + number * WEEK, note=note))
        for number, note in enumerate(other):
            await tx.journal.keep(BORIS, report(MONDAY + number * WEEK, note=note))

    async with store.reading() as tx:
        assert [k.value.note for k in await tx.journal.all(ANA)] == notes
        assert [k.value.note for k in await tx.journal.all(BORIS)] == other
