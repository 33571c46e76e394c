"""The web server: health, a webhook that only Telegram may use, and nothing else."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from bot.web import LARGEST, SECRET, Web
from coach.errors import CannotSaveError

KEY = "open-sesame"
HEADERS = {SECRET: KEY, "Content-Type": "application/json"}


class House:
    """What the server serves."""

    def __init__(self) -> None:
        self.well: Mapping[str, Any] | None = {"ok": True, "waiting": 0}
        self.full = False
        self.kept: list[dict[str, Any]] = []

    async def health(self) -> Mapping[str, Any]:
        if self.well is None:
            raise RuntimeError("nobody knows")
        return self.well

    async def accept(self, updates: list[dict[str, Any]]) -> None:
        if self.full:
            raise CannotSaveError("the disk is full")
        self.kept += updates


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
async def address(house: House) -> AsyncIterator[str]:
    web = Web(house.health, house.accept, webhook="https://coach.test/a/hook?x=1", secret=KEY)
    port = await web.start("127.0.0.1", 0)
    yield f"http://127.0.0.1:{port}"
    await web.stop()
    await web.stop()


async def ask(
    method: str,
    url: str,
    body: bytes | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession() as client,
        client.request(
            method, url, data=None if body is None else BytesIO(body), headers=headers
        ) as response,
    ):
        return response.status, await response.text()


def update(**more: Any) -> bytes:
    return json.dumps({"update_id": 5, **more}).encode()


async def test_a_house_that_is_well_says_so_to_anybody(address: str) -> None:
    status, body = await ask("GET", f"{address}/healthz")

    assert (status, json.loads(body)) == (200, {"ok": True, "waiting": 0})


@pytest.mark.parametrize("well", [{"ok": False, "database": False}, {}, None])
async def test_a_house_that_is_not_well_answers_503(
    address: str, house: House, well: Mapping[str, Any] | None
) -> None:
    house.well = well

    status, body = await ask("GET", f"{address}/healthz")

    assert status == 503
    assert "nobody knows" not in body


async def test_an_update_is_kept_before_it_is_confirmed(address: str, house: House) -> None:
    status, body = await ask("POST", f"{address}/a/hook", update(message={"text": "ü"}), HEADERS)

    assert (status, body) == (200, "")
    assert house.kept == [{"update_id": 5, "message": {"text": "ü"}}]


async def test_an_update_that_cannot_be_kept_comes_again(address: str, house: House) -> None:
    house.full = True

    assert (await ask("POST", f"{address}/a/hook", update(), HEADERS))[0] == 503


@pytest.mark.parametrize("secret", [None, "", "open-sesam", "open-sesame ", "Open-sesame", "é"])
async def test_nobody_else_may_bring_updates(
    address: str, house: House, secret: str | None
) -> None:
    headers = {"Content-Type": "application/json"}
    if secret is not None:
        headers[SECRET] = secret.strip() + ("x" if secret.endswith(" ") else "")

    status, body = await ask("POST", f"{address}/a/hook", update(), headers)

    assert (status, body) == (403, "")
    assert not house.kept


async def test_without_a_secret_nothing_is_taken_in(house: House) -> None:
    web = Web(house.health, house.accept, webhook="http://coach.test/hook", secret=None)
    port = await web.start("127.0.0.1", 0)

    status, _ = await ask("POST", f"http://127.0.0.1:{port}/hook", update(), HEADERS)

    assert status == 403
    await web.stop()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"update_id": "5"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 1e400}',
        b'{"update_id": 99999999999999999999}',
        b'{"message": {}}',
        b"[" * 100_000,
        b'{"update_id": 5, "x": "\xff"}',
    ],
)
async def test_what_is_no_update_is_refused(address: str, house: House, body: bytes) -> None:
    status, told = await ask("POST", f"{address}/a/hook", body, HEADERS)

    assert (status, told) == (400, "")
    assert not house.kept


async def test_only_json_is_read(address: str, house: House) -> None:
    headers = {SECRET: KEY, "Content-Type": "application/x-www-form-urlencoded"}

    assert (await ask("POST", f"{address}/a/hook", update(), headers))[0] == 415
    assert not house.kept


async def test_a_body_larger_than_any_update_is_not_read(address: str, house: House) -> None:
    status, _ = await ask("POST", f"{address}/a/hook", update(x="a" * LARGEST), HEADERS)

    assert status == 413
    assert not house.kept


async def test_a_body_that_never_ends_is_given_up(
    address: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.web.SLOWEST_S", 0.1)
    host, port = address.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    head = f"POST /a/hook HTTP/1.1\r\nHost: x\r\n{SECRET}: {KEY}\r\n"
    writer.write(f"{head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{".encode())

    answer = await asyncio.wait_for(reader.read(64), 3)

    assert b" 408 " in answer
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("POST", "/"),
        ("POST", "/a/hook/more"),
        ("GET", "/<script>alert(1)</script>"),
        ("GET", "/healthz/../secrets"),
    ],
)
async def test_whatever_else_is_asked_for_is_not_there(
    address: str, method: str, path: str
) -> None:
    status, body = await ask(method, f"{address}{path}", update(), HEADERS)

    assert status == 404
    assert "script" not in body
