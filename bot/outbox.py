"""Messages out: every call to Telegram passes here, as PTB's rate limiter.

An answer is written down before it is sent and marked after, so that a crash between the two is
seen; a push carries the same marks in its own row. What Telegram certainly did not do is tried
again, what it perhaps did is not.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from telegram import Bot
from telegram.error import (
    BadRequest,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import BaseRateLimiter

from bot import logs
from bot.calls import (
    FLEETING,
    HARMLESS,
    SAID,
    TEXTS,
    UNCOUNTED,
    as_json,
    chat_of,
    message_id_of,
    passing,
    unchanged,
    unknown,
    wait_of,
    where_it_is,
)
from bot.pace import Kind, Pace
from coach.athlete import AthleteId
from coach.calendar import PushState
from coach.errors import CannotSaveError
from coach.ports import ClaimedPush, Clock, Store
from handlers.reply import IN_BETWEEN
from storage import turn
from storage.outbox import LATEST, OutRow, OutState
from storage.outbox import Outbox as Kept

log = logging.getLogger(__name__)

TRIES = 12
PATIENCE_S, PATIENCE_MOST_S = 0.5, 30.0
"""Before a call is tried again: doubled each time, up to half a minute; three minutes in all."""
UNSENT_AGAIN = timedelta(minutes=1)
"""When a push that certainly did not leave is tried again."""

Call = Callable[[], Awaitable[Any]]
Callback = Callable[..., Coroutine[Any, Any, Any]]


@dataclass(slots=True)
class Said:
    """How calls went, for health and for the owner."""

    sent: int = 0
    uncertain: int = 0
    blocked: int = 0
    limited: int = 0


class LeaseLostError(NetworkError):
    """Another worker has taken the push over."""

    def __init__(self) -> None:
        super().__init__("another worker says this one")


class Outbox(BaseRateLimiter[ClaimedPush | str]):
    """PTB hands every call to it; `rate_limit_args` is the push that a message is.

    Or `IN_BETWEEN`: a state of a message that a later one replaces. It is not written down, so
    that after a crash its update counts as unanswered; and it is not tried twice.
    """

    def __init__(self, kept: Kept, store: Store, clock: Clock, *, limits: bool = True) -> None:
        self._kept = kept
        self._store = store
        self._clock = clock
        self.pace = Pace(lifted=not limits)
        self.said = Said()
        self.busy = 0
        """Calls under way."""

    async def initialize(self) -> None:
        """Nothing to open: the database is the roof's."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callback,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: ClaimedPush | str | None,
    ) -> Any:
        def call() -> Awaitable[Any]:
            return callback(*args, **kwargs)

        chat = chat_of(data)
        if endpoint in HARMLESS:
            return await self._garnish(call, chat)
        if chat is None or endpoint in UNCOUNTED:
            return await call()
        if endpoint in FLEETING:
            return await self._hint(call, chat)
        self.busy += 1
        try:
            if isinstance(rate_limit_args, ClaimedPush):
                return await self._push(call, chat, rate_limit_args)
            once = rate_limit_args == IN_BETWEEN
            if endpoint in SAID and not once:
                return await self._answer(call, chat, endpoint, data)
            await self.pace.turn(chat)
            return await (call() if once else self._try(call, chat))
        finally:
            self.busy -= 1

    async def resend(self, bot: Bot, before: datetime = LATEST) -> int:
        """After a crash: what was begun and never marked is sent once more, and counted.

        `before` leaves alone what another worker may be sending at this moment. What carried a
        file was not kept: its update is processed again where it had no effect.
        """
        left = await self._kept.unsent(before)
        self.said.uncertain += len(left)
        for row in left:
            logs.athlete.set(row.athlete_id)
            if row.payload is None:
                await self._kept.mark(row.id, OutState.FAILED)
            elif row.attempts > 1:
                await self._kept.mark(row.id, OutState.UNCERTAIN)
            else:
                await self._again(row, row.payload, bot)
        logs.athlete.set(None)
        return len(left)

    async def _again(self, row: OutRow, payload: Any, bot: Bot) -> None:
        await self._kept.again(row.id)
        log.warning("an answer was perhaps not delivered; it is sent once more")

        def call() -> Awaitable[Any]:
            # past this limiter, which would write a second row for it
            return Bot._do_post(bot, row.endpoint, dict(payload))  # noqa: SLF001

        result: Any = None
        await self.pace.turn(row.athlete_id, Kind.ANSWER)
        try:
            with suppress(TelegramError):
                result = await self._try(call, row.athlete_id)
            await self._kept.mark(row.id, OutState.UNCERTAIN, message_id_of(result))
        finally:
            self.pace.landed(Kind.ANSWER)

    async def _hint(self, call: Call, chat: int) -> bool:
        """Typing …: worth neither a wait nor an error."""
        if self.pace.spare(chat):
            with suppress(TelegramError):
                await call()
        return True

    async def _garnish(self, call: Call, chat: int | None) -> Any:
        """What is refused is told; what the network lost is not missed."""
        if chat is not None:
            await self.pace.turn(chat)
        try:
            return await call()
        except BadRequest:
            raise
        except (NetworkError, RetryAfter) as error:
            log.info("left out: %s", type(error).__name__)
            return True

    async def _answer(self, call: Call, chat: int, endpoint: str, data: dict[str, Any]) -> Any:
        await self.pace.turn(chat, Kind.ANSWER)
        marking = False
        try:
            row = await self._written_down(chat, endpoint, as_json(data))
            result = await self._told(call, chat, endpoint, row)
            marking = self._mark_sent(row, message_id_of(result))
        finally:
            if not marking:
                self.pace.landed(Kind.ANSWER)
        return where_it_is(result) if endpoint in TEXTS else result

    async def _told(self, call: Call, chat: int, endpoint: str, row: int | None) -> Any:
        """What Telegram answered; where it refused, or never did, the row is marked."""
        edits = endpoint.startswith("edit")  # the same edit twice is one
        try:
            result = await self._try(call, chat, idempotent=edits)
        except TelegramError as error:
            if edits and isinstance(error, BadRequest) and unchanged(error):
                return True
            self.said.uncertain += unknown(error)
            await self._mark(row, OutState.UNCERTAIN if unknown(error) else OutState.FAILED)
            raise
        self.said.sent += 1
        return result

    async def _written_down(self, chat: int, endpoint: str, payload: Any) -> int | None:
        """None where the disk is full: that is said all the same, and can be said."""
        try:
            return await self._kept.sending(
                chat, turn.current.get(), endpoint, payload, self._clock.moment()
            )
        except CannotSaveError:
            log.exception("an answer is sent without having been written down")
            return None

    def _mark_sent(self, row: int | None, message: int | None) -> bool:
        """Not waited for: the end of its update, or the next answer's row, is kept behind it.

        Whether there is anything to mark: the answer has landed when that is done.
        """
        if row is None:
            return False
        self._kept.sent(row, message).add_done_callback(partial(self._landed, row))
        return True

    def _landed(self, row: int, marked: "asyncio.Future[Any]") -> None:
        """A mark that was not waited for: what went wrong with it is said in the log."""
        self.pace.landed(Kind.ANSWER)
        if not marked.cancelled() and marked.exception() is not None:
            log.error(
                "an answer was sent and could not be marked",
                exc_info=marked.exception(),
                extra={"row": row},
            )

    async def _mark(self, row: int | None, state: OutState, message: int | None = None) -> None:
        if row is None:
            return
        try:
            await self._kept.mark(row, state, message)
        except CannotSaveError:
            log.exception("an answer was sent and could not be marked", extra={"row": row})

    async def _push(self, call: Call, chat: int, claimed: ClaimedPush) -> Any:
        """The push's own row carries the marks; a lost lease means that another one says it."""
        await self.pace.turn(chat, Kind.PUSH)
        try:
            return await self._marked(call, chat, claimed)
        finally:
            self.pace.landed(Kind.PUSH)

    async def _marked(self, call: Call, chat: int, claimed: ClaimedPush) -> Any:
        begun = claimed.push.state in {PushState.SENDING, PushState.AGAIN}
        state = PushState.AGAIN if begun else PushState.SENDING
        async with self._store.transaction(effect=False) as tx:
            mine = await tx.pushes.mark(claimed, state)
        if not mine:
            raise LeaseLostError
        try:
            result = await self._try(call, chat)
        except TelegramError as error:
            await self._not_said(claimed, error)
            raise
        self.said.sent += 1
        async with self._store.transaction(effect=False) as tx:
            await tx.pushes.mark(claimed, PushState.SENT, message_id=message_id_of(result))
        return result

    async def _not_said(self, claimed: ClaimedPush, error: TelegramError) -> None:
        """Refused: never again. Not done: in a minute. Unknown: its mark stays as it is."""
        async with self._store.transaction(effect=False) as tx:
            if passing(error) or isinstance(error, RetryAfter):
                await tx.pushes.postpone(claimed, self._clock.moment() + UNSENT_AGAIN)
            elif not unknown(error):
                await tx.pushes.mark(claimed, PushState.DROPPED)

    async def _try(self, call: Call, chat: int, *, idempotent: bool = False) -> Any:
        """Again only where it is safe: nothing was done, or doing it twice is doing it once."""
        attempt = 1
        while True:
            try:
                return await call()
            except Forbidden:
                await self._unreachable(chat)
                raise
            except RetryAfter as error:
                if attempt == TRIES:
                    raise
                await self._wait_as_asked(error, chat)
            except NetworkError as error:
                again = passing(error) or (idempotent and unknown(error))
                if not again or attempt == TRIES:
                    raise
                await asyncio.sleep(min(PATIENCE_S * 2.0 ** (attempt - 1), PATIENCE_MOST_S))
            attempt += 1

    async def _wait_as_asked(self, error: RetryAfter, chat: int) -> None:
        self.said.limited += 1
        self.pace.block(chat, wait_of(error))
        log.info("telegram asks to wait", extra={"seconds": wait_of(error)})
        await self.pace.turn(chat)

    async def _unreachable(self, chat: int) -> None:
        self.said.blocked += 1
        if chat > 0:
            async with self._store.transaction(effect=False) as tx:
                await tx.members.reachable(AthleteId(chat), yes=False)
