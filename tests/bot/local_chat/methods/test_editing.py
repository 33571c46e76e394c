"""Messages changed in place, taken away, given a reaction."""

from datetime import timedelta
from typing import Any

import pytest

from bot.local_chat.arguments import Upload
from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.phone import Phone
from tests.bot.local_chat.asking import ask, done, refused

KEYS = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
OTHER = {"inline_keyboard": [[{"text": "Stop", "callback_data": "y"}]]}
SAME = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)


@pytest.fixture
def ann(emulator: Emulator) -> Phone:
    return emulator.join("Ann", started=True)


@pytest.fixture
async def sent(emulator: Emulator, ann: Phone) -> dict[str, Any]:
    """Where a message with a keyboard is."""
    message = await done(
        emulator, "sendMessage", chat_id=ann.user.id, text="one", reply_markup=KEYS
    )
    return {"chat_id": ann.user.id, "message_id": message["message_id"]}


async def test_an_edit_changes_words_and_takes_the_keyboard_unless_it_brings_one(
    emulator: Emulator, ann: Phone, sent: dict[str, Any]
) -> None:
    edited = await done(emulator, "editMessageText", **sent, text="two", reply_markup=OTHER)
    assert (edited["text"], edited["reply_markup"]) == ("two", OTHER)
    assert edited["edit_date"] == edited["date"]

    await done(emulator, "editMessageText", **sent, text="three")
    message = ann.messages[0]
    assert message.inline is None
    assert [before["text"] for before in message.history] == ["one", "two"]


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("editMessageText", {"text": "one", "reply_markup": KEYS}),
        ("editMessageText", {"text": " one ", "reply_markup": KEYS}),
        ("editMessageReplyMarkup", {"reply_markup": KEYS}),
    ],
)
async def test_an_edit_that_changes_nothing_is_refused(
    emulator: Emulator, sent: dict[str, Any], method: str, given: dict[str, Any]
) -> None:
    assert await refused(emulator, method, **sent, **given) == (400, SAME)


async def test_a_new_keyboard_alone_is_an_edit_without_a_date(
    emulator: Emulator, sent: dict[str, Any]
) -> None:
    edited = await done(emulator, "editMessageReplyMarkup", **sent, reply_markup=OTHER)
    assert "edit_date" not in edited

    bare = await done(emulator, "editMessageReplyMarkup", **sent)
    assert "reply_markup" not in bare
    assert await refused(emulator, "editMessageReplyMarkup", **sent) == (400, SAME)


async def test_captions_and_texts_are_not_mistaken_for_one_another(
    emulator: Emulator, ann: Phone, sent: dict[str, Any]
) -> None:
    file = await done(
        emulator, "sendDocument", chat_id=ann.user.id, document=Upload("a", b"x", "text/plain")
    )
    there = {"chat_id": ann.user.id, "message_id": file["message_id"]}

    edited = await done(emulator, "editMessageCaption", **there, caption="for you")
    assert edited["caption"] == "for you"
    assert edited["document"] == file["document"]
    assert await refused(emulator, "editMessageText", **there, text="x") == (
        400,
        "Bad Request: there is no text in the message to edit",
    )
    assert await refused(emulator, "editMessageCaption", **sent, caption="x") == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )


async def test_what_an_athlete_said_or_what_brought_a_reply_keyboard_stays(
    emulator: Emulator, ann: Phone
) -> None:
    said = ann.say("mine")[0]
    forced = await done(
        emulator, "sendMessage", chat_id=ann.user.id, text="?", reply_markup={"force_reply": True}
    )

    for number in (said.id, forced["message_id"]):
        assert await refused(
            emulator, "editMessageText", chat_id=ann.user.id, message_id=number, text="x"
        ) == (400, "Bad Request: message can't be edited")


async def test_messages_can_be_taken_away_for_two_days(
    emulator: Emulator, ann: Phone, clock: TravellingClock, sent: dict[str, Any]
) -> None:
    theirs = ann.say("oops")[0]
    await done(emulator, "deleteMessage", chat_id=ann.user.id, message_id=theirs.id)
    assert [message.words for message in ann.messages] == ["one"]

    clock.pass_(timedelta(hours=48, seconds=1))
    assert await refused(emulator, "deleteMessage", **sent) == (
        400,
        "Bad Request: message can't be deleted",
    )
    ids = [sent["message_id"], 999]
    assert (await ask(emulator, "deleteMessages", chat_id=ann.user.id, message_ids=ids)).ok
    assert len(ann.messages) == 1


async def test_a_reaction_is_one_of_telegrams(emulator: Emulator, ann: Phone) -> None:
    said = ann.say("10 km done")[0]
    there = {"chat_id": ann.user.id, "message_id": said.id}

    await done(
        emulator, "setMessageReaction", **there, reaction=[{"type": "emoji", "emoji": "🔥"}]
    )
    assert said.reactions == ["🔥"]

    for reaction, words in (
        ([{"type": "emoji", "emoji": "💪"}], "REACTION_INVALID"),
        ([{"type": "emoji", "emoji": e} for e in "🔥👍"], "REACTIONS_TOO_MANY"),
    ):
        assert await refused(emulator, "setMessageReaction", **there, reaction=reaction) == (
            400,
            f"Bad Request: {words}",
        )
    await done(emulator, "setMessageReaction", **there)
    assert said.reactions == []
