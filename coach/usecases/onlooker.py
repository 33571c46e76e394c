"""An athlete who looks on while a week is written, and may stop it."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from coach.errors import WritingStoppedError
from coach.ports import OnDays

T = TypeVar("T")


@dataclass(slots=True)
class Onlooker:
    """Hears the days as they are chosen. Only the writing can be stopped, never the keeping."""

    on_days: OnDays
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
