"""One all-or-nothing look at the store."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import bindparam

from coach.activity import Activity
from coach.athlete import AthleteId
from coach.availability import Availability, Conditions, DatedException
from coach.dossier import Dossier, Fact, Match, Offer, Receipt, Settings, Thumb
from coach.errors import UnreadableDossierError
from coach.journal import Observation
from coach.program import Program
from coach.race import RaceGoal, RaceResult
from coach.state import State
from storage import kinds, profiles, programs
from storage.bodies import Bodies
from storage.changes import KeptChanges, Recorder
from storage.collections import Kind, One, Rows
from storage.dialogues import KeptDialogues
from storage.members import KeptMembers
from storage.profiles import KeptSettings, Profiles
from storage.programs import KeptPrograms
from storage.pushes import KeptPushes
from storage.schema import inbox
from storage.sql import Connection

T = TypeVar("T")

EFFECT = (
    inbox.update()
    .where(inbox.c.update_id == bindparam("number"), ~inbox.c.effect)
    .values(effect=bindparam("yes"))
)
WHOLE = frozenset({"exceptions", "races", "results", "states", "facts"})
"""Lists of a dossier that are never cut off."""


@dataclass(frozen=True, eq=False)
class SqlTransaction:
    """The store's parts on one connection; made anew for each transaction."""

    connection: Connection
    bodies: Bodies
    postgres: bool
    recorder: Recorder = field(default_factory=Recorder)

    @cached_property
    def members(self) -> KeptMembers:
        return KeptMembers(self.connection, self.postgres)

    @cached_property
    def athletes(self) -> Profiles:
        return Profiles(self.connection, self.bodies, self.postgres, self.recorder.remember)

    @cached_property
    def settings(self) -> KeptSettings:
        return KeptSettings(self.connection, self.bodies, self.recorder.remember)

    @cached_property
    def availability(self) -> One[Availability]:
        return One(self._rows(kinds.AVAILABILITY))

    @cached_property
    def exceptions(self) -> Rows[DatedException]:
        return self._rows(kinds.EXCEPTIONS)

    @cached_property
    def conditions(self) -> Rows[Conditions]:
        return self._rows(kinds.CONDITIONS)

    @cached_property
    def races(self) -> Rows[RaceGoal]:
        return self._rows(kinds.RACES)

    @cached_property
    def results(self) -> Rows[RaceResult]:
        return self._rows(kinds.RESULTS)

    @cached_property
    def activities(self) -> Rows[Activity]:
        return self._rows(kinds.ACTIVITIES)

    @cached_property
    def journal(self) -> Rows[Observation]:
        return self._rows(kinds.JOURNAL)

    @cached_property
    def states(self) -> Rows[State]:
        return self._rows(kinds.STATES)

    @cached_property
    def receipts(self) -> Rows[Receipt]:
        return self._rows(kinds.RECEIPTS)

    @cached_property
    def matches(self) -> Rows[Match]:
        return self._rows(kinds.MATCHES)

    @cached_property
    def offers(self) -> Rows[Offer]:
        return self._rows(kinds.OFFERS)

    @cached_property
    def facts(self) -> Rows[Fact]:
        return self._rows(kinds.FACTS)

    @cached_property
    def thumbs(self) -> Rows[Thumb]:
        return self._rows(kinds.THUMBS)

    @cached_property
    def programs(self) -> KeptPrograms:
        return KeptPrograms(self.connection, self.bodies, self.recorder.remember)

    @cached_property
    def dialogues(self) -> KeptDialogues:
        return KeptDialogues(self.connection, self.bodies.seal, self.postgres)

    @cached_property
    def pushes(self) -> KeptPushes:
        return KeptPushes(self.connection, self.bodies.seal, self.postgres)

    @cached_property
    def changes(self) -> KeptChanges:
        parts = {part.name: part.put_back for part in self._parts().values()}
        return KeptChanges(
            self.connection,
            self.bodies.seal,
            {
                **parts,
                self.availability.rows.name: self.availability.rows.put_back,
                profiles.NAME: self.athletes.put_back,
                profiles.SETTINGS: self.settings.put_back,
                programs.NAME: self.programs.put_back,
            },
        )

    async def dossier(self, athlete: AthleteId, since: date | None = None) -> Dossier | None:
        """What is dated comes from `since` on; what holds for long comes whole.

        Programs: those in force from `since` on; all versions where nothing is cut off.
        """
        person = await self.athletes.get(athlete)
        if person is None:
            return None
        parts = self._parts()
        queries = [
            rows.query(athlete, None if name in WHOLE else since) for name, rows in parts.items()
        ]
        *found, weeks = await self.connection.rows_of(
            [*queries, self.programs.query(athlete, since)]
        )
        values: dict[str, Any] = {
            name: tuple(kept.value for kept in rows.read(athlete, some))
            for (name, rows), some in zip(parts.items(), found, strict=True)
        }
        return Dossier(
            athlete=person,
            availability=await self.availability.get(athlete),
            programs=self.programs.read(athlete, weeks),
            settings=await self.settings.get(athlete) or Settings(),
            **values,
        )

    async def restore(self, athlete: AthleteId, dossier: Dossier) -> None:
        if await self.athletes.get(athlete) is not None:
            raise ValueError("an athlete of this id is there already")
        self.members.erased.pop(athlete, None)  # replaced, not deleted
        await self.athletes.keep(athlete, dossier.athlete)
        await self.settings.keep(athlete, dossier.settings)
        if dossier.availability is not None:
            await self.availability.keep(athlete, dossier.availability)
        for name, rows in self._parts().items():
            await rows.add_many(athlete, getattr(dossier, name))
        for program in each_once(dossier.programs):
            await self.programs.add(athlete, program)

    def undoable(
        self, athlete: AthleteId, label: str, moment: datetime, *, joins: bool = False
    ) -> None:
        self.recorder.begin(athlete, label, moment, joins=joins)

    async def settle(self, update_id: int | None) -> None:
        """Before the commit: the change that can be undone, and the update that had its effect."""
        await self.changes.keep(self.recorder)
        await self.members.bury()
        if update_id is not None and self.connection.wrote:
            await self.connection.run(EFFECT, number=update_id, yes=True)

    def _parts(self) -> dict[str, Rows[Any]]:
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

    def _rows(self, kind: Kind[T]) -> Rows[T]:
        return Rows(self.connection, self.bodies, kind, self.postgres, self.recorder.remember)


def each_once(programs: tuple[Program, ...]) -> Iterator[Program]:
    """Raises UnreadableDossierError for two programs that claim to be one version of a week."""
    seen = set()
    for program in programs:
        name = (program.week_start_date, program.version)
        if name in seen:
            raise UnreadableDossierError(
                f"programs: version {program.version} of the week of {name[0]} is there twice"
            )
        seen.add(name)
        yield program
