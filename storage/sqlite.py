"""One SQLite file: a single writer, first come first served, and a few readers beside it."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiosqlite

from coach.errors import CannotSaveError
from storage.errors import meaning
from storage.finish import finish
from storage.sql import Query, Ready, Row, SqliteConnection, fetch, in_thread, read, ready

log = logging.getLogger(__name__)

READERS = 3
PATIENCE_S = 5.0
"""How long a close waits for readers."""
WAL_FIXED = (3, 51, 3)
"""From this version on SQLite cannot mix up its log when two connections checkpoint at once."""

PRAGMAS = (
    "PRAGMA busy_timeout=5000",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-20000",
    "PRAGMA trusted_schema=OFF",
)


@dataclass(slots=True)
class SqliteFile:
    """The connections to one file."""

    path: Path
    _writer: aiosqlite.Connection | None = None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _idle: asyncio.Queue[aiosqlite.Connection] = field(default_factory=asyncio.Queue)
    _readers: list[aiosqlite.Connection] = field(default_factory=list)

    async def open(self) -> None:
        """Connects; nothing stays open where that fails.

        Raises:
            DamagedDatabaseError: the file is no database.
            CannotSaveError: the file cannot be opened for writing.
        """
        if sqlite3.sqlite_version_info < WAL_FIXED:
            log.warning(
                "sqlite %s has a rare fault in its log, which one writer avoids: keep other "
                "programs from writing to the file",
                sqlite3.sqlite_version,
            )
        try:
            self._writer = await self._connect()
            for _ in range(READERS):
                reader = await self._connect()
                self._readers.append(reader)
                self._idle.put_nowait(reader)
                await reader.execute("PRAGMA query_only=ON")
        except BaseException:
            await finish(self.close())
            raise

    async def close(self) -> None:
        """Waits for whoever writes or reads, empties the log into the file, and lets go of it."""
        async with self._turn:
            writer, self._writer = self._writer, None
            if writer is not None:
                await in_thread(writer, _empty_log)
                await writer.close()
        readers, self._readers = self._readers, []
        idle, self._idle = self._idle, asyncio.Queue()
        try:
            async with asyncio.timeout(PATIENCE_S):
                for _ in readers:
                    await idle.get()
        except TimeoutError:
            log.warning("the database is closed while somebody is reading")
        for reader in readers:
            await reader.close()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SqliteConnection]:
        """A transaction that was begun immediately: nobody else writes until it ends."""
        async with self._turn:
            writer = self._writer
            if writer is None:
                raise CannotSaveError("the database is closed")
            connection = SqliteConnection(writer, "BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException as error:
                await finish(in_thread(writer, _roll_back))
                if (meant := meaning(error)) is not error:
                    raise meant from error
                raise
            else:
                if connection.begun:
                    await finish(_commit(writer))

    async def at_once(self, ask: Callable[[], Sequence[Query]]) -> list[list[Row]]:
        """A transaction in one hop; what it does is asked for when it has its turn.

        It is done whole or not at all, whoever gives up waiting for it.
        """
        async with self._turn:
            writer = self._writer
            if writer is None:
                raise CannotSaveError("the database is closed")
            work = ready(ask())
            with _in_our_words():
                found = await in_thread(writer, lambda raw: _whole(raw, work))
        return read(work, found)

    async def look(self, queries: Sequence[Query]) -> list[list[Row]]:
        """The rows of statements that are known beforehand, of one moment, in one hop."""
        if self._writer is None:
            raise CannotSaveError("the database is closed")
        work = ready(queries)
        idle = self._idle
        reader = await idle.get()
        try:
            with _in_our_words():
                found = await in_thread(reader, lambda raw: _at_one_moment(raw, work))
        finally:
            idle.put_nowait(reader)
        return read(work, found)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqliteConnection]:
        """A look at one moment; whoever writes meanwhile is not waited for."""
        if self._writer is None:
            raise CannotSaveError("the database is closed")
        idle = self._idle
        reader = await idle.get()
        try:
            yield SqliteConnection(reader, "BEGIN")
        except BaseException as error:
            if (meant := meaning(error)) is not error:
                raise meant from error
            raise
        finally:
            in_thread(reader, _roll_back)  # before whatever the next one asks of it
            idle.put_nowait(reader)

    async def checkpoint(self) -> bool:
        """Empties the log into the file: what was deleted is gone from both. False: not now."""
        async with self._turn:
            if self._writer is None:
                return False
            return await finish(in_thread(self._writer, _empty_log))

    async def integrity(self) -> str:
        """Either ok, or what SQLite found."""
        async with self.reading() as connection:
            found, broken = await in_thread(connection.raw, _look_through)
        faults = found + [f"foreign key: {row}" for row in broken]
        return "ok" if faults == ["ok"] else "; ".join(faults)

    async def _connect(self) -> aiosqlite.Connection:
        if not self.path.exists():
            self.path.touch(mode=0o600)
        opening = aiosqlite.connect(self.path, isolation_level=None, cached_statements=256)
        opening._thread.daemon = True  # noqa: SLF001 (else a forgotten close hangs the exit)
        try:
            raw = await opening
        except sqlite3.Error as error:
            raise meaning(error) from error
        try:
            for pragma in PRAGMAS:
                await raw.execute(pragma)
        except BaseException as error:
            await finish(raw.close())
            if (meant := meaning(error)) is not error:
                raise meant from error
            raise
        return raw


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if (meant := meaning(error)) is not error:
            raise meant from error
        raise


async def _commit(writer: aiosqlite.Connection) -> None:
    try:
        await in_thread(writer, lambda raw: raw.execute("COMMIT"))
    except sqlite3.Error as error:
        await in_thread(writer, _roll_back)
        raise meaning(error) from error


def _whole(raw: sqlite3.Connection, work: Sequence[Ready]) -> list[list[Row]]:
    raw.execute("BEGIN IMMEDIATE")
    try:
        found = fetch(raw, work)
        raw.execute("COMMIT")
    except BaseException:
        _roll_back(raw)
        raise
    return found


def _at_one_moment(raw: sqlite3.Connection, work: Sequence[Ready]) -> list[list[Row]]:
    raw.execute("BEGIN")
    try:
        return fetch(raw, work)
    finally:
        _roll_back(raw)


def _roll_back(raw: sqlite3.Connection) -> None:
    # asked on the connection's thread, behind whatever a cancelled task had begun there
    if raw.in_transaction:
        raw.execute("ROLLBACK")


def _empty_log(raw: sqlite3.Connection) -> bool:
    try:
        busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.Error:
        return False  # a full disk: the log stays, nothing is lost
    return not busy


def _look_through(raw: sqlite3.Connection) -> tuple[list[str], list[tuple[object, ...]]]:
    found = [str(row[0]) for row in raw.execute("PRAGMA integrity_check").fetchall()]
    return found, raw.execute("PRAGMA foreign_key_check").fetchall()
