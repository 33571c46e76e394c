"""The emulator over HTTP: form, JSON and multipart; a bot in another process would not notice."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram.request import HTTPXRequest

from bot.local_chat.emulator import Emulator
from bot.local_chat.faults import Trouble
from bot.local_chat.phone import Phone
from bot.local_chat.server import EmulatorServer
from tests.bot.local_chat.tiny import TinyBot, picture


@pytest.fixture
async def root(emulator: Emulator) -> AsyncIterator[str]:
    server = EmulatorServer(emulator)
    yield await server.start()
    await server.stop()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as client:
        yield client


@pytest.fixture
def ann(emulator: Emulator) -> Phone:
    return emulator.join("Ann", started=True)


async def test_form_json_query_and_multipart_say_the_same(
    emulator: Emulator, root: str, client: aiohttp.ClientSession, ann: Phone
) -> None:
    url = f"{root}/bot{emulator.token}/sendMessage"
    words = {"chat_id": str(ann.user.id), "text": "a & ü"}
    parts = aiohttp.FormData(words, default_to_multipart=True)

    for request in (
        client.post(url, data=words),
        client.post(url, json=words),
        client.get(url, params=words),
        client.post(url, data=parts),
    ):
        async with request as response:
            assert response.status == 200
            assert (await response.json())["result"]["text"] == "a & ü"

    assert len(ann.messages) == 4


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff", b"[" * 100_000], ids=range(4))
async def test_what_is_no_request_is_refused(
    emulator: Emulator, root: str, client: aiohttp.ClientSession, body: bytes
) -> None:
    url = f"{root}/bot{emulator.token}/getMe"
    kind = {"Content-Type": "application/json"}

    async with client.post(url, data=body, headers=kind) as response:
        assert response.status == 400
        assert (await response.json())["ok"] is False


async def test_a_wrong_token_and_an_unknown_method_have_their_codes(
    root: str, emulator: Emulator, client: aiohttp.ClientSession
) -> None:
    for path, status in (
        ("/bot1:wrong/getMe", 401),
        ("/botnonsense/getMe", 404),
        (f"/bot{emulator.token}/getNothing", 404),
        (f"/file/bot{emulator.token}/documents/none", 404),
        ("/file/bot1:wrong/documents/none", 401),
    ):
        async with client.get(root + path) as response:
            assert (path, response.status) == (path, status)


async def test_a_broken_line_is_broken(
    emulator: Emulator, root: str, client: aiohttp.ClientSession, ann: Phone
) -> None:
    url = f"{root}/bot{emulator.token}/sendMessage"
    words = {"chat_id": ann.user.id, "text": "x"}
    emulator.faults.order(Trouble.DROPPED)
    emulator.faults.order(Trouble.LOST_ANSWER, seconds=0)

    for said in (0, 1):
        with pytest.raises(aiohttp.ClientError):
            await client.post(url, json=words)
        assert len(ann.messages) == said


async def test_a_whole_bot_runs_over_http(emulator: Emulator, root: str) -> None:
    bot = TinyBot(emulator, HTTPXRequest(connection_pool_size=4), root)
    await bot.start()
    phone = emulator.join("Ben")

    for words in ("/week", "/file", "/photo"):
        phone.say(words)
        await bot.settle()
    phone.upload("run.fit", b"x" * 300_000)
    await bot.settle()
    await bot.stop()

    kinds = [kind for m in phone.messages for kind in ("document", "photo") if kind in m.content]
    assert kinds == ["document", "photo", "document"]
    assert phone.messages[-1].words == "run.fit: 300000 bytes"
    assert phone.messages[1].inline
    assert picture().startswith(b"\x89PNG")
    assert not bot.errors
