"""What `/undo` reverses, in memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.lab.memory.book import Book, Memory, Step
from coach.athlete import AthleteId
from coach.ports import Change
from storage.changes import SAME_CHANGE


@dataclass(frozen=True, slots=True)
class MemoryChanges:
    """What `/undo` reverses."""

    memory: Memory
    book: Book
    put_back: Mapping[str, Callable[[AthleteId, int, Any], None]]
    """By table: how a row is put back."""

    async def last(self, athlete: AthleteId, since: datetime) -> Change | None:
        found = self._last(athlete, since)
        if found is None:
            return None
        return Change(id=found[0], label=found[1].label, at=found[1].at)

    async def undo(self, athlete: AthleteId, change: Change) -> None:
        found = self._last(athlete, change.at)
        if found is None or found[0] != change.id:
            return
        for (table, number), before in reversed(found[1].images.items()):
            self.put_back[table](athlete, number, before)
        self.book.drop(self._of(athlete), change.id)

    def keep(self) -> None:
        """What the transaction changed."""
        athlete, label, at = self.book.athlete, self.book.label, self.book.at
        images = self.book.images
        if athlete is None or at is None or not images:
            return
        before = self._last(athlete, at - SAME_CHANGE) if self.book.joins else None
        if before is None or before[1].label != label:
            self.book.put(
                self._of(athlete), self.memory.number("changes"), Step(label, at, images)
            )
            return
        joined = dict(before[1].images)
        for row, image in images.items():
            joined.setdefault(row, image)
        self.book.put(self._of(athlete), before[0], Step(label, at, joined))

    def _last(self, athlete: AthleteId, since: datetime) -> tuple[int, Step] | None:
        found = [(n, step) for n, step in self._of(athlete).items() if step.at >= since]
        return max(found, key=lambda one: one[0]) if found else None

    def _of(self, athlete: AthleteId) -> dict[int, Step]:
        return self.memory.changes.setdefault(athlete, {})
