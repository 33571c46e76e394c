"""An athlete at a phone, opposite the whole bot, with a Claude that can be scripted."""

import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.local_chat.desk import Desk
from bot.local_chat.messages import Message
from bot.local_chat.stage import Heard, LocalStage
from bot.settings import Settings
from bot.verbs.running import KEY, House
from coach.athlete import AthleteId
from coach.dossier import Dossier
from tests.fakes.messages_server import FakeClaude

DOSSIERS = Path(__file__).parent.parent / "dossiers"
EVENING = datetime(2026, 12, 1, 18, tzinfo=UTC)


def png(width: int = 40, height: int = 30) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    lines = b"".join(b"\0" + b"\xff" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@dataclass(slots=True)
class Talk:
    """What an athlete does, and what the bot says to it."""

    house: House
    stage: LocalStage

    async def say(self, words: str, *, reply_to: Message | None = None) -> list[Heard]:
        self.stage.phone.say(words, reply_to=reply_to)
        return list(await self.stage.answers())

    async def press(self, label: str) -> list[Heard]:
        self.stage.phone.press(label)
        return list(await self.stage.answers())

    async def photo(self, content: bytes, *, caption: str = "") -> list[Heard]:
        self.stage.phone.photograph("shot.png", content, caption=caption)
        return list(await self.stage.answers())

    async def file(self, name: str, content: bytes) -> list[Heard]:
        self.stage.phone.upload(name, content)
        return list(await self.stage.answers())

    @property
    def last(self) -> Message:
        """The bot's newest message."""
        return next(m for m in reversed(self.stage.phone.messages) if m.sender.is_bot)

    @property
    def athlete(self) -> AthleteId:
        return AthleteId(self.stage.phone.user.id)

    async def dossier(self) -> Dossier:
        return await self.house.bot.coach.people.dossier(self.athlete)


@asynccontextmanager
async def talk(
    folder: Path, claude: FakeClaude | None = None, who: str = "ida", **more: Any
) -> AsyncIterator[Talk]:
    """One of the athletes of the dossiers, on a Tuesday evening; Claude may be scripted."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings takes it
        data_dir=folder,
        data_key=SecretStr(KEY),
        send_limits="off",
        anthropic_api_key=None if claude is None else SecretStr("sk-test"),
        anthropic_base_url=None if claude is None else claude.url,
        **more,
    )
    house = House(settings)
    await house.start()
    try:
        desk = Desk(house.emulator, house.hooks(), house.clock)
        stage = LocalStage(desk, await desk.open())
        await stage.travel(EVENING)  # before anybody is there to whom something is owed
        await stage.load_athlete(DOSSIERS / f"{who}.json")
        await stage.answers()
        yield Talk(house, stage)
    finally:
        await house.stop()
        await house.emulator.close()


def said(heard: list[Heard]) -> str:
    """Everything at once, as it is read."""
    return "\n".join(line for one in heard for line in one.lines())
