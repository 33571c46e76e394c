"""Athletes and their settings, in memory."""

from dataclasses import dataclass, replace

from bot.lab.memory.book import Book, Memory, Person
from coach.athlete import Athlete, AthleteId
from coach.dossier import Settings


@dataclass(frozen=True, slots=True)
class MemoryProfiles:
    """Who an athlete is."""

    memory: Memory
    book: Book

    async def get(self, athlete: AthleteId) -> Athlete | None:
        person = self.memory.people.get(athlete)
        return None if person is None else person.athlete

    async def keep(self, athlete: AthleteId, value: Athlete) -> None:
        person = self.memory.people.get(athlete)
        if person is not None:
            self.book.remember("athletes", 0, person.athlete)
        self.put_back(athlete, 0, value)

    def put_back(self, athlete: AthleteId, _: int, value: Athlete) -> None:
        person = self.memory.people.get(athlete)
        changed = Person(athlete=value) if person is None else replace(person, athlete=value)
        self.book.put(self.memory.people, athlete, changed)


@dataclass(frozen=True, slots=True)
class MemorySettings:
    """How an athlete wants to hear from the coach."""

    memory: Memory
    book: Book

    async def get(self, athlete: AthleteId) -> Settings | None:
        person = self.memory.people.get(athlete)
        return None if person is None else person.settings

    async def keep(self, athlete: AthleteId, value: Settings) -> None:
        person = self.memory.must_know(athlete)
        self.book.remember("settings", 0, person.settings or Settings())
        self.put_back(athlete, 0, value)

    def put_back(self, athlete: AthleteId, _: int, value: Settings) -> None:
        person = self.memory.must_know(athlete)
        self.book.put(self.memory.people, athlete, replace(person, settings=value))
