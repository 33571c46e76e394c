"""What one can do at the local chat beside chatting: be others, travel, restart, make trouble."""

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.events import Happening
from bot.local_chat.hooks import Hooks
from bot.local_chat.journeys import local
from bot.local_chat.phone import Phone

GREETING = "/start"
FIRST_NAME = "You"
QUIET = 0.05
"""Seconds of silence after which a bot of which nothing else is known counts as done."""


class Desk:
    """The page, the terminal and a script all sit at one."""

    def __init__(self, emulator: Emulator, hooks: Hooks, clock: TravellingClock) -> None:
        self.emulator = emulator
        self.hooks = hooks
        self.clock = clock
        self.claude_is_up = hooks.claude is not None

    async def open(self) -> Phone:
        """Everybody who is known already; without anybody, a newcomer. The first of them."""
        known = await self.hooks.athletes()
        for number, name in known.items():
            self.emulator.join(name, user=number, started=True)
        people = self.emulator.world.people
        return self.emulator.phone(min(people)) if people else self.emulator.join(FIRST_NAME)

    def add(self, name: str) -> Phone:
        """A newcomer."""
        return self.emulator.join(name.strip() or FIRST_NAME)

    async def load_sample(self, name: str) -> Phone:
        """A newcomer who is the sample athlete of that name, and says hello.

        Raises:
            LookupError: there is no such sample.
        """
        if name not in {sample.name for sample in self.hooks.samples}:
            raise LookupError(name)
        phone = self.emulator.join(name, started=True)
        await self.hooks.load_sample(phone.user.id, name)
        phone.say(GREETING)
        return phone

    async def load_dossier(self, path: Path) -> Phone:
        """A newcomer who is the athlete of a dossier.

        Raises:
            OSError, ValueError: the file cannot be read as one.
        """
        phone = self.emulator.join(path.stem, started=True)
        await self.hooks.load_dossier(phone.user.id, path)
        return phone

    async def zone(self, athlete: int) -> ZoneInfo:
        return ZoneInfo(await self.hooks.zone(athlete))

    async def travel(self, athlete: int, to: datetime) -> datetime:
        """Sets the clock; without a zone, `to` is by the athlete's clock on the wall."""
        moment = local(to, await self.zone(athlete))
        self.clock.travel(moment)
        await self.hooks.travelled(self.clock.moment())
        self.emulator.world.emit(Happening.CLOCK, 0)
        return self.clock.moment()

    async def claude(self, *, up: bool) -> None:
        """Claude can be reached, or not."""
        if self.hooks.claude is not None:
            await self.hooks.claude(up)
            self.claude_is_up = up
        self.emulator.world.emit(Happening.HOUSE, 0)

    async def restart(self) -> None:
        await self.hooks.restart()
        self.emulator.world.emit(Happening.HOUSE, 0, data={"restarted": True})

    async def settle(self) -> None:
        """Returns when the bot has finished answering."""
        if self.hooks.settle is not None:
            await self.hooks.settle()
            return
        still = 0.0
        while still < QUIET:
            await asyncio.sleep(QUIET / 5)
            still = still + QUIET / 5 if self.emulator.idle else 0.0
