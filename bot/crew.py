"""Several workers on one database: each answers the athletes whose turn it has taken.

Whoever keeps an update need not be who answers it. A worker takes the turns of athletes who wait
and whom nobody answers, works off their updates in order, and gives the turns back. A turn runs
out if it is not renewed, so a worker that dies holds nobody up for long.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from bot import logs
from coach.errors import CannotSaveError
from coach.ports import Clock
from storage.inbox import KeptUpdate
from storage.turns import Turn, Turns

log = logging.getLogger(__name__)

AT_ONCE: Final = 64
LEASE_S: Final = 60.0
RENEW_S: Final = 20.0
LOOK_EVERY_S: Final = 1.0
"""So often a worker looks for athletes whom another one has left waiting."""


@dataclass(slots=True)
class Crew:
    """One worker's part in answering."""

    turns: Turns
    clock: Clock
    worker: str
    stopping: bool = False
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _looking: bool = False
    _news: asyncio.Event = field(default_factory=asyncio.Event)
    _running: "asyncio.Task[None] | None" = None

    @property
    def busy(self) -> int:
        """How many athletes are being answered; one more where it looks for others."""
        return len(self._tasks) + (self._looking or self._news.is_set())

    def start(self, answer: Callable[[KeptUpdate], Awaitable[None]]) -> None:
        """Begins to take turns; `answer` does whatever an update still needs."""
        self._running = asyncio.ensure_future(self._run(answer))

    def nudge(self) -> None:
        """Something new was kept."""
        self._news.set()

    async def stop(self, seconds: float) -> None:
        """Takes no more turns; what is being answered has so many seconds."""
        self.stopping = True
        self._news.set()
        if self._running is not None:
            await self._running
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, answer: Callable[[KeptUpdate], Awaitable[None]]) -> None:
        while not self.stopping:
            self._looking = True
            self._news.clear()
            try:
                taken = await self._take()
            except CannotSaveError:
                log.warning("the database does not answer; turns are taken later")
                taken = ()
            for turn in taken:
                task = asyncio.ensure_future(self._answer(turn, answer))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            self._looking = False
            if not taken:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY_S):
                        await self._news.wait()

    async def _take(self) -> tuple[Turn, ...]:
        free = AT_ONCE - len(self._tasks)
        if free <= 0:
            return ()
        return await self.turns.take(self.clock.moment(), self.worker, free, LEASE_S)

    async def _answer(self, turn: Turn, answer: Callable[[KeptUpdate], Awaitable[None]]) -> None:
        """An athlete's updates, one after the other, as long as the turn is ours."""
        logs.athlete.set(turn.athlete_id)
        renewing = asyncio.ensure_future(self._renew(turn, asyncio.current_task()))
        try:
            while not self.stopping and (left := await self.turns.left(turn)):
                for kept in left:
                    if not self.stopping:
                        await answer(kept)
        except CannotSaveError:
            log.warning("the database does not answer; the athlete waits for another turn")
        finally:
            renewing.cancel()
            with suppress(CannotSaveError):
                await self.turns.give_back(turn)
            self._news.set()  # perhaps something came in between the last look and this

    async def _renew(self, turn: Turn, answering: "asyncio.Task[None] | None") -> None:
        while True:
            await asyncio.sleep(RENEW_S)
            with suppress(CannotSaveError):
                if await self.turns.renew(turn, self.clock.moment(), LEASE_S):
                    continue
                log.warning("the turn of an athlete is another worker's by now")
                if answering is not None:
                    answering.cancel()
                return
