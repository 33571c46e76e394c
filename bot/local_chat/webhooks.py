"""Updates sent to the bot's own address: in order within a line, many lines at once."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from bot.local_chat import limits
from bot.local_chat.refusals import Json, bad
from bot.local_chat.updates import Update, Updates

PORTS = (443, 80, 88, 8443)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the header's name
ANSWER_SECONDS = 60.0
LONGEST_PAUSE = 60.0
LONGEST_ASKED = 3600.0
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_NOT_BY_WEBHOOK = re.compile(r"get|setwebhook|deletewebhook|close|logout", re.IGNORECASE)

Caller = Callable[[str, Mapping[str, Any]], Awaitable[object]]


class Webhook:
    """Where updates go; an empty address: nowhere, they wait to be fetched."""

    def __init__(self, updates: Updates, seconds: Callable[[], float], *, local: bool) -> None:
        self.url = ""
        self.call: Caller | None = None
        self.pause = 1.0
        """Seconds before the first new try; doubled for each further one."""
        self._updates = updates
        self._seconds = seconds
        self._local = local
        self._secret = ""
        self._connections = 40
        self._certificate = False
        self._error: tuple[int, str] | None = None
        self._lines: dict[str, deque[Update]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._gate = asyncio.Semaphore(40)
        self._session: aiohttp.ClientSession | None = None

    def set(self, url: str, *, secret: str, connections: int, certificate: bool) -> None:
        """From now on to this address, with what waits already."""
        if not 1 <= connections <= limits.UPDATES_AT_ONCE:
            connections = 40
        self.url, self._secret, self._certificate = url, secret, certificate
        self._connections, self._gate = connections, asyncio.Semaphore(connections)
        self._error = None
        self._updates.turn_away("terminated by setWebhook request")
        self._updates.on_add = self._line_up
        self._lines.clear()
        for update in self._updates.waiting.values():
            self._line_up(update)

    def unset(self) -> None:
        self.url = ""
        self._updates.on_add = None
        self._lines.clear()
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()

    async def close(self) -> None:
        tasks = list(self._tasks.values())
        self.unset()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def info(self) -> Json:
        """As getWebhookInfo tells it."""
        self._updates.expire()
        info: Json = {
            "url": self.url,
            "has_custom_certificate": self._certificate,
            "pending_update_count": len(self._updates.waiting),
        }
        if self.url:
            info["max_connections"] = self._connections
        if self._error is not None:
            info["last_error_date"], info["last_error_message"] = self._error
        if self._updates.allowed is not None:
            info["allowed_updates"] = sorted(self._updates.allowed)
        return info

    def check(self, url: str, secret: str) -> None:
        """Whether Telegram would take them.

        Raises:
            Refusal: it would not.
        """
        if secret and not _SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        parts = urlsplit(url)
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise bad("bad webhook: Wrong port number specified in the URL") from error
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise bad("bad webhook: invalid webhook URL specified")
        if self._local:
            return
        if parts.scheme != "https":
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if port not in PORTS:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")

    def _line_up(self, update: Update) -> None:
        self._lines.setdefault(update.queue, deque()).append(update)
        if update.queue not in self._tasks:
            loop = asyncio.get_running_loop()
            self._tasks[update.queue] = loop.create_task(self._serve(update.queue))

    async def _serve(self, queue: str) -> None:
        """One line: its first update until that is taken, then the next."""
        tries = 0
        while line := self._lines.get(queue):
            update = line[0]
            self._updates.expire()
            if update.id in self._updates.waiting:
                async with self._gate:
                    wait = await self._deliver(update, tries)
                if wait is not None:
                    tries += 1
                    await asyncio.sleep(wait)
                    continue
                self._updates.done(update.id)
            tries = 0
            line.popleft()
        self._lines.pop(queue, None)
        self._tasks.pop(queue, None)

    async def _deliver(self, update: Update, tries: int) -> float | None:
        """Seconds until the next try; None: it was taken."""
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        pause = min(self.pause * float(2**tries), LONGEST_PAUSE)
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS)
            )
        try:
            async with self._session.post(
                self.url, json=update.wire(), headers=headers, allow_redirects=False
            ) as answer:
                body = await answer.read()
                if not answer.ok:
                    self._note(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                    asked = answer.headers.get("Retry-After", "")
                    return min(float(asked), LONGEST_ASKED) if asked.isdigit() else pause
        except TimeoutError:
            self._note("Read timeout expired")
            return pause
        except aiohttp.ClientError:
            self._note("Connection refused")
            return pause
        await self._do(body)
        return None

    async def _do(self, body: bytes) -> None:
        """A webhook may answer with one call; nobody learns how it went."""
        try:
            asked = json.loads(body)
        except ValueError:
            return
        if not isinstance(asked, dict) or self.call is None:
            return
        method = asked.pop("method", None)
        if isinstance(method, str) and not _NOT_BY_WEBHOOK.match(method):
            await self.call(method, asked)

    def _note(self, words: str) -> None:
        self._error = (int(self._seconds()), words)
