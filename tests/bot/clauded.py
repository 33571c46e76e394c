"""A house with a key: the real bot, the real SDK, and the fake Messages server opposite."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.local_chat.desk import Desk
from bot.local_chat.phone import Phone
from bot.settings import Settings
from bot.verbs.running import KEY, House
from tests.bot.stand import heard
from tests.fakes.script import Seen
from tests.prompts.answers import as_planned, told

MONDAY = datetime(2026, 12, 7, 10, tzinfo=UTC)
DOSSIER = Path(__file__).parents[1] / "dossiers" / "ida.json"


def settings(folder: Path, url: str, **more: Any) -> Settings:
    given: dict[str, Any] = {
        "_env_file": None,
        "data_dir": folder,
        "data_key": KEY,
        "send_limits": "off",
        "anthropic_api_key": "sk-test-of-the-roof",
        "anthropic_base_url": url,
        **more,
    }
    return Settings(**given)


def house_of(folder: Path, url: str, **more: Any) -> House:
    return House(settings(folder, url, **more))


def sensible(seen: Seen) -> dict[str, Any]:
    """The planner's own choice, in Claude's words."""
    return as_planned(told(seen))


def desk_of(house: House) -> Desk:
    return Desk(house.emulator, house.hooks(), house.clock)


async def say(house: House, phone: Phone, text: str) -> str:
    """What the bot answers last."""
    phone.say(text)
    await house.settle()
    return heard(phone)[-1]


@asynccontextmanager
async def living(folder: Path, url: str, **more: Any) -> AsyncIterator[House]:
    """Such a house, started, and shut whatever happens."""
    house = house_of(folder, url, **more)
    await house.start()
    try:
        yield house
    finally:
        await house.stop()
        await house.emulator.close()


async def ida_of(house: House) -> Phone:
    """An athlete with a history, on a Monday morning, the week's program delivered."""
    desk = desk_of(house)
    phone = await desk.load_dossier(DOSSIER)
    await desk.travel(phone.user.id, MONDAY)
    await house.settle()
    return phone
