"""Who somebody is, what day it is for them, and whether they may train here."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from coach.athlete import Athlete, AthleteId
from coach.dossier import Dossier
from coach.errors import UnknownAthleteError
from coach.ports import Change, Clock, Store, Transaction
from coach.program import Program, monday_of
from coach.usecases.week import usual_week

UNDOABLE = timedelta(hours=24)

NEW_WEEK = "the new week"
"""How a wish for another week is called, whose days had to change for it."""

REGENERATE = "regenerate"
"""How the cause of a version begins that the athlete asked for: no consequence of anything."""

KEEPS = {"sick": "being ill", "injury": "the injury", "check_in": "the check-in"}
"""Forms that keep each answer at once, by what that is called: undone, the form goes with it."""


@dataclass(frozen=True, slots=True)
class People:
    """The athletes of this bot."""

    store: Store
    clock: Clock

    async def who(self, athlete: AthleteId) -> Athlete | None:
        async with self.store.reading() as tx:
            return await tx.athletes.get(athlete)

    async def everybody(self) -> dict[AthleteId, str]:
        """All who have enrolled, and what they are called; some have no name."""
        async with self.store.reading() as tx:
            found = {athlete: await tx.athletes.get(athlete) for athlete in await tx.members.all()}
        return {athlete: person.name or "" for athlete, person in found.items() if person}

    async def known(self, athlete: AthleteId) -> Athlete:
        """Raises UnknownAthleteError where nobody has enrolled."""
        person = await self.who(athlete)
        if person is None:
            raise UnknownAthleteError(athlete)
        return person

    async def today(self, athlete: AthleteId) -> date:
        return (await self.known(athlete)).today(self.clock.moment())

    async def usual_week(self, athlete: AthleteId) -> date:
        return usual_week(await self.known(athlete), self.clock.moment())

    async def admit(self, athlete: AthleteId, allowed: frozenset[int] | None) -> bool:
        """Whether somebody may talk to this bot.

        `allowed` None: everybody. Named ids: those. Empty: whoever claimed the bot first.
        """
        if allowed is None or athlete in allowed:
            return True
        if allowed:
            return False
        async with self.store.reading() as tx:
            owner = await tx.members.owner()
        if owner is None:
            async with self.store.transaction(effect=False) as tx:
                owner = await tx.members.claim(athlete)
        return owner == athlete

    async def reachable(self, athlete: AthleteId, *, yes: bool) -> None:
        async with self.store.transaction() as tx:
            await tx.members.reachable(athlete, yes=yes)

    async def move(self, athlete: AthleteId, zone: str) -> Athlete:
        """Another time zone; what is owed is planned anew."""
        async with self.store.transaction() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            person = replace(person, time_zone=zone)
            await tx.athletes.keep(athlete, person)
            await tx.pushes.replan(athlete)
        return person

    async def dossier(self, athlete: AthleteId) -> Dossier:
        """The whole athlete as one document."""
        async with self.store.reading() as tx:
            dossier = await tx.dossier(athlete)
        if dossier is None:
            raise UnknownAthleteError(athlete)
        return dossier

    async def restore(self, athlete: AthleteId, dossier: Dossier) -> None:
        """An athlete from a document; whoever was there under this id is replaced."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            if await tx.athletes.get(athlete) is not None:
                await tx.members.delete(athlete, moment)
            await tx.restore(athlete, dossier)
            await tx.pushes.replan(athlete)

    async def delete(self, athlete: AthleteId) -> dict[str, int]:
        """Everything about an athlete; rows deleted, by kind."""
        async with self.store.transaction() as tx:
            return dict(await tx.members.delete(athlete, self.clock.moment()))

    async def undo(self, athlete: AthleteId, id_: int | None = None) -> Change | None:
        """Reverses the last change of the last 24 hours; `id_` only if it is still the last."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            change = await tx.changes.last(athlete, moment - UNDOABLE)
            if change is None or (id_ is not None and change.id != id_):
                return None
            were = await _marks(tx, athlete, moment)
            await tx.changes.undo(athlete, change)
            gone = were - await _marks(tx, athlete, moment)
            asked = await tx.dialogues.active(athlete)
            if asked is not None and change.label.startswith(KEEPS.get(asked.form, "\0")):
                await tx.dialogues.drop(athlete, asked.form)
            await tx.pushes.replan(athlete)
            await _weeks_before(tx, athlete, change, moment, gone)
        return change


Mark = tuple[date, str | None, bool | None]
"""A day, the code of a workout on it, and whether it was done or left out."""


async def _running(tx: Transaction, athlete: AthleteId, moment: datetime) -> tuple[date, ...]:
    """The Mondays of the running week and of those ahead that have a program."""
    person = await tx.athletes.get(athlete)
    if person is None:
        return ()
    weeks = await tx.programs.since(athlete, monday_of(person.today(moment)))
    return tuple(week.week_start_date for week in weeks)


async def _marks(
    tx: Transaction, athlete: AthleteId, moment: datetime
) -> set[tuple[date, int, Mark]]:
    """Every mark of the running weeks, with the Monday and the version that bears it."""
    return {
        (monday, version.version, mark)
        for monday in await _running(tx, athlete, moment)
        for version in await tx.programs.versions(athlete, monday)
        for mark in marked(version)
    }


async def _weeks_before(
    tx: Transaction,
    athlete: AthleteId,
    change: Change,
    moment: datetime,
    gone: AbstractSet[tuple[date, int, Mark]],
) -> None:
    """The weeks that followed the change are again as they were; each is looked at once more.

    A mark that is `gone` with the change is no longer borne by a version that inherited it.
    """
    for monday in await _running(tx, athlete, moment):
        versions = await tx.programs.versions(athlete, monday)
        there = {(monday, version.version) for version in versions}
        lost = {mark for week, number, mark in gone if (week, number) in there}
        versions = tuple(_without(version, lost) for version in versions)
        week = next(version for version in reversed(versions) if version.accepted)
        later = [v for v in versions if v.accepted and (v.written_at or moment) > change.at]
        before = [v for v in versions if v.accepted and v not in later]
        asked = any((version.cause or "").startswith(REGENERATE) for version in later)
        asked = asked and not change.label.startswith(NEW_WEEK)
        if later and before and not asked and marked(later[-1]) == marked(before[-1]):
            for version in later:
                await tx.programs.change(athlete, replace(version, accepted=False))
            week = before[-1]
        await tx.programs.change(athlete, replace(week, recheck=True))


def _without(week: Program, lost: AbstractSet[Mark]) -> Program:
    """A version without the marks that are lost."""
    days = tuple(
        replace(
            day,
            workouts=tuple(
                replace(workout, done=None, skipped_because=None)
                if (day.date, workout.code, workout.done) in lost
                else workout
                for workout in day.workouts
            ),
        )
        for day in week.daily_program
    )
    return replace(week, daily_program=days)


def marked(week: Program) -> list[Mark]:
    """What of a week was done or left out: it is not taken back with another version."""
    return [
        (day.date, workout.code, workout.done)
        for day in week.daily_program
        for workout in day.workouts
        if workout.done is not None
    ]
