"""Weeks that are being written while their athletes look on: each has a Stop."""

from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from secrets import randbits
from typing import Any

from coach.usecases.onlooker import Onlooker
from handlers.buttons import StopWriting, decode

REMEMBERED = 1_000


@dataclass(slots=True)
class Writings:
    """What this process is writing for whom.

    A tap on Stop waits in its athlete's line behind the very writing it means, so it is heeded
    when it comes in; when its turn comes, there is nothing left to do.
    """

    _open: dict[int, Onlooker] = field(default_factory=dict)
    _over: deque[int] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    @contextmanager
    def open(self, number: int, onlooker: Onlooker) -> Iterator[None]:
        self._open[number] = onlooker
        try:
            yield
        finally:
            del self._open[number]
            self._over.append(number)

    def heed(self, update: Mapping[str, Any]) -> None:
        """Looks at a raw update as it comes in: a Stop is heeded at once."""
        query = update.get("callback_query")
        data = query.get("data") if isinstance(query, dict) else None
        button = decode(data) if isinstance(data, str) else None
        if isinstance(button, StopWriting) and button.number in self._open:
            self._open[button.number].stop()

    def knows(self, number: int) -> bool:
        """Whether this process has written it, and has said what came of it."""
        return number in self._over


def new_number() -> int:
    """Of a writing: nobody guesses another athlete's."""
    return randbits(48)
