"""What is being written while its athlete looks on: it can be stopped, and others must wait."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from secrets import randbits
from typing import Any

from telegram import Bot, Update
from telegram.error import TelegramError

from coach.athlete import AthleteId
from coach.errors import CannotSaveError
from coach.usecases.onlooker import Onlooker
from handlers.buttons import StopWriting, decode
from handlers.live import Live
from handlers.reply import IN_BETWEEN, send
from handlers.views import waiting as views

REMEMBERED = 1_000
LOOK_EVERY_S = 0.5
"""How often what other workers have taken in is looked through for a Stop."""

Raw = Mapping[str, Any]
Waiting = Callable[[AthleteId], Awaitable[Sequence[Raw]]]


@dataclass(slots=True)
class Writing:
    """One that is under way, and the update it answers. Without an onlooker it has no Stop."""

    bot: Bot
    since: int
    seen: Live
    """Until it has begun to be seen, nothing is being written."""
    number: int
    onlooker: Onlooker | None = None
    told: bool = False
    """Whether somebody who wrote meanwhile was asked to wait."""
    cancel: int | None = None
    """The /cancel that came meanwhile."""
    stopped: bool = False
    """It came in time: what there is to say of it is said with the week."""


@dataclass(slots=True)
class Writings:
    """What this process is writing for whom.

    A tap on Stop waits in its athlete's line behind the very writing it means, and so does
    everything else: so it is looked at when it comes in. A Stop, or /cancel, is heeded at once and
    has nothing left to do when its turn comes; of the rest the first one hears that it is next.
    """

    waiting: Waiting | None = None
    """Where other workers take updates in too: an athlete's that wait, oldest first."""
    _open: dict[AthleteId, Writing] = field(default_factory=dict)
    _over: deque[int] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _heeded: deque[int] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    _saying: set["asyncio.Future[None]"] = field(default_factory=set)

    @asynccontextmanager
    async def open(
        self, update: Update, seen: Live, number: int = 0, onlooker: Onlooker | None = None
    ) -> AsyncIterator[Writing]:
        assert update.effective_user is not None
        athlete = AthleteId(update.effective_user.id)
        writing = Writing(update.get_bot(), update.update_id, seen, number, onlooker)
        self._open[athlete] = writing
        looking = None if self.waiting is None else asyncio.ensure_future(self._look(athlete))
        try:
            yield writing
        finally:
            if looking is not None:
                looking.cancel()
            if self._open.get(athlete) is writing:
                del self._open[athlete]
            if onlooker is not None:
                self._over.append(number)
            if writing.stopped and writing.cancel is not None:
                self._heeded.append(writing.cancel)

    def heed(self, raw: Raw) -> None:
        """Looks at a raw update as it comes in."""
        query, message = raw.get("callback_query"), raw.get("message")
        part = query if isinstance(query, dict) else message
        writing = self._open.get(_sender(part)) if isinstance(part, dict) else None
        if writing is None or not writing.seen.begun or int(raw["update_id"]) <= writing.since:
            return
        assert isinstance(part, dict)
        if not self._stopped(writing, part, int(raw["update_id"])) and not writing.told:
            writing.told = True
            saying = asyncio.ensure_future(_ask_to_wait(writing, part))
            self._saying.add(saying)
            saying.add_done_callback(self._saying.discard)

    def knows(self, number: int) -> bool:
        """Whether this process has written it, and has said what came of it."""
        return number in self._over

    def heeded(self, update: Update) -> bool:
        """Whether a /cancel was one that stopped a writing, which has said so."""
        return update.update_id in self._heeded

    def _stopped(self, writing: Writing, part: Raw, update_id: int) -> bool:
        data, text = part.get("data"), part.get("text")
        button = decode(data) if isinstance(data, str) else None
        if isinstance(button, StopWriting):
            if button.number == writing.number and writing.onlooker is not None:
                writing.onlooker.stop()
            return True
        if writing.onlooker is None or not isinstance(text, str) or not _cancels(text):
            return False
        writing.onlooker.stop()
        writing.cancel = writing.cancel or update_id
        return True

    async def _look(self, athlete: AthleteId) -> None:
        while self.waiting is not None:
            await asyncio.sleep(LOOK_EVERY_S)
            with suppress(CannotSaveError):
                for raw in await self.waiting(athlete):
                    self.heed(raw)


_numbers = count(randbits(47))
"""From somewhere else after each start: a button from before it means none of these."""


def new_number() -> int:
    """Of a writing."""
    return next(_numbers)


async def _ask_to_wait(writing: Writing, part: Raw) -> None:
    """A word, that what was tapped or said is heard; no answer yet, and not missed if lost."""
    words = views.ANSWER if writing.onlooker is None else views.WEEK
    with suppress(TelegramError):
        if "data" in part:
            await writing.bot.answer_callback_query(str(part["id"]), words)
        else:
            await send(writing.bot, _sender(part), views.one_moment(words), IN_BETWEEN)


def _sender(part: Raw) -> AthleteId:
    """Who sent it, in their private chat with the bot; 0 for anything else."""
    person = _part(part, "from").get("id")
    chat = _part(part, "chat") or _part(_part(part, "message"), "chat")
    return AthleteId(person if isinstance(person, int) and chat.get("id") == person else 0)


def _part(whole: Raw, name: str) -> Raw:
    """A part of what came in, whatever came in."""
    part = whole.get(name)
    return part if isinstance(part, dict) else {}


def _cancels(text: str) -> bool:
    command, _, _ = text.partition(" ")
    name, _, _ = command.partition("@")
    return name.casefold() == "/cancel"
