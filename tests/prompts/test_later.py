"""Claude is loaded once, late, and without holding up anybody."""

import asyncio
import time

import pytest

from prompts.claude import Claude
from prompts.later import Later, claude_later
from prompts.spend import Spend
from tests.fakes.ledger import MemoryLedger, StoppedClock
from tests.fakes.messages_server import FakeClaude
from tests.prompts.samples import PLENTY, WEEK, Week, ask, connect


async def test_it_asks_and_closes_like_claude(server: FakeClaude, ledger: MemoryLedger) -> None:
    later = claude_later(
        key="sk-test",
        spend=Spend(ledger, PLENTY),
        clock=StoppedClock(),
        base_url=server.url,
    )
    server.reply(WEEK)
    server.reply("Run easy.")
    assert (await later.ask(ask(), Week)).value == Week(**WEEK)
    assert (await later.text(ask())).value == "Run easy."
    assert await later.claude() is await later.claude()
    await later.close()


async def test_closing_what_was_never_loaded_loads_nothing() -> None:
    def load() -> Claude:
        pytest.fail("loaded for nothing")

    await Later(load).close()


async def test_two_who_ask_at_once_load_it_once_and_the_loop_goes_on(server: FakeClaude) -> None:
    loaded: list[Claude] = []

    def load() -> Claude:
        time.sleep(0.2)
        loaded.append(connect(server.url))
        return loaded[-1]

    later = Later(load)
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while not loaded:
            ticks += 1
            await asyncio.sleep(0.01)

    await asyncio.gather(later.claude(), later.claude(), tick())
    assert len(loaded) == 1
    assert ticks > 5
    await later.close()
