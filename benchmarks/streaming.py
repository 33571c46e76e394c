"""From /regenerate to the first day line and to the whole week, beside a Claude's own time.

    python -m benchmarks.streaming [ROUNDS] [TOKENS A SECOND]

The real bot opposite the emulator and a fake Messages server that streams at a pace; once with
message drafts, once on a server that has none, where one message is edited. Overhead is what is
seen later than the tokens themselves need: the inbox, the brief, the prompt, the connection,
reading, checking, keeping, sending. Exit code 1 if it is over its aim, or if two edits (the last
one too) were less than a second apart.
"""

import asyncio
import os
import sys
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bot.local_chat.emulator import Call
from bot.local_chat.methods import METHODS
from bot.local_chat.phone import Phone
from bot.verbs.running import House
from handlers.live import EVERY_S
from tests.bot.clauded import DOSSIER, MONDAY, desk_of, house_of
from tests.fakes.messages_server import FakeClaude, fake_claude
from tests.fakes.replies import BYTES_A_TOKEN
from tests.fakes.script import Seen
from tests.fakes.steps import answer
from tests.prompts.answers import as_planned, told

ROUNDS, PACE = 5, 80.0
SHOWN = frozenset({"sendMessage", "editMessageText", "sendMessageDraft"})
AIM_MS = 150.0
WHY = "Your legs were heavy on the weekend, so this one stays gentle and short."


@dataclass(slots=True)
class Watch:
    """When what was asked, written and seen."""

    pace: float
    text: str = ""
    began: float = 0.0
    first: float | None = None
    whole: float | None = None
    edits: list[float] = field(default_factory=list)
    drafts: list[float] = field(default_factory=list)

    def answer(self, seen: Seen) -> dict[str, Any]:
        found = as_planned(told(seen), WHY)
        self.text = answer(found).text
        return found

    def saw(self, call: Call) -> None:
        if call.method not in SHOWN or not call.answer.ok:
            return
        now, text = perf_counter(), str(call.given.get("text"))
        if call.method == "editMessageText":
            self.edits.append(now)
        elif call.method == "sendMessageDraft":
            self.drafts.append(now)
        if self.first is None and "Mon 7</b>" in text:
            self.first = now
        if "Total:" in text:
            self.whole = now

    @property
    def first_ms(self) -> float:
        """Later than what Monday's line holds was written."""
        assert self.first is not None
        return 1000 * (self.first - self.began - self._written(self.text.index('"why"')))

    @property
    def whole_ms(self) -> float:
        """Later than the last token."""
        assert self.whole is not None
        return 1000 * (self.whole - self.began - self._written(len(self.text)))

    @property
    def closest_s(self) -> float:
        """Between two edits, or two drafts."""
        gaps = [b - a for shown in (self.edits, self.drafts) for a, b in pairwise(shown)]
        return min(gaps, default=float("inf"))

    def _written(self, characters: int) -> float:
        return -(-characters // BYTES_A_TOKEN) / self.pace


async def _round(house: House, phone: Phone, server: FakeClaude, pace: float) -> Watch:
    watch = Watch(pace)
    server.pace = pace
    server.always(watch.answer)
    house.emulator.recorder = watch.saw
    watch.began = perf_counter()
    phone.say("/regenerate tired")
    await house.settle()
    return watch


async def run(rounds: int, pace: float, folder: Path) -> list[Watch]:
    async with fake_claude() as server:
        house = house_of(folder, server.url, athlete_daily_budget_usd=1e9, daily_budget_usd=1e9)
        await house.start()
        desk = desk_of(house)
        phone = await desk.load_dossier(DOSSIER)
        await desk.travel(phone.user.id, MONDAY)
        await _round(house, phone, server, 10_000.0)  # the library is loaded with the first one
        found = [await _round(house, phone, server, pace) for _ in range(rounds)]
        await house.stop()
        await house.emulator.close()
    return found


def main(rounds: int, pace: float) -> int:
    os.environ["NO_PROXY"] = "127.0.0.1"
    by_drafts = _told("by drafts", rounds, pace)
    del METHODS["sendmessagedraft"]
    by_edits = _told("by edits", rounds, pace)
    return 0 if by_drafts and by_edits else 1


def _told(how: str, rounds: int, pace: float) -> bool:
    with TemporaryDirectory() as folder:
        found = asyncio.run(run(rounds, pace, Path(folder)))
    first, whole = [one.first_ms for one in found], [one.whole_ms for one in found]
    seconds = median(len(one.text) / BYTES_A_TOKEN / pace for one in found)
    print(
        f"{how}: {rounds} weeks of {seconds:.1f} s at {pace:g} tokens a second, "
        "over the stream itself:"
    )
    print(f"first day line: median {median(first):.0f} ms, at most {max(first):.0f} ms")
    print(f"whole week:     median {median(whole):.0f} ms, at most {max(whole):.0f} ms")
    closest = min(one.closest_s for one in found)
    states = median(len(one.edits) + len(one.drafts) for one in found)
    print(f"nearest states: {closest:.2f} s apart, {states:g} a week")
    fine = median(first) <= AIM_MS and median(whole) <= AIM_MS and closest >= EVERY_S
    print(f"aim {AIM_MS:g} ms, and {EVERY_S:g} s apart: {'met' if fine else 'MISSED'}")
    return fine


if __name__ == "__main__":
    raise SystemExit(
        main(
            int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS,
            float(sys.argv[2]) if len(sys.argv) > 2 else PACE,  # noqa: PLR2004
        )
    )
