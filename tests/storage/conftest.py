"""The stores that the contract holds for: in memory, on SQLite, on PostgreSQL."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.lab.memory_store import MemoryStore
from coach.ports import Store
from storage.database import Database
from tests.stores import Server, fresh_store, server

POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Database]:
    async with fresh_store(tmp_path) as database:
        yield database


@pytest.fixture(params=["sqlite", POSTGRES])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """Both engines."""
    if request.param == "sqlite":
        async with fresh_store(tmp_path) as opened:
            yield opened
        return
    running: Any = request.getfixturevalue("postgres")
    async with running.fresh_store() as opened:
        yield opened


@pytest.fixture(params=["memory", "sqlite", POSTGRES])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """All three: whoever keeps the contract is a store."""
    if request.param == "memory":
        yield MemoryStore()
        return
    if request.param == "sqlite":
        async with fresh_store(tmp_path) as opened:
            yield opened
        return
    running: Any = request.getfixturevalue("postgres")
    async with running.fresh_store() as opened:
        yield opened
