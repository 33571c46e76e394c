"""The small web server: health, and the webhook."""

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

log = logging.getLogger(__name__)

LARGEST = 1024 * 1024
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the name of a header)

Accept = Callable[[list[dict[str, Any]]], Awaitable[None]]
Health = Callable[[], Awaitable[Mapping[str, Any]]]


class Web:
    """GET /healthz, and POST to the webhook's path."""

    def __init__(
        self, health: Health, accept: Accept, *, webhook: str | None, secret: str | None
    ) -> None:
        self._health = health
        self._accept = accept
        self._secret = secret
        self._runner: web.AppRunner | None = None
        self.app = web.Application(client_max_size=LARGEST)
        self.app.router.add_get("/healthz", self._healthz)
        if webhook is not None:
            self.app.router.add_post(urlsplit(webhook).path or "/", self._webhook)

    async def start(self, host: str, port: int) -> None:
        self._runner = web.AppRunner(self.app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        found = await self._health()
        return web.json_response(dict(found), status=200 if found.get("ok") else 503)

    async def _webhook(self, request: web.Request) -> web.Response:
        """200 once the update is kept; 503 makes Telegram come again."""
        if not self._may(request):
            return web.Response(status=403)
        if request.content_type != "application/json":
            return web.Response(status=415)
        try:
            update = json.loads(await request.read())
            int(update["update_id"])
        except (ValueError, KeyError, TypeError):
            return web.Response(status=400)
        except web.HTTPRequestEntityTooLarge:
            return web.Response(status=413)
        try:
            await self._accept([update])
        except Exception:
            log.exception("an update could not be kept")
            return web.Response(status=503)
        return web.Response(status=200)

    def _may(self, request: web.Request) -> bool:
        if self._secret is None:
            return True
        given = request.headers.get(SECRET, "")
        return hmac.compare_digest(given.encode(), self._secret.encode())
