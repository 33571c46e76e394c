"""The judges find what is wrong, and nothing else."""

from typing import Any

import pytest

from bot.local_chat.arguments import Upload
from bot.local_chat.emulator import Answer, Call, Emulator
from tests.bot.local_chat.certify import Judge, complaints
from tests.bot.local_chat.tiny import TinyBot, picture
from tests.cases import each

FINE = Answer(200, {"ok": True, "result": True})
BUTTON = {"text": "Tap", "callback_data": "x"}


def call(method: str, *, answer: Answer = FINE, **given: Any) -> Call:
    return Call(method, given, {}, answer)


def keyed(**button: Any) -> Call:
    markup = {"inline_keyboard": [[button]]}
    return call("sendMessage", chat_id=1, text="x", reply_markup=markup)


@each(
    "asked, complaint",
    [
        (call("sendMesage", chat_id=1, text="x"), "no such method"),
        (call("sendMessage", chat_id=1), "text: Field required"),
        (call("sendMessage", chat_id=1, text="x", parsemode="HTML"), "parsemode: unknown field"),
        (keyed(text="Tap", calback_data="x"), "calback_data: unknown field"),
        (keyed(text="Tap"), "exactly one"),
        (keyed(text="Tap", callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (call("sendMessage", chat_id=1, text="x" * 4097), "message is too long"),
        (call("sendMessage", chat_id=1, text="<b>x", parse_mode="HTML"), "end tag"),
        (call("sendMessage", chat_id=1, text="a & b", parse_mode="HTML"), "&"),
        (call("answerCallbackQuery", callback_query_id="1", text="x" * 201), "MESSAGE_TOO_LONG"),
    ],
)
def test_a_wrong_call_is_complained_about(asked: Call, complaint: str) -> None:
    assert any(complaint in words for words in complaints(asked))


@pytest.mark.parametrize(
    "asked",
    [
        keyed(**BUTTON),
        call("sendMessage", chat_id="1", text="x", reply_markup='{"force_reply":true}'),
        call("sendMessage", chat_id=1, text="🏔" * 4096),
        call(
            "sendMessage",
            chat_id=1,
            text='<tg-time unix="1790000000" format="r">x</tg-time>',
            parse_mode="HTML",
        ),
        call("sendMessage", chat_id=1, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML"),
        Call("sendPhoto", {"chat_id": 1}, {"photo": Upload("a.png", b"x", "image/png")}, FINE),
    ],
)
def test_a_right_call_is_not(asked: Call) -> None:
    assert complaints(asked) == []


async def test_what_the_server_refused_is_no_matter_for_the_judges(emulator: Emulator) -> None:
    judge = Judge()
    emulator.recorder = judge

    await emulator.call(emulator.token, "sendMessage", {"chat_id": 1, "text": "<b>"})

    assert judge.calls == ["sendMessage"]
    judge.verdict()


async def test_whatever_python_telegram_bot_sends_is_right(emulator: Emulator) -> None:
    judge = Judge()
    emulator.recorder = judge
    bot = TinyBot(emulator)
    await bot.start()
    phone = emulator.join("Ann")

    for words in ("/start", "/week", "/file", "/photo", "/place", "/note", "fine", "/draft"):
        phone.say(words)
        await bot.settle()
    phone.press("We")
    phone.upload("run.fit", picture())
    await bot.settle()
    await bot.stop()

    judge.verdict()
    assert {"sendDocument", "sendPhoto", "editMessageText", "getFile"} <= {*judge.calls}
    assert not bot.errors
