"""kill -9 at random moments of conversations and pushes: what is lost, doubled, or stuck.

    python -m benchmarks.kills [--kills 50] [--athletes 24] [--seed 1]

The bot is a process of its own on a database of its own, opposite the emulator over HTTP. Its
clock is set anew at each start, so that there are pushes to say. Triggers in the database count
every change of what an athlete told, so that an effect that came twice would be seen.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.bots import BotProcess
from benchmarks.killed import Evidence, Outcome, race_days
from benchmarks.talking import Talker
from bot.local_chat.emulator import Emulator
from bot.local_chat.server import EmulatorServer

FIRST = datetime(2026, 12, 5, tzinfo=UTC)
"""A Saturday."""
DAY, LEASE = timedelta(days=1), timedelta(minutes=6)
TALK_S, PUSH_S = (0.02, 0.6), (0.9, 2.4)
"""When a life ends, after the bot listens: before its first tick, or in the middle of it."""
REST_S = 4.0
"""So long a life without an end gets to say what is left."""
WEDNESDAY, SUNDAY = 2, 6


class Run:
    """One database, one emulator, many lives of a bot."""

    def __init__(self, folder: Path, athletes: int, seed: int) -> None:
        self.folder = folder
        self.chance = Random(seed)  # noqa: S311 (the same run for the same seed)
        self.emulator = Emulator()
        self.server = EmulatorServer(self.emulator)
        self.evidence = Evidence(folder / "steadfoot.db", self.emulator)
        self.talker = Talker(self.emulator, self.chance)
        self.athletes = athletes
        self.moment = FIRST

    async def play(self, kills: int) -> Outcome:
        await self.evidence.prepare(FIRST.date(), self.athletes, self.talker)
        await self.server.start()
        talk = asyncio.ensure_future(self.talker.talk())
        for number in range(kills):
            await self._life(number)
        self.talker.stopping = True
        for _ in range(2):  # the second one is beyond the leases of the last dead
            self.moment += LEASE
            bot = await self._born()
            self.talker.may.set()
            await talk
            await self.talker.one_more_each()
            await asyncio.sleep(REST_S)
            await bot.stop()
        await self.server.stop()
        await self.emulator.close()
        return self.evidence.found(self.talker, kills)

    async def _life(self, number: int) -> None:
        """Every other one is lived for pushes: at a moment that owes some, and after it."""
        pushing = number % 2 == 1
        if pushing:
            self.moment = self._next() if number % 4 == 1 else self.moment + LEASE
            self.evidence.day = self.moment.date()
        self.talker.may.clear()
        bot = await self._born()
        if not pushing:
            self.talker.may.set()
        await asyncio.sleep(self.chance.uniform(*(PUSH_S if pushing else TALK_S)))
        await bot.kill()
        self.evidence.look()

    async def _born(self) -> BotProcess:
        bot = await BotProcess.start(
            self.folder, self.server.address, CLOCK_STARTS=self.moment.isoformat()
        )
        await bot.ready()
        return bot

    def _next(self) -> datetime:
        """The next moment that owes something: an evening, a program, a race."""
        days = [self.moment.date() + DAY * number for number in range(3)]
        owed = [
            datetime.combine(day, time(hour), tzinfo=UTC) for day in days for hour in _hours(day)
        ]
        return min(at for at in owed if at > self.moment + LEASE)


def _hours(day: date) -> Iterator[int]:
    races = race_days(FIRST.date())
    yield 20
    if day.weekday() in {WEDNESDAY, SUNDAY}:
        yield 12 if day.weekday() == WEDNESDAY else 18
    if day in races:
        yield 7
    if day - DAY in races:
        yield 10


async def run(kills: int, athletes: int, seed: int) -> Outcome:
    with TemporaryDirectory() as folder:
        return await Run(Path(folder), athletes, seed).play(kills)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--athletes", type=int, default=24, help="who are owed pushes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    outcome = asyncio.run(run(options.kills, options.athletes, options.seed))
    print("\n".join(outcome.lines()))
    return 0 if outcome.holds else 1


if __name__ == "__main__":
    sys.exit(main())
