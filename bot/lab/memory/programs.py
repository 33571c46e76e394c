"""Every version of every week, in memory."""

from dataclasses import dataclass, replace
from datetime import date

from bot.lab.memory.book import Book, Memory
from coach.athlete import AthleteId
from coach.program import Program


@dataclass(frozen=True, slots=True)
class MemoryPrograms:
    """Every version of every week."""

    memory: Memory
    book: Book

    async def in_force(self, athlete: AthleteId, monday: date) -> Program | None:
        kept = [p for p in await self.versions(athlete, monday) if p.accepted]
        return kept[-1] if kept else None

    async def versions(self, athlete: AthleteId, monday: date) -> tuple[Program, ...]:
        return tuple(p for p in self.every(athlete) if p.week_start_date == monday)

    async def since(self, athlete: AthleteId, monday: date) -> tuple[Program, ...]:
        newest = {p.week_start_date: p for p in self.every(athlete) if p.accepted}
        return tuple(program for week, program in newest.items() if week >= monday)

    def every(self, athlete: AthleteId) -> tuple[Program, ...]:
        """All versions of all weeks."""
        kept = self.memory.programs.get(athlete, {}).values()
        return tuple(sorted(kept, key=lambda p: (p.week_start_date, p.version)))

    async def keep(self, athlete: AthleteId, program: Program) -> Program:
        versions = await self.versions(athlete, program.week_start_date)
        program = replace(program, version=versions[-1].version + 1 if versions else 1)
        self.add(athlete, program)
        return program

    def add(self, athlete: AthleteId, program: Program) -> None:
        """Adds the version that it bears."""
        self.memory.must_know(athlete)
        number = self.memory.number("programs")
        self.book.remember("programs", number, None)
        self.book.put(self._of(athlete), number, program)

    async def change(self, athlete: AthleteId, program: Program) -> None:
        name = (program.week_start_date, program.version)
        for number, kept in self._of(athlete).items():
            if (kept.week_start_date, kept.version) == name:
                self.book.remember("programs", number, kept)
                self.book.put(self._of(athlete), number, program)
                return

    def put_back(self, athlete: AthleteId, id_: int, program: Program | None) -> None:
        if program is None:
            self.book.drop(self._of(athlete), id_)
        else:
            self.book.put(self._of(athlete), id_, program)

    def _of(self, athlete: AthleteId) -> dict[int, Program]:
        return self.memory.programs.setdefault(athlete, {})
