"""A browser, reduced to its requests."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp

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


@asynccontextmanager
async def watching(visitor: Visitor) -> AsyncIterator[AsyncIterator[dict[str, Any]]]:
    """What an open page is told, one thing after the other."""
    async with visitor.client.get(f"{visitor.root}/events", params={"k": KEY}) as answer:
        assert answer.content_type == "text/event-stream"
        yield _told(answer)


async def _told(answer: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    async for line in answer.content:
        if line.startswith(b"data: "):
            yield json.loads(line[6:])
