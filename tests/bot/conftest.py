"""A stand in a folder of its own, with an emulator opposite."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.local_chat.emulator import Emulator
from tests.bot.stand import Stand


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
