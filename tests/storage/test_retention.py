"""What goes at night, and what stays."""

from datetime import timedelta

import pytest

from coach.calendar import Push, PushKind, Schedule
from coach.dialogue.dialogue import Dialogue
from coach.dossier import Settings
from storage.batches import BITE
from storage.commits import Commits
from storage.database import Database
from storage.inbox import DONE, Inbox, KeptUpdate
from storage.outbox import Outbox, OutState
from storage.retention import tidy
from tests.storage.made import (
    ANA,
    DAY,
    FRIDAY,
    GOAL,
    MINUTE,
    NOON,
    STRANGER,
    enrol,
    report,
    whole_dossier,
)

HOUR = timedelta(hours=1)


@pytest.fixture
def commits(database: Database) -> Commits:
    return Commits(database)


async def test_what_an_athlete_told_stays(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.restore(ANA, whole_dossier())

    await tidy(database, NOON + 3000 * DAY)

    async with database.reading() as tx:
        assert await tx.dossier(ANA) == whole_dossier()


async def test_updates_go_after_two_days_once_they_are_done(
    database: Database, commits: Commits
) -> None:
    inbox = Inbox(database)
    await inbox.keep([KeptUpdate(update_id=n, athlete_id=ANA, payload={}) for n in (1, 2)], NOON)
    await commits.run(DONE, number=1, yes=True)

    assert (await tidy(database, NOON + 48 * HOUR))["updates"] == 0
    assert (await tidy(database, NOON + 48 * HOUR + MINUTE))["updates"] == 1
    assert [update.update_id for update in await inbox.open()] == [2]


async def test_messages_go_after_ninety_days_and_to_strangers_after_two(
    database: Database, commits: Commits
) -> None:
    await enrol(database)
    outbox = Outbox(database, commits)
    for athlete in (ANA, STRANGER):
        number = await outbox.sending(athlete, 1, "sendMessage", {"text": "hello"}, NOON)
        await outbox.mark(number, OutState.SENT)

    gone = await tidy(database, NOON + 48 * HOUR + MINUTE)
    later = await tidy(database, NOON + 90 * DAY + MINUTE)

    assert (gone["messages"], gone["messages to strangers"]) == (0, 1)
    assert (later["messages"], later["messages to strangers"]) == (1, 0)


async def test_dialogues_go_a_day_after_they_expired(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.dialogues.keep(ANA, Dialogue(form="race", opened=NOON, expires=NOON + HOUR))

    assert (await tidy(database, NOON + 25 * HOUR))["dialogues"] == 0
    assert (await tidy(database, NOON + 25 * HOUR + MINUTE))["dialogues"] == 1


async def test_changes_go_when_they_can_be_undone_no_more(database: Database) -> None:
    await enrol(database)
    async with database.transaction() as tx:
        tx.undoable(ANA, "the race", NOON)
        await tx.races.keep(ANA, GOAL)

    assert (await tidy(database, NOON + 24 * HOUR))["changes"] == 0
    assert (await tidy(database, NOON + 24 * HOUR + MINUTE))["changes"] == 1


async def test_pushes_go_after_ninety_days(database: Database) -> None:
    await enrol(database)
    push = Push(athlete=ANA, kind=PushKind.SUNDAY, day=FRIDAY, due=NOON, expires=NOON)
    async with database.transaction() as tx:
        schedule = Schedule(athlete=ANA, time_zone="UTC", settings=Settings())
        await tx.pushes.plan(schedule, [push], NOON)

    assert (await tidy(database, NOON + 90 * DAY))["pushes"] == 0
    assert (await tidy(database, NOON + 91 * DAY))["pushes"] == 1


async def test_many_rows_go_in_several_bites(sqlite: Database) -> None:
    await enrol(sqlite)
    inbox = Inbox(sqlite)
    count = 2 * BITE + 1
    await inbox.keep(
        [KeptUpdate(update_id=n, athlete_id=ANA, payload={}) for n in range(count)], NOON
    )
    async with sqlite.writing() as connection:
        for number in range(count):
            await connection.run(DONE, number=number, yes=True)
    async with sqlite.transaction() as tx:
        await tx.journal.keep(ANA, report())

    assert (await tidy(sqlite, NOON + 9 * DAY))["updates"] == count
