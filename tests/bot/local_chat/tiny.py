"""A tiny bot on python-telegram-bot, to have somebody to talk to."""

import struct
import zlib
from typing import Any

from telegram import (
    BotCommand,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.local_chat.emulator import Emulator
from bot.local_chat.transport import EmulatorRequest

Context = ContextTypes.DEFAULT_TYPE
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WEEK = (
    "<b>Week of 7 December</b> · Build\n\n"
    "<b>Mon</b> Rest\n"
    "<b>Tue</b> Threshold · 10 km · 55 min · RPE 7\n"
    "<b>Wed</b> Easy run · 8 km · 50 min · RPE 3\n"
    "<b>Thu</b> Hill repeats · 9 km · 60 min · RPE 8\n"
    "<b>Fri</b> Rest\n"
    "<b>Sat</b> Easy run · 8 km · 50 min · RPE 3\n"
    "<b>Sun</b> Long run · 18 km · 1 h 55 · RPE 4\n\n"
    "<i>53 km in 5 h 30</i>, 27 days to the Winter Half.\n"
    "<blockquote expandable>Easy days stay easy: Thursday's hills come two days after the "
    "threshold run, because your last two weeks showed a heart rate that was higher than "
    "usual for the same pace.\nThe long run grows by one kilometre.</blockquote>"
)


def picture(width: int = 320, height: int = 200) -> bytes:
    """A PNG with a slope of colour."""
    rows = b"".join(
        b"\0" + bytes(v for x in range(width) for v in (30 + y // 8, 107 + x // 8, 87 + y // 8))
        for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )


def day_keys(chosen: str = "") -> InlineKeyboardMarkup:
    days = [
        InlineKeyboardButton(f"· {d}" if d == chosen else d, callback_data=f"day:{d}")
        for d in DAYS
    ]
    return InlineKeyboardMarkup(
        [
            days,
            [
                InlineKeyboardButton("Done", callback_data="done", style="success"),
                InlineKeyboardButton("Regenerate", callback_data="new", style="primary"),
                InlineKeyboardButton("Delete", callback_data="delete", style="danger"),
            ],
        ]
    )


async def start(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_text(
        "I am your <b>endurance coach</b>. Ten seconds a day: <i>one tap a day</i>. See /week.",
        parse_mode=ParseMode.HTML,
    )


async def week(update: Update, _: Context) -> None:
    assert update.message
    await update.message.chat.send_action(ChatAction.TYPING)
    await update.message.reply_text(WEEK, parse_mode=ParseMode.HTML, reply_markup=day_keys())


async def send_file(update: Update, _: Context) -> None:
    assert update.message
    calendar = InputFile(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", filename="week.ics")
    await update.message.reply_document(calendar, caption="Seven days for your calendar.")


async def send_photo(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_photo(
        picture(640, 400), caption="Load is <b>steady</b>.", parse_mode=ParseMode.HTML
    )


async def ask_place(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_text(
        "Where do you train?",
        reply_markup=ReplyKeyboardMarkup(
            [[KeyboardButton("Share my location", request_location=True)], ["Berlin", "Later"]],
            one_time_keyboard=True,
        ),
    )


async def ask_note(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_text(
        "Anything to add?", reply_markup=ForceReply(input_field_placeholder="One line about today")
    )


async def draft(update: Update, context: Context) -> None:
    assert update.effective_chat
    await context.bot.send_message_draft(
        update.effective_chat.id, 7, "Thinking about <b>hills</b>", parse_mode=ParseMode.HTML
    )


async def tapped(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query
    assert query.data
    if query.data.startswith("day:"):
        day = query.data.removeprefix("day:")
        await query.answer()
        await query.edit_message_text(
            f"<b>{day}</b>\nEasy run, 8 km, 50 minutes, RPE 3.\nRoll out gently.",
            parse_mode=ParseMode.HTML,
            reply_markup=day_keys(day),
        )
    elif query.data == "delete":
        await query.answer("This deletes everything.", show_alert=True)
    else:
        await query.answer("Logged")


async def document(update: Update, _: Context) -> None:
    assert update.message
    assert update.message.document
    try:
        file = await update.message.document.get_file()
    except TelegramError as error:
        await update.message.reply_text(f"I could not fetch it: {error.message}")
        return
    content = await file.download_as_bytearray()
    await update.message.reply_text(f"{update.message.document.file_name}: {len(content)} bytes")


async def other(update: Update, _: Context) -> None:
    assert update.message
    words = update.message.text or "that"
    reply = update.message.reply_to_message
    about = f" (about: {reply.text})" if reply else ""
    await update.message.reply_text(f"You said: {words}{about}")


class TinyBot:
    """The bot, polling an emulator in this process, or one behind an address."""

    def __init__(
        self, emulator: Emulator, request: BaseRequest | None = None, root: str = ""
    ) -> None:
        self.emulator = emulator
        builder: Any = ApplicationBuilder().token(emulator.token)
        builder = builder.request(request or EmulatorRequest(emulator))
        builder = builder.get_updates_request(request or EmulatorRequest(emulator))
        if root:
            builder = builder.base_url(f"{root}/bot").base_file_url(f"{root}/file/bot")
        self.application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
        self.errors: list[BaseException] = []
        for name, handler in {
            "start": start,
            "week": week,
            "file": send_file,
            "photo": send_photo,
            "place": ask_place,
            "note": ask_note,
            "draft": draft,
        }.items():
            self.application.add_handler(CommandHandler(name, handler))
        self.application.add_handler(CallbackQueryHandler(tapped))
        self.application.add_handler(MessageHandler(filters.Document.ALL, document))
        self.application.add_handler(MessageHandler(filters.ALL, other))
        self.application.add_error_handler(self._failed)

    async def start(self) -> None:
        await self.application.initialize()
        await self.application.bot.set_my_commands(
            [
                BotCommand("week", "The program in force"),
                BotCommand("file", "The week for a calendar"),
                BotCommand("photo", "The load as a picture"),
                BotCommand("place", "Where you train"),
                BotCommand("note", "A note about today"),
            ]
        )
        await self.application.bot.set_my_description(
            "I write your training week, and change it with you.\nTen seconds a day."
        )
        assert self.application.updater
        await self.application.updater.start_polling(allowed_updates=[])
        await self.application.start()

    async def stop(self) -> None:
        assert self.application.updater
        await self.application.updater.stop()
        await self.application.stop()
        await self.application.shutdown()

    async def settle(self) -> None:
        """Returns when every update was handled."""
        await self.emulator.world.updates.emptied()
        await self.application.update_queue.join()

    async def _failed(self, _: object, context: Context) -> None:
        assert context.error
        self.errors.append(context.error)
