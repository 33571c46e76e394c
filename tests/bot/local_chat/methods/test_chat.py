"""The bot and the chats it is in."""

from typing import Any

import pytest

from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.asking import done, refused


async def test_the_bot_knows_itself(emulator: Emulator) -> None:
    me = await done(emulator, "getMe")

    assert (me["id"], me["is_bot"], me["username"]) == (1000000001, True, "steadfoot_bot")


async def test_chats_and_their_members(emulator: Emulator) -> None:
    ann = emulator.join("Ann")
    group = emulator.group("Club", ann)

    assert (await done(emulator, "getChat", chat_id=ann.user.id))["type"] == "private"
    assert (await done(emulator, "getChat", chat_id=group.id))["title"] == "Club"
    member = await done(emulator, "getChatMember", chat_id=group.id, user_id=ann.user.id)
    assert member["status"] == "member"
    await done(emulator, "leaveChat", chat_id=group.id)
    bot = await done(emulator, "getChatMember", chat_id=group.id, user_id=1000000001)
    assert bot["status"] == "left"


@pytest.mark.parametrize(
    ("method", "given", "code"),
    [
        ("getChatMember", {"chat_id": 1001, "user_id": 5}, 400),
        ("leaveChat", {"chat_id": 1001}, 400),
        ("setChatMenuButton", {"menu_button": {"type": "door"}}, 400),
        ("setChatMenuButton", {"chat_id": -5002}, 400),
        ("getChat", {"chat_id": 5}, 400),
    ],
)
async def test_what_makes_no_sense_is_refused(
    emulator: Emulator, method: str, given: dict[str, Any], code: int
) -> None:
    emulator.group("Club", emulator.join("Ann"))

    assert (await refused(emulator, method, **given))[0] == code


async def test_a_group_is_left_once(emulator: Emulator) -> None:
    group = emulator.group("Club", emulator.join("Ann"))
    await done(emulator, "leaveChat", chat_id=group.id)

    assert await refused(emulator, "leaveChat", chat_id=group.id) == (
        403,
        "Forbidden: bot is not a member of the group chat",
    )


async def test_the_menu_button_of_all_and_of_one(emulator: Emulator) -> None:
    phone = emulator.join("Ann")

    await done(
        emulator, "setChatMenuButton", chat_id=phone.user.id, menu_button={"type": "default"}
    )

    assert await done(emulator, "getChatMenuButton") == {"type": "commands"}
    assert await done(emulator, "getChatMenuButton", chat_id=phone.user.id) == {"type": "default"}
