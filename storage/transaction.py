"""One all-or-nothing look at the store."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import bindparam

from coach.activity import Activity
from coach.athlete import AthleteId
from coach.availability import Availability, Conditions, DatedException
from coach.dossier import Dossier, Fact, Match, Offer, Receipt, Settings, Thumb
from coach.journal import Observation
from coach.race import RaceGoal, RaceResult
from coach.state import State
from storage import kinds
from storage.changes import KeptChanges, Recorder
from storage.collections import Kind, One, Rows
from storage.dialogues import KeptDialogues
from storage.members import KeptMembers
from storage.profiles import KeptSettings, Profiles
from storage.programs import KeptPrograms
from storage.pushes import KeptPushes
from storage.schema import inbox
from storage.sealing import Seal
from storage.sql import Connection

T = TypeVar("T")

EFFECT = (
    inbox.update().where(inbox.c.update_id == bindparam("number")).values(effect=bindparam("yes"))
)


@dataclass(frozen=True, eq=False)
class SqlTransaction:
    """The store's parts on one connection; made anew for each transaction."""

    connection: Connection
    seal: Seal
    postgres: bool
    recorder: Recorder = field(default_factory=Recorder)

    @cached_property
    def members(self) -> KeptMembers:
        return KeptMembers(self.connection, self.postgres)

    @cached_property
    def athletes(self) -> Profiles:
        return Profiles(self.connection, self.seal, self.postgres, self.recorder.remember)

    @cached_property
    def settings(self) -> KeptSettings:
        return KeptSettings(self.connection, self.seal, self.recorder.remember)

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
        return KeptPrograms(self.connection, self.seal, self.recorder.remember)

    @cached_property
    def dialogues(self) -> KeptDialogues:
        return KeptDialogues(self.connection, self.seal, self.postgres)

    @cached_property
    def pushes(self) -> KeptPushes:
        return KeptPushes(self.connection, self.seal, self.postgres)

    @cached_property
    def changes(self) -> KeptChanges:
        parts = {
            part.kind.table.name: part.put_back
            for part in (
                self.availability.rows,
                self.exceptions,
                self.conditions,
                self.races,
                self.results,
                self.activities,
                self.journal,
                self.states,
                self.receipts,
                self.matches,
                self.offers,
                self.facts,
                self.thumbs,
            )
        }
        return KeptChanges(
            self.connection,
            self.seal,
            {
                **parts,
                "athletes": self.athletes.put_back,
                "settings": self.settings.put_back,
                "programs": self.programs.put_back,
            },
        )

    async def dossier(self, athlete: AthleteId, since: date | None = None) -> Dossier | None:
        """What is dated comes from `since` on; states, races and results come whole.

        Programs: those in force from `since` on; all versions where nothing is cut off.
        """
        person = await self.athletes.get(athlete)
        if person is None:
            return None
        programs = (
            await self.programs.every(athlete)
            if since is None
            else await self.programs.since(athlete, since)
        )
        return Dossier(
            athlete=person,
            availability=await self.availability.get(athlete),
            exceptions=await self._values(self.exceptions, athlete),
            conditions=await self._values(self.conditions, athlete, since),
            races=await self._values(self.races, athlete),
            results=await self._values(self.results, athlete),
            activities=_by_start(await self._values(self.activities, athlete, since)),
            observations=await self._values(self.journal, athlete, since),
            states=await self._values(self.states, athlete),
            programs=programs,
            receipts=await self._values(self.receipts, athlete, since),
            matches=await self._values(self.matches, athlete, since),
            offers=await self._values(self.offers, athlete, since),
            facts=await self._values(self.facts, athlete),
            thumbs=await self._values(self.thumbs, athlete, since),
            settings=await self.settings.get(athlete) or Settings(),
        )

    async def restore(self, athlete: AthleteId, dossier: Dossier) -> None:
        await self.athletes.keep(athlete, dossier.athlete)
        await self.settings.keep(athlete, dossier.settings)
        if dossier.availability is not None:
            await self.availability.keep(athlete, dossier.availability)
        parts: tuple[tuple[Rows[Any], tuple[Any, ...]], ...] = (
            (self.exceptions, dossier.exceptions),
            (self.conditions, dossier.conditions),
            (self.races, dossier.races),
            (self.results, dossier.results),
            (self.activities, dossier.activities),
            (self.journal, dossier.observations),
            (self.states, dossier.states),
            (self.receipts, dossier.receipts),
            (self.matches, dossier.matches),
            (self.offers, dossier.offers),
            (self.facts, dossier.facts),
            (self.thumbs, dossier.thumbs),
        )
        for rows, values in parts:
            await rows.add_many(athlete, values)
        for program in dossier.programs:
            await self.programs.add(athlete, program)

    def undoable(self, athlete: AthleteId, label: str, moment: datetime) -> None:
        self.recorder.begin(athlete, label, moment)

    async def settle(self, update_id: int | None) -> None:
        """Before the commit: the change that can be undone, and the update that had its effect."""
        await self.changes.keep(self.recorder)
        if update_id is not None:
            await self.connection.run(EFFECT, number=update_id, yes=True)

    def _rows(self, kind: Kind[T]) -> Rows[T]:
        return Rows(self.connection, self.seal, kind, self.postgres, self.recorder.remember)

    async def _values(
        self, rows: Rows[T], athlete: AthleteId, since: date | None = None
    ) -> tuple[T, ...]:
        return tuple(kept.value for kept in await rows.all(athlete, since))


def _by_start(activities: tuple[Activity, ...]) -> tuple[Activity, ...]:
    return tuple(sorted(activities, key=lambda a: a.start))
