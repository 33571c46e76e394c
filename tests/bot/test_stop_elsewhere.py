"""Several workers: a Stop that reaches another one than the one that writes still stops it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app import Bot
from bot.local_chat.emulator import TOKEN
from bot.local_chat.messages import Message
from bot.local_chat.phone import Phone
from bot.local_chat.transport import EmulatorRequest
from bot.verbs.running import House
from coach.athlete import AthleteId
from coach.program import Program
from storage.schema import inbox
from tests.bot.clauded import MONDAY, ida_of, living, say
from tests.bot.stand import heard
from tests.fakes.messages_server import FakeClaude
from tests.stores import Server
from tests.stores import server as postgres_server

pytestmark = pytest.mark.postgres
LATER = 1_000


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with postgres_server() as running:
        yield running


@pytest.fixture
async def house(tmp_path: Path, postgres: Server, server: FakeClaude) -> AsyncIterator[House]:
    url = await postgres.migrated()
    async with living(tmp_path, server.url, database_url=url) as house:
        yield house


@pytest.fixture
async def ida(house: House, server: FakeClaude) -> Phone:
    phone = await ida_of(house)
    await say(house, phone, "/week")
    server.pace = 20.0
    return phone


@pytest.fixture
async def other(house: House) -> AsyncIterator[Bot]:
    """A second worker on the same database: what it takes in, it keeps for whose turn it is."""
    bot = Bot(
        settings=house.settings,
        clock=house.clock,
        request=EmulatorRequest(house.emulator),
        poll_request=EmulatorRequest(house.emulator),
        token=TOKEN,
        allowed=None,
        poll=False,
    )
    await bot.start()
    assert bot.intake.crew is not None
    bot.intake.crew.stopping = True  # it answers nobody, so that it is known who writes
    yield bot
    await bot.stop(1.0)


async def _kept(house: House, phone: Phone) -> tuple[Program, ...]:
    async with house.bot.database.reading() as tx:
        return await tx.programs.versions(AthleteId(phone.user.id), MONDAY.date())


async def _newest(house: House) -> int:
    """The update that came in last."""
    async with house.bot.database.reading() as tx:
        rows = await tx.connection.rows(select(func.max(inbox.c.update_id)))
    return int(rows[0][0])


async def _writing(phone: Phone) -> Message:
    """The message with the Stop, once it is there."""
    async with asyncio.timeout(20):
        while True:
            for message in phone.messages:
                if "Claude is writing" in message.words:
                    return message
            await asyncio.sleep(0.01)


def _raw(phone: Phone, number: int, **kind: dict[str, Any]) -> dict[str, Any]:
    (part,) = kind.values()
    part["from"] = phone.user.wire()
    return {"update_id": number, **kind}


def _chat(phone: Phone) -> dict[str, Any]:
    return {"id": phone.user.id, "type": "private", "first_name": "Ida"}


async def test_a_stop_that_another_worker_takes_in_keeps_the_old_week(
    house: House, other: Bot, ida: Phone
) -> None:
    before = await _kept(house, ida)
    ida.say("/regenerate tired")
    message = await _writing(ida)
    newest = await _newest(house)
    data = (message.inline or {})["inline_keyboard"][0][0]["callback_data"]
    place = {"message_id": message.id, "date": 1_790_000_000, "chat": _chat(ida), "text": "..."}
    tap = {"id": "77", "chat_instance": "1", "data": data, "message": place}

    await other.intake.accept([_raw(ida, newest + LATER, callback_query=tap)])
    async with asyncio.timeout(4):
        await house.settle()

    assert heard(ida)[-1].startswith("Stopped. Your week stays as it was.")
    assert await _kept(house, ida) == before


async def test_a_message_that_another_worker_takes_in_hears_that_it_is_next(
    house: House, other: Bot, ida: Phone, server: FakeClaude
) -> None:
    server.pace = 120.0
    ida.say("/regenerate tired")
    await _writing(ida)
    newest = await _newest(house)
    words = {
        "message_id": 9_000,
        "date": 1_790_000_000,
        "chat": _chat(ida),
        "text": "/metrics",
        "entities": [{"type": "bot_command", "offset": 0, "length": 8}],
    }

    await other.intake.accept([_raw(ida, newest + LATER, message=words)])
    await house.settle()

    said = heard(ida)
    assert sum("Your message is next" in text for text in said) == 1
    assert "Load" in said[-1]
