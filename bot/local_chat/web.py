"""The page's routes: what it loads, what it looks at, what it does."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.local_chat import shown
from bot.local_chat.clock import TooFarError
from bot.local_chat.desk import Desk
from bot.local_chat.guard import add_headers, guard
from bot.local_chat.journeys import JOURNEYS
from bot.local_chat.live import Live
from bot.local_chat.phone import NoSuchButtonError, Phone
from bot.local_chat.refusals import Json
from bot.local_chat.troubles import ORDERS

PAGE = Path(__file__).parent / "page"
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}
KEY_MARK = "?k=KEY"
UPLOAD_BYTES = 64 * 1024 * 1024
"""More than a bot may fetch, so that a file too large for it can be sent."""
SEEN_AS_PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})

Action = Callable[[Json], Awaitable[Json]]


class Routes:
    """All routes over one desk."""

    def __init__(self, desk: Desk, live: Live, key: str) -> None:
        self._desk = desk
        self._live = live
        self._key = key

    def application(self) -> web.Application:
        app = web.Application(middlewares=[guard(self._key)], client_max_size=UPLOAD_BYTES)
        app.on_response_prepare.append(add_headers)
        app.router.add_get("/healthz", self._health)
        app.router.add_get("/", self._page)
        app.router.add_get("/events", self._live.stream)
        app.router.add_get("/files/{id}", self._file)
        app.router.add_post("/upload", self._upload)
        for file in PAGE.iterdir():
            app.router.add_get(f"/{file.name}", self._page)
        for name, action in self._actions().items():
            app.router.add_post(f"/{name}", _json(action))
        return app

    def _actions(self) -> dict[str, Action]:
        return {
            "say": self._say,
            "tap": self._tap,
            "locate": self._locate,
            "other": self._other,
            "block": self._block,
            "athletes": self._add,
            "samples": self._sample,
            "clock": self._travel,
            "restart": self._restart,
            "claude": self._claude,
            "trouble": self._trouble,
        }

    async def _page(self, request: web.Request) -> web.Response:
        file = PAGE / (request.path.lstrip("/") or "index.html")
        text = file.read_text(encoding="utf-8").replace(KEY_MARK, f"?k={self._key}")
        return web.Response(text=text, content_type=TYPES[file.suffix])

    async def _health(self, _: web.Request) -> web.Response:
        health = await self._desk.hooks.health()
        return web.json_response(dict(health.body), status=200 if health.well else 503)

    async def _file(self, request: web.Request) -> web.Response:
        """A file of a chat; only pictures are shown, all else is for keeping."""
        file = self._desk.emulator.world.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound(reason="There is no such file.")
        picture = file.sides is not None and file.mime in SEEN_AS_PICTURES
        headers = {} if picture else {"Content-Disposition": "attachment"}
        kind = file.mime if picture else "application/octet-stream"
        return web.Response(body=file.content, content_type=kind, headers=headers)

    async def _upload(self, request: web.Request) -> web.Response:
        query = request.query
        phone = self._phone({"athlete": query.get("athlete", "0")})
        send = phone.photograph if query.get("kind") == "photo" else phone.upload
        send(query.get("name") or "file", await request.read(), caption=query.get("caption", ""))
        return web.json_response({})

    async def _say(self, data: Json) -> Json:
        phone = self._phone(data)
        reply_to = phone.chat.messages.get(int(data.get("reply_to") or 0))
        phone.say(str(data["text"]), reply_to=reply_to)
        return {}

    async def _tap(self, data: Json) -> Json:
        phone = self._phone(data)
        message = phone.chat.messages.get(int(data["message"]))
        if message is None:
            raise web.HTTPConflict(reason="That message is gone.")
        try:
            query = phone.tap(message, int(data["row"]), int(data["column"]))
        except NoSuchButtonError:
            raise web.HTTPConflict(reason="That button is gone.") from None
        return {"query": query.id if query is not None else None}

    async def _locate(self, data: Json) -> Json:
        self._phone(data).locate(float(data["latitude"]), float(data["longitude"]))
        return {}

    async def _other(self, data: Json) -> Json:
        """What the bot may not understand."""
        phone = self._phone(data)
        if data.get("kind") == "sticker":
            phone.stick()
        else:
            phone.speak()
        return {}

    async def _block(self, data: Json) -> Json:
        phone = self._phone(data)
        change = phone.unblock if phone.chat.blocked else phone.block
        change()
        return {}

    async def _add(self, data: Json) -> Json:
        return {"athlete": self._desk.add(str(data.get("name", ""))[:64]).user.id}

    async def _sample(self, data: Json) -> Json:
        try:
            phone = await self._desk.load_sample(str(data["name"]))
        except LookupError:
            raise web.HTTPNotFound(reason="There is no such sample athlete.") from None
        return {"athlete": phone.user.id}

    async def _travel(self, data: Json) -> Json:
        athlete = self._phone(data).user.id
        zone = await self._desk.zone(athlete)
        journey = next((j for j in JOURNEYS if j.key == data.get("journey")), None)
        if journey is not None:
            to = journey.after(self._desk.clock.moment(), zone)
        else:
            to = datetime.fromisoformat(str(data["to"]))
        try:
            await self._desk.travel(athlete, to)
        except TooFarError as error:
            raise web.HTTPBadRequest(reason=str(error)) from None
        return shown.clock(self._desk)

    async def _restart(self, _: Json) -> Json:
        await self._desk.restart()
        return {}

    async def _claude(self, data: Json) -> Json:
        await self._desk.claude(up=bool(data["up"]))
        return {}

    async def _trouble(self, data: Json) -> Json:
        order = next((order for order in ORDERS if order.key == data.get("key")), None)
        if order is None:
            raise web.HTTPNotFound(reason="There is no such trouble.")
        order.place(self._desk.emulator.faults)
        return {}

    def _phone(self, data: Json) -> Phone:
        try:
            return self._desk.emulator.phone(int(data["athlete"]))
        except (KeyError, TypeError, ValueError):
            raise web.HTTPNotFound(reason="There is no such athlete.") from None


def _json(action: Action) -> Callable[[web.Request], Awaitable[web.Response]]:
    """An action that takes a JSON object and answers with one."""

    async def handle(request: web.Request) -> web.Response:
        try:
            data: Any = await request.json() if request.body_exists else {}
            if not isinstance(data, dict):
                raise web.HTTPBadRequest(reason="A JSON object is needed.")
            return web.json_response(await action(data))
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError):
            raise web.HTTPBadRequest(reason="That cannot be read.") from None

    return handle
