"""Everything there is on this server: one bot, people, chats, files, what waits."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.local_chat.chats import Chat, User
from bot.local_chat.events import Event, Happening
from bot.local_chat.files import Files
from bot.local_chat.flood import Flood, FloodLimits
from bot.local_chat.messages import Message
from bot.local_chat.profile import Profile
from bot.local_chat.refusals import Json
from bot.local_chat.updates import Updates
from bot.local_chat.webhooks import Webhook

EPOCH = 1_767_225_600
"""Ids count on from the seconds since 2026: a new server gives none a second time."""


Listener = Callable[[Event], None]


class Clock(Protocol):
    """Says what moment it is: aware, UTC."""

    def moment(self) -> datetime: ...


@dataclass(slots=True)
class Query:
    """A tap that waits for its answer."""

    id: str
    user: User
    message: Message
    data: str
    at: float
    answer: Json | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Words of a message that is still being written; seen until a moment (seconds)."""

    id: int
    content: Json
    until: float


class World:
    """The state all methods work on."""

    def __init__(
        self,
        *,
        bot: User,
        clock: Clock,
        limits: FloodLimits | None,
        local: bool,
        first_id: int | None = None,
    ) -> None:
        """`local`: a webhook may be plain HTTP on any port, as on a server of one's own."""
        first = first_id or max(1, int(time.time()) - EPOCH)
        self.bot = bot
        self.clock = clock
        self.people: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.updates = Updates(first, self.seconds)
        self.flood = Flood(limits, time.monotonic)
        self.webhook = Webhook(self.updates, self.seconds, local=local)
        self.profile = Profile()
        self.queries: dict[str, Query] = {}
        self.drafts: dict[int, Draft] = {}
        self.listeners: list[Listener] = []
        self._next_message = first

    def seconds(self) -> float:
        """Seconds since 1970 by the chat's clock."""
        return self.clock.moment().timestamp()

    def emit(
        self,
        kind: Happening,
        chat: int,
        message: Message | None = None,
        data: Json | None = None,
    ) -> None:
        if self.listeners:
            event = Event(kind, chat, message, data or {})
            for listener in tuple(self.listeners):
                listener(event)

    def say(
        self,
        chat: Chat,
        sender: User,
        content: Json,
        *,
        markup: Json | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """A new message in a chat, from whomever."""
        self._next_message += 1
        message = Message(
            self._next_message, chat, sender, int(self.seconds()), content, markup, reply_to
        )
        chat.keep(message)
        if sender.is_bot:
            self.drafts.pop(chat.id, None)
            _show_keyboard(chat, message)
        self.emit(Happening.SAID, chat.id, message)
        return message

    def new_id(self) -> str:
        """An id nobody can guess, as queries bear them."""
        return str(secrets.randbits(62))


def _show_keyboard(chat: Chat, message: Message) -> None:
    markup = message.markup
    if markup is None or "inline_keyboard" in markup:
        return
    if "keyboard" in markup:
        chat.keyboard = markup
    elif "remove_keyboard" in markup:
        chat.keyboard = None
    elif markup.get("force_reply"):
        chat.asked = message
