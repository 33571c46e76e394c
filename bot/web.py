"""The small web server: health, and the webhook."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from aiohttp import web

log = logging.getLogger(__name__)

LARGEST: Final = 1024 * 1024
SLOWEST_S: Final = 10.0
"""So long may a body take to arrive."""
SECRET: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the name of a header)
LARGEST_ID: Final = 2**63

Accept = Callable[[list[dict[str, Any]]], Awaitable[None]]
Health = Callable[[], Awaitable[Mapping[str, Any]]]


class Web:
    """GET /healthz, and POST to the webhook's path. Whatever else is asked for is not there."""

    def __init__(
        self, health: Health, accept: Accept, *, webhook: str | None, secret: str | None
    ) -> None:
        """`webhook`: the whole address Telegram calls. Without a secret nothing is accepted."""
        self._health = health
        self._accept = accept
        self._secret = secret
        self._runner: web.AppRunner | None = None
        self.app = web.Application(client_max_size=LARGEST)
        self.app.router.add_get("/healthz", self._healthz)
        if webhook is not None:
            self.app.router.add_post(urlsplit(webhook).path or "/", self._webhook)

    async def start(self, host: str, port: int) -> int:
        """Begins to listen; port 0 takes a free one. Returns the port."""
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=5.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _healthz(self, _: web.Request) -> web.Response:
        try:
            found = dict(await self._health())
        except Exception:
            log.exception("the state of health could not be found out")
            found = {"ok": False}
        return web.json_response(found, status=200 if found.get("ok") else 503)

    async def _webhook(self, request: web.Request) -> web.Response:
        """200 once the update is kept; 503 makes Telegram come again."""
        if not self._may(request):
            return web.Response(status=403)
        if request.content_type != "application/json":
            return web.Response(status=415)
        try:
            async with asyncio.timeout(SLOWEST_S):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        return web.Response(status=await self._take(body))

    async def _take(self, body: bytes) -> int:
        update = read_update(body)
        if update is None:
            return 400
        try:
            await self._accept([update])
        except Exception:
            log.exception("an update could not be kept")
            return 503
        return 200

    def _may(self, request: web.Request) -> bool:
        if self._secret is None:
            return False
        given = request.headers.get(SECRET, "")
        return hmac.compare_digest(given.encode(errors="replace"), self._secret.encode())


def read_update(body: bytes) -> dict[str, Any] | None:
    """None for what is no update."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict):
        return None
    number = update.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < LARGEST_ID:
        return None
    return update
