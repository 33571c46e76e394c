"""A server that stands still in time, and a bot to talk to."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.tiny import TinyBot

FRIDAY = datetime(2026, 12, 4, 9, 30, tzinfo=UTC)


@pytest.fixture
def clock() -> TravellingClock:
    return TravellingClock(FRIDAY, running=False)


@pytest.fixture
async def emulator(clock: TravellingClock) -> AsyncIterator[Emulator]:
    emulator = Emulator(clock=clock)
    yield emulator
    await emulator.close()


@pytest.fixture
async def bot(emulator: Emulator) -> AsyncIterator[TinyBot]:
    bot = TinyBot(emulator)
    await bot.start()
    yield bot
    await bot.stop()
    assert not bot.errors
