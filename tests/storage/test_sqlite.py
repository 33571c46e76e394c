"""One file: who writes when, what is in it, and what is wrong with it."""

import asyncio
import multiprocessing
import os
import sqlite3
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random

import aiosqlite
import pytest

from coach.dialogue.dialogue import Dialogue
from coach.dossier import Dossier, Fact
from coach.errors import CannotSaveError
from coach.ports import Store
from coach.race import RaceGoal
from storage.commits import Commits
from storage.database import Database
from storage.errors import DamagedDatabaseError, UnusableDatabaseError
from storage.inbox import Inbox, KeptUpdate
from storage.outbox import Outbox
from storage.sealing import Seal
from storage.sql import SqliteConnection, in_thread
from tests.storage.made import ANA, DAY, FRIDAY, MONDAY, NOON, PERSON, enrol, report, week
from tests.stores import KEY, fresh_store

SECRET = "Geheimnis"


async def test_the_drivers_default_loses_updates(tmp_path: Path) -> None:
    """Why BEGIN IMMEDIATE: the same reading and writing without it, counted."""
    path = tmp_path / "default.db"
    async with aiosqlite.connect(path) as first:
        await first.execute("PRAGMA journal_mode=WAL")
        await first.execute("CREATE TABLE n (value INTEGER)")
        await first.execute("INSERT INTO n VALUES (0)")
        await first.commit()

    async def work() -> None:
        async with aiosqlite.connect(path) as connection:
            for _ in range(10):
                ((value,),) = await connection.execute_fetchall("SELECT value FROM n")
                await asyncio.sleep(0)
                await connection.execute("UPDATE n SET value = ?", (value + 1,))
                await connection.commit()

    await asyncio.gather(*(work() for _ in range(8)))

    async with aiosqlite.connect(path) as last:
        ((value,),) = await last.execute_fetchall("SELECT value FROM n")
    assert value < 80


async def test_two_processes_on_one_file_lose_nothing_and_fail_at_nothing(
    tmp_path: Path,
) -> None:
    """As two of these: each waits for the other before it reads what it will write."""
    async with fresh_store(tmp_path) as one, fresh_store(tmp_path) as other:
        await enrol(one)

        async def count_up(database: Database) -> None:
            for _ in range(15):
                async with database.transaction() as tx:
                    kept = await tx.journal.all(ANA)
                    rpe = (kept[0].value.rpe or 0.0) if kept else 0.0
                    await asyncio.sleep(0)
                    await tx.journal.keep(ANA, report(rpe=round(rpe + 0.1, 1)))

        await asyncio.gather(count_up(one), count_up(other))

        async with one.reading() as tx:
            assert (await tx.journal.all(ANA))[0].value.rpe == 3.0


async def test_closing_waits_for_whoever_reads(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)
        begun, go = asyncio.Event(), asyncio.Event()

        async def look() -> int:
            async with database.reading() as tx:
                begun.set()
                await go.wait()
                return await tx.members.count()

        looking = asyncio.ensure_future(look())
        await begun.wait()
        closing = asyncio.ensure_future(database.close())
        await asyncio.sleep(0.02)
        assert not closing.done()
        go.set()

        assert await looking == 1
        await closing


async def test_writers_come_in_the_order_they_asked(sqlite: Database) -> None:
    await enrol(sqlite)
    order: list[int] = []

    async def write(number: int) -> None:
        async with sqlite.transaction():
            order.append(number)
            await asyncio.sleep(0)

    await asyncio.gather(*(write(n) for n in range(20)))

    assert order == list(range(20))


async def test_every_connection_has_its_pragmas(sqlite: Database) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "query_only")

    async with sqlite.writing() as writer:
        written = [await pragma(writer, name) for name in names]
    async with sqlite.reading() as tx:
        read = [await pragma(tx.connection, name) for name in names]

    assert written == ["wal", 2, 1, 1, 0]
    assert read == ["wal", 2, 1, 1, 1]


async def pragma(connection: object, name: str) -> object:
    assert isinstance(connection, SqliteConnection)
    row = await in_thread(connection.raw, lambda raw: raw.execute(f"PRAGMA {name}").fetchone())
    return row[0]


async def fill_with_secrets(database: Database) -> None:
    """The word is in everything an athlete can say."""
    dossier = Dossier(
        athlete=PERSON,
        races=(RaceGoal(name=f"{SECRET} Marathon", date=FRIDAY),),
        observations=(report(note=SECRET, pain_where=SECRET),),
        facts=(Fact(id=1, date=FRIDAY, text=SECRET, quote=SECRET),),
        programs=(week(summary=SECRET),),
    )
    async with database.transaction() as tx:
        await tx.restore(ANA, dossier)
        await tx.dialogues.keep(ANA, Dialogue(form="race", answers={"name": SECRET}))
    async with database.transaction() as tx:
        tx.undoable(ANA, f"{SECRET} on the calendar", NOON)
        await tx.journal.keep(ANA, report(note="other"))
    inbox = Inbox(database)
    await inbox.keep([KeptUpdate(update_id=1, athlete_id=ANA, payload={"text": SECRET})], NOON)
    outbox = Outbox(database, Commits(database))
    await outbox.sending(ANA, 1, "sendMessage", {"text": SECRET}, NOON)


def in_any_file(folder: Path, words: bytes) -> list[str]:
    return [path.name for path in folder.iterdir() if words in path.read_bytes()]


async def test_no_word_of_an_athlete_is_readable_in_the_files(
    sqlite: Database, tmp_path: Path
) -> None:
    await fill_with_secrets(sqlite)

    assert in_any_file(tmp_path, SECRET.encode()) == []
    assert in_any_file(tmp_path, SECRET.casefold().encode()) == []
    await sqlite.checkpoint()
    assert in_any_file(tmp_path, SECRET.encode()) == []


async def test_what_was_deleted_is_gone_from_the_files(sqlite: Database, tmp_path: Path) -> None:
    """Even sealed: the very bytes are overwritten, and the log is emptied."""
    await fill_with_secrets(sqlite)
    await sqlite.checkpoint()
    bodies = sealed_bodies(tmp_path / "steadfoot.db")
    assert all(in_any_file(tmp_path, body) for body in bodies)

    async with sqlite.transaction() as tx:
        await tx.members.delete(ANA, NOON)

    assert len(bodies) == 11
    assert [body for body in bodies if in_any_file(tmp_path, body)] == []


def sealed_bodies(path: Path) -> list[bytes]:
    """The tail of each sealed column: short, so that it lies on one page."""
    found: list[bytes] = []
    connection = sqlite3.connect(path)
    try:
        for table, column in (
            ("athletes", "body"),
            ("athletes", "settings"),
            ("races", "body"),
            ("journal", "body"),
            ("facts", "body"),
            ("programs", "body"),
            ("dialogues", "body"),
            ("changes", "body"),
            ("inbox", "payload"),
            ("outbox", "payload"),
        ):
            rows = connection.execute(f"SELECT {column} FROM {table}")  # noqa: S608 (the names above)
            found += [row[0][-24:] for row in rows]
        (key,) = connection.execute("SELECT key FROM races").fetchone()
    finally:
        connection.close()
    return [*found, key.encode()]


async def test_a_full_disk_says_so_and_harms_nothing(sqlite: Database) -> None:
    await enrol(sqlite)
    async with sqlite.transaction() as tx:
        await tx.journal.keep(ANA, report(note="before"))

    async with sqlite.writing() as writer:
        pages = await pragma(writer, "page_count")
        await pragma(writer, f"max_page_count={pages}")
    with pytest.raises(CannotSaveError, match="full"):
        await write_a_lot(sqlite)

    async with sqlite.reading() as tx:
        assert [k.value.note for k in await tx.journal.all(ANA)] == ["before"]
    async with sqlite.writing() as writer:
        await pragma(writer, "max_page_count=1000000")
    await write_a_lot(sqlite)
    assert await sqlite.integrity() == "ok"


async def write_a_lot(store: Store) -> None:
    async with store.transaction() as tx:
        for number in range(40):
            await tx.journal.keep(ANA, report(MONDAY + number * DAY, note="long " * 400))


async def test_another_program_that_writes_is_waited_for_and_then_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.sqlite.PRAGMAS", ("PRAGMA busy_timeout=50",))
    async with fresh_store(tmp_path) as database:
        other = sqlite3.connect(tmp_path / "steadfoot.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        try:
            with pytest.raises(CannotSaveError, match="locked"):
                await enrol(database)
        finally:
            other.close()
        await enrol(database)


def test_killed_at_any_moment_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    """Each transaction writes a pair; six times the process is killed while it writes."""
    chance = Random(3)  # noqa: S311 (the same each time)
    acknowledged = 0
    for _ in range(6):
        acknowledged = killed_while_writing(tmp_path, acknowledged, 0.05 + chance.random() * 0.1)

    days, soundness = asyncio.run(what_is_left(tmp_path))

    assert soundness == "ok"
    assert days[0] == days[1]
    assert len(days[0]) >= acknowledged > 0


def killed_while_writing(folder: Path, first: int, seconds: float) -> int:
    """How many pairs are acknowledged by then; not more than one is on its way."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe()

    async def write() -> None:
        async with fresh_store(folder) as database:
            await enrol(database)
            there.send(first)
            for number in range(first, 9999):
                async with database.transaction() as tx:
                    await tx.journal.keep(ANA, report(MONDAY + number * DAY))
                    await tx.facts.keep(ANA, Fact(id=number, date=MONDAY + number * DAY, text="x"))
                there.send(number + 1)

    process = context.Process(target=lambda: asyncio.run(write()))
    process.start()
    last = here.recv()
    time.sleep(seconds)
    process.kill()
    process.join()
    there.close()
    with suppress(EOFError):
        while True:
            last = here.recv()
    return int(last)


async def what_is_left(folder: Path) -> tuple[tuple[set[date], set[date]], str]:
    async with fresh_store(folder) as database:
        async with database.reading() as tx:
            reports = {kept.value.date for kept in await tx.journal.all(ANA)}
            facts = {kept.value.date for kept in await tx.facts.all(ANA)}
        return (reports, facts), await database.integrity()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """In a process without root's rights."""
    tmp_path.chmod(0o755)
    folder = tmp_path / "data"
    folder.mkdir(mode=0o555)

    assert opened_by_nobody(folder) == "CannotSaveError"
    assert list(folder.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    asyncio.run(opened(tmp_path))
    file = tmp_path / "steadfoot.db"
    file.chmod(0o444)
    before = file.read_bytes()

    assert opened_by_nobody(tmp_path) == "CannotSaveError"
    assert file.read_bytes() == before


def opened_by_nobody(folder: Path) -> str:
    """Opens the database as somebody who owns nothing; the name of the error."""
    context = multiprocessing.get_context("fork")
    said = context.SimpleQueue()

    def child() -> None:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            asyncio.run(opened(folder))
        except Exception as error:  # noqa: BLE001 (its name is the answer)
            said.put(type(error).__name__)
        else:
            said.put("opened")

    process = context.Process(target=child)
    process.start()
    process.join(20)
    return str(said.get())


async def opened(folder: Path) -> None:
    async with fresh_store(folder):
        pass


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: b"this is a letter, not a database" * 200, id="a letter"),
        pytest.param(lambda whole: b"\0" * 100 + whole[100:], id="no header"),
        pytest.param(lambda whole: whole[:5000], id="cut off"),
        pytest.param(lambda whole: whole[:4096] + b"\xff" * 8192 + whole[12288:], id="torn"),
    ],
)
async def test_a_damaged_file_is_named_and_left_as_it_is(tmp_path: Path, damage: object) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)
    file = tmp_path / "steadfoot.db"
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    before = file.read_bytes()

    with pytest.raises(DamagedDatabaseError, match=r"damaged|no database"):
        await found_out(tmp_path)

    assert file.read_bytes() == before
    assert names_in(tmp_path) == ["steadfoot.db"]


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))]


async def found_out(folder: Path) -> None:
    """At the opening, or when the page is looked at."""
    async with fresh_store(folder) as database:
        if (said := await database.integrity()) != "ok":
            raise DamagedDatabaseError(f"damaged: {said}")


async def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "steadfoot.db"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE songs (name TEXT)")
    other.commit()
    other.close()
    before = file.read_bytes()

    with pytest.raises(UnusableDatabaseError, match="another program"):
        await opened(tmp_path)

    assert file.read_bytes() == before


async def test_the_file_is_its_owners_alone(sqlite: Database, tmp_path: Path) -> None:
    await enrol(sqlite)

    assert open_to_others(tmp_path) == []


def open_to_others(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.stat().st_mode & 0o077]


async def test_an_old_sqlite_is_mentioned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("storage.sqlite.WAL_FIXED", (99, 0, 0))
    await opened(tmp_path)
    monkeypatch.setattr("storage.sqlite.WAL_FIXED", (3, 0, 0))
    await opened(tmp_path)

    assert [r.getMessage().split()[0] for r in caplog.records if r.levelname == "WARNING"] == [
        "sqlite"
    ]


async def test_a_database_that_does_not_open_leaves_no_thread(tmp_path: Path) -> None:
    (tmp_path / "steadfoot.db").mkdir()

    with pytest.raises((CannotSaveError, DamagedDatabaseError)):
        await Database(f"sqlite+aiosqlite:///{tmp_path / 'steadfoot.db'}", Seal(KEY)).open()
