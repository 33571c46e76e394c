"""A house for the local chat to stand in: it notes what it was asked to do."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bot.local_chat.clock import TravellingClock
from bot.local_chat.desk import Desk
from bot.local_chat.emulator import Emulator
from bot.local_chat.hooks import Health, Hooks, Sample
from tests.bot.local_chat.tiny import TinyBot

SAMPLES = (
    Sample("Ana", "New runner, first 10 k in spring"),
    Sample("Boris", "Ultra runner with a knee that talks back"),
)


class House:
    """The bot's side of the hooks."""

    def __init__(self, bot: TinyBot, *, zone: str = "Europe/Berlin") -> None:
        self.bot = bot
        self.done: list[object] = []
        self.known: dict[int, str] = {}
        self.well = True
        self._zone = zone

    def hooks(self, *, claude: bool = True) -> Hooks:
        return Hooks(
            settle=self.bot.settle,
            travelled=self.travelled,
            zone=self.zone,
            athletes=self.athletes,
            samples=SAMPLES,
            load_sample=self.load_sample,
            load_dossier=self.load_dossier,
            restart=self.restart,
            claude=self.claude if claude else None,
            health=self.health,
            notices=("Claude is a fake.",),
        )

    def desk(self, emulator: Emulator, clock: TravellingClock) -> Desk:
        return Desk(emulator, self.hooks(), clock)

    async def travelled(self, moment: datetime) -> None:
        """A push is due on Sunday evening."""
        self.done.append(("travelled", moment))
        if moment.weekday() == 6:
            people = self.bot.emulator.world.chats
            for chat in [number for number, room in people.items() if room.started]:
                await self.bot.application.bot.send_message(chat, "Your week is here.")

    async def zone(self, athlete: int) -> str:
        return self._zone

    async def athletes(self) -> Mapping[int, str]:
        return self.known

    async def load_sample(self, athlete: int, name: str) -> None:
        self.done.append(("sample", athlete, name))

    async def load_dossier(self, athlete: int, path: Path) -> None:
        if not path.read_text(encoding="utf-8").startswith("{"):  # noqa: ASYNC240 -- a tiny file
            raise ValueError("a dossier is a JSON object")
        self.done.append(("dossier", athlete, path.name))

    async def restart(self) -> None:
        self.done.append("restarted")

    async def claude(self, up: bool) -> None:
        self.done.append(("claude", up))

    async def health(self) -> Health:
        return Health(well=self.well, body={"ok": self.well})
