"""What an update cannot cost less than: each part alone, warm, in microseconds of CPU.

    python -m benchmarks.floor [--athletes 300] [--days 60] [--rounds 30]

The quickest of many rounds is shown, so that a busy machine matters little; in a bot the parts
take turns and find their code cold, which makes the whole about half as much again. What nobody
can leave out, who uses PTB, keeps an update before it is confirmed and an answer before it is
sent, is summed up as the floor.
"""

import argparse
import asyncio
import gc
import json
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time, time
from typing import Any

import uvloop
from telegram import Message, Update
from telegram.request import HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from benchmarks.athletes import ids
from benchmarks.crowd import crowd
from benchmarks.fake import FakeServer
from benchmarks.inside import bot_on, week_update
from benchmarks.rivals import SERVER_CORE
from bot.app import Bot
from bot.transport import AiohttpRequest
from coach.athlete import AthleteId
from handlers.reply import markup
from handlers.views import week as views
from storage.inbox import DONE

TOGETHER, POLLED = 16, 100
"""So many updates at a time, as under load, and as a poll brings them."""

Work = Callable[[int], Any]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an update: `must` where it cannot be left out."""

    name: str
    us: float
    must: bool = False

    def __str__(self) -> str:
        return f"{self.name:64}{self.us:8.0f} µs{'   floor' if self.must else ''}"


@dataclass(frozen=True, slots=True)
class Stage:
    """What the parts are played on."""

    bot: Bot
    people: Sequence[AthleteId]
    address: str
    rounds: int

    def whose(self, number: int) -> AthleteId:
        return self.people[number % len(self.people)]

    def alone(self, work: Work) -> float:
        """Microseconds of one, the quickest round of many."""
        times = []
        for turn in range(self.rounds):
            begun = process_time()
            for number in range(turn * TOGETHER, (turn + 1) * TOGETHER):
                work(number)
            times.append(process_time() - begun)
        return min(times) * 1e6 / TOGETHER

    async def in_turn(self, work: Callable[[int], Awaitable[Any]]) -> float:
        """The same for work that waits, one after the other: as PTB does it unasked."""
        times = []
        for turn in range(self.rounds):
            begun = process_time()
            for number in range(turn * TOGETHER, (turn + 1) * TOGETHER):
                await work(number)
            times.append(process_time() - begun)
        return min(times) * 1e6 / TOGETHER

    async def together(self, work: Callable[[int], Awaitable[Any]]) -> float:
        """The same for work that waits, side by side."""
        times = []
        for turn in range(self.rounds):
            numbers = range(turn * TOGETHER, (turn + 1) * TOGETHER)
            begun = process_time()
            await asyncio.gather(*(work(number) for number in numbers))
            times.append(process_time() - begun)
        return min(times) * 1e6 / TOGETHER


async def parts(stage: Stage) -> list[Part]:
    """Every part, in the order of an update."""
    bot, first = stage.bot, int(time() * 1000)
    raw = week_update(first, stage.people[0])
    shown = await bot.coach.plan_week(stage.people[0])
    message = views.program(shown)
    call = _call(stage.people[0], message.html, markup(message))

    async def keep(number: int) -> None:
        later = first + number
        await bot.intake.commits.run(DONE, number=later, yes=True)

    async def look(number: int) -> None:
        await bot.coach.plan_week(stage.whose(number))

    aiohttp, httpx = AiohttpRequest(), HTTPXRequest()
    await aiohttp.initialize()
    await httpx.initialize()
    url = f"{stage.address}/bot1:NOBODY/sendMessage"
    sent = {"message_id": 1, "date": 1_790_000_000, "chat": {"id": 1, "type": "private"}}
    found = [
        Part("PTB makes objects of an update", stage.alone(lambda _: _made(raw, bot)), must=True),
        Part("the athlete and the week, looked up and decoded", await stage.together(look)),
        Part("the week in words and buttons", stage.alone(lambda _: _worded(shown))),
        Part("a row or a mark, kept with fifteen others", await stage.together(keep), must=True),
        Part(
            "the answer over aiohttp",
            await stage.together(lambda _: aiohttp.do_request(url, "POST", call)),
            must=True,
        ),
        Part(
            "the answer over httpx, PTB's default",
            await stage.in_turn(lambda _: httpx.do_request(url, "POST", call)),
        ),
        Part(
            "PTB makes objects of what came back",
            stage.alone(lambda _: Message.de_json(dict(sent), bot.app.bot)),
        ),
        Part("a whole update, Telegram left out", await _wholes(stage, first)),
    ]
    await aiohttp.shutdown()
    await httpx.shutdown()
    return found


async def _wholes(stage: Stage, first: int) -> float:
    """As many as a poll brings at once."""
    times, intake = [], stage.bot.intake
    for turn in range(stage.rounds):
        numbers = range(turn * POLLED, (turn + 1) * POLLED)
        some = [week_update(first + number, stage.whose(number)) for number in numbers]
        begun = process_time()
        await intake.accept(some)
        await intake.settled()
        times.append(process_time() - begun)
    return min(times) * 1e6 / POLLED


def _made(raw: dict[str, Any], bot: Bot) -> Update:
    return Update.de_json(raw, bot.app.bot)


def _worded(shown: Any) -> str:
    message = views.program(shown)
    return json.dumps(markup(message))


def _call(chat: int, text: str, keys: Any) -> RequestData:
    given = {"chat_id": chat, "text": text, "parse_mode": "HTML", "reply_markup": keys}
    return RequestData([RequestParameter.from_input(name, one) for name, one in given.items()])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.floor", description=__doc__)
    parser.add_argument("--athletes", type=int, default=300)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args(arguments)
    folder = crowd(options.athletes, options.days)
    fake = FakeServer(SERVER_CORE)
    try:
        found = uvloop.run(_run(folder, ids(options.athletes), fake.address, options.rounds))
    finally:
        fake.stop()
    print("\n".join(_told(found)))
    return 0


async def _run(folder: Path, people: Sequence[AthleteId], address: str, rounds: int) -> list[Part]:
    bot = bot_on(folder)
    await bot.start()
    gc.freeze()  # as the real one does
    try:
        return await parts(Stage(bot, people, address, rounds))
    finally:
        await bot.stop()


def _told(found: Sequence[Part]) -> Iterator[str]:
    yield from map(str, found)
    marks = 3  # the update, the answer's row, and both marked as done
    floor = sum(part.us * (marks if "mark" in part.name else 1) for part in found if part.must)
    yield f"{'the floor: these, with three rows or marks for an update':64}{floor:8.0f} µs"


if __name__ == "__main__":
    sys.exit(main())
