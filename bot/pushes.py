"""The tick: what is owed is planned, written ahead, claimed, and said once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from telegram.error import TelegramError

from bot import logs
from bot.outbox import LeaseLostError
from coach.calendar import Push, PushKind, PushState, Schedule, occurrences, quiet_until
from coach.errors import CannotSaveError, CoachError
from coach.ports import ClaimedPush, Clock, Store

log = logging.getLogger(__name__)

MINUTE: Final = timedelta(minutes=1)
AHEAD: Final = timedelta(hours=36)
"""How far ahead occurrences become rows."""
BACK: Final = timedelta(days=21)
"""How far back: after a longer absence nobody asks for what was not said."""

LEASE_S: Final = 300.0
PAGE: Final = 50
AT_ONCE: Final = 50
"""So many pushes are written and said side by side; the outbox paces them."""
FREE_PLACES: Final = 10
"""So many of them must be free before more are claimed: one claim for several."""

LEAD: Final = timedelta(hours=6)
"""How long before it is due a program may be written."""
PREPARE_PAGE: Final = 20_000
PREPARE_AT_ONCE: Final = 4
BEGUN: Final = frozenset({PushState.SENDING, PushState.AGAIN})
"""A crash lay between the two marks."""
QUESTIONS: Final = frozenset({PushKind.CHECK_IN, PushKind.DAY_AFTER})
"""Asked twice they would nag; the answer finds another way."""
PREPARE_MOST: Final = 60
"""So many programs are written ahead in one tick."""

Deliver = Callable[[ClaimedPush], Awaitable[None]]
Prepare = Callable[[Push], Awaitable[None]]


@dataclass(slots=True)
class Pushes:
    """What the coach says by itself."""

    store: Store
    clock: Clock
    worker: str
    deliver: Deliver
    """Says a push; its marks are the outbox's."""
    prepare: Prepare
    """Writes what a push will say."""
    held: Callable[[], Awaitable[frozenset[str]]] | None = None
    """Keys of pushes that are asked for by letter: not written before that has come back."""
    uncertain: int = 0
    dropped: int = 0
    stopping: bool = False
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _tasks: set["asyncio.Task[bool]"] = field(default_factory=set)
    _writing: set["asyncio.Task[None]"] = field(default_factory=set)
    """Programs that are being written ahead."""
    _last: datetime = field(init=False)
    """When the clock was looked at last: whoever came since is owed what fell due since."""

    def __post_init__(self) -> None:
        self._last = self.clock.moment()

    async def tick(self) -> int:
        """One look at the clock; how many pushes were said. Two ticks take turns."""
        async with self._turn:
            if self.stopping:
                return 0
            moment = self.clock.moment()
            await self._plan(moment)
            self._last = moment
            said = await self._say()
            await self._prepare(self.clock.moment())
            return said

    async def stop(self, seconds: float) -> None:
        """Begins nothing more; what is being written and said has so many seconds."""
        self.stopping = True
        begun: set[asyncio.Task[Any]] = {*self._tasks, *self._writing}
        if begun:
            _, late = await asyncio.wait(begun, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _plan(self, moment: datetime) -> None:
        """Turns wishes into rows; idempotent, so that any number of workers may tick."""
        until = moment + AHEAD
        full = True
        while full and not self.stopping:
            async with self.store.transaction(effect=False) as tx:
                schedules = await tx.pushes.to_plan(moment + AHEAD / 2, PAGE)
                for schedule in schedules:
                    await tx.pushes.plan(schedule, owed(schedule, moment, self._last), until)
            full = len(schedules) == PAGE

    async def _say(self) -> int:
        """All that is due, also what falls due meanwhile; how many were said."""
        said = 0
        while not self.stopping:
            free = AT_ONCE - len(self._tasks)
            if free >= FREE_PLACES:
                await self._claim(free)
            if not self._tasks:
                break
            done, self._tasks = await asyncio.wait(
                self._tasks, return_when=asyncio.FIRST_COMPLETED
            )
            said += _counted(done)
        return said

    async def _claim(self, count: int) -> None:
        moment = self.clock.moment()
        async with self.store.transaction(effect=False) as tx:
            claimed = await tx.pushes.claim(moment, self.worker, count, LEASE_S)
        self._tasks.update(asyncio.ensure_future(self._one(one, moment)) for one in claimed)

    async def _one(self, claimed: ClaimedPush, moment: datetime) -> bool:
        """Whether it was said."""
        logs.athlete.set(claimed.push.athlete)
        try:
            if not await self._still_owed(claimed, moment):
                return False
            return await self._delivered(claimed)
        except CannotSaveError:
            log.exception(
                "a push waits: its mark cannot be kept", extra={"push": claimed.push.key}
            )
            return False

    async def _still_owed(self, claimed: ClaimedPush, moment: datetime) -> bool:
        push = claimed.push
        late = push.expires <= moment
        if push.state in BEGUN and not await self._again(claimed, late=late):
            return False
        if late:
            await self._mark(claimed, PushState.SKIPPED)
            log.info("a push came too late and was let go", extra={"push": push.key})
            return False
        later = await self._quiet(push, moment)
        if later is None:
            return True
        if later >= push.expires:
            await self._mark(claimed, PushState.SKIPPED)
        else:
            async with self.store.transaction(effect=False) as tx:
                await tx.pushes.postpone(claimed, later)
        return False

    async def _again(self, claimed: ClaimedPush, *, late: bool) -> bool:
        """After a crash between the two marks: what tells is said once more, what asks is not."""
        self.uncertain += 1
        first = claimed.push.state is PushState.SENDING
        again = first and not late and claimed.push.kind not in QUESTIONS
        log.warning(
            "a push was perhaps not delivered",
            extra={"push": claimed.push.key, "again": again},
        )
        if not again:
            await self._mark(claimed, PushState.UNCERTAIN)
        return again

    async def _quiet(self, push: Push, moment: datetime) -> datetime | None:
        async with self.store.reading() as tx:
            person = await tx.athletes.get(push.athlete)
            settings = await tx.settings.get(push.athlete)
        if person is None or settings is None:
            return None
        return quiet_until(settings, push.due, moment, ZoneInfo(person.time_zone))

    async def _delivered(self, claimed: ClaimedPush) -> bool:
        push = claimed.push
        try:
            await self.deliver(claimed)
        except LeaseLostError:
            return False
        except TelegramError as error:
            log.warning(
                "a push was not delivered: %s", type(error).__name__, extra={"push": push.key}
            )
            return False
        except CannotSaveError:
            raise
        except Exception as error:
            if isinstance(error, CoachError):
                log.warning("a push could not be written: %s", type(error).__name__)
            else:
                log.exception("a push failed", extra={"push": push.key})
            await self._mark(claimed, PushState.DROPPED)
            self.dropped += 1
            return False
        return True

    async def _mark(self, claimed: ClaimedPush, state: PushState) -> None:
        async with self.store.transaction(effect=False) as tx:
            await tx.pushes.mark(claimed, state)

    async def _prepare(self, moment: datetime) -> None:
        """Writes programs before they are due, spread over the lead by a stable hash."""
        async with self.store.reading() as tx:
            due = await tx.pushes.to_prepare(moment, PREPARE_PAGE)
        held = frozenset[str]() if self.held is None else await self.held()
        left = to_write([push for push in due if push.key not in held], moment)
        while (left or self._writing) and not self.stopping:
            while left and len(self._writing) < PREPARE_AT_ONCE:
                self._writing.add(asyncio.ensure_future(self._prepared(left.pop(0), moment)))
            _, self._writing = await asyncio.wait(
                self._writing, return_when=asyncio.FIRST_COMPLETED
            )

    async def _prepared(self, push: Push, moment: datetime) -> None:
        logs.athlete.set(push.athlete)
        async with self.store.transaction(effect=False) as tx:
            if not await tx.pushes.prepared(push, moment):
                return
        try:
            await self.prepare(push)
        except CoachError as error:
            log.warning("a program could not be prepared: %s", type(error).__name__)
        except Exception:
            log.exception("a program could not be prepared")


def owed(schedule: Schedule, moment: datetime, last: datetime) -> list[Push]:
    """What falls due from when an athlete was planned last; for a newcomer, since the last tick.

    Of what is too late by now only programs: they are counted as missed, and that is told.
    """
    start = max(schedule.planned_until or min(last, moment) - MINUTE, moment - BACK)
    return [
        push
        for push in occurrences(schedule, start, moment + AHEAD)
        if push.due >= start and (push.expires > moment or push.kind is PushKind.SUNDAY)
    ]


def to_write(due: Sequence[Push], moment: datetime) -> list[Push]:
    """Of the programs due within the lead, those whose turn has come; the oldest turn first."""
    ready = [(push.due - LEAD * share(push.athlete), push) for push in due]
    ready = [one for one in ready if one[0] <= moment]
    return [push for _, push in sorted(ready, key=lambda one: one[0])[:PREPARE_MOST]]


def share(athlete: int) -> float:
    """Where in the lead an athlete's turn is: stable, and spread evenly, 0.1 to 1."""
    return 0.1 + 0.9 * ((athlete * 2654435761) % 4294967296) / 4294967296


def _counted(done: Iterable["asyncio.Task[bool]"]) -> int:
    return sum(
        not task.cancelled() and task.exception() is None and task.result() for task in done
    )
