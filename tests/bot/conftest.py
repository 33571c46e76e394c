"""A stand in a folder of its own, with an emulator opposite."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import logs
from bot.local_chat.emulator import Emulator
from tests.bot.stand import Stand


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
