"""An athlete who looks on while a week is written, and may stop it."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from coach.athlete import Athlete
from coach.errors import WritingStoppedError
from coach.program import Day

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """A week that is being written: whose, and the first days as they were chosen, unchecked."""

    athlete: Athlete
    monday: date
    today: date
    days: tuple[Day, ...]


@dataclass(slots=True)
class Onlooker:
    """Hears the days as they are chosen. Only the writing can be stopped, never the keeping."""

    hear: Callable[[Growing], None]
    _stopped: asyncio.Event = field(default_factory=asyncio.Event)

    def stop(self) -> None:
        self._stopped.set()

    async def unless_stopped(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work comes to.

        Raises:
            WritingStoppedError: it was stopped, and has ended.
        """
        working = asyncio.ensure_future(work)
        stop = asyncio.ensure_future(self._stopped.wait())
        try:
            await asyncio.wait({working, stop}, return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                raise WritingStoppedError
            return working.result()
        finally:
            stop.cancel()
            if not working.done():
                working.cancel()
                await asyncio.gather(working, return_exceptions=True)
