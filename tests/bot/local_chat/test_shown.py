"""The chats as the page is told them."""

import json

from bot.local_chat import shown
from bot.local_chat.chat import LocalChat
from bot.local_chat.events import Event, Happening
from tests.bot.local_chat.asking import done


async def test_everything_is_plain_data(chat: LocalChat) -> None:
    phone = chat.desk.emulator.phone(1001)
    phone.say("hello")
    await done(chat.desk.emulator, "sendMessageDraft", chat_id=1001, draft_id=1, text="Thi")

    told = json.loads(json.dumps(await shown.everything(chat.desk)))

    room = told["chats"][0]
    assert room["draft"] == {"text": "Thi"}
    assert room["messages"][0]["own"] is True
    assert told["clock"] == {"moment": "2026-12-04T09:30:00+00:00", "travelled": True}
    assert [sample["name"] for sample in told["house"]["samples"]] == ["Ana", "Boris"]
    assert told["house"]["claude"] is True


async def test_a_draft_that_is_over_is_not_shown(chat: LocalChat) -> None:
    phone = chat.desk.emulator.phone(1001)
    phone.say("hello")
    await done(chat.desk.emulator, "sendMessageDraft", chat_id=1001, draft_id=1, text="Thi")
    await chat.desk.travel(1001, chat.desk.clock.moment().replace(minute=31))

    assert (await shown.chat(chat.desk, phone))["draft"] is None


async def test_an_event_of_the_house_brings_the_house(chat: LocalChat) -> None:
    told = await shown.event(chat.desk, Event(Happening.HOUSE, 0))

    assert told["house"]["bot"]["name"] == "Steadfoot"
    assert "frame" not in told
