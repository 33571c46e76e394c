"""An athlete's phone: what a person can do in a chat with the bot, and what they see there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.local_chat import limits
from bot.local_chat.chats import Chat, User
from bot.local_chat.events import Happening
from bot.local_chat.formatting import typed
from bot.local_chat.messages import Message
from bot.local_chat.refusals import Json
from bot.local_chat.updates import Update
from bot.local_chat.world import Query, World


class NoSuchButtonError(LookupError):
    """Nothing in the chat bears that label; `there` are those that can be tapped."""

    def __init__(self, label: str, there: tuple[str, ...]) -> None:
        super().__init__(label)
        self.label = label
        self.there = there


@dataclass(frozen=True, slots=True)
class Tap:
    """A button that can be tapped: where it is, and what it is."""

    message: Message
    row: int
    column: int
    button: Json

    @property
    def label(self) -> str:
        return str(self.button["text"])


@dataclass(frozen=True, slots=True)
class Phone:
    """One person in one chat."""

    world: World
    user: User
    chat: Chat

    def among(self, chat: Chat) -> "Phone":
        """The same person in another chat."""
        return Phone(self.world, self.user, chat)

    @property
    def messages(self) -> list[Message]:
        return list(self.chat.messages.values())

    def say(self, words: str, *, reply_to: Message | None = None) -> list[Message]:
        """What was typed; longer than a message may be, it becomes several, as in the apps."""
        parts = _parts(words.strip())
        return [self._send(typed(part).wire(), reply_to) for part in parts]

    def upload(self, name: str, content: bytes, *, caption: str = "") -> Message:
        """A document. The apps let any file pass; what a bot can fetch is another matter."""
        file = self.world.files.keep(name, content, "documents")
        return self._file("document", file.document(), caption)

    def photograph(self, name: str, content: bytes, *, caption: str = "") -> Message:
        """A picture, sent as one; what is none goes as a document."""
        file = self.world.files.keep(name, content, "photos")
        if file.sides is None:
            return self.upload(name, content, caption=caption)
        return self._file("photo", file.photo(), caption)

    def speak(self, seconds: int = 3) -> Message:
        """A voice note."""
        file = self.world.files.keep("voice.ogg", b"OggS", "voice", "audio/ogg")
        return self._send({"voice": {**file.wire(), "duration": seconds}})

    def stick(self, emoji: str = "👍") -> Message:
        """A sticker."""
        file = self.world.files.keep("sticker.webp", b"RIFF", "stickers", "image/webp")
        shape = {"type": "regular", "width": 512, "height": 512}
        flags = {"is_animated": False, "is_video": False}
        return self._send({"sticker": {**file.wire(), **shape, **flags, "emoji": emoji}})

    def locate(self, latitude: float, longitude: float) -> Message:
        """Where the athlete is, degrees."""
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    def rewrite(self, message: Message, words: str) -> None:
        """Changes what was said."""
        message.content = typed(words).wire()
        message.edited = int(self.world.seconds())
        self.world.emit(Happening.EDITED, self.chat.id, message)
        self._update("edited_message", message.wire())

    def taps(self) -> Iterator[Tap]:
        """The buttons under messages, the newest message's first."""
        for message in reversed(self.messages):
            rows = (message.inline or {}).get("inline_keyboard", [])
            for row, buttons in enumerate(rows):
                for column, button in enumerate(buttons):
                    yield Tap(message, row, column, button)

    def tap(self, message: Message, row: int, column: int) -> Query | None:
        """Taps a button; None for one that tells the bot nothing (it opens or copies).

        Raises:
            NoSuchButtonError: the keyboard has changed.
        """
        try:
            button = (message.inline or {})["inline_keyboard"][row][column]
        except (KeyError, IndexError):
            raise NoSuchButtonError(f"row {row}, column {column}", self.labels()) from None
        if "callback_data" not in button or message.id not in self.chat.messages:
            return None
        query = Query(
            self.world.new_id(), self.user, message, button["callback_data"], self.world.seconds()
        )
        self.world.queries[query.id] = query
        body = {
            "id": query.id,
            "from": self.user.wire(),
            "message": message.wire(),
            "chat_instance": str(self.chat.id),
            "data": query.data,
        }
        self.world.updates.add("callback_query", body, f"user {self.user.id}")
        return query

    def press(self, label: str) -> None:
        """Taps the newest button so labelled, or says what the reply keyboard's key says.

        Raises:
            NoSuchButtonError: there is none.
        """
        wanted = " ".join(label.split())
        for tap in self.taps():
            if " ".join(tap.label.split()) == wanted:
                self.tap(tap.message, tap.row, tap.column)
                return
        for key in self.keys():
            if " ".join(key.split()) == wanted:
                self.say(key)
                return
        raise NoSuchButtonError(label, self.labels())

    def keys(self) -> tuple[str, ...]:
        """The labels of the reply keyboard."""
        rows = (self.chat.keyboard or {}).get("keyboard", [])
        return tuple(str(key["text"]) for row in rows for key in row)

    def labels(self) -> tuple[str, ...]:
        """Every label that can be tapped now."""
        return tuple(dict.fromkeys([*(tap.label for tap in self.taps()), *self.keys()]))

    def block(self) -> None:
        """Blocks the bot; it learns that."""
        self.chat.blocked = True
        self._membership("member", "kicked")

    def unblock(self) -> None:
        self.chat.blocked = False
        self._membership("kicked", "member")

    def add_bot(self) -> None:
        """Adds the bot to a group; it learns that."""
        self.chat.left = False
        self._membership("left", "member")

    def _file(self, kind: str, seen: Json | list[Json], caption: str) -> Message:
        return self._send({kind: seen, **typed(caption, limits.CAPTION).wire(*_CAPTION)})

    def _send(self, content: Json, reply_to: Message | None = None) -> Message:
        chat = self.chat
        chat.started = True
        if reply_to is None and chat.asked is not None and chat.asked.id in chat.messages:
            reply_to = chat.asked  # a forced reply is one
        chat.asked = None
        if (chat.keyboard or {}).get("one_time_keyboard"):
            chat.keyboard = None
        message = self.world.say(chat, self.user, content, reply_to=reply_to)
        if not chat.left and self._heard(message):
            self._update("message", message.wire())
        return message

    def _heard(self, message: Message) -> bool:
        """In a group a bot hears commands, answers to it, and what mentions it."""
        if not self.chat.is_group:
            return True
        answered = message.reply_to is not None and message.reply_to.sender.is_bot
        return (
            answered
            or message.words.startswith("/")
            or f"@{self.world.bot.username}" in message.words
        )

    def _update(self, kind: str, body: Json) -> Update | None:
        return self.world.updates.add(kind, body, f"chat {self.chat.id}")

    def _membership(self, before: str, after: str) -> None:
        body = {
            "chat": self.chat.wire(),
            "from": self.user.wire(),
            "date": int(self.world.seconds()),
            "old_chat_member": self._member(before),
            "new_chat_member": self._member(after),
        }
        self._update("my_chat_member", body)
        self.world.emit(Happening.CHAT, self.chat.id)

    def _member(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.world.bot.wire(), "status": status, **until}


_CAPTION = ("caption", "caption_entities")


def _parts(words: str) -> list[str]:
    """At most 4,096 characters each, cut at white space where there is some."""
    parts: list[str] = []
    while len(words) > limits.TEXT:
        spaces = [found.start() for found in re.finditer(r"\s", words[: limits.TEXT])]
        cut = spaces[-1] if spaces and spaces[-1] > 0 else limits.TEXT
        parts.append(words[:cut])
        words = words[cut:].lstrip()
    return [*parts, words] if words else parts
