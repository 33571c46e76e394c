"""The batch endpoints of the fake."""

import asyncio
import json
from typing import Any

from aiohttp import web

from tests.fakes.batch_store import BatchStore, FakeBatch, Withdrawing
from tests.fakes.front import Front, hang_up, missing, page
from tests.fakes.refusals import refused_batch
from tests.fakes.steps import Status


class BatchRoutes:
    """Create, look, list, cancel, results."""

    def __init__(self, front: Front, store: BatchStore) -> None:
        self._front = front
        self._store = store

    def add_to(self, app: web.Application) -> None:
        app.router.add_post("/v1/messages/batches", self._create)
        app.router.add_get("/v1/messages/batches", self._list)
        app.router.add_get("/v1/messages/batches/{id}", self._look)
        app.router.add_get("/v1/messages/batches/{id}/results", self._results)
        app.router.add_post("/v1/messages/batches/{id}/cancel", self._cancel)

    async def _create(self, request: web.Request) -> web.Response:
        body, fault = await self._front.take(request, refused_batch)
        fault = fault or self._front.scripted_fault()
        if fault is not None:
            return self._front.error(fault)
        batch = self._store.add(body["requests"])
        if self._store.lose_next_answer:
            self._store.lose_next_answer = False
            hang_up(request)
        return self._described(batch)

    async def _list(self, request: web.Request) -> web.Response:
        fault = await self._front.look(request)
        if fault is not None:
            return self._front.error(fault)
        rows = [batch.described(self._front.url) for batch in reversed(self._store.all)]
        after = request.query.get("after_id")
        if after is not None:
            rows = rows[[row["id"] for row in rows].index(after) + 1 :]
        return self._front.json(page(rows, int(request.query.get("limit", "20"))))

    async def _look(self, request: web.Request) -> web.Response:
        batch = await self._find(request)
        if isinstance(batch, web.Response):
            return batch
        self._store.look(batch)
        return self._described(batch)

    async def _cancel(self, request: web.Request) -> web.Response:
        batch = await self._find(request)
        if isinstance(batch, web.Response):
            return batch
        if self._store.withdrawing is Withdrawing.REFUSED:
            return self._front.error(Status(status=500, type="api_error"))
        if self._store.withdrawing is Withdrawing.SILENT:
            await asyncio.Event().wait()
        self._store.cancel(batch)
        return self._described(batch)

    async def _results(self, request: web.Request) -> web.Response:
        batch = await self._find(request)
        if isinstance(batch, web.Response):
            return batch
        if batch.ended is None:
            return self._front.error(missing("batch results"))
        backwards = reversed(list(batch.results.items()))  # the order is not kept
        lines = [json.dumps({"custom_id": name, "result": result}) for name, result in backwards]
        return web.Response(
            text="\n".join(lines) + "\n",
            content_type="application/x-jsonl",
            headers=self._front.headers,
        )

    async def _find(self, request: web.Request) -> FakeBatch | web.Response:
        fault = await self._front.look(request)
        batch = self._store.get(request.match_info["id"])
        if fault is not None or batch is None:
            return self._front.error(fault or missing("batch"))
        return batch

    def _described(self, batch: FakeBatch) -> web.Response:
        described: dict[str, Any] = batch.described(self._front.url)
        if self._store.foreign_results_url and batch.ended:
            described["results_url"] = self._store.foreign_results_url
        return self._front.json(described)
