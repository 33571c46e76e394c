"""Messages: what was said, by whom, and what hangs under it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.local_chat.refusals import Json

if TYPE_CHECKING:
    from bot.local_chat.chats import Chat, User


@dataclass(slots=True, eq=False)
class Message:
    """One message; `content` are the fields that differ by kind: text, document, photo."""

    id: int
    chat: "Chat"
    sender: "User"
    date: int
    content: Json
    markup: Json | None = None
    """An inline keyboard stays with its message; any other only bears on the chat."""
    reply_to: "Message | None" = None
    edited: int | None = None
    reactions: list[str] = field(default_factory=list)
    history: list[Json] = field(default_factory=list)
    """Its content before each edit."""

    @property
    def inline(self) -> Json | None:
        return self.markup if self.markup and "inline_keyboard" in self.markup else None

    @property
    def editable(self) -> bool:
        """A message that brought another keyboard than an inline one stays as it is."""
        return self.sender.is_bot and (self.markup is None or self.inline is not None)

    @property
    def words(self) -> str:
        """Its text, or its caption."""
        words: str = self.content.get("text") or self.content.get("caption") or ""
        return words

    def wire(self, *, deep: bool = True) -> Json:
        """As the Bot API shows it; `deep` with the message it replies to."""
        body: Json = {
            "message_id": self.id,
            "from": self.sender.wire(),
            "chat": self.chat.wire(),
            "date": self.date,
            **self.content,
        }
        if self.edited is not None:
            body["edit_date"] = self.edited
        if deep and self.reply_to is not None:
            body["reply_to_message"] = self.reply_to.wire(deep=False)
        if self.inline:
            body["reply_markup"] = self.inline
        return body
