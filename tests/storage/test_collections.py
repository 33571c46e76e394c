"""Rows with natural keys, on every store."""

from dataclasses import replace

import pytest

from coach.dossier import Dossier, Fact, Match
from coach.errors import CannotSaveError, UnknownAthleteError
from coach.ports import Store
from coach.state import State, StateKind
from tests.storage.made import (
    ANA,
    BORIS,
    DAY,
    FRIDAY,
    GOAL,
    MONDAY,
    PERSON,
    STRANGER,
    enrol,
    report,
    run,
)


async def test_what_was_kept_is_there(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        number = await tx.journal.keep(ANA, report(rpe=4.0, note="heiß 🥵"))

    async with store.reading() as tx:
        assert await tx.journal.get(ANA, number) == report(rpe=4.0, note="heiß 🥵")


async def test_the_same_natural_key_replaces(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        first = await tx.journal.keep(ANA, report(rpe=4.0))
        second = await tx.journal.keep(ANA, report(rpe=6.0))
        kept = await tx.journal.all(ANA)

    assert first == second
    assert [one.value.rpe for one in kept] == [6.0]


async def test_a_kind_without_a_natural_key_only_grows(store: Store) -> None:
    await enrol(store)
    match = Match(date=FRIDAY, code="E1")

    async with store.transaction() as tx:
        await tx.matches.keep(ANA, match)
        await tx.matches.keep(ANA, match)
        kept = await tx.matches.all(ANA)

    assert [one.value for one in kept] == [match, match]


async def test_by_its_id_a_row_may_change_its_key(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        number = await tx.races.keep(ANA, GOAL)
        moved = replace(GOAL, date=GOAL.date + DAY)
        await tx.races.keep(ANA, moved, number)
        kept = await tx.races.all(ANA)

    assert [(one.id, one.value) for one in kept] == [(number, moved)]


async def test_whoever_takes_a_key_replaces_its_owner(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        monday = await tx.journal.keep(ANA, report(MONDAY, rpe=2.0))
        await tx.journal.keep(ANA, report(FRIDAY, rpe=8.0))
        await tx.journal.keep(ANA, report(FRIDAY, rpe=2.0), monday)
        kept = await tx.journal.all(ANA)

    assert [(one.id, one.value.rpe) for one in kept] == [(monday, 2.0)]


async def test_an_id_that_is_gone_is_as_none(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        number = await tx.journal.keep(ANA, report(rpe=2.0))
        await tx.journal.remove(ANA, number)
        new = await tx.journal.keep(ANA, report(rpe=3.0), number)
        again = await tx.journal.keep(ANA, report(rpe=4.0), number)
        kept = await tx.journal.all(ANA)

    assert new == again != number
    assert [one.value.rpe for one in kept] == [4.0]


async def test_one_of_two_alike_is_changed_and_the_other_stays(store: Store) -> None:
    twins = Dossier(athlete=PERSON, activities=(run(km=8), run(km=9)))

    async with store.transaction() as tx:
        await tx.restore(ANA, twins)
        _, second = await tx.activities.all(ANA)
        await tx.activities.keep(ANA, run(km=12), second.id)
        kept = await tx.activities.all(ANA)

    assert [one.value.km for one in kept] == [8, 12]


async def test_a_number_is_never_used_twice(store: Store) -> None:
    """An old button under a deleted race must not open another one."""
    await enrol(store)

    async with store.transaction() as tx:
        first = await tx.races.keep(ANA, GOAL)
        await tx.races.remove(ANA, first)
        second = await tx.races.keep(ANA, GOAL)

    assert second != first


async def test_removing_gives_back_what_was_there(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        number = await tx.races.keep(ANA, GOAL)

        assert await tx.races.remove(ANA, number) == GOAL
        assert await tx.races.remove(ANA, number) is None
        assert await tx.races.get(ANA, number) is None


async def test_nobody_reaches_what_is_anothers(store: Store) -> None:
    await enrol(store, ANA, BORIS)

    async with store.transaction() as tx:
        number = await tx.journal.keep(ANA, report(note="mine"))
        mine = await tx.journal.keep(BORIS, report(note="Boris's"), number)

        assert mine != number
        assert await tx.journal.get(BORIS, number) is None
        assert await tx.journal.remove(BORIS, number) is None
        assert await tx.journal.get(ANA, number) == report(note="mine")


async def test_since_leaves_out_what_ended_before(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        for day in (MONDAY, FRIDAY, FRIDAY + DAY):
            await tx.journal.keep(ANA, report(day))
        kept = await tx.journal.all(ANA, since=FRIDAY)

    assert [one.value.date for one in kept] == [FRIDAY, FRIDAY + DAY]


async def test_activities_come_by_their_start(store: Store) -> None:
    await enrol(store)
    late, early = run(hour=18), run(hour=6)

    async with store.transaction() as tx:
        await tx.activities.keep(ANA, late)
        await tx.activities.keep(ANA, early)
        kept = await tx.activities.all(ANA)

    assert [one.value for one in kept] == [early, late]


async def test_an_open_state_without_an_end_is_kept_as_one(store: Store) -> None:
    await enrol(store)
    ill = State(kind=StateKind.SICK, since=MONDAY)

    async with store.transaction() as tx:
        number = await tx.states.keep(ANA, ill)
        await tx.states.keep(ANA, State(kind=StateKind.SICK, since=MONDAY, until=FRIDAY), number)
        kept = await tx.states.all(ANA)

    assert [(one.id, one.value.until) for one in kept] == [(number, FRIDAY)]


async def test_nothing_is_kept_of_somebody_unknown(store: Store) -> None:
    with pytest.raises(UnknownAthleteError):
        async with store.transaction() as tx:
            await tx.facts.keep(STRANGER, Fact(id=1, date=FRIDAY, text="hello"))


async def test_a_reader_cannot_write(store: Store) -> None:
    await enrol(store)

    with pytest.raises(CannotSaveError):
        async with store.reading() as tx:
            await tx.journal.keep(ANA, report())

    async with store.reading() as tx:
        assert await tx.journal.all(ANA) == ()
