"""The page's server: who may in, what it does, what it tells."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.local_chat.chat import LocalChat
from bot.local_chat.clock import TravellingClock
from bot.local_chat.emulator import Emulator
from bot.local_chat.faults import Trouble
from bot.local_chat.guard import is_loopback
from bot.local_chat.troubles import ORDERS
from bot.local_chat.web import PAGE
from tests.bot.local_chat.house import House
from tests.bot.local_chat.tiny import TinyBot, picture

KEY = "a-key_of-letters"


@dataclass
class Visitor:
    """A browser, reduced to its requests."""

    client: aiohttp.ClientSession
    root: str

    async def get(self, path: str, key: str = KEY, **more: Any) -> tuple[int, bytes]:
        async with self.client.get(f"{self.root}{path}", params={"k": key}, **more) as answer:
            return answer.status, await answer.read()

    async def act(self, path: str, /, **data: Any) -> tuple[int, Any]:
        url = f"{self.root}/{path}"
        async with self.client.post(url, params={"k": KEY}, json=data) as answer:
            body = await answer.text()
            return answer.status, json.loads(body) if answer.ok else body


@pytest.fixture
def house(bot: TinyBot) -> House:
    return House(bot)


@pytest.fixture
async def chat(
    house: House, emulator: Emulator, clock: TravellingClock
) -> AsyncIterator[LocalChat]:
    chat = LocalChat(emulator, KEY, house.hooks(), clock)
    await chat.start(port=0)
    yield chat
    await chat.stop()


@pytest.fixture
async def visitor(chat: LocalChat) -> AsyncIterator[Visitor]:
    async with aiohttp.ClientSession() as client:
        yield Visitor(client, chat.address.partition("/?")[0])


async def test_the_address_bears_the_key_and_opens_the_page(
    chat: LocalChat, visitor: Visitor
) -> None:
    assert chat.address == f"{visitor.root}/?k={KEY}"

    status, page = await visitor.get("/")

    assert status == 200
    assert f'src="app.js?k={KEY}"'.encode() in page
    assert b"KEY" not in page


@pytest.mark.parametrize("path", ["/", "/app.js", "/events", "/files/x", "/nothing", "/say"])
@pytest.mark.parametrize("key", ["", "wrong", KEY + "x", "ключ"])
async def test_without_the_key_there_is_a_sentence_and_nothing_else(
    visitor: Visitor, path: str, key: str
) -> None:
    status, words = await visitor.get(path, key)

    assert status == 403
    assert words.decode().strip().endswith(".")
    assert b"key" in words


async def test_health_needs_no_key_and_tells_the_truth(visitor: Visitor, house: House) -> None:
    assert await visitor.get("/healthz", key="") == (200, b'{"ok": true}')
    house.well = False
    assert await visitor.get("/healthz", key="") == (503, b'{"ok": false}')


async def test_another_name_for_this_computer_does_not_open_it(visitor: Visitor) -> None:
    for headers in ({"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example:80"}):
        assert (await visitor.get("/", headers=headers))[0] == 403
        assert (await visitor.get("/healthz", headers=headers))[0] == 403
    port = urlsplit(visitor.root).port
    assert (await visitor.get("/", headers={"Host": f"localhost:{port}"}))[0] == 200


async def test_another_page_cannot_act_through_the_browser(visitor: Visitor) -> None:
    assert (await visitor.get("/", headers={"Origin": "http://evil.example"}))[0] == 403
    assert (await visitor.get("/", headers={"Origin": visitor.root}))[0] == 200


async def test_every_answer_shuts_out_what_is_from_elsewhere(visitor: Visitor) -> None:
    for path, key in (("/", KEY), ("/", ""), ("/app.js", KEY), ("/nothing", KEY)):
        async with visitor.client.get(visitor.root + path, params={"k": key}) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_the_page_itself_names_nothing_outside() -> None:
    for file in PAGE.iterdir():
        text = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in text, file
        assert "https://" not in text.replace("`https://${words}`", ""), file
        assert "innerHTML" not in text, file
        assert "insertAdjacentHTML" not in text, file
        assert " style=" not in text, file


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


async def test_an_athlete_says_taps_sends_and_is_answered(
    visitor: Visitor, bot: TinyBot, emulator: Emulator
) -> None:
    phone = emulator.phone(1001)

    assert await visitor.act("say", athlete=1001, text="/week") == (200, {})
    await bot.settle()
    shown = phone.messages[-1]
    status, tapped = await visitor.act("tap", athlete=1001, message=shown.id, row=0, column=2)
    await bot.settle()
    assert (status, tapped["query"] in emulator.world.queries) == (200, True)
    assert shown.words.startswith("We")

    url = f"{visitor.root}/upload"
    query = {"k": KEY, "athlete": "1001", "name": "run ü.fit", "kind": "document"}
    async with visitor.client.post(url, params=query, data=b"12345") as answer:
        assert answer.status == 200
    await bot.settle()
    assert phone.messages[-1].words == "run ü.fit: 5 bytes"

    await visitor.act("other", athlete=1001, kind="voice")
    await visitor.act("other", athlete=1001, kind="sticker")
    await visitor.act("locate", athlete=1001, latitude=52.5, longitude=13.4)
    kinds = {kind for message in phone.messages for kind in message.content}
    assert {"voice", "sticker", "location"} <= kinds


async def test_what_is_gone_or_makes_no_sense_is_said(visitor: Visitor) -> None:
    for name, data, status in (
        ("say", {"athlete": 5, "text": "x"}, 404),
        ("say", {"athlete": 1001}, 400),
        ("tap", {"athlete": 1001, "message": 5, "row": 0, "column": 0}, 409),
        ("clock", {"athlete": 1001, "to": "soon"}, 400),
        ("samples", {"name": "Nobody"}, 404),
        ("trouble", {"key": "none"}, 404),
        ("dance", {}, 404),
    ):
        got, words = await visitor.act(name, **data)
        assert (name, got) == (name, status)
        assert words


async def test_files_are_for_keeping_and_pictures_are_seen(
    visitor: Visitor, emulator: Emulator
) -> None:
    phone = emulator.phone(1001)
    page = phone.upload("a.html", b"<script>alert(1)</script>").content["document"]["file_id"]
    photo = phone.photograph("a.png", picture()).content["photo"][0]["file_id"]

    for file, kind, kept in (
        (page, "application/octet-stream", True),
        (photo, "image/png", False),
    ):
        async with visitor.client.get(f"{visitor.root}/files/{file}", params={"k": KEY}) as answer:
            assert answer.content_type == kind
            assert ("attachment" in answer.headers.get("Content-Disposition", "")) == kept
    assert (await visitor.get("/files/none"))[0] == 404


async def test_the_clock_claude_the_bot_and_troubles_obey(
    visitor: Visitor, house: House, emulator: Emulator, clock: TravellingClock
) -> None:
    status, told = await visitor.act("clock", athlete=1001, journey="sunday")
    assert (status, told["moment"]) == (200, "2026-12-06T17:00:00+00:00")
    await visitor.act("clock", athlete=1001, to="2026-12-07T08:00")
    assert clock.moment() == datetime(2026, 12, 7, 7, tzinfo=UTC)

    await visitor.act("claude", up=False)
    await visitor.act("restart")
    assert house.done[-2:] == [("claude", False), "restarted"]

    for order in ORDERS:
        await visitor.act("trouble", key=order.key)
    assert {fault.trouble for fault in emulator.faults.ordered} == {*Trouble} - {Trouble.GATEWAY}
    emulator.faults.clear()

    await visitor.act("block", athlete=1001)
    assert emulator.phone(1001).chat.blocked
    await visitor.act("block", athlete=1001)
    assert not emulator.phone(1001).chat.blocked


async def test_one_can_be_others(visitor: Visitor, house: House, emulator: Emulator) -> None:
    _, added = await visitor.act("athletes", name="Cem")
    _, sample = await visitor.act("samples", name="Boris")

    assert emulator.phone(added["athlete"]).user.first_name == "Cem"
    assert house.done == [("sample", sample["athlete"], "Boris")]


async def events(visitor: Visitor, number: int) -> list[dict[str, Any]]:
    """The first events an open page is told."""
    got: list[dict[str, Any]] = []
    async with visitor.client.get(f"{visitor.root}/events", params={"k": KEY}) as answer:
        assert answer.content_type == "text/event-stream"
        async for line in answer.content:
            if line.startswith(b"data: "):
                got.append(json.loads(line[6:]))
            if len(got) == number:
                break
    return got


async def test_a_page_is_told_everything_and_then_what_happens(
    visitor: Visitor, emulator: Emulator, bot: TinyBot
) -> None:
    watching = asyncio.ensure_future(events(visitor, 3))
    await asyncio.sleep(0.1)
    emulator.phone(1001).say("hello")
    await bot.settle()

    everything, mine, theirs = await asyncio.wait_for(watching, 5)

    assert everything["chats"][0]["zone"] == "Europe/Berlin"
    assert everything["house"]["notices"] == ["Claude is a fake."]
    assert everything["chats"][0]["commands"][0]["command"] == "week"
    assert (mine["kind"], mine["message"]["own"]) == ("said", True)
    assert mine["frame"]["started"] is True
    assert (theirs["message"]["own"], theirs["message"]["text"]) == (False, "You said: hello")


async def test_an_open_page_does_not_keep_the_chat_from_closing(
    chat: LocalChat, visitor: Visitor
) -> None:
    watching = asyncio.ensure_future(events(visitor, 99))
    await asyncio.sleep(0.1)

    await asyncio.wait_for(chat.stop(), 3)

    assert len(await asyncio.wait_for(watching, 3)) == 1
