"""The front of the fake: every request is remembered, judged and answered with its id."""

import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.fakes.refusals import refused_headers
from tests.fakes.script import Script, Seen
from tests.fakes.steps import Status, overloaded

Body = dict[str, Any]
MOST_BYTES = 32 * 1024 * 1024


class Front:
    """What all routes share."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.url = ""
        self.key: str | None = None
        self.down = False
        self.requests: list[Seen] = []
        self.number = 0

    async def take(
        self, request: web.Request, judge: Callable[[Any], Status | None]
    ) -> tuple[Body, Status | None]:
        """A request with a body, and what is said against it."""
        body, fault = _read(await request.read())
        fault = refused_headers(request.headers, self.key) or fault or judge(body)
        self._remember(request, body, fault)
        return body, overloaded() if self.down else fault

    async def look(self, request: web.Request) -> Status | None:
        """A request without a body, and what is said against it."""
        fault = refused_headers(request.headers, self.key)
        self._remember(request, {}, fault)
        return overloaded() if self.down else fault or self.scripted_fault()

    def scripted_fault(self) -> Status | None:
        """The next step, if it is an error answer: for requests the model never sees."""
        step = self.script.steps[0] if self.script.steps else None
        if not isinstance(step, Status):
            return None
        self.script.steps.popleft()
        return step

    @property
    def headers(self) -> dict[str, str]:
        return {"request-id": f"req_{self.number:024d}"}

    def json(self, body: Body) -> web.Response:
        return web.json_response(body, headers=self.headers)

    def error(self, fault: Status) -> web.Response:
        body = envelope(fault, self.headers["request-id"])
        return web.json_response(body, status=fault.status, headers=self.headers | fault.headers)

    def _remember(self, request: web.Request, body: Body, fault: Status | None) -> None:
        self.number += 1
        self.requests.append(
            Seen(
                path=request.path,
                headers=dict(request.headers),
                body=body,
                refused=fault.message if fault else None,
                port=request.transport.get_extra_info("peername")[1]
                if request.transport
                else None,
            )
        )


def envelope(fault: Status, request_id: str | None) -> Body:
    """An error as the API words it."""
    error: Body = {"type": fault.type, "message": fault.message}
    if fault.code is not None:
        error["details"] = {"error_code": fault.code} | fault.details
    return {"type": "error", "error": error, "request_id": request_id}


def missing(what: str) -> Status:
    return Status(status=404, type="not_found_error", message=what)


def page(rows: list[Body], limit: int) -> Body:
    """The first rows of a list, as lists are answered."""
    rows_ = rows[:limit]
    return {
        "data": rows_,
        "has_more": len(rows) > limit,
        "first_id": rows_[0]["id"] if rows_ else None,
        "last_id": rows_[-1]["id"] if rows_ else None,
    }


def hang_up(request: web.Request) -> None:
    """Closes the connection without another byte."""
    if request.transport is not None:
        request.transport.close()


def _port(request: web.Request) -> int | None:
    peer = request.transport.get_extra_info("peername") if request.transport else None
    return peer[1] if peer else None


def _read(raw: bytes) -> tuple[Body, Status | None]:
    if len(raw) > MOST_BYTES:
        return {}, Status(status=413, type="request_too_large", message="Request exceeds 32 MB")
    try:
        return json.loads(raw), None
    except ValueError:
        return {}, Status(status=400, type="invalid_request_error", message="invalid JSON")
