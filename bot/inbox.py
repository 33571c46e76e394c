"""Updates in: kept, then confirmed, then processed once, in order for each athlete.

Telegram forgets an update once it is confirmed, so it is confirmed only when the database has
it. What a crash leaves is processed after the restart; an update whose effect the database
already has is not processed again, only answered.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final

from telegram import Bot, Update

from bot import logs
from bot.crew import Crew
from coach.errors import CannotSaveError
from coach.ports import Clock
from storage import turn
from storage.commits import Commits
from storage.inbox import DONE, Inbox, KeptUpdate
from storage.outbox import Outbox as KeptOutbox

log = logging.getLogger(__name__)

WANTED: Final = ("message", "edited_message", "callback_query", "my_chat_member")
AT_ONCE: Final = 128
POISON_AFTER: Final = 6
"""An update that was being processed in so many crashes is not processed again.

On a slow machine that is killed again and again right after its start, an innocent one is there in
three; from the second on it is there alone."""
WAITING_MOST: Final = 2_000
"""So many updates may wait for their turn before polling pauses."""
OF_ONE_MOST: Final = 20
"""No more of one athlete's count: whoever floods the bot holds nobody else up."""
LONGEST_S: Final = 300.0
"""Processing an update that takes longer is given up: its athlete's others wait behind it."""
PAGE: Final = 500
LARGEST_ID: Final = 2**63

Process = Callable[[Update], Awaitable[None]]


class StoppingError(Exception):
    """Nothing is taken in any more; Telegram will come again."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An update in its athlete's line; `left`: a crash, or a stop, left it behind."""

    kept: KeptUpdate
    left: bool = False


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
    notice: Callable[[dict[str, Any]], None] | None = None
    """Sees an update as it comes in, before its turn: what is to stop another one."""
    crew: Crew | None = None
    """Where several workers share the database: who answers whom is settled there."""
    keeps: bool = True
    """Whether what came last could be kept; a full disk answers nobody, and should be seen."""
    stopping: bool = False
    _queues: dict[int, deque[_Waiting]] = field(default_factory=dict)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _places: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _suspects: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by the one update that is processed although it was there in two crashes."""
    _waiting: int = 0
    _crowd: int = 0
    """As `_waiting`, but no more than so many of each athlete."""
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _room: asyncio.Event = field(default_factory=asyncio.Event)
    """Not set while so many wait that polling pauses."""

    def __post_init__(self) -> None:
        self._idle.set()
        self._room.set()

    @property
    def waiting(self) -> int:
        """How many updates are not worked off yet, as far as this worker knows."""
        return self._waiting + (self.crew.busy if self.crew is not None else 0)

    async def recover(self) -> int:
        """Takes up what a crash left behind; how many updates that were."""
        if self.crew is not None:
            self.crew.start(self._of_the_crew)
            return await self.inbox.waiting()
        count, after = 0, 0
        while left := await self.inbox.open(after, PAGE):
            for kept in left:
                self._put(_Waiting(kept, left=True))
            count, after = count + len(left), left[-1].update_id
        return count

    async def accept(self, updates: list[dict[str, Any]]) -> None:
        """Keeps updates; when this returns they may be confirmed.

        Raises:
            CannotSaveError: they were not kept.
            StoppingError: this process is about to end.
        """
        if not updates:
            return
        if self.stopping:
            raise StoppingError
        kept = [
            KeptUpdate(update_id=int(raw["update_id"]), athlete_id=sender_of(raw), payload=raw)
            for raw in updates
        ]
        self.keeps = False
        new = await self.inbox.keep(kept, self.clock.moment())
        self.keeps = True
        if self.notice is not None:
            for raw in updates:
                self.notice(raw)
        if self.crew is not None:
            self.crew.nudge()
            return
        for update in kept:
            if update.update_id in new:
                self._put(_Waiting(update))

    async def room(self) -> None:
        """Returns when so few wait that more may come."""
        await self._room.wait()

    async def drain(self, seconds: float) -> int:
        """Waits until all is worked off, no longer than so many seconds; what is left."""
        self.stopping = True
        self._room.set()
        if self.crew is not None:
            await self.crew.stop(seconds)
            return await self.inbox.waiting()
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

    async def _of_the_crew(self, kept: KeptUpdate) -> None:
        await self._one(_Waiting(kept, left=True))

    def _put(self, update: _Waiting) -> None:
        self._waiting += 1
        self._idle.clear()
        athlete = update.kept.athlete_id
        queue = self._queues.get(athlete)
        self._crowd += queue is None or len(queue) < OF_ONE_MOST
        if self._crowd >= WAITING_MOST:
            self._room.clear()
        if queue is not None:
            queue.append(update)
            return
        self._queues[athlete] = deque([update])
        task = asyncio.ensure_future(self._work(athlete))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, athlete: int) -> None:
        """One athlete's updates, one after the other."""
        logs.athlete.set(athlete)
        queue = self._queues[athlete]
        try:
            while queue:
                async with self._places:
                    await self._one(queue[0])
                queue.popleft()
                self._waiting -= 1
                self._crowd -= len(queue) < OF_ONE_MOST
                if self._crowd < WAITING_MOST:
                    self._room.set()
        finally:
            del self._queues[athlete]
            if not self._queues:
                self._idle.set()

    async def _one(self, update: _Waiting) -> None:
        """Whatever happens to an update, the next one gets its turn."""
        number = update.kept.update_id
        logs.update.set(number)
        turn.current.set(number)
        try:
            async with asyncio.timeout(LONGEST_S):
                await (self._left(update.kept) if update.left else self._fresh(update.kept))
        except TimeoutError:
            log.exception("an update took too long and was given up")
        except Exception:
            log.exception("an update could not be processed")
        try:
            await self.commits.run(DONE, number=number, yes=True)
        except CannotSaveError:
            log.exception("an update could not be marked as done; the next start looks at it")

    async def _fresh(self, kept: KeptUpdate) -> None:
        update = Update.de_json(kept.payload, self.bot)
        await self.process(update)

    async def _left(self, kept: KeptUpdate) -> None:
        """What was there in two crashes is processed alone, so that it alone is to blame."""
        if kept.attempts == 0:
            await self._again(kept)
            return
        async with self._suspects:
            await self._again(kept)

    async def _again(self, kept: KeptUpdate) -> None:
        """Processed, answered, or only marked: whatever is missing."""
        crashes = await self.inbox.tried(kept.update_id)  # counted before, in case it crashes
        if self.crew is not None:
            crashes -= 1  # the first time is counted too: any worker may be the first
        if await self.outbox.answered(kept.update_id):
            return
        update = Update.de_json(kept.payload, self.bot)
        if crashes >= POISON_AFTER:
            log.error("an update was there in too many crashes and is set aside")
            turn.current.set(None)
            await self.parked(update)
        elif kept.effect:
            turn.current.set(None)
            await self.resume(update)
        else:
            await self.process(update)


def sender_of(raw: dict[str, Any]) -> int:
    """Whose turn an update belongs to: the person, else the chat, else nobody's (0)."""
    for kind in WANTED:
        part = raw.get(kind)
        if isinstance(part, dict):
            sender = part.get("from") or part.get("chat")
            number = sender.get("id") if isinstance(sender, dict) else None
            known = isinstance(number, int) and abs(number) < LARGEST_ID
            return number if known and number is not None else 0
    return 0
