"""The emulator as python-telegram-bot's transport: its calls never leave the process."""

import asyncio
from typing import IO, Final
from urllib.parse import unquote

from telegram._utils.defaultvalue import DEFAULT_NONE, DefaultValue
from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from bot.local_chat.arguments import Upload
from bot.local_chat.emulator import Answer, Emulator
from bot.local_chat.faults import Lost
from bot.transport import BrokenError

OK: Final = 200
READ_SECONDS: Final = 5.0
Timeout = DefaultValue[float] | float | DefaultValue[None] | None


class EmulatorRequest(BaseRequest):
    """Everything a bot asks of Telegram, asked of the emulator instead."""

    __slots__ = ("_emulator", "_read_timeout")

    def __init__(self, emulator: Emulator, read_timeout: float | None = READ_SECONDS) -> None:
        """`read_timeout`, seconds: how long the bot waits for an answer if it does not say."""
        self._emulator = emulator
        self._read_timeout = read_timeout

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close; the emulator outlives the bots that talk to it."""

    async def do_request(  # noqa: PLR0913, PLR0917 -- the shape that BaseRequest prescribes
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = DEFAULT_NONE,
        write_timeout: Timeout = DEFAULT_NONE,
        connect_timeout: Timeout = DEFAULT_NONE,
        pool_timeout: Timeout = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One request.

        Raises:
            TimedOut: the emulator was slow, or a fault lost its answer.
            BrokenError: a fault broke the line.
        """
        del write_timeout, connect_timeout, pool_timeout
        if method == "GET":
            return self._download(url)
        given = DefaultValue.get_value(read_timeout)
        wait = self._read_timeout if read_timeout is DEFAULT_NONE else given
        try:
            async with asyncio.timeout(wait):
                answer = await self._post(url, request_data)
        except TimeoutError:
            raise TimedOut from None
        except Lost as lost:
            if lost.done:
                raise TimedOut from lost
            raise BrokenError("the connection broke") from lost
        return answer.status, answer.encode()

    async def _post(self, url: str, data: RequestData | None) -> Answer:
        token, method = _parts(url)
        if data is None:
            return await self._emulator.call(token, method, {})
        files = {
            name: Upload(filename, _content(content), mime)
            for name, (filename, content, mime) in data.multipart_data.items()
        }
        return await self._emulator.call(token, method, data.parameters, files)

    def _download(self, url: str) -> tuple[int, bytes]:
        _, _, rest = unquote(url).partition("/file/bot")  # the bot writes its colon as %3A
        token, _, path = rest.partition("/")
        found = self._emulator.download(token, path)
        return (OK, found) if isinstance(found, bytes) else (found.status, found.encode())


def _parts(url: str) -> tuple[str, str]:
    head, _, method = url.rpartition("/")
    return head.rpartition("/bot")[2], method


def _content(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()
