"""The tick: what is owed is planned, written ahead, claimed, and said once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from telegram.error import Forbidden, TelegramError

from bot import logs
from bot.outbox import LeaseLostError
from coach.calendar import Push, PushKind, PushState, occurrences, quiet_until
from coach.errors import CoachError
from coach.ports import ClaimedPush, Clock, Store

log = logging.getLogger(__name__)

MINUTE = timedelta(minutes=1)
AHEAD = timedelta(hours=36)
"""How far ahead occurrences become rows."""

LEASE_S = 300.0
BATCH = 50
PREPARE_BATCH = 20
LEAD = timedelta(hours=6)

Deliver = Callable[[ClaimedPush], Awaitable[None]]
Prepare = Callable[[Push], Awaitable[None]]


@dataclass(slots=True)
class Pushes:
    """What the coach says by itself."""

    store: Store
    clock: Clock
    worker: str
    deliver: Deliver
    prepare: Prepare
    uncertain: int = 0
    dropped: int = 0
    _busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    _last: datetime = field(init=False)
    """When the clock was looked at last: whoever came since is owed what fell due since."""

    def __post_init__(self) -> None:
        self._last = self.clock.moment()

    async def tick(self) -> int:
        """One look at the clock; how many pushes were said."""
        if self._busy.locked():
            return 0
        async with self._busy:
            moment = self.clock.moment()
            await self._plan(moment)
            self._last = moment
            said = await self._say(moment)
            await self._prepare(moment)
            return said

    async def _plan(self, moment: datetime) -> None:
        """Turns wishes into rows; idempotent, so that any number of workers may tick."""
        while True:
            async with self.store.transaction(effect=False) as tx:
                schedules = await tx.pushes.to_plan(moment + AHEAD / 2, BATCH)
                for schedule in schedules:
                    start = schedule.planned_until or min(self._last, moment) - MINUTE
                    owed = occurrences(schedule, max(start, moment - AHEAD), moment + AHEAD)
                    fresh = [push for push in owed if push.due >= start or push.due > moment]
                    await tx.pushes.plan(schedule, fresh, moment + AHEAD)
            if len(schedules) < BATCH:
                return

    async def _say(self, moment: datetime) -> int:
        said = 0
        while True:
            async with self.store.transaction(effect=False) as tx:
                claimed = await tx.pushes.claim(moment, self.worker, BATCH, LEASE_S)
            results = await asyncio.gather(*(self._one(one, moment) for one in claimed))
            said += sum(results)
            if len(claimed) < BATCH:
                return said

    async def _one(self, claimed: ClaimedPush, moment: datetime) -> bool:
        push = claimed.push
        logs.athlete.set(push.athlete)
        if push.state is PushState.SENDING and not await self._uncertain(claimed):
            return False
        if push.expires <= moment:
            await self._mark(claimed, PushState.SKIPPED)
            log.info("a push came too late and was let go", extra={"push": push.key})
            return False
        later = await self._quiet(push, moment)
        if later is not None:
            async with self.store.transaction(effect=False) as tx:
                if later >= push.expires:
                    await tx.pushes.mark(claimed, PushState.SKIPPED)
                else:
                    await tx.pushes.postpone(claimed, later)
            return False
        return await self._deliver(claimed)

    async def _uncertain(self, claimed: ClaimedPush) -> bool:
        """A crash between the two marks: a program is sent again once, a check-in let go."""
        self.uncertain += 1
        again = claimed.push.kind is not PushKind.CHECK_IN and claimed.attempt <= 2  # noqa: PLR2004 (once more)
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

    async def _deliver(self, claimed: ClaimedPush) -> bool:
        try:
            await self.deliver(claimed)
        except Forbidden:
            await self._mark(claimed, PushState.DROPPED)
            return False
        except LeaseLostError:
            return False
        except TelegramError as error:
            log.warning("a push was not delivered: %s", type(error).__name__)
            return False
        except CoachError as error:
            log.warning("a push could not be written: %s", type(error).__name__)
            await self._mark(claimed, PushState.DROPPED)
            self.dropped += 1
            return False
        except Exception:
            log.exception("a push failed", extra={"push": claimed.push.key})
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
            due = await tx.pushes.to_prepare(moment, PREPARE_BATCH * 10)
        ready = [push for push in due if moment >= push.due - LEAD * share(push.athlete)]
        for push in ready[:PREPARE_BATCH]:
            logs.athlete.set(push.athlete)
            try:
                await self.prepare(push)
            except CoachError as error:
                log.warning("a program could not be prepared: %s", type(error).__name__)
            except Exception:
                log.exception("a program could not be prepared")
            async with self.store.transaction(effect=False) as tx:
                await tx.pushes.prepared(push, moment)


def share(athlete: int) -> float:
    """Where in the lead an athlete's turn is: stable, and spread evenly, 0.1 to 1."""
    return 0.1 + 0.9 * ((athlete * 2654435761) % 4294967296) / 4294967296
