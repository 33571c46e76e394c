"""What a person can do in a chat, and what the bot learns of it."""

from typing import Any

import pytest

from bot.local_chat.emulator import Emulator
from bot.local_chat.phone import NoSuchButtonError, Phone
from tests.bot.local_chat.asking import done
from tests.bot.local_chat.tiny import picture


@pytest.fixture
def ann(emulator: Emulator) -> Phone:
    return emulator.join("Ann")


async def updates(emulator: Emulator) -> list[dict[str, Any]]:
    got: list[dict[str, Any]] = await done(emulator, "getUpdates")
    return got


async def send(emulator: Emulator, phone: Phone, words: str, **markup: Any) -> None:
    await done(
        emulator, "sendMessage", chat_id=phone.user.id, text=words, reply_markup=markup or None
    )


def row(*labels: str) -> list[list[dict[str, str]]]:
    return [[{"text": label, "callback_data": f"to {label}"} for label in labels]]


async def test_words_arrive_with_their_commands_found(emulator: Emulator, ann: Phone) -> None:
    ann.say("  /week next  ")

    message = (await updates(emulator))[0]["message"]
    assert message["text"] == "/week next"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]
    assert message["from"] == {
        "id": 1001,
        "is_bot": False,
        "first_name": "Ann",
        "language_code": "en",
    }


def test_too_many_words_become_several_messages(ann: Phone) -> None:
    parts = ann.say("word " * 2000)
    solid = ann.say("🏔" * 4097)

    assert [len(part.words) for part in parts] == [4094, 4094, 1809]
    assert [len(part.words) for part in solid] == [4096, 1]
    assert ann.say(" \n ") == []


async def test_the_newest_button_so_labelled_is_tapped(emulator: Emulator, ann: Phone) -> None:
    ann.say("hi")
    await send(emulator, ann, "old", inline_keyboard=row("Go", "Stay"))
    await send(emulator, ann, "new", inline_keyboard=row("Go  on", "Go"))

    ann.press("Go")
    ann.press("Stay")
    ann.press("Go on")

    queries = [u["callback_query"] for u in (await updates(emulator))[1:]]
    assert [(q["message"]["text"], q["data"]) for q in queries] == [
        ("new", "to Go"),
        ("old", "to Stay"),
        ("new", "to Go  on"),
    ]


async def test_a_label_that_is_not_there_says_which_are(emulator: Emulator, ann: Phone) -> None:
    ann.say("hi")
    await send(emulator, ann, "x", inline_keyboard=row("Yes", "No"))

    with pytest.raises(NoSuchButtonError) as missing:
        ann.press("Maybe")

    assert missing.value.there == ("Yes", "No")


async def test_a_keyboard_that_is_gone_cannot_be_tapped(emulator: Emulator, ann: Phone) -> None:
    ann.say("hi")
    await send(emulator, ann, "x", inline_keyboard=row("Yes"))
    message = ann.messages[-1]
    await done(emulator, "editMessageReplyMarkup", chat_id=ann.user.id, message_id=message.id)

    with pytest.raises(NoSuchButtonError):
        ann.tap(message, 0, 0)


async def test_a_button_that_opens_an_address_tells_the_bot_nothing(
    emulator: Emulator, ann: Phone
) -> None:
    ann.say("hi")
    await send(
        emulator, ann, "x", inline_keyboard=[[{"text": "Open", "url": "https://example.com"}]]
    )

    ann.press("Open")

    assert len(await updates(emulator)) == 1


async def test_a_reply_keyboard_says_its_words_and_goes_after_one_use(
    emulator: Emulator, ann: Phone
) -> None:
    ann.say("hi")
    await send(emulator, ann, "x", keyboard=[["Yes", "No"]], one_time_keyboard=True)
    assert ann.keys() == ("Yes", "No")

    ann.press("No")

    assert ann.keys() == ()
    assert (await updates(emulator))[-1]["message"]["text"] == "No"


async def test_a_reply_keyboard_stays_until_it_is_removed(emulator: Emulator, ann: Phone) -> None:
    ann.say("hi")
    await send(emulator, ann, "x", keyboard=[["Today", "Week"]])
    ann.press("Week")
    assert ann.labels() == ("Today", "Week")

    await send(emulator, ann, "y", remove_keyboard=True)
    assert ann.labels() == ()


async def test_a_forced_reply_is_one_once(emulator: Emulator, ann: Phone) -> None:
    ann.say("hi")
    await send(emulator, ann, "How was it?", force_reply=True)

    ann.say("fine")
    ann.say("bye")

    _, fine, bye = (update["message"] for update in await updates(emulator))
    assert fine["reply_to_message"]["text"] == "How was it?"
    assert "reply_to_message" not in bye


def test_a_picture_goes_as_a_photo_and_anything_else_as_a_file(ann: Phone) -> None:
    photo = ann.photograph("a.png", picture(30, 40), caption="/look")
    other = ann.photograph("a.fit", b"fit")

    assert photo.content["photo"][0]["width"] == 30
    assert photo.content["caption_entities"][0]["type"] == "bot_command"
    assert other.content["document"]["file_name"] == "a.fit"


async def test_what_was_said_can_be_changed(emulator: Emulator, ann: Phone) -> None:
    said = ann.say("rpe 6")[0]

    ann.rewrite(said, "rpe 7")

    assert (await updates(emulator))[-1]["edited_message"]["text"] == "rpe 7"


async def test_in_a_group_the_bot_hears_what_is_meant_for_it(
    emulator: Emulator, ann: Phone
) -> None:
    group = emulator.group("Club", ann)
    there = ann.among(group)
    answer = await done(emulator, "sendMessage", chat_id=group.id, text="hello")

    there.say("just talk")
    there.say("/week")
    there.say("you there, @steadfoot_bot?")
    there.say("yes", reply_to=group.messages[answer["message_id"]])

    heard = [u["message"]["text"] for u in await updates(emulator) if "message" in u]
    assert heard == ["/week", "you there, @steadfoot_bot?", "yes"]
