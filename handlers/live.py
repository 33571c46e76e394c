"""A message that grows as it is written: by drafts where Telegram has them, else by edits.

A draft is a preview that Telegram animates and forgets; the whole message is sent behind it. It
bears no buttons, so a state that has some is a message of its own, gone when the whole one is
there. Where there are no drafts, one message is edited. Never more than one state a second.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from secrets import randbelow
from time import monotonic
from typing import Any

from telegram import Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from handlers.reply import IN_BETWEEN, edit, send
from handlers.views.html import split
from handlers.views.message import Message

EVERY_S = 1.0
"""Between two states of a message: more would be refused, and be restless to read."""
AGAIN_S = 20.0
"""A draft lives for thirty seconds; after so many without news it is shown once more."""
MOST_DRAFTS = 2**31 - 2


@dataclass(slots=True)
class Drafts:
    """Whether the server has message drafts: one that said no is not asked again."""

    there: bool = True


@dataclass(slots=True)
class Live:
    """A message in the chat of an update. `take` only takes note, and may be called often."""

    update: Update
    drafts: Drafts
    every_s: float = EVERY_S
    _newest: Message | None = None
    _shown: Message | None = None
    _ends_at: float = float("inf")
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _following: "asyncio.Task[None] | None" = None
    _id: int | None = None
    """Of the message that is there: the one that is edited, or the one with the buttons."""
    _draft: int = 0
    """Of the draft, once there is one: most weeks need none."""
    _drafted: bool = False
    _at: float = float("-inf")
    """When a state was shown last, by a draft or an edit."""

    @property
    def begun(self) -> bool:
        """Whether anything was shown yet."""
        return self._id is not None or self._drafted

    def take(self, message: Message, ends_at: float = float("inf")) -> None:
        """What is to be seen from now on; what came in between is never shown.

        `ends_at` (monotonic): when the whole message is foreseen. An edit so shortly before it
        that it would have to wait is left out.
        """
        self._newest, self._ends_at = message, ends_at
        self._news.set()
        if self._following is None:  # most weeks are there already: nobody need follow
            self._following = asyncio.ensure_future(self.follow())

    async def end(self) -> None:
        """Nothing more is shown in between."""
        self._over.set()
        self._news.set()
        if self._following is not None:
            await self._following

    async def follow(self) -> None:
        """Shows what is new, in its time, until the end."""
        while await self._another():
            assert self._newest is not None
            try:
                await self._pass(self._newest)
            except TelegramError:
                return  # a state in between is not missed: the whole message is sent anyway

    async def whole(self, message: Message) -> int | None:
        """The message as it stays, with its buttons; its id."""
        if self._id is None or self._drafted:
            sent = await send(self._bot, self._chat, message)
            await self._clear()
            return sent
        await asyncio.sleep(self._wait)
        return await edit(self._bot, self._chat, self._id, message)

    async def _another(self) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(AGAIN_S if self._drafted else None):
                await self._news.wait()
        self._news.clear()
        await self._pause()
        return not self._over.is_set()

    async def _pause(self) -> None:
        """Until another state may be shown, or none will be."""
        if (wait := self._wait) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), wait)

    @property
    def _wait(self) -> float:
        return max(0.0, self._at + self.every_s - monotonic())

    async def _pass(self, message: Message) -> None:
        """Shows a state that a later one replaces."""
        if message.keys and self._id is None:
            self._id = await send(self._bot, self._chat, message, IN_BETWEEN)
        elif await self._as_draft(message):
            self._drafted = True
            self._at = monotonic()
        elif message != self._shown and self._ends_at - monotonic() >= self.every_s:
            await self._as_edit(message)
        self._shown = message

    async def _as_draft(self, message: Message) -> bool:
        """False where the server knows no drafts, or refuses this one."""
        if not self.drafts.there:
            return False
        self._draft = self._draft or 1 + randbelow(MOST_DRAFTS)
        try:
            await self._bot.send_message_draft(
                self._chat,
                self._draft,
                split(message.html)[0],
                parse_mode=ParseMode.HTML,
                rate_limit_args=IN_BETWEEN,
            )
        except (RetryAfter, Forbidden):
            raise
        except TelegramError as error:  # "no such method" has many forms; a lost network is none
            lost = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
            self.drafts.there = lost
            return False
        return True

    async def _as_edit(self, message: Message) -> None:
        part = replace(message, html=split(message.html)[0])
        if self._id is None:
            self._id = await send(self._bot, self._chat, part, IN_BETWEEN)
        else:
            self._id = await edit(self._bot, self._chat, self._id, part, IN_BETWEEN)
            self._at = monotonic()

    async def _clear(self) -> None:
        """The message that had the buttons has done its work."""
        if self._id is not None:
            with suppress(TelegramError):
                await self._bot.delete_message(self._chat, self._id)

    @property
    def _bot(self) -> ExtBot[Any]:
        bot = self.update.get_bot()
        assert isinstance(bot, ExtBot)
        return bot

    @property
    def _chat(self) -> int:
        assert self.update.effective_chat is not None
        return self.update.effective_chat.id


@asynccontextmanager
async def growing(update: Update, drafts: Drafts) -> AsyncIterator[Live]:
    """A message that is shown as it grows within the block; afterwards it can be made whole."""
    message = Live(update, drafts, EVERY_S)
    try:
        yield message
    finally:
        await message.end()
