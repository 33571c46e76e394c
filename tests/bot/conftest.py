"""A stand in a folder of its own, with an emulator opposite."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import logs
from bot.local_chat.emulator import Emulator
from bot.verbs.running import House
from tests.bot.clauded import living, sensible
from tests.bot.stand import Stand
from tests.fakes.messages_server import FakeClaude, fake_claude


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logs._hidden.clear()
    logs.athlete.set(None)
    logs.update.set(None)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be tried again is tried again soon."""
    monkeypatch.setattr("bot.outbox.PATIENCE_S", 0.01)
    monkeypatch.setattr("bot.outbox.PATIENCE_MOST_S", 0.02)


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    yield emulator
    await emulator.close()


@pytest.fixture
async def stand(tmp_path: Path, telegram: Emulator) -> AsyncIterator[Stand]:
    stand = Stand(tmp_path, telegram)
    await stand.open()
    yield stand
    await stand.close()


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeClaude]:
    """A Claude that answers sensibly, reached directly."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    async with fake_claude() as running:
        running.always(sensible)
        yield running


@pytest.fixture
async def clauded(tmp_path: Path, server: FakeClaude) -> AsyncIterator[House]:
    """A house with such a Claude."""
    async with living(tmp_path, server.url) as house:
        yield house
