"""What the page is told."""

import asyncio

from bot.local_chat.chat import LocalChat
from bot.local_chat.emulator import Emulator
from bot.local_chat.events import Happening
from bot.local_chat.live import BEHIND
from tests.bot.local_chat.tiny import TinyBot
from tests.bot.local_chat.visitor import Visitor, watching


async def test_a_page_is_told_everything_and_then_what_happens(
    visitor: Visitor, emulator: Emulator, bot: TinyBot
) -> None:
    async with watching(visitor) as told:
        everything = await anext(told)
        emulator.phone(1001).say("hello")
        await bot.settle()
        mine, theirs = await anext(told), await anext(told)

    assert everything["chats"][0]["zone"] == "Europe/Berlin"
    assert everything["house"]["notices"] == ["Claude is a fake."]
    assert everything["chats"][0]["commands"][0]["command"] == "week"
    assert (mine["kind"], mine["message"]["own"]) == ("said", True)
    assert mine["frame"]["started"] is True
    assert (theirs["message"]["own"], theirs["message"]["text"]) == (False, "You said: hello")


async def test_an_open_page_does_not_keep_the_chat_from_closing(
    chat: LocalChat, visitor: Visitor
) -> None:
    async with watching(visitor) as told:
        await anext(told)

        await asyncio.wait_for(chat.stop(), 3)

        assert [event async for event in told] == []


async def test_a_page_that_lags_far_behind_is_sent_home_to_begin_anew(
    chat: LocalChat, visitor: Visitor, emulator: Emulator
) -> None:
    async with watching(visitor) as told:
        await anext(told)
        for _ in range(BEHIND + 2):
            emulator.world.emit(Happening.REACTION, 1001)

        rest = [event async for event in told]

    assert 0 < len(rest) <= BEHIND
