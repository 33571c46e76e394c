"""The transport: what is sent, and what each way to fail is called."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import TelegramError, TimedOut
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.transport import (
    AiohttpRequest,
    BrokenError,
    NotConnectedError,
    ServerTroubleError,
    _proxy,
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
SECRET = "123:SECRET"


class Server:
    """Answers as a test wants it to."""

    address = ""
    connections: set[object]

    def __init__(self) -> None:
        self.connections = set()
        self.answer: Handler = self.tell

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.connections.add(request.transport)
        return await self.answer(request)

    async def tell(self, request: web.Request) -> web.StreamResponse:
        if request.content_type == "application/json":
            told = await request.json()
        else:
            told = {
                name: value.file.read().decode() if isinstance(value, web.FileField) else value
                for name, value in (await request.post()).items()
            }
        return web.json_response(
            {"type": request.content_type, "method": request.method, "given": told}
        )


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    request = AiohttpRequest()
    await request.initialize()
    yield request
    await request.shutdown()


def data(**given: object) -> RequestData:
    return RequestData([RequestParameter.from_input(name, value) for name, value in given.items()])


async def post(request: AiohttpRequest, address: str, **given: object) -> tuple[int, bytes]:
    return await request.do_request(f"{address}/bot{SECRET}/send", "POST", data(**given))


async def test_parameters_go_as_one_document(server: Server, request_: AiohttpRequest) -> None:
    status, body = await post(request_, server.address, chat_id=5, text="ü & 🏃", keys=[[1]])

    assert status == 200
    assert request_.parse_json_payload(body) == {
        "type": "application/json",
        "method": "POST",
        "given": {"chat_id": 5, "text": "ü & 🏃", "keys": [[1]]},
    }


async def test_a_file_goes_as_a_part_of_its_own(server: Server, request_: AiohttpRequest) -> None:
    file = InputFile(b"BEGIN:VCALENDAR", filename="week.ics")

    _, body = await post(request_, server.address, chat_id=5, document=file)

    told = request_.parse_json_payload(body)
    assert told["type"] == "multipart/form-data"
    assert "BEGIN:VCALENDAR" in told["given"].values()


async def test_half_a_character_stops_no_message(server: Server, request_: AiohttpRequest) -> None:
    _, body = await post(request_, server.address, text="half \ud83d of it")

    assert request_.parse_json_payload(body)["given"]["text"] == "half  of it"


async def test_one_connection_serves_many_calls(server: Server, request_: AiohttpRequest) -> None:
    for _ in range(5):
        await post(request_, server.address, chat_id=5)

    assert len(server.connections) == 1


async def test_refusals_are_handed_on(server: Server, request_: AiohttpRequest) -> None:
    async def refuse(_: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": False, "description": "Bad Request"}, status=400)

    server.answer = refuse

    assert (await post(request_, server.address))[0] == 400


async def _expect(
    request: AiohttpRequest, address: str, kind: type[TelegramError], read: float = 5.0
) -> None:
    with pytest.raises(kind) as caught:
        await request.do_request(
            f"{address}/bot{SECRET}/send", "POST", data(chat_id=5), read_timeout=read
        )

    assert type(caught.value) is kind
    assert "SECRET" not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert "127.0.0.1" not in str(caught.value)


async def test_a_server_that_is_not_there_got_nothing(request_: AiohttpRequest) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    await _expect(request_, f"http://127.0.0.1:{port}", NotConnectedError)


async def test_an_address_that_is_none_got_nothing(request_: AiohttpRequest) -> None:
    await _expect(request_, "http://:0", NotConnectedError)


async def test_a_connection_that_breaks_tells_nothing(
    server: Server, request_: AiohttpRequest
) -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    server.answer = cut

    await _expect(request_, server.address, BrokenError)


async def test_an_answer_that_does_not_come_tells_nothing(
    server: Server, request_: AiohttpRequest
) -> None:
    async def dawdle(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(3)
        return web.Response()

    server.answer = dawdle

    await _expect(request_, server.address, TimedOut, read=0.1)


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_server_in_trouble_did_nothing(
    server: Server, request_: AiohttpRequest, status: int
) -> None:
    async def fail(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text="<html>bad gateway</html>")

    server.answer = fail

    await _expect(request_, server.address, ServerTroubleError)


async def test_it_must_be_opened_first_and_can_be_opened_twice(server: Server) -> None:
    request = AiohttpRequest()
    with pytest.raises(RuntimeError):
        await post(request, server.address)

    await request.initialize()
    await request.initialize()
    assert (await post(request, server.address))[0] == 200
    await request.shutdown()
    await request.shutdown()


async def test_ptb_takes_it_for_its_own(server: Server) -> None:
    async def me(_: web.Request) -> web.StreamResponse:
        user = {"id": 1, "is_bot": True, "first_name": "Steadfoot", "username": "steadfoot_bot"}
        return web.json_response({"ok": True, "result": user})

    server.answer = me
    bot: ExtBot[None] = ExtBot(
        "1:token",
        base_url=f"{server.address}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(connections=1),
    )

    async with bot:
        assert bot.username == "steadfoot_bot"


def test_a_proxy_of_the_environment_is_used_but_not_for_this_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")
    _proxy.cache_clear()

    assert _proxy("https", "api.telegram.org") == "http://proxy.example:3128"
    assert _proxy("https", "127.0.0.1") is None
    assert _proxy("ftp", "api.telegram.org") is None
    _proxy.cache_clear()
