"""Who may talk to the bot, and who is gone, on every store."""

from coach.calendar import Push, PushKind, Schedule
from coach.dialogue.dialogue import Dialogue
from coach.dossier import Settings
from coach.ports import Store
from tests.storage.made import (
    ANA,
    BORIS,
    FRIDAY,
    NOON,
    PERSON,
    STRANGER,
    WEEK,
    enrol,
    report,
    whole_dossier,
)


async def test_the_first_to_claim_is_the_owner(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.members.owner() is None
        assert await tx.members.claim(ANA) == ANA
        assert await tx.members.claim(BORIS) == ANA

    async with store.reading() as tx:
        assert await tx.members.owner() == ANA


async def test_athletes_are_counted(store: Store) -> None:
    await enrol(store, ANA, BORIS)

    async with store.reading() as tx:
        assert await tx.members.count() == 2


async def test_everybody_is_listed_by_number(store: Store) -> None:
    async with store.reading() as tx:
        assert await tx.members.all() == ()
    await enrol(store, BORIS, ANA)

    async with store.reading() as tx:
        assert await tx.members.all() == (ANA, BORIS)


async def test_whoever_cannot_be_reached_is_not_planned_for(store: Store) -> None:
    await enrol(store, ANA, BORIS)
    async with store.transaction() as tx:
        await tx.members.reachable(ANA, yes=False)

        assert [s.athlete for s in await tx.pushes.to_plan(NOON, 9)] == [BORIS]

        await tx.members.reachable(ANA, yes=True)
        await tx.members.reachable(STRANGER, yes=True)

        assert [s.athlete for s in await tx.pushes.to_plan(NOON, 9)] == [ANA, BORIS]


async def test_deleting_counts_what_goes_and_leaves_the_others(store: Store) -> None:
    push = Push(athlete=ANA, kind=PushKind.CHECK_IN, day=FRIDAY, due=NOON, expires=NOON + WEEK)
    schedule = Schedule(athlete=ANA, time_zone="UTC", settings=Settings())
    async with store.transaction() as tx:
        await tx.restore(ANA, whole_dossier())
        await tx.restore(BORIS, whole_dossier())
        await tx.dialogues.keep(ANA, Dialogue(form="race", opened=NOON, expires=NOON + WEEK))
    async with store.transaction() as tx:
        tx.undoable(ANA, "the report", NOON)
        await tx.journal.keep(ANA, report(note="soon gone"))
        await tx.pushes.plan(schedule, [push], NOON + WEEK)

    async with store.transaction() as tx:
        gone = await tx.members.delete(ANA, NOON)

    assert dict(gone) == {
        "profile": 1,
        "free days and minutes": 1,
        "days away": 2,
        "conditions": 2,
        "races": 2,
        "race results": 1,
        "activities": 3,
        "check-ins": 2,
        "notes on illness and injury": 2,
        "receipts": 1,
        "matches": 2,
        "offers": 1,
        "things remembered": 1,
        "ratings": 1,
        "programs": 3,
        "scheduled messages": 1,
        "changes that could be undone": 1,
    }
    async with store.reading() as tx:
        assert await tx.dossier(ANA) is None
        assert await tx.journal.all(ANA) == ()
        assert await tx.dialogues.get(ANA, "race") is None
        assert await tx.changes.last(ANA, NOON - WEEK) is None
        assert await tx.pushes.last(ANA, PushKind.CHECK_IN, 5) == ()
        assert await tx.dossier(BORIS) == whole_dossier()


async def test_deleting_nobody_deletes_nothing(store: Store) -> None:
    async with store.transaction() as tx:
        assert dict(await tx.members.delete(STRANGER, NOON)) == {}


async def test_whoever_is_deleted_can_come_back(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        await tx.members.delete(ANA, NOON)
    await enrol(store)

    async with store.reading() as tx:
        assert await tx.athletes.get(ANA) == PERSON
