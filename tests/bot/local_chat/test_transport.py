"""python-telegram-bot on the emulator: its own parsing, its own errors."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto, ReplyParameters
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.local_chat.emulator import Emulator
from bot.local_chat.faults import Trouble
from bot.local_chat.phone import Phone
from bot.local_chat.transport import EmulatorRequest
from tests.bot.local_chat.tiny import TinyBot, picture


@pytest.fixture
def ann(emulator: Emulator) -> Phone:
    return emulator.join("Ann", started=True)


@pytest.fixture
async def caller(emulator: Emulator) -> AsyncIterator[Bot]:
    request = EmulatorRequest(emulator)
    async with Bot(emulator.token, request=request, get_updates_request=request) as caller:
        yield caller


async def test_a_conversation_with_buttons_files_and_answers(
    emulator: Emulator, bot: TinyBot
) -> None:
    phone = emulator.join("Ann")

    phone.say("/week")
    await bot.settle()
    shown = phone.messages[-1]
    phone.press("We")
    await bot.settle()
    phone.upload("run.fit", b"0123456789")
    await bot.settle()

    assert shown.words.startswith("We\nEasy run")
    assert shown.history[0]["text"].startswith("Week of 7 December")
    assert phone.messages[-1].words == "run.fit: 10 bytes"


async def test_an_album_of_pictures_and_one_of_files(caller: Bot, ann: Phone) -> None:
    pictures = await caller.send_media_group(
        ann.user.id, [InputMediaPhoto(picture(), caption="a"), InputMediaPhoto(picture())]
    )
    files = await caller.send_media_group(
        ann.user.id, [InputMediaDocument(b"x", filename="a"), InputMediaDocument(b"y")]
    )

    assert len({message.media_group_id for message in pictures}) == 1
    assert pictures[0].photo[0].width == 320
    assert files[0].document
    assert files[0].document.file_name == "a"


async def test_a_file_is_sent_again_by_its_id(caller: Bot, ann: Phone) -> None:
    first = await caller.send_document(ann.user.id, b"plan", filename="plan.ics")
    assert first.document

    second = await caller.send_document(ann.user.id, first.document.file_id)

    assert second.document
    assert second.document.file_name == "plan.ics"
    assert await (await second.document.get_file()).download_as_bytearray() == b"plan"


async def test_an_answer_quotes_what_it_answers(caller: Bot, ann: Phone) -> None:
    said = ann.say("legs heavy")[0]

    sent = await caller.send_message(
        ann.user.id, "noted", reply_parameters=ReplyParameters(said.id)
    )

    assert sent.reply_to_message
    assert sent.reply_to_message.text == "legs heavy"


REFUSED: list[tuple[str, dict[str, Any], type[TelegramError], str]] = [
    ("send_message", {"chat_id": 5, "text": "x"}, BadRequest, "Chat not found"),
    ("send_message", {"chat_id": 1001, "text": "<b"}, BadRequest, "(?i)unclosed start tag"),
    (
        "edit_message_text",
        {"chat_id": 1001, "message_id": 7, "text": "x"},
        BadRequest,
        "Message to edit not found",
    ),
    (
        "answer_callback_query",
        {"callback_query_id": "7"},
        BadRequest,
        "Query is too old and response timeout expired or query id is invalid",
    ),
]


@pytest.mark.parametrize(("method", "given", "kind", "words"), REFUSED)
async def test_a_refusal_becomes_the_librarys_own_error(
    caller: Bot, ann: Phone, method: str, given: dict[str, Any], kind: type[Exception], words: str
) -> None:
    if "text" in given:
        given = {**given, "parse_mode": "HTML"}

    with pytest.raises(kind, match=words):
        await getattr(caller, method)(**given)


async def test_a_blocked_bot_is_forbidden_to_write(caller: Bot, ann: Phone) -> None:
    ann.block()

    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await caller.send_message(ann.user.id, "hello")


async def test_an_unknown_method_and_a_wrong_token(emulator: Emulator, caller: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await caller.do_api_request("sendTelepathy")
    stranger = Bot("1:wrong", request=EmulatorRequest(emulator))
    with pytest.raises(InvalidToken):
        await stranger.get_me()


async def test_the_older_of_two_polls_is_turned_away(emulator: Emulator, caller: Bot) -> None:
    async def poll(seconds: int) -> Any:
        return await caller.get_updates(timeout=seconds)

    older = asyncio.ensure_future(poll(20))
    for _ in range(100):
        await asyncio.sleep(0)
    assert emulator.world.updates.polled
    younger = asyncio.ensure_future(poll(0))

    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older
    assert await younger == ()


async def test_nobody_polls_while_a_webhook_is_set(caller: Bot) -> None:
    await caller.set_webhook("http://127.0.0.1:1/hook")

    with pytest.raises(Conflict, match="while webhook is active"):
        await caller.get_updates()


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        (Trouble.FLOOD, RetryAfter),
        (Trouble.SERVER, NetworkError),
        (Trouble.GATEWAY, NetworkError),
        (Trouble.DROPPED, NetworkError),
    ],
)
async def test_a_trouble_on_demand_leaves_nothing_said(
    emulator: Emulator,
    caller: Bot,
    ann: Phone,
    trouble: Trouble,
    kind: type[Exception],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    emulator.faults.order(trouble, "sendMessage")

    with pytest.raises(kind):
        await caller.send_message(ann.user.id, "once")

    assert ann.messages == []
    await caller.send_message(ann.user.id, "twice")
    assert [message.words for message in ann.messages] == ["twice"]


async def test_a_lost_answer_leaves_the_message_said(
    emulator: Emulator, caller: Bot, ann: Phone
) -> None:
    emulator.faults.order(Trouble.LOST_ANSWER)

    with pytest.raises(TimedOut):
        await caller.send_message(ann.user.id, "once")

    assert [message.words for message in ann.messages] == ["once"]


async def test_a_slow_answer_comes_late_or_not_in_time(
    emulator: Emulator, caller: Bot, ann: Phone
) -> None:
    emulator.faults.order(Trouble.SLOW, times=2, seconds=0.05)

    await caller.send_message(ann.user.id, "in time")
    with pytest.raises(TimedOut):
        await caller.send_message(ann.user.id, "too late", read_timeout=0.01)

    assert [message.words for message in ann.messages] == ["in time", "too late"]
