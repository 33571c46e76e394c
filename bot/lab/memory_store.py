"""A store in memory: quick, forgetful, and held to the same contract as the ones on disk."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from bot.lab.memory.book import Book, Memory
from bot.lab.memory.changes import MemoryChanges
from bot.lab.memory.dialogues import MemoryDialogues
from bot.lab.memory.members import MemoryMembers
from bot.lab.memory.people import MemoryProfiles, MemorySettings
from bot.lab.memory.programs import MemoryPrograms
from bot.lab.memory.pushes import MemoryPushes
from bot.lab.memory.rows import MemoryOne, MemoryRows
from coach.activity import Activity
from coach.athlete import AthleteId
from coach.availability import Availability, Conditions, DatedException
from coach.dossier import Dossier, Fact, Match, Offer, Receipt, Settings, Thumb
from coach.journal import Observation
from coach.ports import Look
from coach.race import RaceGoal, RaceResult
from coach.state import State
from storage import kinds
from storage.alone import Alone
from storage.collections import Kind
from storage.transaction import WHOLE, each_once

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class MemoryTransaction:
    """One all-or-nothing look at the memory."""

    memory: Memory
    book: Book

    @cached_property
    def members(self) -> MemoryMembers:
        return MemoryMembers(self.memory, self.book)

    @cached_property
    def athletes(self) -> MemoryProfiles:
        return MemoryProfiles(self.memory, self.book)

    @cached_property
    def settings(self) -> MemorySettings:
        return MemorySettings(self.memory, self.book)

    @cached_property
    def availability(self) -> MemoryOne[Availability]:
        return MemoryOne(self._rows(kinds.AVAILABILITY))

    @cached_property
    def exceptions(self) -> MemoryRows[DatedException]:
        return self._rows(kinds.EXCEPTIONS)

    @cached_property
    def conditions(self) -> MemoryRows[Conditions]:
        return self._rows(kinds.CONDITIONS)

    @cached_property
    def races(self) -> MemoryRows[RaceGoal]:
        return self._rows(kinds.RACES)

    @cached_property
    def results(self) -> MemoryRows[RaceResult]:
        return self._rows(kinds.RESULTS)

    @cached_property
    def activities(self) -> MemoryRows[Activity]:
        return self._rows(kinds.ACTIVITIES)

    @cached_property
    def journal(self) -> MemoryRows[Observation]:
        return self._rows(kinds.JOURNAL)

    @cached_property
    def states(self) -> MemoryRows[State]:
        return self._rows(kinds.STATES)

    @cached_property
    def receipts(self) -> MemoryRows[Receipt]:
        return self._rows(kinds.RECEIPTS)

    @cached_property
    def matches(self) -> MemoryRows[Match]:
        return self._rows(kinds.MATCHES)

    @cached_property
    def offers(self) -> MemoryRows[Offer]:
        return self._rows(kinds.OFFERS)

    @cached_property
    def facts(self) -> MemoryRows[Fact]:
        return self._rows(kinds.FACTS)

    @cached_property
    def thumbs(self) -> MemoryRows[Thumb]:
        return self._rows(kinds.THUMBS)

    @cached_property
    def programs(self) -> MemoryPrograms:
        return MemoryPrograms(self.memory, self.book)

    @cached_property
    def dialogues(self) -> MemoryDialogues:
        return MemoryDialogues(self.memory, self.book)

    @cached_property
    def pushes(self) -> MemoryPushes:
        return MemoryPushes(self.memory, self.book)

    @cached_property
    def changes(self) -> MemoryChanges:
        parts = {rows.name: rows.put_back for rows in self._parts().values()}
        return MemoryChanges(
            self.memory,
            self.book,
            {
                **parts,
                self.availability.rows.name: self.availability.rows.put_back,
                "athletes": self.athletes.put_back,
                "settings": self.settings.put_back,
                "programs": self.programs.put_back,
            },
        )

    async def dossier(self, athlete: AthleteId, since: date | None = None) -> Dossier | None:
        person = await self.athletes.get(athlete)
        if person is None:
            return None
        values: dict[str, Any] = {
            name: tuple(kept.value for kept in rows.now(athlete, None if name in WHOLE else since))
            for name, rows in self._parts().items()
        }
        return Dossier(
            athlete=person,
            availability=await self.availability.get(athlete),
            programs=(
                self.programs.every(athlete)
                if since is None
                else await self.programs.since(athlete, since)
            ),
            settings=await self.settings.get(athlete) or Settings(),
            **values,
        )

    async def restore(self, athlete: AthleteId, dossier: Dossier) -> None:
        if await self.athletes.get(athlete) is not None:
            raise ValueError("an athlete of this id is there already")
        await self.athletes.keep(athlete, dossier.athlete)
        await self.settings.keep(athlete, dossier.settings)
        if dossier.availability is not None:
            await self.availability.keep(athlete, dossier.availability)
        for name, rows in self._parts().items():
            rows.add_many(athlete, getattr(dossier, name))
        for program in each_once(dossier.programs):
            self.programs.add(athlete, program)

    def undoable(
        self, athlete: AthleteId, label: str, moment: datetime, *, joins: bool = False
    ) -> None:
        self.book.begin(athlete, label, moment, joins=joins)

    def settle(self) -> None:
        """At the end: the change that can be undone."""
        self.changes.keep()

    def _parts(self) -> dict[str, MemoryRows[Any]]:
        """The lists of a dossier."""
        return {
            "exceptions": self.exceptions,
            "conditions": self.conditions,
            "races": self.races,
            "results": self.results,
            "activities": self.activities,
            "observations": self.journal,
            "states": self.states,
            "receipts": self.receipts,
            "matches": self.matches,
            "offers": self.offers,
            "facts": self.facts,
            "thumbs": self.thumbs,
        }

    def _rows(self, kind: Kind[T]) -> MemoryRows[T]:
        return MemoryRows(self.memory, self.book, kind)


@dataclass(slots=True)
class MemoryStore:
    """Implements coach.ports.Store; what is in it goes with it."""

    memory: Memory = field(default_factory=Memory)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _alone: Alone = field(default_factory=Alone)

    @asynccontextmanager
    async def transaction(self, *, effect: bool = True) -> AsyncIterator[MemoryTransaction]:  # noqa: ARG002 (there is no inbox)
        """Reads and writes, one at a time, taken back on an error."""
        book = Book(read_only=False)
        with self._alone.hold():
            async with self._turn:
                try:
                    tx = MemoryTransaction(self.memory, book)
                    yield tx
                    tx.settle()
                except BaseException:
                    book.roll_back()
                    raise

    async def look(
        self, athlete: AthleteId, mondays: Sequence[date], dates: tuple[date, date]
    ) -> Look | None:
        async with self.reading() as tx:
            person = await tx.athletes.get(athlete)
            found = [await tx.programs.in_force(athlete, monday) for monday in mondays]
            done = await tx.activities.all(athlete, since=mondays[0])
            recent = await tx.activities.all(athlete, since=dates[0])
        if person is None:
            return None
        return Look(
            athlete=person,
            programs={week.week_start_date: week for week in found if week is not None},
            activities=tuple(
                one.value for one in done if one.value.day < mondays[-1] + timedelta(days=7)
            ),
            on_record=any(one.value.day <= dates[1] for one in recent),
        )

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[MemoryTransaction]:
        """Reads only; waits for whoever is writing, so that nothing half done is seen."""
        with self._alone.hold():
            async with self._turn:
                yield MemoryTransaction(self.memory, Book(read_only=True))
