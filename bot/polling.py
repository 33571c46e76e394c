"""The long poll: asks Telegram for updates, and confirms what was kept."""

import asyncio
import logging
import random
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Final

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.calls import wait_of
from bot.inbox import WANTED, Intake
from coach.errors import CannotSaveError

log = logging.getLogger(__name__)

POLL_S: Final = 30
ANSWER_S: Final = 10
"""How much longer than a poll its answer may take."""
SILENCE_S: Final = 24 * 3600.0
"""After so long without updates Telegram may have begun to count anew."""
SETTLED_S: Final = 5.0
"""Whoever has polled alone for so long was there first; a newcomer is cut off sooner."""
CONFLICTS: Final = 3
STAND_BY_S: Final = 30.0
CONFLICT_WAIT_S, FIRST_WAIT_S, LONGEST_WAIT_S = 3.0, 1.0, 30.0


class AnotherInstanceError(Exception):
    """Another process polls for this bot, and was there first."""


@dataclass(slots=True)
class Polling:
    """One consumer of a bot's updates."""

    bot: Bot
    intake: Intake
    alone: bool = True
    """False where several workers share the work: one of them polls, the others stand by."""
    last: float | None = None
    """When Telegram answered last, by the monotonic clock."""
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)
    _settled: bool = False
    _since: float = field(default_factory=monotonic)
    """Since when it polls without a conflict."""
    _conflicts: int = 0
    _failures: int = 0

    def stop(self) -> None:
        self._stopped.set()

    async def run(self) -> None:
        """Asks until it is stopped.

        Raises:
            AnotherInstanceError: another process polls for this bot.
            InvalidToken: Telegram does not know the token.
        """
        offset: int | None = None  # what was kept and not confirmed comes again, and is known
        heard = self._since = monotonic()
        while not self._stopped.is_set():
            if monotonic() - heard > SILENCE_S:
                offset = None
            try:
                raw = await self._fetch(offset)
                await self.intake.accept(raw)
            except InvalidToken:
                raise
            except (TelegramError, CannotSaveError) as error:
                await self._pause(await self._wait(error))
                continue
            self._failures = 0
            self.last = monotonic()
            if raw:
                offset = max(int(update["update_id"]) for update in raw) + 1
                heard = self.last
            await self.intake.room()

    async def _fetch(self, offset: int | None) -> list[dict[str, Any]]:
        """Empty when it is stopped meanwhile: what was not kept is not confirmed."""
        fetch = asyncio.ensure_future(self._get_updates(offset))
        stop = asyncio.ensure_future(self._stopped.wait())
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
        found = await self.bot._post(  # noqa: SLF001 (PTB would make objects of them here)
            "getUpdates", data, read_timeout=POLL_S + ANSWER_S
        )
        return list(found) if isinstance(found, list) else []

    async def _wait(self, error: TelegramError | CannotSaveError) -> float:
        """Seconds to wait before the next poll."""
        if isinstance(error, Conflict):
            return await self._conflict(error)
        if isinstance(error, RetryAfter):
            return wait_of(error)
        self._failures += 1
        log.warning("polling failed: %s", type(error).__name__)
        spread = random.uniform(0.5, 1.0)  # noqa: S311 (so that many bots do not come at once)
        return min(LONGEST_WAIT_S, FIRST_WAIT_S * 2.0 ** min(self._failures - 1, 6)) * spread

    async def _conflict(self, error: Conflict) -> float:
        """The newcomer gives way; whoever was there waits for it to go."""
        if "webhook" in error.message.lower():
            log.warning("a webhook was set for this bot; it is taken off, because we poll")
            with suppress(TelegramError):
                await self.bot.delete_webhook()
            return 0.0
        if not self.alone:
            log.info("another worker polls; this one stands by")
            return STAND_BY_S
        self._settled = self._settled or monotonic() - self._since >= SETTLED_S
        self._conflicts += not self._settled
        if self._conflicts >= CONFLICTS:
            raise AnotherInstanceError
        log.warning("another process polls with the same token")
        wait = CONFLICT_WAIT_S / 3 if self._settled else CONFLICT_WAIT_S
        self._since = monotonic() + wait
        return wait

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopped.wait()
