"""The page's server begins and ends."""

from urllib.parse import urlsplit

import pytest

from bot.local_chat.chat import LocalChat
from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.guard import is_loopback
from tests.bot.local_chat.house import House
from tests.bot.local_chat.visitor import KEY, Visitor


async def test_the_address_bears_the_key_and_opens_the_page(
    chat: LocalChat, visitor: Visitor
) -> None:
    assert chat.address == f"{visitor.root}/?k={KEY}"

    status, page = await visitor.get("/")

    assert status == 200
    assert f'src="app.js?k={KEY}"'.encode() in page
    assert b"KEY" not in page


async def test_it_is_for_this_computer_alone(
    house: House, emulator: Emulator, clock: TravellingClock
) -> None:
    chat = LocalChat(emulator, KEY, house.hooks(), clock)

    with pytest.raises(ValueError, match="this computer alone"):
        await chat.start("0.0.0.0")  # noqa: S104 -- the point
    with pytest.raises(ValueError, match="key"):
        LocalChat(emulator, "<key>", house.hooks(), clock)
    assert [is_loopback(h) for h in ("localhost", "127.0.0.1", "::1", "10.0.0.1", "x")] == [
        True,
        True,
        True,
        False,
        False,
    ]


async def test_a_port_that_is_taken_is_an_error_and_leaves_nothing_open(
    chat: LocalChat, house: House, emulator: Emulator, clock: TravellingClock
) -> None:
    other = LocalChat(emulator, KEY, house.hooks(), clock)

    with pytest.raises(OSError, match="in use"):
        await other.start(port=urlsplit(chat.address).port or 0)

    assert other.address == ""
