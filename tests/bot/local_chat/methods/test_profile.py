"""Commands by scope and language; names and descriptions."""

from typing import Any

import pytest

from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.asking import done, refused

WEEK = {"command": "week", "description": "The program"}
WOCHE = {"command": "week", "description": "Das Programm"}


async def test_the_narrowest_menu_wins_and_the_language_counts(emulator: Emulator) -> None:
    phone = emulator.join("Ann")
    mine = {"type": "chat", "chat_id": phone.user.id}
    menu = emulator.world.profile.menu_of

    await done(emulator, "setMyCommands", commands=[WEEK])
    await done(emulator, "setMyCommands", commands=[WOCHE], language_code="de")
    assert menu(phone.chat.id, "en") == [WEEK]
    assert menu(phone.chat.id, "de") == [WOCHE]

    await done(
        emulator, "setMyCommands", commands='[{"command": "/me", "description": "x"}]', scope=mine
    )
    assert [c["command"] for c in menu(phone.chat.id, "de")] == ["me"]
    assert await done(emulator, "getMyCommands", scope=mine) == [
        {"command": "me", "description": "x"}
    ]

    await done(emulator, "deleteMyCommands", scope=mine)
    assert menu(phone.chat.id, "en") == [WEEK]
    assert menu(-5, "en") == [WEEK]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "expected an Array of BotCommand"),
        ({"commands": [{"command": "Week", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        (
            {"commands": [{"command": "x", "description": "x" * 257}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        ({"commands": [WEEK] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [WEEK], "language_code": "English"}, "invalid language code specified"),
        (
            {"commands": [WEEK], "scope": {"type": "world"}},
            "unsupported type of BotCommandScope specified",
        ),
    ],
)
async def test_a_menu_telegram_would_not_show(
    emulator: Emulator, given: dict[str, Any], words: str
) -> None:
    assert await refused(emulator, "setMyCommands", **given) == (400, f"Bad Request: {words}")


@pytest.mark.parametrize(
    ("name", "field"),
    [("Name", "name"), ("Description", "description"), ("ShortDescription", "short_description")],
)
async def test_a_storefront_by_language_with_a_default(
    emulator: Emulator, name: str, field: str
) -> None:
    await done(emulator, f"setMy{name}", **{field: "any"})
    await done(emulator, f"setMy{name}", **{field: "deutsch"}, language_code="de")

    for language, words in (("de", "deutsch"), ("fr", "any")):
        got = await done(emulator, f"getMy{name}", language_code=language)
        assert got == {field: words}

    await done(emulator, f"setMy{name}", language_code="de")
    assert await done(emulator, f"getMy{name}", language_code="de") == {field: "any"}
