"""The only place that sends: a Message to a chat, new or in place of the one that was tapped."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from telegram import (
    Bot,
    ForceReply,
    InputFile,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    Update,
)
from telegram import Message as Sent
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from handlers.buttons import encode
from handlers.views.html import escape, split
from handlers.views.message import Key, Message

IN_BETWEEN = "in between"
"""Marks a state of a message that a later one replaces: no answer, and not kept as one."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
SHARE = "Share my location"
SOON_S = 0.3
"""So long a tap may take to find words for its answer; then its button stops turning."""


async def reply(update: Update, message: Message) -> int | None:
    """A new message in the chat of the update; its id."""
    assert update.effective_chat is not None
    return await send(update.get_bot(), update.effective_chat.id, message)


async def show(update: Update, message: Message) -> int | None:
    """In place of the message that was tapped; a new one where nothing was tapped."""
    query = update.callback_query
    if query is None or not isinstance(query.message, Sent) or message.file is not None:
        return await reply(update, message)
    if query.message.text is None or message.hint or message.location:
        return await reply(update, message)
    return await edit(query.get_bot(), query.message.chat_id, query.message.message_id, message)


async def edit(
    bot: Bot, chat: int, message_id: int, message: Message, rate_limit_args: Any = None
) -> int | None:
    """In place of an earlier message, the rest of a long one below it; new where that is gone."""
    more: dict[str, Any] = {"rate_limit_args": rate_limit_args} if rate_limit_args else {}
    first, *rest = split(message.html)
    try:
        await bot.edit_message_text(
            first,
            chat_id=chat,
            message_id=message_id,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=None if rest else _keyboard(message.keys),
            **more,
        )
    except BadRequest as error:
        if "not modified" in error.message.lower():
            return message_id
        if "to edit not found" in error.message.lower():
            return await send(bot, chat, message)
        raise
    return await _parts(bot, chat, rest, message, rate_limit_args) if rest else message_id


async def send(bot: Bot, chat: int, message: Message, rate_limit_args: Any = None) -> int | None:
    """One message (or several, if it is too long for one) to a chat; the last one's id."""
    more: dict[str, Any] = {"rate_limit_args": rate_limit_args} if rate_limit_args else {}
    if message.file is not None:
        sent = await bot.send_document(
            chat,
            InputFile(message.file.content, filename=message.file.name),
            caption=message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(message.keys),
            disable_notification=message.silent,
            **more,
        )
        return sent.message_id
    return await _parts(bot, chat, split(message.html), message, rate_limit_args)


async def _parts(
    bot: Bot, chat: int, parts: Sequence[str], message: Message, rate_limit_args: Any
) -> int | None:
    """One below the other; the buttons are under the last."""
    sent_id: int | None = None
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        sent = await bot._post(  # noqa: SLF001 (PTB would make an object of what came back)
            "sendMessage",
            {
                "chat_id": chat,
                "text": part,
                "parse_mode": ParseMode.HTML,
                "link_preview_options": NO_PREVIEW,
                "reply_markup": markup(message) if last else None,
                "disable_notification": message.silent or None,
            },
            api_kwargs=ExtBot._merge_api_rl_kwargs(None, rate_limit_args),  # noqa: SLF001
        )
        sent_id = int(sent["message_id"])
    return sent_id


async def toast(update: Update, words: str = "") -> None:
    """Answers a tap, so that its button stops turning; late answers do no harm.

    Telegram shows the first answer only: where the tap was answered already, a message says it.
    """
    if update.callback_query is None:
        return
    answering = _answering.get() or Answering(update)
    if not await answering.say(words) and words:
        await reply(update, Message(html=escape(words)))


@dataclass(slots=True)
class Answering:
    """A tap whose button turns until it is answered, once."""

    update: Update
    done: bool = False
    saying: "asyncio.Future[bool] | None" = None

    async def say(self, words: str = "") -> bool:
        """False where it was answered before."""
        query = self.update.callback_query
        if self.done or query is None:
            return False
        self.done = True
        with suppress(BadRequest):
            await query.answer(words[:200] or None)
        return True

    def start(self) -> None:
        """Answers without waiting for what the tap leads to."""
        self.saying = asyncio.ensure_future(self.say())


_answering: ContextVar[Answering | None] = ContextVar("answering", default=None)


@asynccontextmanager
async def answering(update: Update) -> AsyncIterator[None]:
    """What a tap leads to: it may answer in words at once; else the button stops turning soon."""
    tap = Answering(update)
    token = _answering.set(tap)
    late = asyncio.get_running_loop().call_later(SOON_S, tap.start)
    try:
        yield
    finally:
        _answering.reset(token)
        late.cancel()
        if tap.saying is not None:
            await tap.saying
        await tap.say()


async def strip(update: Update, message_id: int | None) -> None:
    """Takes the buttons off an earlier message: its question is answered."""
    if message_id is None or update.effective_chat is None:
        return
    with suppress(BadRequest):
        await update.get_bot().edit_message_reply_markup(
            chat_id=update.effective_chat.id, message_id=message_id, reply_markup=None
        )


@asynccontextmanager
async def typing(update: Update) -> AsyncIterator[None]:
    """Shows that something is being written."""
    if update.effective_chat is not None:
        await update.get_bot().send_chat_action(update.effective_chat.id, ChatAction.TYPING)
    yield


def markup(message: Message) -> Any:
    """What is below a message: buttons, a place to share, a field to answer in."""
    if message.location:
        return ReplyKeyboardMarkup(
            [[KeyboardButton(SHARE, request_location=True)]],
            resize_keyboard=True,
            one_time_keyboard=True,
        )
    if message.keys:
        return _keyboard(message.keys)
    if message.hint:
        return ForceReply(input_field_placeholder=message.hint[:64])
    return None


def _keyboard(keys: Sequence[Sequence[Key]]) -> Any:
    """As the Bot API has it: PTB's objects for a week's buttons cost more than its database."""
    if not keys:
        return None
    return {"inline_keyboard": [[_key(key) for key in row] for row in keys if row]}


def _key(key: Key) -> dict[str, str]:
    if key.url is not None:
        return {"text": key.label, "url": key.url}
    assert key.button is not None
    button = {"text": key.label, "callback_data": encode(key.button)}
    return button | {"style": key.style.value} if key.style else button
