"""Answers to taps, and those that come too late."""

from datetime import timedelta

from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.phone import Phone
from tests.bot.local_chat.asking import done, refused

TOO_OLD = (
    400,
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
)


async def tapped(emulator: Emulator, phone: Phone) -> str:
    """The id of a fresh tap."""
    keys = {"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}
    await done(emulator, "sendMessage", chat_id=phone.user.id, text="x", reply_markup=keys)
    phone.press("Go")
    return str((await done(emulator, "getUpdates"))[-1]["callback_query"]["id"])


async def test_a_toast_is_seen_once(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)
    query = await tapped(emulator, phone)
    seen: list[str] = []
    emulator.listen(lambda event: seen.append(event.data["text"]))

    for words in ("Logged", "Again"):
        await done(emulator, "answerCallbackQuery", callback_query_id=query, text=words)

    assert seen == ["Logged"]


async def test_an_answer_is_in_time_for_150_seconds(
    emulator: Emulator, clock: TravellingClock
) -> None:
    phone = emulator.join("Ann", started=True)
    query = await tapped(emulator, phone)

    clock.pass_(timedelta(seconds=150))
    await done(emulator, "answerCallbackQuery", callback_query_id=query)
    clock.pass_(timedelta(seconds=1))
    assert await refused(emulator, "answerCallbackQuery", callback_query_id=query) == TOO_OLD
    assert await refused(emulator, "answerCallbackQuery", callback_query_id="made up") == TOO_OLD


async def test_a_toast_has_at_most_200_characters(emulator: Emulator) -> None:
    phone = emulator.join("Ann", started=True)
    query = await tapped(emulator, phone)

    assert await refused(
        emulator, "answerCallbackQuery", callback_query_id=query, text="x" * 201
    ) == (400, "Bad Request: MESSAGE_TOO_LONG")
    await done(emulator, "answerCallbackQuery", callback_query_id=query, text="x" * 200)
