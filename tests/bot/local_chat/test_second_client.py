"""A bot on another library, over HTTP: its models judge what the emulator answers."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.local_chat.emulator import Emulator
from bot.local_chat.events import Event, Happening
from bot.local_chat.server import EmulatorServer
from tests.bot.local_chat.models import load
from tests.bot.local_chat.tiny import picture


@pytest.fixture
async def aiogram_bot(emulator: Emulator) -> AsyncIterator[Any]:
    load()
    from aiogram import Bot  # noqa: PLC0415 -- seconds to load, so only where needed
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    server = EmulatorServer(emulator)
    root = await server.start()
    bot = Bot(emulator.token, session=AiohttpSession(api=TelegramAPIServer.from_base(root)))
    yield bot
    await bot.session.close()
    await server.stop()


def unknown(value: Any, path: str = "") -> list[str]:
    """Fields of an answer that the library's models do not know."""
    found = [f"{path}{name}" for name in getattr(value, "model_extra", None) or ()]
    for name in getattr(type(value), "model_fields", ()):
        found += unknown(getattr(value, name), f"{path}{name}.")
    if isinstance(value, list | tuple):
        found += [words for n, item in enumerate(value) for words in unknown(item, f"{path}{n}.")]
    return found


async def test_every_answer_fits_the_other_librarys_models(
    emulator: Emulator, aiogram_bot: Any
) -> None:
    from aiogram.types import (  # noqa: PLC0415
        BotCommand,
        BufferedInputFile,
        InlineKeyboardButton,
        InlineKeyboardMarkup,
        InputMediaDocument,
        ReactionTypeEmoji,
        ReplyParameters,
    )

    bot, phone = aiogram_bot, emulator.join("Ann")
    said = phone.say("/start now@example.com https://example.com #run")[0]
    file = BufferedInputFile(b"plan", "plan.ics")
    photo = BufferedInputFile(picture(), "load.png")
    keys = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Go", callback_data="x", style="primary")]]
    )

    me = phone.user.id
    sent = await bot.send_message(
        me,
        '<b>a</b> <tg-time unix="1790000000" format="r">soon</tg-time>',
        parse_mode="HTML",
        reply_markup=keys,
        reply_parameters=ReplyParameters(message_id=said.id),
    )
    phone.press("Go")
    phone.locate(52.5, 13.4)
    phone.speak()
    phone.stick()
    phone.photograph("a.png", picture())
    phone.upload("run.fit", b"fit")
    phone.rewrite(said, "/start over")
    phone.block()
    phone.unblock()
    group = emulator.group("Club", phone)
    phone.among(group).say("/week")
    answers = [
        sent,
        await bot.get_me(),
        await bot.get_updates(allowed_updates=[]),
        await bot.edit_message_text("b", chat_id=me, message_id=sent.message_id),
        await bot.send_document(me, file, caption="c"),
        await bot.send_photo(me, photo),
        await bot.send_media_group(me, [InputMediaDocument(media=file)] * 2),
        await bot.send_location(me, 1.0, 2.0),
        await bot.get_chat(me),
        await bot.get_chat(group.id),
        await bot.get_chat_member(group.id, bot.id),
        await bot.get_chat_menu_button(),
        await bot.get_webhook_info(),
        await bot.get_my_name(),
        await bot.get_my_description(),
        await bot.get_my_short_description(),
        await bot.set_my_commands([BotCommand(command="week", description="w")]),
        await bot.get_my_commands(),
        await bot.send_chat_action(me, "typing"),
        await bot.send_message_draft(me, 1, text="…"),
        await bot.set_message_reaction(me, said.id, [ReactionTypeEmoji(emoji="🔥")]),
        await bot.delete_message(me, sent.message_id),
    ]

    assert unknown(answers) == []
    updates = answers[2]
    kinds = [update.event_type for update in updates]
    assert kinds.count("message") == 7
    assert {"callback_query", "edited_message", "my_chat_member"} < {*kinds}
    assert said.reactions == ["🔥"]


def conversing(bot: Any) -> Any:
    """A dispatcher that echoes, edits and fetches."""
    from aiogram import Dispatcher, F  # noqa: PLC0415
    from aiogram.types import (  # noqa: PLC0415
        CallbackQuery,
        InlineKeyboardButton,
        InlineKeyboardMarkup,
        Message,
    )

    dispatcher = Dispatcher()
    keys = InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text="Again", callback_data="again")]]
    )

    @dispatcher.message(F.document)
    async def fetch(message: Message) -> None:
        content = await bot.download(message.document)
        await message.answer(f"{len(content.read())} bytes")

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(f"You said: {message.text}", reply_markup=keys)

    @dispatcher.callback_query()
    async def again(query: CallbackQuery) -> None:
        await query.answer("Once more")
        assert isinstance(query.message, Message)
        await query.message.edit_text("Edited")

    return dispatcher


async def test_a_bot_of_the_other_library_holds_a_conversation(
    emulator: Emulator, aiogram_bot: Any
) -> None:
    dispatcher = conversing(aiogram_bot)
    polling = asyncio.ensure_future(
        dispatcher.start_polling(aiogram_bot, handle_signals=False, close_bot_session=False)
    )
    phone = emulator.join("Ann")
    said: asyncio.Queue[str] = asyncio.Queue()

    def listen(event: Event) -> None:
        if event.message and event.message.sender.is_bot and event.kind != Happening.TOAST:
            said.put_nowait(event.message.words)

    emulator.listen(listen)

    phone.say("hello")
    heard = [await asyncio.wait_for(said.get(), 10)]
    phone.press("Again")
    heard.append(await asyncio.wait_for(said.get(), 10))
    phone.upload("run.fit", b"x" * 1000)
    heard.append(await asyncio.wait_for(said.get(), 10))
    await dispatcher.stop_polling()
    await polling

    assert heard == ["You said: hello", "Edited", "1000 bytes"]
