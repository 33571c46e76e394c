"""Nightly copies, and the way back."""

import asyncio
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.athlete import AthleteId
from coach.dialogue.dialogue import Dialogue
from storage.backup import UnusableBackupError, back_up, copy, restore
from storage.database import Database
from storage.inbox import Inbox, KeptUpdate
from tests.storage.made import ANA, BORIS, DAY, MONDAY, NOON, STRANGER, enrol, report
from tests.stores import fresh_store

HOUR = timedelta(hours=1)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def members(folder: Path, *, since: str = "") -> set[AthleteId]:
    """Who is in the database of a folder."""
    found = set()
    async with fresh_store(folder) as database, database.reading() as tx:
        for athlete in (ANA, BORIS):
            if await tx.athletes.get(athlete) is not None:
                found.add(athlete)
    return found


async def test_a_copy_is_whole_and_can_be_read(sqlite: Database, tmp_path: Path) -> None:
    await enrol(sqlite)
    async with sqlite.transaction() as tx:
        await tx.journal.keep(ANA, report(note="in the log, not in the file yet"))

    made = await back_up(sqlite, tmp_path / "backups", NOON)

    assert made.name == "steadfoot-2026-12-04-120000.db"
    assert made.stat().st_mode & 0o077 == 0
    restore(made, tmp_path / "other" / "steadfoot.db")
    async with fresh_store(tmp_path / "other") as database, database.reading() as tx:
        assert [k.value.note for k in await tx.journal.all(ANA)] == [
            "in the log, not in the file yet"
        ]


async def test_a_copy_is_made_while_somebody_writes(sqlite: Database, tmp_path: Path) -> None:
    await enrol(sqlite)
    done = asyncio.Event()

    async def write() -> int:
        number = 0
        while not done.is_set():
            number += 1
            async with sqlite.transaction() as tx:
                await tx.journal.keep(ANA, report(MONDAY + number * DAY, note="x" * 500))
        return number

    writer = asyncio.ensure_future(write())
    await asyncio.sleep(0.05)
    made = await back_up(sqlite, tmp_path / "backups", NOON)
    done.set()

    assert await writer > 0
    connection = sqlite3.connect(made)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


async def test_the_newest_seven_nights_stay(sqlite: Database, tmp_path: Path) -> None:
    for night in range(10):
        await back_up(sqlite, tmp_path / "backups", NOON + night * DAY)

    assert names(tmp_path / "backups") == [
        f"steadfoot-2026-12-{day:02}-120000.db" for day in range(7, 14)
    ]


async def test_none_is_older_than_seven_days(sqlite: Database, tmp_path: Path) -> None:
    """Whoever was deleted is gone from all of them by then, even if the bot was off."""
    for night in range(3):
        await back_up(sqlite, tmp_path / "backups", NOON + night * DAY)
    await back_up(sqlite, tmp_path / "backups", NOON + 8 * DAY + HOUR)

    assert names(tmp_path / "backups") == [
        "steadfoot-2026-12-06-120000.db",
        "steadfoot-2026-12-12-130000.db",
    ]


async def test_copies_before_a_migration_go_too(sqlite: Database, tmp_path: Path) -> None:
    old, new = tmp_path / "steadfoot.db.before-0001", tmp_path / "steadfoot.db.before-0002"
    for path, age in ((old, 8), (new, 6)):
        path.touch()
        at = (NOON - age * DAY).timestamp()
        os.utime(path, (at, at))

    await back_up(sqlite, tmp_path / "backups", NOON)

    assert (old.exists(), new.exists()) == (False, True)


async def test_what_a_crash_left_half_copied_goes(sqlite: Database, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "steadfoot-2026-12-01-033000.db.part").touch()

    made = await back_up(sqlite, tmp_path / "backups", NOON)

    assert names(tmp_path / "backups") == [made.name]


async def test_a_clock_that_went_back_deletes_no_fresh_copy(
    sqlite: Database, tmp_path: Path
) -> None:
    """The local chat's clock travels."""
    for night in range(20, 28):
        await back_up(sqlite, tmp_path / "backups", NOON + night * DAY)

    made = await back_up(sqlite, tmp_path / "backups", NOON)

    assert made.exists()
    assert len(names(tmp_path / "backups")) == 7


def test_what_is_not_there_cannot_be_copied(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be copied"):
        copy(tmp_path / "none.db", tmp_path / "backups", NOON)

    assert names(tmp_path / "backups") == []


async def test_a_backup_comes_back_in_the_databases_place(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database, ANA)
        made = await back_up(database, tmp_path / "backups", NOON)
        await enrol(database, BORIS)

    assert restore(made, tmp_path / "steadfoot.db") == 0

    assert await members(tmp_path) == {ANA}


async def test_whoever_was_deleted_since_is_deleted_again(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database, ANA, BORIS)
        async with database.transaction() as tx:
            await tx.journal.keep(ANA, report())
            await tx.dialogues.keep(STRANGER, Dialogue(form="onboarding"))
        await Inbox(database).keep([KeptUpdate(update_id=1, athlete_id=ANA, payload={})], NOON)
        made = await back_up(database, tmp_path / "backups", NOON)
        async with database.transaction() as tx:
            await tx.members.delete(ANA, NOON + HOUR)
            await tx.members.delete(STRANGER, NOON + HOUR)

    assert restore(made, tmp_path / "steadfoot.db") == 2

    assert await members(tmp_path) == {BORIS}
    async with fresh_store(tmp_path) as database, database.reading() as tx:
        assert await tx.journal.all(ANA) == ()
        assert await tx.dialogues.get(STRANGER, "onboarding") is None
    assert restore(made, tmp_path / "steadfoot.db") == 2  # and is remembered still


async def test_even_when_the_database_is_damaged(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database, ANA, BORIS)
        made = await back_up(database, tmp_path / "backups", NOON)
        async with database.transaction() as tx:
            await tx.members.delete(ANA, NOON + HOUR)
    (tmp_path / "steadfoot.db").write_bytes(b"nothing left")

    assert restore(made, tmp_path / "steadfoot.db") == 1

    assert await members(tmp_path) == {BORIS}


async def test_whoever_came_back_before_the_backup_stays(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)
        async with database.transaction() as tx:
            await tx.members.delete(ANA, NOON)
        await enrol(database)
        made = await back_up(database, tmp_path / "backups", NOON + HOUR)

    assert restore(made, tmp_path / "steadfoot.db") == 0

    assert await members(tmp_path) == {ANA}


async def test_an_athlete_replaced_by_a_document_was_not_deleted(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)
        made = await back_up(database, tmp_path / "backups", NOON)
        async with database.reading() as tx:
            dossier = await tx.dossier(ANA)
        assert dossier is not None
        async with database.transaction() as tx:
            await tx.members.delete(ANA, NOON + HOUR)
            await tx.restore(ANA, dossier)

    assert restore(made, tmp_path / "steadfoot.db") == 0

    assert await members(tmp_path) == {ANA}


async def test_what_is_no_backup_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)
        made = await back_up(database, tmp_path / "backups", NOON)
    file = tmp_path / "steadfoot.db"
    before = file.read_bytes()

    for spoil, says in (
        (lambda whole: b"a letter", "no backup"),
        (lambda whole: whole[:9000], "damaged|no backup"),
        (lambda whole: whole.replace(b"0002", b"9999"), "newer version"),
    ):
        spoilt = tmp_path / "spoilt.db"
        spoilt.write_bytes(spoil(made.read_bytes()))
        with pytest.raises(UnusableBackupError, match=says):
            restore(spoilt, file)

    with pytest.raises(UnusableBackupError, match="no backup"):
        restore(tmp_path / "not there.db", file)
    assert file.read_bytes() == before


async def test_a_copy_of_now_has_its_day_in_its_name(sqlite: Database, tmp_path: Path) -> None:
    made = await back_up(sqlite, tmp_path / "b", datetime(2027, 1, 2, 3, 30, 5, tzinfo=UTC))

    assert made.name == "steadfoot-2027-01-02-033005.db"
