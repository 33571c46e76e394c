"""What the page is told."""

import asyncio

from bot.local_chat.chat import LocalChat
from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.tiny import TinyBot
from tests.bot.local_chat.visitor import Visitor, events


async def test_a_page_is_told_everything_and_then_what_happens(
    visitor: Visitor, emulator: Emulator, bot: TinyBot
) -> None:
    watching = asyncio.ensure_future(events(visitor, 3))
    await asyncio.sleep(0.1)
    emulator.phone(1001).say("hello")
    await bot.settle()

    everything, mine, theirs = await asyncio.wait_for(watching, 5)

    assert everything["chats"][0]["zone"] == "Europe/Berlin"
    assert everything["house"]["notices"] == ["Claude is a fake."]
    assert everything["chats"][0]["commands"][0]["command"] == "week"
    assert (mine["kind"], mine["message"]["own"]) == ("said", True)
    assert mine["frame"]["started"] is True
    assert (theirs["message"]["own"], theirs["message"]["text"]) == (False, "You said: hello")


async def test_an_open_page_does_not_keep_the_chat_from_closing(
    chat: LocalChat, visitor: Visitor
) -> None:
    watching = asyncio.ensure_future(events(visitor, 99))
    await asyncio.sleep(0.1)

    await asyncio.wait_for(chat.stop(), 3)

    assert len(await asyncio.wait_for(watching, 3)) == 1
