"""Kinds of things of an athlete, in memory."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from bot.lab.memory.book import Book, Memory, Row
from coach.athlete import AthleteId
from coach.ports import Kept
from storage.collections import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MemoryRows(Generic[T]):
    """One kind of thing of an athlete."""

    memory: Memory
    book: Book
    kind: Kind[T]

    @property
    def name(self) -> str:
        return self.kind.table.name

    async def all(self, athlete: AthleteId, since: date | None = None) -> tuple[Kept[T], ...]:
        return self.now(athlete, since)

    def now(self, athlete: AthleteId, since: date | None = None) -> tuple[Kept[T], ...]:
        """`all`, for whoever cannot wait."""
        day, order = self.kind.day, self.kind.order
        found = [Kept(number, row.value) for number, row in self._of(athlete).items()]
        if since is not None:
            found = [one for one in found if (day(one.value) or since) >= since]
        found.sort(key=lambda one: (day(one.value) or date.min, one.id))
        if order is not None:
            found.sort(key=lambda one: order(one.value))
        return tuple(found)

    async def get(self, athlete: AthleteId, id_: int) -> T | None:
        row = self._of(athlete).get(id_)
        return None if row is None else row.value

    async def keep(self, athlete: AthleteId, value: T, id_: int | None = None) -> int:
        self.memory.must_know(athlete)
        rows = self._of(athlete)
        natural = self.kind.key(value)
        own = None if id_ is None else rows.get(id_)
        if id_ is not None and own is not None and natural == self.kind.key(own.value):
            return self._put(athlete, id_, Row(own.key, value))
        number = self.memory.number(self.name) if own is None or id_ is None else id_
        key = natural or f"new:{number}"
        same = next((n for n, row in rows.items() if row.key == key), None)
        if same is not None and own is None:
            return self._put(athlete, same, Row(key, value))
        if same is not None:
            await self.remove(athlete, same)
        return self._put(athlete, number, Row(key, value))

    async def remove(self, athlete: AthleteId, id_: int) -> T | None:
        row = self._of(athlete).get(id_)
        if row is None:
            return None
        self.book.remember(self.name, id_, row)
        self.book.drop(self._of(athlete), id_)
        value: T = row.value
        return value

    def add_many(self, athlete: AthleteId, values: Sequence[T]) -> None:
        """Those of one key all stay."""
        seen: Counter[str] = Counter()
        for value in values:
            number = self.memory.number(self.name)
            key = self.kind.key(value) or f"new:{number}"
            seen[key] += 1
            self._put(athlete, number, Row(key if seen[key] == 1 else f"{key}#{seen[key]}", value))

    def put_back(self, athlete: AthleteId, id_: int, row: Row | None) -> None:
        """A row as it was before a change; what has taken its natural key since gives way."""
        rows = self._of(athlete)
        self.book.drop(rows, id_)
        if row is None:
            return
        for rival in [number for number, other in rows.items() if other.key == row.key]:
            self.book.drop(rows, rival)
        self.book.put(rows, id_, row)

    def _put(self, athlete: AthleteId, number: int, row: Row) -> int:
        rows = self._of(athlete)
        self.book.remember(self.name, number, rows.get(number))
        self.book.put(rows, number, row)
        return number

    def _of(self, athlete: AthleteId) -> dict[int, Row]:
        return self.memory.rows.setdefault(self.name, {}).setdefault(athlete, {})


@dataclass(frozen=True, slots=True)
class MemoryOne(Generic[T]):
    """One kind of thing of which an athlete has at most one."""

    rows: MemoryRows[T]

    async def get(self, athlete: AthleteId) -> T | None:
        found = self.rows.now(athlete)
        return found[0].value if found else None

    async def keep(self, athlete: AthleteId, value: T) -> None:
        await self.rows.keep(athlete, value)
