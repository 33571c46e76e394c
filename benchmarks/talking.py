"""An athlete who never stops talking to the bot, and notes what must have come of it."""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from bot.local_chat.emulator import Emulator
from bot.local_chat.events import Event, Happening
from bot.local_chat.phone import Phone

STUCK_S = 30.0
"""Whoever hears nothing for so long, restarts included, is stuck."""
PAUSE_S = 0.02
TAPS = {"6": 1, "4 good": 1, "None": 2}
"""The three questions of a day, answered, and how often each answer writes that day's row.

The last one writes it as an answer and as the whole of them, in one transaction.
"""
READING = ("/week", "/today", "/metrics", "/help", "/race", "/settings")
DAY = timedelta(days=1)

Key = tuple[str, int, str]
"""A table, an athlete, the natural key of a row."""


class Talker:
    """Says one thing, waits for the answer, says the next."""

    def __init__(self, emulator: Emulator, chance: Random) -> None:
        self.emulator = emulator
        self.chance = chance
        self.phones: list[Phone] = []
        self.today = date(2026, 12, 5)
        self.may = asyncio.Event()
        """Set while something new may be said."""
        self.stopping = False
        self.said = 0
        self.stuck: list[str] = []
        self.expected: Counter[Key] = Counter()
        self._heard = asyncio.Event()
        self._chat = 0
        self._number = 0
        emulator.listen(self._listen)

    async def talk(self) -> None:
        """Until it is stopped, and then to the end of what was begun."""
        acts: list[Callable[[Phone], Coroutine[Any, Any, None]]] = [
            self._line,
            self._line,
            self._race,
            self._taps,
            self._read,
            self._regenerate,
        ]
        while not self.stopping:
            act = self.chance.choice(acts)
            await act(self.chance.choice(self.phones))

    async def one_more_each(self) -> None:
        """Everybody is still answered, question after question."""
        self.may.set()
        for phone in self.phones:
            answers = await self._day_in_taps(phone)
            if answers < len(TAPS):
                self.stuck.append(f"{phone.user.id}: {answers} questions instead of {len(TAPS)}")
        self.may.clear()

    async def _line(self, phone: Phone) -> None:
        """A past day, told in one line: a row of its own."""
        day = self._another_day()
        self.expected["journal", phone.user.id, day.isoformat()] += 1
        await self._say(phone, f"/journal {day} rpe 4 energy 4 pain 0 entry {self._number}")

    async def _race(self, phone: Phone) -> None:
        self._number += 1
        name, day = f"Race {self._number}", self.today + DAY * (200 + self._number)
        self.expected["races", phone.user.id, f"{day}|{name.casefold()}"] += 1
        await self._say(phone, f"/race {name} {day} 10k C")

    async def _taps(self, phone: Phone) -> None:
        await self._day_in_taps(phone)

    async def _read(self, phone: Phone) -> None:
        await self._say(phone, self.chance.choice(READING))

    async def _regenerate(self, phone: Phone) -> None:
        await self._say(phone, "/regenerate tired")

    async def _day_in_taps(self, phone: Phone) -> int:
        """A past day, question after question; how many could be answered."""
        day = self._another_day()
        await self._say(phone, f"/journal {day}")
        answers = 0
        for label, writes in TAPS.items():
            if label in newest_labels(phone):
                answers += 1
                self.expected["journal", phone.user.id, day.isoformat()] += writes
                await self._do(phone, f"[{label}] of {day}", partial(phone.press, label))
        return answers

    def _another_day(self) -> date:
        """A day nothing was told of yet."""
        self._number += 1
        return self.today - DAY * (60 + self._number)

    async def _say(self, phone: Phone, words: str) -> None:
        await self._do(phone, words, lambda: phone.say(words))

    async def _do(self, phone: Phone, what: str, do: Callable[[], object]) -> None:
        await self.may.wait()
        self._heard.clear()
        self._chat = phone.chat.id
        self.said += 1
        do()
        try:
            async with asyncio.timeout(STUCK_S):
                await self._heard.wait()
        except TimeoutError:
            self.stuck.append(f"{phone.user.id}: {what}")
        await asyncio.sleep(PAUSE_S)

    def _listen(self, event: Event) -> None:
        if event.chat != self._chat or event.message is None:
            return
        if event.kind in {Happening.SAID, Happening.EDITED} and event.message.sender.is_bot:
            self._heard.set()


def newest_labels(phone: Phone) -> list[str]:
    """The labels under the newest message that has any."""
    newest: list[str] = []
    message = None
    for tap in phone.taps():
        if message is not None and tap.message is not message:
            break
        message = tap.message
        newest.append(tap.label)
    return newest
