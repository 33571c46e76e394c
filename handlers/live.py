"""A message that grows as it is written: an edit a second at most, and whole at the end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from time import monotonic

from telegram import Update
from telegram.error import TelegramError

from handlers.reply import IN_BETWEEN, edit, send
from handlers.views.html import split
from handlers.views.message import Message

EVERY_S = 1.0
"""Between two states of a message: more would be refused, and be restless to read."""


@dataclass(slots=True)
class Live:
    """A message in the chat of an update. `take` only takes note, and may be called often."""

    update: Update
    every_s: float = EVERY_S
    _newest: Message | None = None
    _shown: Message | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _id: int | None = None
    _at: float = float("-inf")
    """When it was edited last."""

    @property
    def begun(self) -> bool:
        """Whether anything was shown yet."""
        return self._id is not None

    def take(self, message: Message) -> None:
        """What is to be seen from now on; what came in between is never shown."""
        self._newest = message
        self._news.set()

    def end(self) -> None:
        """Nothing more is shown in between."""
        self._over.set()
        self._news.set()

    async def follow(self) -> None:
        """Shows what is new, in its time, until the end."""
        while await self._another():
            assert self._newest is not None
            try:
                await self._show(self._newest, passing=True)
            except TelegramError:
                return  # a state in between is not missed: the whole message is sent anyway

    async def whole(self, message: Message) -> int | None:
        """The message as it stays, with its buttons; its id. It waits for nothing."""
        first, *rest = split(message.html)
        await self._show(replace(message, html=first, keys=() if rest else message.keys))
        if rest:
            await self._send(replace(message, html="\n".join(rest)))
        return self._id

    async def _another(self) -> bool:
        await self._news.wait()
        self._news.clear()
        await self._pause()
        return not self._over.is_set()

    async def _pause(self) -> None:
        """Until another state may be shown, or none will be."""
        wait = self._at + self.every_s - monotonic()
        if wait > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._over.wait(), wait)

    async def _show(self, message: Message, *, passing: bool = False) -> None:
        if message == self._shown:
            return
        if self._id is None:
            await self._send(message, passing=passing)
        else:
            bot, marks = self.update.get_bot(), IN_BETWEEN if passing else None
            self._id = await edit(bot, self._chat, self._id, message, marks)
            self._at = monotonic()
        self._shown = message

    async def _send(self, message: Message, *, passing: bool = False) -> None:
        marks = IN_BETWEEN if passing else None
        self._id = await send(self.update.get_bot(), self._chat, message, marks)

    @property
    def _chat(self) -> int:
        assert self.update.effective_chat is not None
        return self.update.effective_chat.id


@asynccontextmanager
async def growing(update: Update) -> AsyncIterator[Live]:
    """A message that is shown as it grows within the block; afterwards it can be made whole."""
    message = Live(update, EVERY_S)
    following = asyncio.ensure_future(message.follow())
    try:
        yield message
    finally:
        message.end()
        await following
