"""A server that stands still in time, a bot to talk to, a house with a page, a visitor."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.local_chat.chat import LocalChat
from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.house import House
from tests.bot.local_chat.tiny import TinyBot
from tests.bot.local_chat.visitor import KEY, Visitor

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


@pytest.fixture
def house(bot: TinyBot) -> House:
    return House(bot)


@pytest.fixture
async def chat(
    house: House, emulator: Emulator, clock: TravellingClock
) -> AsyncIterator[LocalChat]:
    chat = LocalChat(emulator, KEY, house.hooks(), clock)
    await chat.start(port=0)
    yield chat
    await chat.stop()


@pytest.fixture
async def visitor(chat: LocalChat) -> AsyncIterator[Visitor]:
    async with aiohttp.ClientSession() as client:
        yield Visitor(client, chat.address.partition("/?")[0])
