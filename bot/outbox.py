"""Messages out: every call to Telegram passes here, as PTB's rate limiter.

An answer is written down before it is sent and marked after, so that a crash between the two is
seen. Answers overtake pushes. Telegram's limits: one a second to a chat (three at once are
tolerated), twenty a minute to a group, thirty a second in all, of which pushes may use
twenty-five; a 429 is honoured for its chat alone.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import BaseRateLimiter

from bot import logs
from bot.transport import NotConnectedError
from coach.athlete import AthleteId
from coach.calendar import PushState
from coach.ports import ClaimedPush, Clock, Store
from storage import turn
from storage.outbox import Outbox as Kept
from storage.outbox import OutRow, OutState

log = logging.getLogger(__name__)

SAID = frozenset({"sendMessage", "editMessageText", "sendDocument", "sendPhoto"})
"""Calls that say something: they are written down. Others may be lost without harm."""

FREE = frozenset(
    {
        "getUpdates",
        "getMe",
        "getFile",
        "answerCallbackQuery",
        "setWebhook",
        "deleteWebhook",
        "setMyCommands",
        "setMyDescription",
        "setMyShortDescription",
    }
)
"""Calls that Telegram does not count against a chat."""

PER_SECOND, PUSHES_PER_SECOND = 30.0, 25.0
CHAT_BURST, CHAT_PER_SECOND = 3.0, 1.0
GROUP_BURST, GROUP_PER_SECOND = 20.0, 20.0 / 60.0
TRIES = 3
FORGET_AFTER = 600.0

Call = Callable[..., Coroutine[Any, Any, Any]]


@dataclass(slots=True)
class Bucket:
    """So many at once, refilled at a rate."""

    size: float
    rate: float
    level: float
    at: float

    @classmethod
    def full(cls, size: float, rate: float) -> "Bucket":
        return cls(size, rate, size, monotonic())

    def wait(self) -> float:
        """Takes one; how many seconds to wait before using it."""
        now = monotonic()
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        self.level -= 1
        return max(0.0, -self.level / self.rate)


@dataclass(slots=True)
class Limits:
    """How fast may be sent, and to whom not yet."""

    lifted: bool = False
    all: Bucket = field(default_factory=lambda: Bucket.full(PER_SECOND, PER_SECOND))
    pushes: Bucket = field(
        default_factory=lambda: Bucket.full(PUSHES_PER_SECOND, PUSHES_PER_SECOND)
    )
    chats: dict[int, Bucket] = field(default_factory=dict)
    blocked_until: dict[int, float] = field(default_factory=dict)

    async def turn(self, chat: int, *, push: bool) -> None:
        """Waits until a message to a chat may leave."""
        if self.lifted:
            return
        waits = [self._chat(chat).wait(), self.all.wait()]
        if push:
            waits.append(self.pushes.wait())
        waits.append(self.blocked_until.get(chat, 0.0) - monotonic())
        longest = max(waits)
        if longest > 0:
            await asyncio.sleep(longest)

    def block(self, chat: int, seconds: float) -> None:
        self.blocked_until[chat] = monotonic() + seconds

    def _chat(self, chat: int) -> Bucket:
        if len(self.chats) > 10_000:  # noqa: PLR2004 (chats that were quiet need no bucket)
            edge = monotonic() - FORGET_AFTER
            self.chats = {c: b for c, b in self.chats.items() if b.at > edge}
        bucket = self.chats.get(chat)
        if bucket is None:
            size, rate = (
                (GROUP_BURST, GROUP_PER_SECOND) if chat < 0 else (CHAT_BURST, CHAT_PER_SECOND)
            )
            bucket = self.chats[chat] = Bucket.full(size, rate)
        return bucket


@dataclass(slots=True)
class Said:
    """How calls went, for health and for the owner."""

    sent: int = 0
    uncertain: int = 0
    blocked: int = 0
    limited: int = 0


class Outbox(BaseRateLimiter[ClaimedPush]):
    """PTB hands every call to it."""

    def __init__(self, kept: Kept, store: Store, clock: Clock, *, limits: bool = True) -> None:
        self._kept = kept
        self._store = store
        self._clock = clock
        self._limits = Limits(lifted=not limits)
        self.said = Said()
        self.busy = 0

    async def initialize(self) -> None:
        """Nothing to open: the database is the roof's."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: ClaimedPush | None,
    ) -> Any:
        def call() -> Awaitable[Any]:
            return callback(*args, **kwargs)

        if endpoint in FREE or "chat_id" not in data:
            return await call()
        self.busy += 1
        try:
            chat = _chat_of(data)
            await self._limits.turn(chat, push=rate_limit_args is not None)
            if rate_limit_args is not None:
                return await self._push(call, chat, rate_limit_args)
            if endpoint not in SAID:
                return await self._try(call, chat)
            return await self._answer(call, chat, endpoint, data)
        finally:
            self.busy -= 1

    async def _answer(
        self, call: Callable[[], Awaitable[Any]], chat: int, endpoint: str, data: dict[str, Any]
    ) -> Any:
        row = await self._kept.sending(
            chat, turn.current.get(), endpoint, _payload(endpoint, data), self._clock.moment()
        )
        try:
            result = await self._try(call, chat)
        except BadRequest as error:
            await self._kept.mark(row, OutState.SENT if _unchanged(error) else OutState.FAILED)
            raise
        except TimedOut:
            # delivered or not, nobody knows: never tried again blindly
            self.said.uncertain += 1
            await self._kept.mark(row, OutState.UNCERTAIN)
            raise
        except TelegramError:
            await self._kept.mark(row, OutState.FAILED)
            raise
        self.said.sent += 1
        await self._kept.mark(row, OutState.SENT, _message_id(result))
        return result

    async def _push(
        self, call: Callable[[], Awaitable[Any]], chat: int, claimed: ClaimedPush
    ) -> Any:
        """The push's own row carries the mark; a lost lease means that another one says it."""
        async with self._store.transaction(effect=False) as tx:
            mine = await tx.pushes.mark(claimed, PushState.SENDING)
        if not mine:
            raise LeaseLostError
        result = await self._try(call, chat)
        self.said.sent += 1
        async with self._store.transaction(effect=False) as tx:
            await tx.pushes.mark(claimed, PushState.SENT, message_id=_message_id(result))
        return result

    async def _try(self, call: Callable[[], Awaitable[Any]], chat: int) -> Any:
        """Again only where it is safe: no connection was made, or Telegram said "later"."""
        for attempt in range(1, TRIES + 1):
            try:
                return await call()
            except RetryAfter as error:
                seconds = _seconds(error)
                self.said.limited += 1
                self._limits.block(chat, seconds)
                if attempt == TRIES:
                    raise
                log.info("telegram asks to wait", extra={"seconds": seconds})
                await asyncio.sleep(seconds)
            except NotConnectedError:
                if attempt == TRIES:
                    raise
                await asyncio.sleep(0.5 * 2**attempt)
            except Forbidden:
                self.said.blocked += 1
                await self._unreachable(chat)
                raise
        raise AssertionError("the last attempt raises or returns")

    async def _unreachable(self, chat: int) -> None:
        if chat > 0:
            async with self._store.transaction(effect=False) as tx:
                await tx.members.reachable(AthleteId(chat), yes=False)

    async def resend(self, post: Callable[[str, dict[str, Any]], Awaitable[Any]]) -> int:
        """After a crash: what was begun and never marked is sent once more, and counted.

        `post` calls the Bot API by the name of a method. Calls that carried a file were not
        kept; their update is processed again by the inbox where it had no effect.
        """
        count = 0
        for row in await self._kept.unsent():
            self.said.uncertain += 1
            count += 1
            if row.payload is None or row.attempts > 1:
                await self._kept.mark(row.id, OutState.UNCERTAIN)
                continue
            await self._again(row, post)
        return count

    async def _again(
        self, row: OutRow, post: Callable[[str, dict[str, Any]], Awaitable[Any]]
    ) -> None:
        await self._kept.again(row.id)
        logs.athlete.set(row.athlete_id)
        log.warning("an answer was perhaps not delivered; it is sent once more")
        result: Any = None
        with suppress(TelegramError):
            await self._limits.turn(row.athlete_id, push=False)
            result = await post(row.endpoint, dict(row.payload or {}))
        await self._kept.mark(row.id, OutState.UNCERTAIN, _message_id(result))


class LeaseLostError(NetworkError):
    """Another worker has taken the push over."""

    def __init__(self) -> None:
        super().__init__("another worker says this one")


def _chat_of(data: dict[str, Any]) -> int:
    try:
        return int(data["chat_id"])
    except (TypeError, ValueError):
        return 0


def _payload(endpoint: str, data: dict[str, Any]) -> dict[str, Any] | None:
    """The call as plain JSON, if it carries no file."""
    if endpoint in {"sendDocument", "sendPhoto"}:
        return None
    return {
        key: value.to_dict() if hasattr(value, "to_dict") else value
        for key, value in data.items()
        if value is not None
    }


def _message_id(result: Any) -> int | None:
    return result.get("message_id") if isinstance(result, dict) else None


def _unchanged(error: BadRequest) -> bool:
    return "not modified" in error.message.lower()


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return wait.total_seconds() if hasattr(wait, "total_seconds") else float(wait)
