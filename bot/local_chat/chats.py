"""Who talks, and where: people, private chats, groups."""

from collections import OrderedDict
from dataclasses import dataclass, field

from bot.local_chat.messages import Message
from bot.local_chat.refusals import Json

REMEMBERED = 2_000
"""Messages a chat keeps; older ones are as good as deleted."""


@dataclass(slots=True)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    username: str | None = None
    language: str = "en"
    is_bot: bool = False
    seen: Json = field(default_factory=dict)

    def wire(self) -> Json:
        if not self.seen:
            self.seen = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
            if self.username:
                self.seen["username"] = self.username
            if not self.is_bot:
                self.seen["language_code"] = self.language
        return self.seen


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group (its id is negative)."""

    id: int
    title: str
    people: dict[int, User] = field(default_factory=dict)
    started: bool = False
    """Whether the person has ever written to the bot: only then may it write to them."""
    blocked: bool = False
    deactivated: bool = False
    left: bool = False
    messages: "OrderedDict[int, Message]" = field(default_factory=OrderedDict)
    keyboard: Json | None = None
    """The reply keyboard that is shown under the chat."""
    asked: Message | None = None
    """The message whose forced reply is open."""
    menu: Json | None = None
    seen: Json = field(default_factory=dict)

    @property
    def is_group(self) -> bool:
        return self.id < 0

    def wire(self) -> Json:
        if not self.seen:
            self.seen = {"id": self.id, "type": "group" if self.is_group else "private"}
            self.seen["title" if self.is_group else "first_name"] = self.title
        return self.seen

    def keep(self, message: Message) -> None:
        self.messages[message.id] = message
        if len(self.messages) > REMEMBERED:
            self.messages.popitem(last=False)
