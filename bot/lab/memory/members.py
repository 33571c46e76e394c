"""Who may talk to the bot, in memory."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.lab.memory.book import Book, Memory
from coach.athlete import AthleteId
from storage.members import OWNER, WORDS


@dataclass(frozen=True, slots=True)
class MemoryMembers:
    """Who is there, and who is not any more."""

    memory: Memory
    book: Book

    async def owner(self) -> AthleteId | None:
        return self.memory.owner.get(OWNER)

    async def claim(self, athlete: AthleteId) -> AthleteId:
        if OWNER not in self.memory.owner:
            self.book.put(self.memory.owner, OWNER, athlete)
        return self.memory.owner[OWNER]

    async def reachable(self, athlete: AthleteId, *, yes: bool) -> None:
        person = self.memory.people.get(athlete)
        if person is not None:
            self.book.put(self.memory.people, athlete, replace(person, reachable=yes))

    async def count(self) -> int:
        return len(self.memory.people)

    async def all(self) -> tuple[AthleteId, ...]:
        return tuple(sorted(self.memory.people))

    async def delete(self, athlete: AthleteId, moment: datetime) -> Mapping[str, int]:  # noqa: ARG002 (the port's)
        counts = {name: len(rows.get(athlete, {})) for name, rows in self.memory.rows.items()}
        counts["programs"] = len(self.memory.programs.get(athlete, {}))
        counts["changes"] = len(self.memory.changes.get(athlete, {}))
        pushes = [k for k, row in self.memory.pushes.items() if row.push.athlete == athlete]
        counts["pushes"] = len(pushes)
        for key in pushes:
            self.book.drop(self.memory.pushes, key)
        for rows in self.memory.rows.values():
            self.book.drop(rows, athlete)
        for kept in (self.memory.programs, self.memory.changes, self.memory.dialogues):
            self.book.drop(kept, athlete)  # type: ignore[misc]
        gone = {"profile": 1} if athlete in self.memory.people else {}
        self.book.drop(self.memory.people, athlete)
        return gone | {WORDS.get(name, name): n for name, n in counts.items() if n}
