"""What happens in the chats, for whoever looks on: the page, a terminal, a script."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.local_chat.messages import Message
from bot.local_chat.refusals import Json


class Happening(StrEnum):
    """What happened."""

    SAID = "said"
    EDITED = "edited"
    DELETED = "deleted"
    ACTION = "action"
    DRAFT = "draft"
    TOAST = "toast"
    REACTION = "reaction"
    PROFILE = "profile"
    CHAT = "chat"
    CALL = "call"
    """The bot asked for something and was refused."""
    CLOCK = "clock"
    HOUSE = "house"
    """The bot was restarted, or Claude came or went."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a chat (0: to the bot itself)."""

    kind: Happening
    chat: int
    message: Message | None = None
    data: Json = field(default_factory=dict)
