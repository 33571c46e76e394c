"""What happens, told to the open pages as it happens (server-sent events)."""

import asyncio
import json

from aiohttp import web

from bot.local_chat import shown
from bot.local_chat.desk import Desk
from bot.local_chat.events import Event
from bot.local_chat.refusals import Json

HEARTBEAT = 15.0
BEHIND = 1_000
"""Events a page may lag behind; one that lags more is told to begin anew."""


class Live:
    """All pages that look on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._pages: set[asyncio.Queue[Event | None]] = set()
        self._unlisten = desk.emulator.listen(self._happened)

    def stop(self) -> None:
        """Sends the pages home."""
        self._unlisten()
        for page in self._pages:
            _put(page, None)

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """One page: first everything, then each thing that happens, until it goes away."""
        page: asyncio.Queue[Event | None] = asyncio.Queue(BEHIND)
        self._pages.add(page)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        try:
            await response.prepare(request)
            await response.write(_packed(await shown.everything(self._desk)))
            await self._tell(page, response)
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._pages.discard(page)
        return response

    async def _tell(self, page: asyncio.Queue[Event | None], response: web.StreamResponse) -> None:
        while True:
            try:
                event = await asyncio.wait_for(page.get(), HEARTBEAT)
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if event is None:
                return
            await response.write(_packed(await shown.event(self._desk, event)))

    def _happened(self, event: Event) -> None:
        for page in tuple(self._pages):
            if page.full():
                self._pages.discard(page)
                page.get_nowait()
                event_or_end: Event | None = None
            else:
                event_or_end = event
            _put(page, event_or_end)


def _put(page: asyncio.Queue[Event | None], event: Event | None) -> None:
    if not page.full():
        page.put_nowait(event)


def _packed(data: Json) -> bytes:
    return b"data: " + json.dumps(data, ensure_ascii=False).encode() + b"\n\n"
