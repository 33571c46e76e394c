"""Updates that wait for the bot: numbered, confirmed by the next offset, gone after a day."""

import asyncio
import math
from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.local_chat import limits
from bot.local_chat.refusals import OTHER_POLLER, Json, bad, conflict

UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Kinds that come only if they were asked for by name."""
LIFETIMES = {"callback_query": limits.QUERY_SECONDS}


@dataclass(slots=True)
class Update:
    """One update: `queue` is the line it waits in when a webhook takes them."""

    id: int
    kind: str
    body: Json
    queue: str
    expires: float

    def wire(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    """The queue of one bot."""

    def __init__(self, first_id: int, seconds: Callable[[], float]) -> None:
        self._next = first_id
        self._seconds = seconds
        self.waiting: OrderedDict[int, Update] = OrderedDict()
        self.allowed: frozenset[str] | None = None
        self.on_add: Callable[[Update], None] | None = None
        self._poll: asyncio.Future[str] | None = None
        self._soonest = math.inf
        self._watchers: list[asyncio.Future[None]] = []

    def add(self, kind: str, body: Json, queue: str) -> Update | None:
        """None if the bot did not ask for this kind."""
        if not self._wanted(kind):
            return None
        lifetime = LIFETIMES.get(kind, limits.UPDATE_SECONDS)
        update = Update(self._next, kind, body, queue, self._seconds() + lifetime)
        self._next += 1
        self.waiting[update.id] = update
        self._soonest = min(self._soonest, update.expires)
        self._wake("")
        if self.on_add is not None:
            self.on_add(update)
        return update

    def ask_for(self, kinds: Collection[str] | None) -> None:
        """Which kinds from now on; None leaves it as it was, an empty list is the usual ones."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def drop(self) -> None:
        self.waiting.clear()
        self._tell_watchers()

    def done(self, update_id: int) -> None:
        self.waiting.pop(update_id, None)
        self._tell_watchers()

    async def emptied(self) -> None:
        """Returns as soon as none waits any more: the bot has confirmed them all."""
        if self.waiting:
            watcher: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._watchers.append(watcher)
            await watcher

    def expire(self) -> None:
        """Forgets what waited too long."""
        moment = self._seconds()
        if moment <= self._soonest:
            return
        for update in [u for u in self.waiting.values() if u.expires < moment]:
            self.done(update.id)
        self._soonest = min((u.expires for u in self.waiting.values()), default=math.inf)

    async def take(self, offset: int, limit: int, wait: float) -> Sequence[Update]:
        """Up to `limit` updates from `offset` on, those before it confirmed.

        Raises:
            Refusal: 409, later, if somebody else asks meanwhile.
        """
        if not 1 <= limit <= limits.UPDATES_AT_ONCE:
            raise bad("limit must be from 1 to 100")
        self.turn_away(OTHER_POLLER)
        self._confirm(offset)
        if not self._first(limit) and wait > 0:
            await self._wait(min(wait, limits.LONG_POLL_SECONDS))
        return self._first(limit)

    def turn_away(self, words: str) -> None:
        """Ends the poll that waits, if one does, with 409 and these words."""
        self._wake(words)

    @property
    def polled(self) -> bool:
        """Whether somebody waits for updates at this moment."""
        return self._poll is not None

    def _tell_watchers(self) -> None:
        if not self.waiting and self._watchers:
            for watcher in self._watchers:
                if not watcher.done():
                    watcher.set_result(None)
            self._watchers.clear()

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed is not None else kind not in UNASKED

    def _wake(self, words: str) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(words)

    def _confirm(self, offset: int) -> None:
        if offset < 0:  # counted from the end
            for update_id in list(self.waiting)[: len(self.waiting) + offset]:
                self.done(update_id)
            return
        while self.waiting and next(iter(self.waiting)) < offset:
            self.waiting.popitem(last=False)
        self._tell_watchers()

    def _first(self, limit: int) -> list[Update]:
        self.expire()
        return [update for update, _ in zip(self.waiting.values(), range(limit), strict=False)]

    async def _wait(self, seconds: float) -> None:
        poll: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            with suppress(TimeoutError):
                if words := await asyncio.wait_for(poll, seconds):
                    raise conflict(words)
        finally:
            if self._poll is poll:
                self._poll = None
