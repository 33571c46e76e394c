"""How fast may be sent: Telegram's limits, and whose turn it is within them.

One a second to a chat (a few at once are tolerated), twenty a minute to a group, thirty a
second in all, of which pushes get at most twenty-five, evenly spaced and, unless very many wait,
one at a time: a crash then leaves no more than one of them uncertain. For the same reason a push
and an answer let each other land first, for a moment. An answer that waits goes before every push
that waits, whenever it came. A chat that Telegram asked to leave alone is left alone; the others
go on.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from math import inf
from time import monotonic

SECOND, MINUTE = 1.0, 60.0
MARGIN = 1.02
"""A window a little longer than Telegram's: what leaves evenly may arrive bunched together."""

GAP = SECOND * MARGIN
"""Between two messages to a chat, once its burst is used up."""

PER_SECOND = 30
PUSHES_PER_SECOND = 25.0
CHAT_BURST = 4
"""So many at once to a chat: one fewer than what is known to be tolerated."""
CROWD = 100
"""For each so many pushes that wait, one more may be under way at a time."""
ANSWER_PATIENCE, PUSH_PATIENCE = 0.5, 3.0
"""So long an answer waits for a push to land, and a push for answers; s."""
GROUP_PER_MINUTE = 20
REMEMBERED = 10_000
"""So many chats at most: one that was quiet for a minute needs no memory."""


class Kind(Enum):
    """What a message is to whoever looks after a crash."""

    PASSING = auto()
    """Nothing to be missed: it is not marked as begun, and need not be told to have landed."""
    ANSWER = auto()
    PUSH = auto()


@dataclass(slots=True)
class _Chat:
    """When the next message to a chat may leave, if one waits for each that came before it."""

    full_at: float = 0.0
    """When its burst is whole again."""
    blocked_until: float = 0.0
    minute: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_PER_MINUTE))

    def take(self, now: float, *, group: bool) -> float:
        """The moment of the next message, which is taken by asking."""
        at = max(now, self.full_at - (CHAT_BURST - 1) * GAP, self.blocked_until)
        if group:
            if len(self.minute) == GROUP_PER_MINUTE:
                at = max(at, self.minute[0] + MINUTE * MARGIN)
            self.minute.append(at)
        self.full_at = max(at, self.full_at) + GAP
        return at

    def spare(self, now: float) -> bool:
        """Whether it would have to wait for nothing, and leave room for what matters more."""
        return self.full_at - now <= (CHAT_BURST - 2) * GAP and self.blocked_until <= now

    def quiet(self, now: float) -> bool:
        return max(self.full_at, self.blocked_until) + MINUTE < now


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    kind: Kind
    given: "asyncio.Future[None]"


@dataclass(slots=True)
class Pace:
    """Whoever wants to send asks for a turn here. One for each process."""

    lifted: bool = False
    """No limits at all: for servers that are not Telegram."""
    workers: int = 1
    """So many processes share what Telegram allows one token."""
    seconds: Callable[[], float] = monotonic
    _chats: OrderedDict[int, _Chat] = field(default_factory=OrderedDict)
    _left: deque[float] = field(default_factory=lambda: deque(maxlen=PER_SECOND))
    """When the last ones left."""
    _next_push: float = 0.0
    _answering: int = 0
    _pushing: int = 0
    """Answers, and pushes, that have had their turn and have not landed."""
    _pushed: float = -PUSH_PATIENCE
    """When the last push got its turn."""
    _talking: float = 0.0
    """Since when there has been no moment without an answer under way."""
    _answers: deque[_Turn] = field(default_factory=deque)
    _pushes: deque[_Turn] = field(default_factory=deque)
    _timer: asyncio.TimerHandle | None = None

    async def turn(self, chat: int, kind: Kind = Kind.PASSING) -> None:
        """Returns when a message to a chat may leave. All but a passing one must be `landed`."""
        if self.lifted:
            self._count(kind, 1)
            return
        place = self._chat(chat)
        await self._sleep_until(place.take(self.seconds(), group=chat < 0))
        while True:
            await self._in_all(kind)
            if (until := place.blocked_until) <= self.seconds():
                return
            self.landed(kind)
            await self._sleep_until(until)

    def landed(self, kind: Kind) -> None:
        """What had its turn is done and marked, however it ended."""
        self._count(kind, -1)
        if not self.lifted:
            self._grant()

    def spare(self, chat: int) -> bool:
        """Whether something of no importance may leave now without delaying anything."""
        if self.lifted:
            return True
        now = self.seconds()
        return self._chat(chat).spare(now) and not self._answers and self._free_at() <= now

    def block(self, chat: int, seconds: float) -> None:
        """Telegram asked to leave a chat alone for so many seconds."""
        place = self._chat(chat)
        place.blocked_until = max(place.blocked_until, self.seconds() + seconds)

    @property
    def waiting(self) -> tuple[int, int]:
        """How many answers and how many pushes wait for the limit of all chats together."""
        return len(self._answers), len(self._pushes)

    @property
    def under_way(self) -> int:
        """So many answers and pushes have had their turn and have not landed."""
        return self._answering + self._pushing

    async def _sleep_until(self, at: float) -> None:
        if (wait := at - self.seconds()) > 0:
            await asyncio.sleep(wait)

    def _count(self, kind: Kind, by: int) -> None:
        if kind is Kind.PUSH:
            self._pushing += by
        elif kind is Kind.ANSWER:
            self._talking = self._talking if self._answering else self.seconds()
            self._answering += by

    async def _in_all(self, kind: Kind) -> None:
        given: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        (self._pushes if kind is Kind.PUSH else self._answers).append(_Turn(kind, given))
        self._grant()
        try:
            await given
        except asyncio.CancelledError:
            if given.done() and not given.cancelled():
                self.landed(kind)  # it was given, and will not be used
            raise

    def _grant(self) -> None:
        """Gives turns to whoever is next, as many as there are; the rest when there are more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while queue := self._answers or self._pushes:
            turn = queue[0]
            if turn.given.done():
                queue.popleft()
                continue  # whoever waited has given up
            now = self.seconds()
            at = max(self._free_at(), self._alone_at(turn.kind))
            if at > now:
                if at < inf:  # else until something has landed
                    self._timer = asyncio.get_running_loop().call_later(at - now, self._grant)
                return
            queue.popleft()
            self._left.append(now)
            self._count(turn.kind, 1)
            if turn.kind is Kind.PUSH:
                self._pushed = now
                self._next_push = now + self.workers / PUSHES_PER_SECOND
            turn.given.set_result(None)

    def _alone_at(self, kind: Kind) -> float:
        """When it may leave; `inf`: when one has landed.

        Two that a crash would leave uncertain wait for each other, but not for long.
        """
        crowded = len(self._pushes) > CROWD
        if kind is Kind.PUSH:
            if self._pushing > len(self._pushes) // CROWD:
                return inf
            if self._answering and not crowded:
                return max(self._next_push, self._talking + PUSH_PATIENCE)
            return self._next_push
        if kind is Kind.ANSWER and self._pushing and not crowded:
            return self._pushed + ANSWER_PATIENCE
        return 0.0

    def _free_at(self) -> float:
        """When one more may leave."""
        allowed = max(1, PER_SECOND // self.workers)
        if len(self._left) < allowed:
            return 0.0
        return self._left[-allowed] + SECOND * MARGIN

    def _chat(self, chat: int) -> _Chat:
        place = self._chats.get(chat)
        if place is None:
            self._forget()
            place = self._chats[chat] = _Chat()
        self._chats.move_to_end(chat)
        return place

    def _forget(self) -> None:
        """The longest untouched go first; those with something still to wait for stay."""
        now = self.seconds()
        while len(self._chats) >= REMEMBERED:
            chat, place = next(iter(self._chats.items()))
            if not place.quiet(now):
                return
            del self._chats[chat]
