"""The emulator over HTTP, as api.telegram.org would be: for bots in other processes."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from bot.local_chat import limits
from bot.local_chat.arguments import Upload
from bot.local_chat.emulator import Answer, Emulator
from bot.local_chat.faults import Lost
from bot.local_chat.files import UNKNOWN_TYPE
from bot.local_chat.refusals import Refusal

BODY_BYTES = limits.UPLOAD_BYTES + 1024 * 1024
JSON_TYPE = "application/json"
Parts = tuple[Mapping[str, Any], dict[str, Upload]]


class EmulatorServer:
    """An address at which the emulator answers; its root is what a bot's base URL points to."""

    def __init__(self, emulator: Emulator) -> None:
        self._emulator = emulator
        self._runner: web.AppRunner | None = None
        self.address = ""

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> str:
        """Begins to listen; port 0 takes a free one. Returns the root address."""
        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_route("*", "/bot{token}/{method}", self._method)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port, backlog=1024)
        await site.start()
        taken = self._runner.addresses[0][1]
        self.address = f"http://{host}:{taken}"
        return self.address

    async def stop(self) -> None:
        self._emulator.world.updates.turn_away("terminated by server shutdown")
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _method(self, request: web.Request) -> web.Response:
        token, method = request.match_info["token"], request.match_info["method"]
        try:
            given, files = await _parts(request)
            answer = await self._emulator.call(token, method, given, files)
        except web.HTTPRequestEntityTooLarge:
            answer = Answer(413, Refusal(413, "Request Entity Too Large").body())
        except (ValueError, RecursionError):
            answer = Answer(400, Refusal(400, "Bad Request: can't parse request").body())
        except Lost as lost:
            return await _break(request, lost)
        return web.Response(status=answer.status, body=answer.encode(), content_type=JSON_TYPE)

    async def _file(self, request: web.Request) -> web.Response:
        found = self._emulator.download(request.match_info["token"], request.match_info["path"])
        if isinstance(found, bytes):
            return web.Response(body=found, content_type=UNKNOWN_TYPE)
        return web.Response(status=found.status, body=found.encode(), content_type=JSON_TYPE)


async def _parts(request: web.Request) -> Parts:
    """Parameters and files, whichever way they were packed; those in the address count too."""
    in_url: dict[str, Any] = dict(request.query) if request.query_string else {}
    kind = request.content_type if request.body_exists else ""
    if kind.startswith("multipart/"):
        fields, files = await _multipart(request)
        return {**in_url, **fields}, files
    body = await request.read() if kind else b""
    if kind == JSON_TYPE and body:
        fields = json.loads(body)
        if not isinstance(fields, dict):
            raise ValueError("a call's parameters are a JSON object")
        return {**in_url, **fields}, {}
    form = dict(parse_qsl(body.decode(), keep_blank_values=True)) if body else {}
    return ({**in_url, **form} if in_url else form), {}


async def _multipart(request: web.Request) -> Parts:
    fields: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    size = 0
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)  # the Bot API nests no parts
        content = bytes(await part.read(decode=True))
        size += len(content)
        if size > BODY_BYTES:
            raise web.HTTPRequestEntityTooLarge(BODY_BYTES, size)
        name = part.name or ""
        if part.filename is not None:
            mime = part.headers.get("Content-Type", UNKNOWN_TYPE)
            files[name] = Upload(part.filename, content, mime)
        else:
            fields[name] = content.decode()
    return fields, files


async def _break(request: web.Request, lost: Lost) -> web.Response:
    """Lets the line die: at once, or after the seconds in which its answer does not come."""
    if lost.seconds:
        await asyncio.sleep(lost.seconds)
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
