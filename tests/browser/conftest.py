"""A browser, where there is one."""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, Page, async_playwright
from pytest_asyncio import fixture

from bot.local_chat.chat import LocalChat
from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from tests.bot.local_chat.house import House
from tests.bot.local_chat.tiny import TinyBot

CHROMIUM = shutil.which("chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
KEY = "a-key_of-letters"
FRIDAY = datetime(2026, 12, 4, 9, 30, tzinfo=UTC)


@fixture(loop_scope="module")
async def house() -> AsyncIterator[House]:
    """A tiny bot on an emulator whose clock runs."""
    bot = TinyBot(Emulator(clock=TravellingClock(FRIDAY)))
    await bot.start()
    yield House(bot)
    await bot.stop()
    await bot.emulator.close()


@fixture(loop_scope="module")
async def chat(house: House) -> AsyncIterator[LocalChat]:
    emulator = house.bot.emulator
    clock = emulator.world.clock
    assert isinstance(clock, TravellingClock)
    chat = LocalChat(emulator, KEY, house.hooks(), clock)
    await chat.start(port=0)
    yield chat
    await chat.stop()


@fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium with a profile of its own."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (on Debian: apt install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        yield browser
        await browser.close()


@fixture(loop_scope="module")
async def page(browser: Browser, chat: LocalChat) -> AsyncIterator[Page]:
    """The chat, open; nothing may go wrong in its console, nothing may come from elsewhere."""
    visitor = await browser.new_context(
        viewport={"width": 390, "height": 844}, reduced_motion="reduce", accept_downloads=True
    )
    visitor.set_default_timeout(10_000)
    page = await visitor.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    home = chat.address.partition("/?")[0]
    page.on(
        "request",
        lambda asked: None if asked.url.startswith(home) else troubles.append(asked.url),
    )
    await page.goto(chat.address)
    yield page
    await visitor.close()
    assert not troubles
