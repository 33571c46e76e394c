"""Updates in: kept, then confirmed, then processed once, in order for each athlete.

Telegram forgets an update once it is confirmed, so it is confirmed only when the database has
it. What a crash leaves is processed after the restart; an update whose effect the database
already has is not processed again, only answered.
"""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot import logs
from coach.ports import Clock
from storage import turn
from storage.commits import Commits
from storage.inbox import DONE, Inbox, KeptUpdate
from storage.outbox import Outbox as KeptOutbox

log = logging.getLogger(__name__)

WANTED = ("message", "edited_message", "callback_query", "my_chat_member")
POLL_S = 30
AT_ONCE = 128
POISON_AFTER = 3
CONFLICTS = 4
WAITING_MOST = 2_000
"""So many updates may wait for their turn before polling pauses."""

Process = Callable[[Update], Awaitable[None]]


class AnotherInstanceError(Exception):
    """Another process polls for this bot."""


@dataclass(slots=True)
class _Trouble:
    """How often polling failed in a row, and how long to wait before it is tried again."""

    failures: int = 0
    conflicts: int = 0

    def wait(self, error: TelegramError) -> float:
        """Seconds; raises AnotherInstanceError where the conflict does not go away."""
        if isinstance(error, Conflict):
            self.conflicts += 1
            if self.conflicts >= CONFLICTS:
                raise AnotherInstanceError
            return 3.0
        if isinstance(error, RetryAfter):
            after = error.retry_after
            return after.total_seconds() if hasattr(after, "total_seconds") else float(after)
        self.failures += 1
        log.warning("polling failed: %s", type(error).__name__)
        spread = random.uniform(0.5, 1.0)  # noqa: S311 (so that many bots do not come at once)
        return min(30.0, 0.5 * 2.0 ** min(self.failures, 6)) * spread


@dataclass(slots=True)
class Intake:
    """What comes in from polling or the webhook, and who works it off."""

    bot: Bot
    inbox: Inbox
    outbox: KeptOutbox
    commits: Commits
    clock: Clock
    process: Process
    """Handles an update; raises nothing that the error handlers can answer."""
    resume: Process
    """Answers an update whose effect is there already, but whose answer was lost."""
    parked: Process
    """Tells the athlete that an update could not be processed."""
    last_poll: float | None = None
    stopped: asyncio.Event = field(default_factory=asyncio.Event)
    _queues: dict[int, deque[KeptUpdate]] = field(default_factory=dict)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _waiting: int = 0
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _room: asyncio.Event = field(default_factory=asyncio.Event)
    """Not set while so many wait that polling pauses."""

    def __post_init__(self) -> None:
        self._idle.set()
        self._room.set()

    @property
    def waiting(self) -> int:
        """How many updates are not worked off yet."""
        return self._waiting

    async def recover(self) -> int:
        """Takes up what a crash left behind; how many updates that were."""
        left = await self.inbox.open()
        for kept in left:
            await self.inbox.tried(kept.update_id)
            self._put(kept)
        return len(left)

    async def accept(self, updates: list[dict[str, Any]]) -> None:
        """Keeps updates; when this returns they may be confirmed."""
        kept = [
            KeptUpdate(update_id=int(raw["update_id"]), athlete_id=sender_of(raw), payload=raw)
            for raw in updates
        ]
        if not kept:
            return
        known = await self.inbox.keep(kept, self.clock.moment())
        for update in kept:
            if update.update_id in known:
                self._put(update)

    async def poll(self) -> None:
        """Asks Telegram for updates until it is stopped.

        Raises:
            AnotherInstanceError: another process polls for this bot.
            InvalidToken: Telegram does not know the token.
        """
        newest = await self.inbox.newest()
        offset = newest + 1 if newest is not None else None
        trouble = _Trouble()
        while not self.stopped.is_set():
            try:
                raw = await self._fetch(offset)
            except InvalidToken:
                raise
            except TelegramError as error:
                await self._pause(trouble.wait(error))
                continue
            trouble = _Trouble()
            self.last_poll = monotonic()
            if raw:
                await self.accept(raw)
                offset = max(int(update["update_id"]) for update in raw) + 1
            await self._room.wait()

    async def drain(self, seconds: float) -> int:
        """Waits until all is worked off, no longer than so many seconds; what is left."""
        self.stopped.set()
        self._room.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._idle.wait()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        return self._waiting

    async def settled(self) -> None:
        """Waits until nothing is waiting."""
        await self._idle.wait()

    async def _fetch(self, offset: int | None) -> list[dict[str, Any]]:
        fetch = asyncio.ensure_future(self._get_updates(offset))
        stop = asyncio.ensure_future(self.stopped.wait())
        try:
            await asyncio.wait({fetch, stop}, return_when=asyncio.FIRST_COMPLETED)
            return fetch.result() if fetch.done() else []
        finally:
            stop.cancel()
            if not fetch.done():
                fetch.cancel()
                with suppress(asyncio.CancelledError, TelegramError):
                    await fetch

    async def _get_updates(self, offset: int | None) -> list[dict[str, Any]]:
        """The raw updates: they are kept as they came."""
        data = {"timeout": POLL_S, "allowed_updates": list(WANTED), "limit": 100}
        if offset is not None:
            data["offset"] = offset
        found = await self.bot._post(  # noqa: SLF001 (the objects are made when they are processed)
            "getUpdates", data, read_timeout=POLL_S + 10
        )
        return list(found) if isinstance(found, list) else []

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.stopped.wait()

    def _put(self, update: KeptUpdate) -> None:
        self._waiting += 1
        self._idle.clear()
        if self._waiting >= WAITING_MOST:
            self._room.clear()
        queue = self._queues.get(update.athlete_id)
        if queue is not None:
            queue.append(update)
            return
        self._queues[update.athlete_id] = deque([update])
        task = asyncio.ensure_future(self._work(update.athlete_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, athlete: int) -> None:
        """One athlete's updates, one after the other."""
        queue = self._queues[athlete]
        try:
            while queue:
                async with self._places:
                    await self._one(queue[0])
                queue.popleft()
                self._waiting -= 1
                if self._waiting < WAITING_MOST:
                    self._room.set()
        finally:
            self._queues.pop(athlete, None)
            if not self._queues:
                self._idle.set()

    async def _one(self, kept: KeptUpdate) -> None:
        logs.athlete.set(kept.athlete_id)
        logs.update.set(kept.update_id)
        turn.current.set(kept.update_id)
        update = Update.de_json(kept.payload, self.bot)
        try:
            if kept.attempts >= POISON_AFTER:
                log.error("an update failed too often and is set aside")
                turn.current.set(None)
                await self.parked(update)
            elif kept.effect or (kept.attempts and await self.outbox.answered(kept.update_id)):
                if kept.effect and not await self.outbox.answered(kept.update_id):
                    turn.current.set(None)
                    await self.resume(update)
            else:
                await self.process(update)
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("an update could not be processed")
        await self.commits.run(DONE, number=kept.update_id, yes=True)


def sender_of(raw: dict[str, Any]) -> int:
    """Whose turn an update belongs to: the person, else the chat, else nobody's."""
    for kind in WANTED:
        part = raw.get(kind)
        if isinstance(part, dict):
            sender = part.get("from") or part.get("chat") or {}
            return int(sender.get("id", 0))
    return 0
