"""New messages: where they may go, and what comes with them."""

from typing import Any

import pytest

from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.events import Event, Happening
from tests.bot.local_chat.asking import done, refused


async def test_a_message_comes_back_as_it_was_understood(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)

    sent = await done(
        emulator,
        "sendMessage",
        chat_id=str(phone.user.id),
        text="<b>Go</b> &lt;3",
        parse_mode="HTML",
        link_preview_options='{"is_disabled": true}',
    )

    assert sent["text"] == "Go <3"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert sent["from"]["is_bot"]
    assert sent["date"] == int(emulator.world.clock.moment().timestamp())
    assert sent["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({}, 400, "Bad Request: chat_id is empty"),
        ({"chat_id": 7}, 400, "Bad Request: chat not found"),
        ({"chat_id": "@nobody"}, 400, "Bad Request: chat not found"),
        ({"chat_id": 1001}, 403, "Forbidden: bot can't initiate conversation with a user"),
    ],
)
async def test_a_chat_that_is_not_there_or_never_began(
    emulator: Emulator, given: dict[str, Any], code: int, words: str
) -> None:
    emulator.join("Ann")

    assert await refused(emulator, "sendMessage", text="x", **given) == (code, words)


async def test_who_blocked_the_bot_is_not_written_to_until_they_unblock_it(
    emulator: Emulator,
) -> None:
    phone = emulator.join("Ann", started=True)
    words = {"chat_id": phone.user.id, "text": "x"}

    phone.block()
    assert await refused(emulator, "sendMessage", **words) == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    phone.unblock()
    await done(emulator, "sendMessage", **words)
    phone.chat.deactivated = True
    assert await refused(emulator, "sendMessage", **words) == (
        403,
        "Forbidden: user is deactivated",
    )

    updates = await done(emulator, "getUpdates")
    states = [update["my_chat_member"]["new_chat_member"]["status"] for update in updates]
    assert states == ["kicked", "member"]


async def test_an_answer_to_what_is_gone_is_refused_unless_that_does_not_matter(
    emulator: Emulator,
) -> None:
    phone = emulator.join("Ann", started=True)
    words = {"chat_id": phone.user.id, "text": "x"}

    assert await refused(emulator, "sendMessage", **words, reply_parameters={"message_id": 5}) == (
        400,
        "Bad Request: message to be replied not found",
    )
    lenient = {"message_id": 5, "allow_sending_without_reply": True}
    sent = await done(emulator, "sendMessage", **words, reply_parameters=lenient)
    assert "reply_to_message" not in sent


async def test_typing_is_seen_and_nonsense_is_not(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)
    seen: list[Event] = []
    emulator.listen(seen.append)

    await done(emulator, "sendChatAction", chat_id=phone.user.id, action="typing")

    assert [(e.kind, e.data) for e in seen] == [(Happening.ACTION, {"action": "typing"})]
    assert await refused(emulator, "sendChatAction", chat_id=phone.user.id, action="yawn") == (
        400,
        "Bad Request: wrong parameter action in request",
    )


async def test_a_draft_is_seen_for_thirty_seconds_or_until_the_message(
    emulator: Emulator, clock: TravellingClock
) -> None:
    phone = emulator.join("Ann", started=True)
    await done(emulator, "sendMessageDraft", chat_id=phone.user.id, draft_id=7, text="Thi")
    draft = emulator.world.drafts[phone.chat.id]

    assert draft.until - clock.moment().timestamp() == 30
    assert draft.content == {"text": "Thi"}

    await done(emulator, "sendMessage", chat_id=phone.user.id, text="This.")
    assert phone.chat.id not in emulator.world.drafts


async def test_drafts_need_a_number_and_a_private_chat(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)
    group = emulator.group("Club", phone)

    for chat, number in ((phone.user.id, 0), (group.id, 1)):
        code, _ = await refused(
            emulator, "sendMessageDraft", chat_id=chat, draft_id=number, text="x"
        )
        assert code == 400


async def test_a_place_is_sent_with_both_its_numbers(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)

    sent = await done(
        emulator, "sendLocation", chat_id=phone.user.id, latitude="52.5", longitude=13
    )

    assert sent["location"] == {"latitude": 52.5, "longitude": 13.0}
    assert (await refused(emulator, "sendLocation", chat_id=phone.user.id, latitude=1))[0] == 400
