"""Undo, on every store."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.lab.memory_store import MemoryStore
from coach.athlete import AthleteId
from coach.availability import Availability
from coach.dossier import Dossier, Settings
from coach.ports import Store
from coach.state import State, StateKind
from tests.storage.made import (
    ANA,
    BORIS,
    DAY,
    FRIDAY,
    GOAL,
    MINUTE,
    MONDAY,
    NOON,
    PERSON,
    enrol,
    report,
    run,
    week,
    whole_dossier,
)

LONG_AGO = NOON - timedelta(days=2)


async def undo(store: Store, athlete: AthleteId = ANA) -> str | None:
    """What was undone."""
    async with store.transaction() as tx:
        change = await tx.changes.last(athlete, LONG_AGO)
        if change is None:
            return None
        await tx.changes.undo(athlete, change)
    return change.label


async def whole(store: Store, athlete: AthleteId = ANA) -> Dossier:
    async with store.reading() as tx:
        dossier = await tx.dossier(athlete)
    assert dossier is not None
    return dossier


async def test_everything_a_change_touched_is_as_it_was(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.restore(ANA, whole_dossier())
    before = await whole(store)

    async with store.transaction() as tx:
        tx.undoable(ANA, "a bad day", NOON)
        await tx.athletes.keep(ANA, replace(PERSON, name="Anna", time_zone="Asia/Tokyo"))
        await tx.settings.keep(ANA, Settings(sunday_at="09:00"))
        await tx.availability.keep(ANA, Availability(notes=("all free",)))
        for kept in await tx.journal.all(ANA):
            await tx.journal.remove(ANA, kept.id)
        await tx.journal.keep(ANA, report(rpe=9.0))
        await tx.races.keep(ANA, replace(GOAL, km=42.2))
        await tx.programs.keep(ANA, week(summary="third"))
        await tx.programs.change(ANA, replace(week(summary="gone"), version=2, accepted=False))
        await tx.states.keep(ANA, State(kind=StateKind.INJURED, since=FRIDAY))

    assert await undo(store) == "a bad day"
    assert await whole(store) == before
    assert await undo(store) is None


async def test_ids_are_the_same_after_an_undo(store: Store) -> None:
    """A button that was shown before still means the same race."""
    await enrol(store)
    async with store.transaction() as tx:
        number = await tx.races.keep(ANA, GOAL)

    async with store.transaction() as tx:
        tx.undoable(ANA, "deleting", NOON)
        await tx.races.remove(ANA, number)
    await undo(store)

    async with store.reading() as tx:
        assert await tx.races.get(ANA, number) == GOAL


async def test_what_was_added_and_changed_in_one_change_is_gone(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        tx.undoable(ANA, "the race", NOON)
        number = await tx.races.keep(ANA, GOAL)
        await tx.races.keep(ANA, replace(GOAL, km=10.0), number)
        await tx.races.keep(ANA, replace(GOAL, km=5.0), number)
    await undo(store)

    assert (await whole(store)).races == ()


async def test_what_was_added_and_removed_in_one_change_stays_gone(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        tx.undoable(ANA, "the race", NOON)
        number = await tx.races.keep(ANA, GOAL)
        await tx.races.remove(ANA, number)
    await undo(store)

    assert (await whole(store)).races == ()


async def test_a_deletion_undone_takes_its_key_back(store: Store) -> None:
    """The report that came later under the same date gives way: there is one a day."""
    await enrol(store)
    async with store.transaction() as tx:
        number = await tx.journal.keep(ANA, report(note="first"))
    async with store.transaction() as tx:
        tx.undoable(ANA, "clearing Friday", NOON)
        await tx.journal.remove(ANA, number)
    async with store.transaction() as tx:
        await tx.journal.keep(ANA, report(note="later"))

    await undo(store)

    async with store.reading() as tx:
        kept = await tx.journal.all(ANA)
    assert [(one.id, one.value.note) for one in kept] == [(number, "first")]


async def test_a_swap_of_keys_is_undone(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        monday = await tx.journal.keep(ANA, report(MONDAY, rpe=1.0))
        friday = await tx.journal.keep(ANA, report(FRIDAY, rpe=5.0))
    before = await whole(store)

    async with store.transaction() as tx:
        tx.undoable(ANA, "the days", NOON)
        await tx.journal.keep(ANA, report(FRIDAY + DAY, rpe=1.0), monday)
        await tx.journal.keep(ANA, report(MONDAY, rpe=5.0), friday)
        await tx.journal.keep(ANA, report(FRIDAY, rpe=1.0), monday)
    await undo(store)

    assert await whole(store) == before


async def test_a_deleted_twin_comes_back_beside_the_other(store: Store) -> None:
    twins = Dossier(athlete=PERSON, activities=(run(km=8), run(km=9)))
    async with store.transaction() as tx:
        await tx.restore(ANA, twins)
    async with store.transaction() as tx:
        _, second = await tx.activities.all(ANA)
        tx.undoable(ANA, "removing the activity", NOON)
        await tx.activities.remove(ANA, second.id)

    await undo(store)

    assert (await whole(store)).activities == twins.activities


async def test_two_changes_are_undone_one_after_the_other(store: Store) -> None:
    await enrol(store)
    for minutes, words in enumerate(("first", "second")):
        async with store.transaction() as tx:
            tx.undoable(ANA, "the note", NOON + minutes * MINUTE)
            await tx.journal.keep(ANA, report(note=words))

    await undo(store)
    notes = [o.note for o in (await whole(store)).observations]
    await undo(store)

    assert notes == ["first"]
    assert (await whole(store)).observations == ()


async def test_three_taps_are_one_check_in(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        await tx.journal.keep(ANA, report(note="before"))
    taps = (report(rpe=3.0), report(energy=4), report(pain=0))
    for minutes, seen in enumerate(taps):
        async with store.transaction() as tx:
            tx.undoable(ANA, "the check-in", NOON + minutes * MINUTE, joins=True)
            await tx.journal.keep(ANA, seen)
            await tx.states.keep(ANA, State(kind=StateKind.INJURED, since=FRIDAY))

    assert await undo(store) == "the check-in"

    after = await whole(store)
    assert [o.note for o in after.observations] == ["before"]
    assert after.states == ()
    assert await undo(store) is None


async def test_a_step_an_hour_later_is_another_change(store: Store) -> None:
    await enrol(store)
    for minutes, rpe in ((0, 2.0), (31, 6.0)):
        async with store.transaction() as tx:
            tx.undoable(ANA, "the check-in", NOON + minutes * MINUTE, joins=True)
            await tx.journal.keep(ANA, report(rpe=rpe))

    await undo(store)

    assert [o.rpe for o in (await whole(store)).observations] == [2.0]


async def test_a_step_under_another_label_is_another_change(store: Store) -> None:
    await enrol(store)
    for label, rpe in (("the check-in of Friday", 2.0), ("the check-in of Saturday", 6.0)):
        async with store.transaction() as tx:
            tx.undoable(ANA, label, NOON, joins=True)
            await tx.journal.keep(ANA, report(rpe=rpe))

    assert await undo(store) == "the check-in of Saturday"
    assert [o.rpe for o in (await whole(store)).observations] == [2.0]


async def test_what_came_before_undoable_is_not_undone(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        await tx.races.keep(ANA, GOAL)
        tx.undoable(ANA, "the report", NOON)
        await tx.journal.keep(ANA, report())

    await undo(store)

    assert (await whole(store)).races == (GOAL,)
    assert (await whole(store)).observations == ()


async def test_nothing_changed_is_nothing_to_undo(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        tx.undoable(ANA, "clearing Friday", NOON)
        await tx.journal.all(ANA)

    assert await undo(store) is None


async def test_a_change_is_forgotten_after_its_time(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        tx.undoable(ANA, "the report", NOON)
        await tx.journal.keep(ANA, report())

    async with store.reading() as tx:
        assert await tx.changes.last(ANA, NOON) is not None
        assert await tx.changes.last(ANA, NOON + MINUTE) is None


async def test_only_the_last_change_is_undone(store: Store) -> None:
    """A button under an older one does nothing."""
    await enrol(store)
    async with store.transaction() as tx:
        tx.undoable(ANA, "the race", NOON)
        await tx.races.keep(ANA, GOAL)
    async with store.reading() as tx:
        older = await tx.changes.last(ANA, LONG_AGO)
    async with store.transaction() as tx:
        tx.undoable(ANA, "the report", NOON + MINUTE)
        await tx.journal.keep(ANA, report())
    assert older is not None

    async with store.transaction() as tx:
        await tx.changes.undo(ANA, older)

    assert (await whole(store)).races == (GOAL,)
    assert len((await whole(store)).observations) == 1


async def test_another_athlete_is_not_touched(store: Store) -> None:
    await enrol(store, ANA, BORIS)
    async with store.transaction() as tx:
        tx.undoable(ANA, "the race", NOON)
        await tx.races.keep(ANA, GOAL)

    assert await undo(store, BORIS) is None
    async with store.transaction() as tx:
        change = await tx.changes.last(ANA, LONG_AGO)
        assert change is not None
        await tx.changes.undo(BORIS, change)

    assert (await whole(store)).races == (GOAL,)


async def test_a_failed_transaction_leaves_no_change(store: Store) -> None:
    await enrol(store)
    try:
        async with store.transaction() as tx:
            tx.undoable(ANA, "the race", NOON)
            await tx.races.keep(ANA, GOAL)
            raise LookupError
    except LookupError:
        pass

    assert await undo(store) is None
    assert (await whole(store)).races == ()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("keep", "move", "remove")),
        st.integers(0, 3),
        st.integers(0, 3),
    ),
    max_size=8,
)


@given(before=STEPS, change=STEPS)
@settings(max_examples=60, deadline=None)
async def test_any_change_can_be_taken_back(
    before: list[tuple[str, int, int]], change: list[tuple[str, int, int]]
) -> None:
    store = MemoryStore()
    await enrol(store)
    await play(store, before, label=None)
    was = await whole(store)

    await play(store, change, label="any")
    await undo(store)

    assert await whole(store) == was


async def play(store: Store, steps: list[tuple[str, int, int]], label: str | None) -> None:
    """Keeps, moves and removes reports of four days."""
    async with store.transaction() as tx:
        if label is not None:
            tx.undoable(ANA, label, NOON)
        for number, (step, one, other) in enumerate(steps):
            kept = {k.value.date: k.id for k in await tx.journal.all(ANA)}
            day, to = _day(one), _day(other)
            if step == "keep":
                await tx.journal.keep(ANA, report(day, rpe=float(number)))
            elif step == "move" and day in kept:
                await tx.journal.keep(ANA, report(to, rpe=float(number)), kept[day])
            elif step == "remove" and day in kept:
                await tx.journal.remove(ANA, kept[day])


def _day(number: int) -> date:
    return MONDAY + number * DAY
