"""Both sides of every limit."""

from typing import Any

import pytest

from bot.local_chat import limits
from bot.local_chat.arguments import Upload
from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.asking import ask, refused
from tests.bot.local_chat.tiny import picture


def keyboard(data: str = "x", buttons: int = 1) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Tap", "callback_data": data}] for _ in range(buttons)]}


def file(size: int) -> Upload:
    return Upload("run.fit", b"x" * size, "application/octet-stream")


@pytest.mark.parametrize(
    ("method", "fits", "not_", "words"),
    [
        ("sendMessage", {"text": "🏔" * 4096}, {"text": "🏔" * 4097}, "message is too long"),
        (
            "sendMessage",
            {"text": f"<b>{'x' * 4096}</b>", "parse_mode": "HTML"},
            {"text": f"<b>{'x' * 4097}</b>", "parse_mode": "HTML"},
            "message is too long",
        ),
        ("sendMessage", {"text": "x"}, {"text": " \n "}, "message text is empty"),
        (
            "sendMessage",
            {"text": "x", "reply_markup": keyboard("é" * 32)},
            {"text": "x", "reply_markup": keyboard("é" * 32 + "x")},
            "BUTTON_DATA_INVALID",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_markup": keyboard(buttons=100)},
            {"text": "x", "reply_markup": keyboard(buttons=101)},
            "reply markup is too long",
        ),
        (
            "sendDocument",
            {"document": file(1), "caption": "x" * 1024},
            {"document": file(1), "caption": "x" * 1025},
            "message caption is too long",
        ),
        ("sendDocument", {"document": file(1)}, {"document": file(0)}, "file must be non-empty"),
        (
            "sendPhoto",
            {"photo": Upload("a.png", picture(20, 1), "image/png")},
            {"photo": Upload("a.png", picture(21, 1), "image/png")},
            "PHOTO_INVALID_DIMENSIONS",
        ),
    ],
)
async def test_what_fits_is_sent_and_one_more_is_refused(
    emulator: Emulator, method: str, fits: dict[str, Any], not_: dict[str, Any], words: str
) -> None:
    phone = emulator.join("Ann", started=True)

    assert (await ask(emulator, method, chat_id=phone.user.id, **fits)).ok
    assert await refused(emulator, method, chat_id=phone.user.id, **not_) == (
        400,
        f"Bad Request: {words}",
    )


async def test_a_file_of_more_than_50_mb_is_not_taken(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)

    code, words = await refused(
        emulator, "sendDocument", chat_id=phone.user.id, document=file(limits.UPLOAD_BYTES + 1)
    )

    assert (code, words) == (413, "Request Entity Too Large")


async def test_a_file_of_more_than_20_mb_is_not_given(emulator: Emulator) -> None:
    phone = emulator.join("Ann")
    fits = phone.upload("a.fit", b"x" * limits.DOWNLOAD_BYTES).content["document"]["file_id"]
    not_ = phone.upload("b.fit", b"x" * (limits.DOWNLOAD_BYTES + 1)).content["document"]

    assert (await ask(emulator, "getFile", file_id=fits)).ok
    assert await refused(emulator, "getFile", file_id=not_["file_id"]) == (
        400,
        "Bad Request: file is too big",
    )


@pytest.mark.parametrize(
    ("method", "name", "most"),
    [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ],
)
async def test_a_storefront_has_its_lengths(
    emulator: Emulator, method: str, name: str, most: int
) -> None:
    assert (await ask(emulator, method, **{name: "x" * most})).ok
    assert (await ask(emulator, method, **{name: "x" * (most + 1)})).status == 400
