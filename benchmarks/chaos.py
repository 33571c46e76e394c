"""Two hundred mixed commands while three calls in ten go wrong, at Claude's side and Telegram's.

    python -m benchmarks.chaos [COMMANDS] [SEED] [SHARE]

The real bot and the real SDK, opposite the emulator and a fake Messages server. Aim: no exception
that nobody foresaw, an answer to every command, no program lost and none left half written. Exit
code 1 otherwise. Telegram's share of trouble is of what is said; who listens is spared.
"""

import asyncio
import logging
import os
import random
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.local_chat.emulator import Call
from bot.local_chat.faults import SPARED, Fault, Faults, Trouble
from bot.local_chat.phone import Phone
from bot.verbs.running import House
from coach.athlete import AthleteId
from coach.program import monday_of
from tests.bot.clauded import MONDAY, desk_of, living
from tests.fakes.messages_server import fake_claude
from tests.fakes.schema_values import nonsense
from tests.fakes.script import Seen
from tests.prompts.answers import as_planned, told

COMMANDS, SEED, SHARE = 200, 1, 0.3
AT_ONCE = 5
DOSSIERS = sorted((Path(__file__).parents[1] / "tests" / "dossiers").glob("*.json"))
PLENTY = {"athlete_daily_budget_usd": 1e6, "daily_budget_usd": 1e6, "monthly_budget_usd": 1e6}
SAYS = {"sendMessage", "editMessageText", "sendDocument", "sendPhoto"}
TROUBLES = (Trouble.FLOOD, Trouble.SERVER, Trouble.GATEWAY, Trouble.LOST_ANSWER)
"""A line that breaks before the call is done looks, from here, as if it had been: that one is
never said twice, so it is no part of this."""

SAID = (
    "/week",
    "/week next",
    "/today",
    "/regenerate tired",
    "/regenerate next more time",
    "/regenerate only 30 min on weekdays",
    "/metrics",
    "/season",
    "/pace",
    "/settings",
    "/memory",
    "/help",
    "/undo",
    "/cancel",
    "/journal easy 8k 48 min rpe 4",
    "/race Spring Half 2027-04-11 21.1k B 1:50:00",
    "my legs felt odd after the wood path, a bit like last spring",
    "the wind was wild and I met an old friend on the bridge",
    "why is thursday hard?",
    "how far was I last week?",
    "/privacy",
)
PRESSED = ("Why", "Regenerate", "Try Claude again", "Keep old", "Tired")
"""Not the thumbs: their thanks are a passing word over the chat, which may be lost."""


class Dice(Faults):
    """Trouble by chance, beside what is ordered."""

    def __init__(self, share: float, rng: random.Random) -> None:
        super().__init__()
        self._share, self._rng = share, rng

    def next(self, method: str) -> Fault | None:
        if method in SPARED or self._rng.random() >= self._share:
            return super().next(method)
        return Fault(trouble=self._rng.choice(TROUBLES), method=method, seconds=0.01)


class Loud(logging.Handler):
    """What the bot calls an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.name}: {record.getMessage()}")


@dataclass(slots=True)
class Count:
    """What came of it."""

    commands: int = 0
    unanswered: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    claude_calls: int = 0
    programs: int = 0
    by_claude: int = 0

    @property
    def harm(self) -> int:
        return len(self.unanswered) + len(self.lost) + len(self.errors)


def _answerer(rng: random.Random) -> Any:
    """The planner's own week; anything the schema allows for the rest."""

    def answer(seen: Seen) -> object:
        form = seen.body.get("output_config", {}).get("format")
        if form is None:
            return "Fine."
        schema = form["schema"]
        return as_planned(told(seen)) if "mon" in schema["properties"] else nonsense(schema, rng)

    return answer


async def run(commands: int, seed: int, share: float, folder: Path) -> Count:
    rng = random.Random(seed)  # noqa: S311 - dice, not secrets
    count, loud = Count(), Loud()
    logging.getLogger().addHandler(loud)
    try:
        async with fake_claude() as server, living(folder, server.url, **PLENTY) as house:
            server.always(_answerer(rng))
            phones = await _crowd(house)
            server.chaos(share, seed)
            house.emulator.faults = Dice(share, rng)
            while count.commands < commands:
                await _round(house, phones, rng, count)
            count.claude_calls = len(server.asked)
            house.emulator.faults = Faults()
            await _tally(house, phones, count)
    finally:
        logging.getLogger().removeHandler(loud)
    count.errors = loud.said
    return count


async def _crowd(house: House) -> list[Phone]:
    desk = desk_of(house)
    phones = [await desk.load_dossier(DOSSIERS[n % len(DOSSIERS)]) for n in range(AT_ONCE)]
    await desk.travel(phones[0].user.id, MONDAY)
    for phone in phones:
        phone.say("/week")
    await house.settle()
    return phones


async def _round(house: House, phones: list[Phone], rng: random.Random, count: Count) -> None:
    """One command of everybody's at the same time; everybody is answered."""
    heard: set[int] = set()

    def recorder(call: Call) -> None:
        if call.method in SAYS and call.answer.ok:
            heard.add(int(call.given["chat_id"]))

    house.emulator.recorder = recorder
    asked = {phone.user.id: _command(phone, rng) for phone in phones}
    await house.settle()
    house.emulator.recorder = None
    count.commands += len(asked)
    count.unanswered += [words for athlete, words in asked.items() if athlete not in heard]
    for phone in phones:
        if not await _whole(house, phone):
            count.lost.append(asked[phone.user.id])


def _command(phone: Phone, rng: random.Random) -> str:
    """Mostly words, now and then a button of those that are there."""
    there = [label for label in PRESSED if label in phone.labels()]
    if there and rng.random() < 0.25:  # noqa: PLR2004
        label = rng.choice(there)
        phone.press(label)
        return f"[{label}]"
    words = rng.choice(SAID)
    phone.say(words)
    return words


async def _whole(house: House, phone: Phone) -> bool:
    """This week's program is in force, with seven days."""
    async with house.bot.database.reading() as tx:
        athlete = AthleteId(phone.user.id)
        program = await tx.programs.in_force(athlete, monday_of(MONDAY.date()))
    return program is not None and len(program.daily_program) == 7  # noqa: PLR2004


async def _tally(house: House, phones: list[Phone], count: Count) -> None:
    """Nobody's last word is half a week; who wrote what.

    Half a week whose sending was done and not confirmed may stand above a whole one.
    """
    for phone in phones:
        last = str(phone.messages[-1].content.get("text", ""))
        if "Claude is writing" in last:
            count.lost.append(last[:40])
        async with house.bot.database.reading() as tx:
            athlete = AthleteId(phone.user.id)
            versions = await tx.programs.versions(athlete, monday_of(MONDAY.date()))
        count.programs += len(versions)
        count.by_claude += sum(version.source.value == "claude" for version in versions)


def main(commands: int, seed: int, share: float) -> int:
    os.environ["NO_PROXY"] = "127.0.0.1"
    logging.disable(logging.WARNING)
    with TemporaryDirectory() as folder:
        count = asyncio.run(run(commands, seed, share, Path(folder)))
    print(
        f"{count.commands} commands, {share:.0%} faults, {count.claude_calls} requests to Claude"
    )
    print(f"{count.programs} versions of this week, {count.by_claude} by Claude")
    print(f"unanswered {len(count.unanswered)}: {count.unanswered[:5]}")
    print(f"programs lost {len(count.lost)}: {count.lost[:5]}")
    print(f"unforeseen exceptions {len(count.errors)}: {count.errors[:5]}")
    return 0 if count.harm == 0 else 1


if __name__ == "__main__":
    given = sys.argv[1:]
    raise SystemExit(
        main(
            int(given[0]) if given else COMMANDS,
            int(given[1]) if len(given) > 1 else SEED,
            float(given[2]) if len(given) > 2 else SHARE,  # noqa: PLR2004
        )
    )
