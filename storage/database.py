"""SQLite or PostgreSQL, by the URL: one writer and several readers, all or nothing."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import aiosqlite
from sqlalchemy import Executable, make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from coach.errors import CannotSaveError
from storage import turn
from storage.migrate import migrate
from storage.sealing import Seal
from storage.sql import Connection, PostgresConnection, SqliteConnection
from storage.transaction import SqlTransaction

log = logging.getLogger(__name__)

READERS = 3
WAL_FIXED = (3, 51, 3)
"""From this version on SQLite cannot mix up its log when two connections checkpoint at once."""

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA busy_timeout=5000",
    "PRAGMA cache_size=-20000",
    "PRAGMA trusted_schema=OFF",
)
CANNOT_WRITE = ("disk is full", "readonly", "read-only", "locked", "unable to open", "disk i/o")


class DamagedDatabaseError(Exception):
    """The file is no database, or a damaged one; it is left as it is."""


@dataclass(slots=True)
class Database:
    """Where things are kept. Open it before use, close it after."""

    url: str
    seal: Seal
    _writer: aiosqlite.Connection | None = None
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _readers: asyncio.Queue[aiosqlite.Connection] = field(default_factory=asyncio.Queue)
    _engine: AsyncEngine | None = None

    @property
    def postgres(self) -> bool:
        return make_url(self.url).get_backend_name() == "postgresql"

    @property
    def path(self) -> Path:
        """The SQLite file."""
        return Path(make_url(self.url).database or "")

    async def open(self) -> None:
        """Migrates, then connects.

        Raises:
            DamagedDatabaseError: the file is no database; nothing was changed.
            CannotSaveError: the folder cannot be written.
        """
        await migrate(self.url)
        if self.postgres:
            self._engine = create_async_engine(
                self.url, pool_size=10, max_overflow=10, pool_pre_ping=True, hide_parameters=True
            )
            return
        if sqlite3.sqlite_version_info < WAL_FIXED:
            log.info(
                "sqlite %s: one writer only, which avoids its old log bug", sqlite3.sqlite_version
            )
        self._writer = await self._connect()
        for _ in range(READERS):
            reader = await self._connect()
            await reader.execute("PRAGMA query_only=ON")
            self._readers.put_nowait(reader)

    async def close(self) -> None:
        if self._engine is not None:
            await self._engine.dispose()
        if self._writer is not None:
            async with self._turn:
                with suppress(sqlite3.Error):
                    await self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                await self._writer.close()
                self._writer = None
            while not self._readers.empty():
                await self._readers.get_nowait().close()

    @asynccontextmanager
    async def transaction(self, *, effect: bool = True) -> AsyncIterator[SqlTransaction]:
        """Reads and writes; begun immediately, so that what was read is still so at the end."""
        async with self.writing() as connection:
            tx = SqlTransaction(connection, self.seal, self.postgres)
            yield tx
            await tx.settle(turn.current.get() if effect else None)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqlTransaction]:
        """Reads only, all of one moment."""
        if self._engine is not None:
            async with self._engine.connect() as raw:
                yield SqlTransaction(PostgresConnection(raw), self.seal, postgres=True)
            return
        reader = await self._readers.get()
        try:
            await reader.execute("BEGIN")
            try:
                yield SqlTransaction(SqliteConnection(reader), self.seal, postgres=False)
            finally:
                await asyncio.shield(reader.execute("ROLLBACK"))
        finally:
            self._readers.put_nowait(reader)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """A bare connection within a transaction, for the inbox, the outbox and the ledger."""
        if self._engine is not None:
            async with self._engine.begin() as raw:
                yield PostgresConnection(raw)
            return
        async with self._turn:
            writer = self._writer
            if writer is None:
                raise CannotSaveError("the database is closed")
            await _saved(writer.execute("BEGIN IMMEDIATE"))
            try:
                yield SqliteConnection(writer)
            except BaseException as error:
                await asyncio.shield(_rolled_back(writer))
                if isinstance(error, sqlite3.Error):
                    raise _meaning(error) from error
                raise
            await asyncio.shield(_committed(writer))

    async def checkpoint(self) -> None:
        """Empties the write-ahead log into the file, so that what was deleted is gone from it."""
        if self._writer is not None:
            async with self._turn:
                await self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def answers(self) -> bool:
        """Whether the database can be read at all."""
        try:
            async with self.reading() as tx:
                await tx.connection.rows(ONE)
        except (sqlite3.Error, DBAPIError, OSError):
            return False
        return True

    async def integrity(self) -> str:
        """Whether the file is sound: ok, or what SQLite found."""
        if self.postgres:
            return "ok"
        reader = await self._readers.get()
        try:
            rows = await reader.execute_fetchall("PRAGMA integrity_check")
            broken = await reader.execute_fetchall("PRAGMA foreign_key_check")
        finally:
            self._readers.put_nowait(reader)
        found = [str(row[0]) for row in rows] + [f"foreign key: {tuple(row)}" for row in broken]
        return "ok" if found == ["ok"] else "; ".join(found)

    async def _connect(self) -> aiosqlite.Connection:
        opening = aiosqlite.connect(self.path, isolation_level=None, cached_statements=256)
        opening._thread.daemon = True  # noqa: SLF001 (else a forgotten close hangs the exit)
        raw = await opening
        try:
            for pragma in PRAGMAS:
                await raw.execute(pragma)
        except sqlite3.Error as error:
            await raw.close()
            raise _meaning(error) from error
        return raw


ONE: Executable = text("SELECT 1")


async def _saved(awaitable: object) -> None:
    try:
        await awaitable  # type: ignore[misc]
    except sqlite3.Error as error:
        raise _meaning(error) from error


async def _committed(writer: aiosqlite.Connection) -> None:
    try:
        await writer.execute("COMMIT")
    except sqlite3.Error as error:
        await _rolled_back(writer)
        raise _meaning(error) from error


async def _rolled_back(writer: aiosqlite.Connection) -> None:
    if writer.in_transaction:
        with suppress(sqlite3.Error):
            await writer.execute("ROLLBACK")


def _meaning(error: sqlite3.Error) -> Exception:
    """Full, read-only, locked: cannot save. No database: damaged. Anything else as it is."""
    said = str(error).lower()
    if any(word in said for word in CANNOT_WRITE):
        return CannotSaveError(said)
    if "not a database" in said or "malformed" in said:
        return DamagedDatabaseError(said)
    return error
