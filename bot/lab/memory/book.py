"""What is kept in memory, and the book of a transaction by which it is taken back."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from coach.athlete import Athlete, AthleteId
from coach.calendar import Push
from coach.dialogue.dialogue import Dialogue
from coach.dossier import Settings
from coach.errors import CannotSaveError, UnknownAthleteError
from coach.program import Program

K = TypeVar("K")
V = TypeVar("V")

GONE: Any = object()
"""Nothing was there before."""


@dataclass(slots=True)
class Book:
    """What a transaction writes, so that it can be taken back, or undone later."""

    read_only: bool
    _back: list[tuple[dict[Any, Any], Any, Any]] = field(default_factory=list)
    athlete: AthleteId | None = None
    label: str = ""
    at: datetime | None = None
    joins: bool = False
    images: dict[tuple[str, int], Any] = field(default_factory=dict)

    def begin(self, athlete: AthleteId, label: str, at: datetime, *, joins: bool) -> None:
        """From here on it is remembered how rows were."""
        self.athlete, self.label, self.at, self.joins = athlete, label, at, joins

    def put(self, rows: dict[K, V], key: K, value: V) -> None:
        self._note(rows, key)
        rows[key] = value

    def drop(self, rows: dict[K, V], key: K) -> None:
        self._note(rows, key)
        rows.pop(key, None)

    def remember(self, table: str, number: int, before: object) -> None:
        """How a row was when the change began."""
        if self.athlete is not None:
            self.images.setdefault((table, number), before)

    def roll_back(self) -> None:
        for rows, key, before in reversed(self._back):
            if before is GONE:
                rows.pop(key, None)
            else:
                rows[key] = before

    def _note(self, rows: dict[Any, Any], key: object) -> None:
        if self.read_only:
            raise CannotSaveError("this is for reading only")
        self._back.append((rows, key, rows.get(key, GONE)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An athlete with what the tick needs."""

    athlete: Athlete
    settings: Settings | None = None
    reachable: bool = True
    planned_until: datetime | None = None


class Row(NamedTuple):
    """A value under its natural key."""

    key: str
    value: Any


class Step(NamedTuple):
    """A change of an athlete: its label, when it was made, and how everything was before."""

    label: str
    at: datetime
    images: dict[tuple[str, int], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PushRow:
    """A push, and who says it."""

    push: Push
    worker: str | None = None
    lease_until: datetime | None = None
    attempt: int = 0
    prepared: bool = False


@dataclass(slots=True)
class Memory:
    """Everything that is kept."""

    people: dict[AthleteId, Person] = field(default_factory=dict)
    rows: dict[str, dict[AthleteId, dict[int, Row]]] = field(default_factory=dict)
    programs: dict[AthleteId, dict[int, Program]] = field(default_factory=dict)
    dialogues: dict[AthleteId, dict[str, Dialogue]] = field(default_factory=dict)
    changes: dict[AthleteId, dict[int, Step]] = field(default_factory=dict)
    pushes: dict[str, PushRow] = field(default_factory=dict)
    owner: dict[str, AthleteId] = field(default_factory=dict)
    _last: Counter[str] = field(default_factory=Counter)

    def number(self, table: str) -> int:
        """The next number of a table; none is used twice."""
        self._last[table] += 1
        return self._last[table]

    def must_know(self, athlete: AthleteId) -> Person:
        if athlete not in self.people:
            raise UnknownAthleteError("nobody has enrolled under this id")
        return self.people[athlete]
