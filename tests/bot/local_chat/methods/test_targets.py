"""Which message is meant."""

from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.asking import done, refused


async def test_a_message_must_be_named_and_be_there(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)
    chat = {"chat_id": phone.user.id}

    assert await refused(emulator, "deleteMessage", **chat) == (
        400,
        "Bad Request: message identifier is not specified",
    )
    assert await refused(emulator, "deleteMessage", **chat, message_id=5) == (
        400,
        "Bad Request: message to delete not found",
    )


async def test_messages_of_one_chat_are_not_found_in_another(emulator: Emulator) -> None:
    ann, ben = (emulator.join(name, started=True) for name in ("Ann", "Ben"))
    sent = await done(emulator, "sendMessage", chat_id=ann.user.id, text="x")

    _, words = await refused(
        emulator,
        "editMessageText",
        chat_id=ben.user.id,
        message_id=sent["message_id"],
        text="y",
    )

    assert words == "Bad Request: message to edit not found"


async def test_a_group_that_put_the_bot_out_hears_nothing(emulator: Emulator) -> None:
    group = emulator.group("Club", emulator.join("Ann"))
    await done(emulator, "sendMessage", chat_id=group.id, text="hello")

    await done(emulator, "leaveChat", chat_id=group.id)

    assert (await refused(emulator, "sendMessage", chat_id=group.id, text="x"))[0] == 403
