"""A Messages API on loopback: the real SDK talks to it, and it refuses what the real one does.

    async with fake_claude() as server:
        server.reply({"mon": "rest"})          # the next answer; or server.script(steps …)
        server.always(lambda seen: ...)        # every further answer, as a function of the request
        Claude(key="sk-test", base_url=server.url, ...)
        server.requests[-1].body               # what was asked

Without a script it answers with the smallest value of the schema, or "Fine." By hand:
`python -m tests.fakes.messages_server --port 8099 --pace 80`.
"""

import argparse
import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from aiohttp import web

from tests.fakes.batch_routes import BatchRoutes
from tests.fakes.batch_store import BatchStore
from tests.fakes.catalogue import CATALOGUE
from tests.fakes.front import MOST_BYTES, Front, envelope, hang_up, missing, page
from tests.fakes.prompt_cache import Counted, PromptCache, prompt_tokens
from tests.fakes.refusals import refused, refused_item
from tests.fakes.replies import message, write
from tests.fakes.script import Answerer, Script, Seen
from tests.fakes.steps import Dropped, Html, Reply, Silence, Status, Step, answer
from tests.fakes.streaming import Stream

Body = dict[str, Any]


class FakeClaude:
    """The server, its script and its memory."""

    def __init__(self) -> None:
        self.pace: float | None = None
        """Tokens a second; None: as fast as it goes."""
        self.batches = BatchStore(self._work)
        self._script = Script()
        self._front = Front(self._script)
        self._cache = PromptCache()
        self._now = 0.0

    @property
    def url(self) -> str:
        return self._front.url

    @property
    def requests(self) -> list[Seen]:
        """Everything that was asked, oldest first."""
        return self._front.requests

    @property
    def asked(self) -> list[Seen]:
        """Only what the model was asked."""
        return [seen for seen in self.requests if seen.path == "/v1/messages"]

    def reply(self, value: object, **more: Any) -> None:
        """The next answer: text as it is, anything else as JSON."""
        self._script.steps.append(answer(value, **more))

    def script(self, *steps: Step) -> None:
        """What happens to the next requests, one step each."""
        self._script.steps.extend(steps)

    def always(self, answerer: Answerer) -> None:
        """What is answered when the script is empty."""
        self._script.answerer = answerer

    def only(self, key: str) -> None:
        """The one key that is taken; else any is."""
        self._front.key = key

    def down(self) -> None:
        """Every request fails until `up`."""
        self._front.down = True

    def up(self) -> None:
        self._front.down = False

    def chaos(self, share: float, seed: int) -> None:
        """So large a share of the requests meets a fault; the script waits meanwhile."""
        self._script.chaos(share, seed)

    def advance(self, seconds: float) -> None:
        """Time passes for the prompt cache."""
        self._now += seconds

    @contextlib.asynccontextmanager
    async def running(self, port: int = 0) -> AsyncIterator["FakeClaude"]:
        """Listens on loopback; port 0 is a free one."""
        runner = web.AppRunner(
            self._app(), handler_cancellation=True, access_log=None, shutdown_timeout=0.1
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
            host, bound = runner.addresses[0][:2]
            self._front.url = f"http://{host}:{bound}"
            yield self
        finally:
            await runner.cleanup()

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=MOST_BYTES + 1_000_000)
        app.router.add_post("/v1/messages", self._messages)
        app.router.add_post("/v1/messages/count_tokens", self._count_tokens)
        app.router.add_get("/v1/models/{id}", self._model)
        app.router.add_get("/v1/models", self._models)
        BatchRoutes(self._front, self.batches).add_to(app)
        return app

    async def _messages(self, request: web.Request) -> web.StreamResponse:
        body, fault = await self._front.take(request, refused)
        if fault is not None:
            return self._front.error(fault)
        step = self._script.next(self.requests[-1])
        await asyncio.sleep(step.delay_s)
        match step:
            case Status():
                return self._front.error(step)
            case Html():
                return web.Response(text="<html>Bad gateway</html>", content_type="text/html")
            case Silence():
                await asyncio.Event().wait()
            case Dropped():
                hang_up(request)
            case Reply():
                return await self._answer(request, step, body)
        return web.Response()

    async def _answer(self, request: web.Request, reply: Reply, body: Body) -> web.StreamResponse:
        counted = self._account(body)
        written = write(reply, body)
        number = self._front.number
        if body.get("stream"):
            stream = Stream(request, self.pace, self._front.headers)
            return await stream.send(reply, written, body, number, counted)
        if reply.fault is not None:
            hang_up(request)
        return self._front.json(message(written, body, number, counted, "standard"))

    async def _count_tokens(self, request: web.Request) -> web.Response:
        body, fault = await self._front.take(request, lambda given: refused(_limited(given)))
        if fault is not None:
            return self._front.error(fault)
        return self._front.json({"input_tokens": prompt_tokens(body)})

    async def _model(self, request: web.Request) -> web.Response:
        fault = await self._front.look(request)
        name = request.match_info["id"]
        if fault is not None or name not in CATALOGUE:
            return self._front.error(fault or missing(f"model: {name}"))
        return self._front.json(CATALOGUE[name].described(name))

    async def _models(self, request: web.Request) -> web.Response:
        fault = await self._front.look(request)
        if fault is not None:
            return self._front.error(fault)
        described = [model.described(name) for name, model in CATALOGUE.items()]
        return self._front.json(page(described, 1_000))

    def _account(self, body: Body) -> Counted:
        return self._cache.account(body, CATALOGUE[body["model"]].cache_from, self._now)

    def _work(self, params: Body) -> Body:
        """One item of a batch: what is wrong with it comes out only here."""
        seen = Seen(path="/v1/messages/batches", headers={}, body=params)
        step = refused_item(params) or self._script.next(seen)
        if isinstance(step, Reply):
            self._front.number += 1
            written, counted = write(step, params), self._account(params)
            whole = message(written, params, self._front.number, counted, "batch")
            return {"type": "succeeded", "message": whole}
        fault = step if isinstance(step, Status) else Status(status=500, type="api_error")
        return {"type": "errored", "error": envelope(fault, None)}


def fake_claude(port: int = 0) -> contextlib.AbstractAsyncContextManager[FakeClaude]:
    """A running server on loopback; port 0 is a free one."""
    return FakeClaude().running(port)


def _limited(body: Any) -> Any:
    return body | {"max_tokens": 1} if isinstance(body, dict) else body


async def _serve(port: int, pace: float | None) -> None:
    async with fake_claude(port) as server:
        server.pace = pace
        print(server.url, flush=True)  # noqa: T201 - whoever starts it by hand wants the address
        await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--pace", type=float, default=None, help="tokens a second")
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(given.port, given.pace))
