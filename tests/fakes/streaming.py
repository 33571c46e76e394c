"""Server-sent events at a pace, and the ways a stream goes wrong."""

import asyncio
import json
from typing import Any

from aiohttp import web

from tests.fakes.prompt_cache import Counted
from tests.fakes.replies import Written, events
from tests.fakes.steps import Fault, Reply

Body = dict[str, Any]
UNPACED_TOKENS = 12
"""How much a text event holds when nobody watches the pace."""


class Stream:
    """One streamed answer."""

    def __init__(self, request: web.Request, pace: float | None, headers: dict[str, str]) -> None:
        self._request = request
        self._pace = pace
        self._response = web.StreamResponse(
            headers=headers | {"content-type": "text/event-stream", "cache-control": "no-cache"}
        )
        self._written = 0.0
        """Tokens so far."""

    async def send(
        self, reply: Reply, written: Written, body: Body, number: int, counted: Counted
    ) -> web.StreamResponse:
        await self._response.prepare(self._request)
        self._began = asyncio.get_running_loop().time()
        characters = 0
        each = 1 if self._pace else UNPACED_TOKENS
        for event in events(written, body, number, counted, tokens_each=each):
            text = event.get("delta", {}).get("text", "")
            over = event["type"] == "message_delta"
            if reply.fault is not None and (over or characters + len(text) > reply.after):
                left = max(0, reply.after - characters)
                if left and text:
                    await self._event(event | {"delta": event["delta"] | {"text": text[:left]}})
                await self._fail(reply)
                return self._response
            await self._keep_pace(event, written)
            await self._event(event)
            characters += len(text)
        return self._response

    async def _keep_pace(self, event: Body, written: Written) -> None:
        if not self._pace:
            return
        kind = event.get("delta", {}).get("type")
        self._written += {"text_delta": 1, "signature_delta": written.thinking}.get(kind, 0)
        due = self._began + self._written / self._pace
        await asyncio.sleep(max(0.0, due - asyncio.get_running_loop().time()))

    async def _event(self, event: Body) -> None:
        data = f"event: {event['type']}\ndata: {json.dumps(event)}\n\n"
        await self._response.write(data.encode())

    async def _fail(self, reply: Reply) -> None:
        match reply.fault:
            case Fault.CUT:
                if self._request.transport is not None:
                    self._request.transport.close()
            case Fault.STALL:
                await asyncio.Event().wait()
            case Fault.SSE_ERROR:
                error = {"type": reply.error_type, "message": "Overloaded"}
                await self._event({"type": "error", "error": error})
            case Fault.BROKEN_JSON:
                await self._response.write(b"event: content_block_delta\ndata: {bro\n\n")
            case Fault.DISORDER:
                delta = {"type": "text_delta", "text": "?"}
                await self._event({"type": "content_block_delta", "index": 9, "delta": delta})
            case Fault.EARLY_END | None:
                pass
