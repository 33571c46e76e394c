"""Where a conversation takes place: what a script can do there, and what it hears."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from bot.local_chat.desk import Desk
from bot.local_chat.events import Event, Happening
from bot.local_chat.messages import Message
from bot.local_chat.phone import Phone


@dataclass(frozen=True, slots=True)
class Heard:
    """One answer of the bot: its words, the labels under it row by row, the name of its file."""

    words: str
    rows: tuple[tuple[str, ...], ...] = ()
    file: str | None = None
    edited: bool = False
    toast: bool = False

    def lines(self) -> list[str]:
        """As a transcript shows it."""
        file = [f"(file {self.file})"] if self.file else []
        words = [line.rstrip() for line in self.words.splitlines() if line.strip()]
        keys = [" ".join(f"[{label}]" for label in row) for row in self.rows]
        return file + words + keys

    def says(self, words: str) -> bool:
        """Whether these words occur in it, however it breaks its lines."""
        return " ".join(words.split()) in " ".join(" ".join(self.lines()).split())


class Stage(Protocol):
    """What a player needs; every verb returns at once, `answers` when the bot is done."""

    async def say(self, words: str) -> None: ...
    async def press(self, label: str) -> None:
        """Raises NoSuchButtonError if nothing bears the label."""
        ...

    async def send_file(self, path: Path, *, as_photo: bool) -> None: ...
    async def travel(self, to: datetime) -> None: ...
    async def load_athlete(self, dossier: Path) -> None: ...
    async def claude(self, *, up: bool) -> None: ...
    async def answers(self) -> Sequence[Heard]:
        """Waits until the bot has finished; all it said since this was last asked."""
        ...


@dataclass(slots=True)
class LocalStage:
    """The desk as a stage."""

    desk: Desk
    phone: Phone
    _heard: dict[tuple[int, object], Heard] = field(default_factory=dict)
    """By chat and message: of one that was edited again, the last state is what is seen."""

    def __post_init__(self) -> None:
        self.desk.emulator.listen(self._listen)

    @property
    def now(self) -> datetime:
        return self.desk.clock.moment()

    async def say(self, words: str) -> None:
        self.phone.say(words)

    async def press(self, label: str) -> None:
        self.phone.press(label)

    async def send_file(self, path: Path, *, as_photo: bool) -> None:
        content = await asyncio.to_thread(path.read_bytes)
        send = self.phone.photograph if as_photo else self.phone.upload
        send(path.name, content)

    async def travel(self, to: datetime) -> None:
        await self.desk.travel(self.phone.user.id, to)

    async def load_athlete(self, dossier: Path) -> None:
        self.phone = await self.desk.load_dossier(dossier)

    async def claude(self, *, up: bool) -> None:
        await self.desk.claude(up=up)

    async def answers(self) -> Sequence[Heard]:
        await self.desk.settle()
        here = self.phone.chat.id
        said = tuple(heard for (chat, _), heard in self._heard.items() if chat == here)
        self._heard.clear()
        return said

    def _listen(self, event: Event) -> None:
        if event.kind is Happening.TOAST and event.data["text"]:
            toast = Heard(event.data["text"], toast=True)
            self._heard[event.chat, event.data["query"]] = toast
        message = event.message
        if message is None or not message.sender.is_bot:
            return
        key = (event.chat, message.id)
        if event.kind is Happening.SAID:
            self._heard[key] = heard(message)
        elif event.kind is Happening.EDITED:
            self._heard.pop(key, None)  # what changed last is heard last
            self._heard[key] = heard(message, edited=True)
        elif event.kind is Happening.DELETED:
            self._heard.pop(key, None)


def heard(message: Message, *, edited: bool = False) -> Heard:
    """A message as it is heard."""
    rows = (message.inline or {}).get("inline_keyboard", ())
    return Heard(
        message.words,
        tuple(tuple(str(key["text"]) for key in row) for row in rows) + _keys(message),
        _file(message),
        edited,
    )


def _keys(message: Message) -> tuple[tuple[str, ...], ...]:
    rows = (message.markup or {}).get("keyboard", ())
    return tuple(tuple(str(key["text"]) for key in row) for row in rows)


def _file(message: Message) -> str | None:
    if "document" in message.content:
        return str(message.content["document"]["file_name"])
    return "photo" if "photo" in message.content else None
