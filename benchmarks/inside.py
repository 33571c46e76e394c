"""What the bot costs within its own process: a cached week, a program, a prompt."""

import gc
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, time
from typing import Any

import uvloop
from pydantic import SecretStr
from telegram.request import BaseRequest, RequestData

from benchmarks.bots import KEY
from benchmarks.crowd import NOW
from benchmarks.planner import timings
from benchmarks.sampling import Sampler
from bot.app import Bot
from bot.local_chat.clock import TravellingClock
from bot.settings import Settings

WEEKS, PROGRAMS, ROUNDS = 400, 60, 20
TOKEN = "1:NOBODY"  # noqa: S105 (nobody is asked)
ME = {"id": 1, "is_bot": True, "first_name": "Nobody", "username": "nobody_bot"}


@dataclass(frozen=True, slots=True)
class Aim:
    """A figure, and what it may be at most."""

    name: str
    value: float
    most: float
    unit: str = "ms"

    @property
    def met(self) -> bool:
        return self.value <= self.most

    def __str__(self) -> str:
        mark = "" if self.met else "   MISSED"
        return f"{self.name:44}{self.value:8.1f} {self.unit:3} (at most {self.most:g}){mark}"


class Nobody(BaseRequest):
    """A Telegram that answers at once."""

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        del method
        result: Any = True
        if url.endswith("getMe"):
            result = ME
        elif url.endswith("sendMessage"):
            assert request_data is not None
            chat = {"id": request_data.parameters["chat_id"], "type": "private"}
            result = {"message_id": 1, "date": 1_790_000_000, "chat": chat}
        return 200, json.dumps({"ok": True, "result": result}).encode()


def inside(folder: Path, people: Sequence[int]) -> Iterator[Aim]:
    """Measures one after the other."""
    with Sampler() as sampler:
        times = uvloop.run(weeks(folder, people[:WEEKS]))
    print(f"\nWhat /week is made of, without the network: {sampler.shares()}\n")
    yield Aim("a cached /week inside the process, p50", median(times), 10)
    yield Aim("a cached /week inside the process, p99", times[int(len(times) * 0.99)], 50)
    timings(5)
    yield Aim("a program of the planner, p50", median(timings(PROGRAMS)), 20)
    yield Aim("brief and prompt built, p50", _prompts(), 15)


async def weeks(folder: Path, people: Sequence[int]) -> list[float]:
    """Milliseconds from the update to the end of everything it causes, the shortest first."""
    bot = bot_on(folder)
    await bot.start()
    gc.freeze()  # as the real one does
    found, first = [], int(time() * 1000)
    for number, person in enumerate(people, first):
        began = perf_counter()
        await bot.intake.accept([week_update(number, person)])
        await bot.intake.settled()
        found.append((perf_counter() - began) * 1000)
    await bot.stop()
    return sorted(found)


def bot_on(folder: Path) -> Bot:
    """The bot on a database, opposite a Telegram that answers at once."""
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings takes it, its stub does not
        data_dir=folder,
        data_key=SecretStr(KEY),
        allowed_ids="*",
        send_limits="off",
    )
    return Bot(
        settings=settings,
        clock=TravellingClock(NOW),
        request=Nobody(),
        poll_request=Nobody(),
        token=TOKEN,
        allowed=None,
        poll=False,
    )


def week_update(number: int, person: int) -> dict[str, Any]:
    """Somebody says /week."""
    sender = {"id": person, "is_bot": False, "first_name": "A"}
    return {
        "update_id": number,
        "message": {
            "message_id": number % 2**31,
            "date": 1_790_000_000,
            "chat": {"id": person, "type": "private", "first_name": "A"},
            "from": sender,
            "text": "/week",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
        },
    }


def _prompts() -> float:
    from benchmarks.prompts import measured  # noqa: PLC0415 (Claude's library is large)
    from tests.prompts.athletes import CASES  # noqa: PLC0415

    return median(measured(name, ROUNDS).ms for name in CASES)
