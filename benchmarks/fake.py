"""A lean Bot API over HTTP: it hands out updates, takes answers, and notes when they came.

It checks nothing (the emulator does that): it must never be what is measured. It lives in a
process of its own, on a processor of its own.
"""

import asyncio
import json
import os
import re
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import perf_counter, time
from typing import Any, cast

OFFSET = re.compile(rb'offset"?[^0-9a-z-]{1,12}(\d+)')
CHAT = re.compile(rb'chat_id"?[^0-9a-z-]{1,12}(\d+)')
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
AT_ONCE = 100
OK = b'{"ok":true,"result":true}'
ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"Fake","username":"fake_bot"}}'
SENT = (
    b'{"ok":true,"result":{"message_id":%d,"date":1790000000,'
    b'"chat":{"id":%d,"type":"private","first_name":"A"},"text":"ok"}}'
)


@dataclass(slots=True)
class Load:
    """Updates that wait, and when each was due and answered (seconds, one clock)."""

    words: str = "/week"
    waiting: deque[bytes] = field(default_factory=deque)
    due: dict[int, float] = field(default_factory=dict)
    """By chat; each chat says one thing in a load."""
    answered: dict[int, float] = field(default_factory=dict)
    latency: float = 0.0
    """Seconds before an answer."""
    next_id: int = field(default_factory=lambda: int(time() * 1000))
    """Never one that a bot has seen in an earlier run."""
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, chat: int) -> None:
        number = self.next_id
        self.next_id += 1
        person = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}
        message: dict[str, Any] = {
            "message_id": number,
            "date": 1790000000,
            "chat": {"id": chat, "type": "private", "first_name": "A"},
            "from": person,
            "text": self.words,
        }
        if self.words.startswith("/"):
            length = len(self.words.split()[0])
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        self.due[chat] = perf_counter()
        self.waiting.append(json.dumps({"update_id": number, "message": message}).encode())
        self.wake.set()

    def confirm(self, offset: int) -> None:
        first = self.next_id - len(self.waiting)
        while self.waiting and first < offset:
            self.waiting.popleft()
            first += 1


class Fake(asyncio.Protocol):
    """One connection of a bot."""

    def __init__(self, load: Load) -> None:
        self.load = load
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's are not of its kind

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            found = LENGTH.search(self._buffer, 0, end)
            size = int(found[1]) if found else 0
            whole = end + 4 + size
            if len(self._buffer) < whole:
                return
            path = self._buffer[: self._buffer.find(b"\r\n")].split(b" ", 2)[1]
            body = self._buffer[end + 4 : whole]
            self._buffer = self._buffer[whole:]
            self._handle(path.rpartition(b"/")[2].partition(b"?")[0].lower(), body)

    def _handle(self, method: bytes, body: bytes) -> None:
        if method == b"getupdates":
            asyncio.ensure_future(self._updates(body))  # noqa: RUF006 (it lives as long as the line)
            return
        answer = OK
        if method == b"sendmessage":
            answer = self._sent(body)
        elif method == b"getme":
            answer = ME
        if self.load.latency:
            asyncio.get_running_loop().call_later(self.load.latency, self._answer, answer)
        else:
            self._answer(answer)

    def _sent(self, body: bytes) -> bytes:
        found = CHAT.search(body)
        chat = int(found[1]) if found else 0
        self.load.answered.setdefault(chat, perf_counter())
        return SENT % (self.load.next_id, chat)

    async def _updates(self, body: bytes) -> None:
        load = self.load
        found = OFFSET.search(body)
        load.confirm(int(found[1]) if found else 0)
        if not load.waiting:
            load.wake.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(load.wake.wait(), 10)
        some = [load.waiting[n] for n in range(min(AT_ONCE, len(load.waiting)))]
        self._answer(b'{"ok":true,"result":[' + b",".join(some) + b"]}")

    def _answer(self, body: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            head = (
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            )
            self._transport.write(head % len(body) + body)


class FakeServer:
    """The fake in its own process, told what to do through a pipe."""

    def __init__(self, processor: int | None) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, processor), daemon=True)
        self._process.start()
        self.address: str = self._pipe.recv()

    def ask(self, what: str, *given: Any) -> Any:
        self._pipe.send((what, given))
        return self._pipe.recv()

    def stop(self) -> None:
        self._pipe.send(("stop", ()))
        self._process.join(5)


def _serve(pipe: Connection, processor: int | None) -> None:
    import uvloop  # noqa: PLC0415 (only this process needs it here)

    if processor is not None:
        os.sched_setaffinity(0, {processor})
    uvloop.run(_listen(pipe))


async def _listen(pipe: Connection) -> None:
    loads = [Load()]
    server = await asyncio.get_running_loop().create_server(
        lambda: Fake(loads[0]), "127.0.0.1", 0, backlog=1024
    )
    pipe.send(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    stopped = asyncio.Event()

    def told() -> None:
        what, given = pipe.recv()
        if what == "stop":
            stopped.set()
            return
        pipe.send(_do(loads, what, given))

    asyncio.get_running_loop().add_reader(pipe.fileno(), told)
    await stopped.wait()
    server.close()


def _do(loads: list[Load], what: str, given: tuple[Any, ...]) -> Any:
    load = loads[0]
    match what:
        case "begin":  # words: forget what was, nothing waits
            load.words = given[0]
            load.waiting.clear()
            load.due.clear()
            load.answered.clear()
        case "add":
            for chat in given[0]:
                load.add(chat)
        case "pace":
            asyncio.ensure_future(_pace(load, *given))  # noqa: RUF006 (its end is asked for)
        case "latency":
            load.latency = given[0]
        case "answered":
            return len(load.answered)
        case "times":
            return load.due, load.answered
        case _:
            raise ValueError(what)
    return None


async def _pace(load: Load, chats: list[int], per_second: float) -> None:
    begin = perf_counter()
    for number, chat in enumerate(chats):
        await asyncio.sleep(max(0.0, begin + number / per_second - perf_counter()))
        load.add(chat)
