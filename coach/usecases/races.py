"""Races ahead and behind: kept, changed, swapped, deleted."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from coach.athlete import AthleteId
from coach.dialogue.dialogue import Dialogue
from coach.dialogue.races import RACE, RESULT
from coach.dialogue.readers import named_km
from coach.dossier import Dossier
from coach.errors import UnknownAthleteError
from coach.planning.prospect import prospect
from coach.ports import Clock, Kept, Store, Transaction
from coach.program import WorkoutType, monday_of
from coach.race import Finish, Priority, RaceGoal, RaceResult
from coach.usecases.inputs import recheck
from coach.usecases.race_run import drop_race_run, keep_race_run
from coach.usecases.week import load
from coach.usecases.workouts import raced


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceKept:
    """A race is on the calendar; `rival` is another future A race: swap, or keep both?"""

    id: int
    race: RaceGoal
    today: date
    rival: Kept[RaceGoal] | None = None
    changed: bool = False
    news: bool = True
    """Its day, or that it has a week of its own, was not known before."""
    says: tuple[str, ...] = ()
    """Where it is out of reach: in numbers, a sentence or two each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultKept:
    """A race behind; `again` if it was there already and only its numbers changed."""

    id: int
    result: RaceResult
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """All races of an athlete."""

    dossier: Dossier
    today: date
    ahead: tuple[Kept[RaceGoal], ...]
    unanswered: tuple[Kept[RaceGoal], ...]
    """Past races whose result was not told yet."""
    behind: tuple[Kept[RaceResult], ...]


async def finish_race(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> RaceKept:
    """What a filled-in RACE form leads to; `subject` is the race that is edited."""
    answers = dialogue.answers
    goal = RaceGoal(
        name=str(RACE.value("name", answers)),
        date=RACE.value("day", answers),
        priority=RACE.value("priority", answers) or Priority.A,
        km=RACE.value("km", answers) or named_km(answers),
        ascent_m=RACE.value("ascent", answers),
        target_s=RACE.value("target", answers),
    )
    edited = int(dialogue.subject) if dialogue.subject else None
    before = await tx.races.get(athlete, edited) if edited is not None else None
    if before is not None:
        goal = replace(
            before,
            name=goal.name,
            date=goal.date,
            priority=goal.priority,
            km=goal.km,
            ascent_m=before.ascent_m if goal.ascent_m is None else goal.ascent_m,
            target_s=before.target_s if goal.target_s is None else goal.target_s,
        )
    return await keep_race(tx, athlete, goal, moment, edited)


async def keep_race(
    tx: Transaction,
    athlete: AthleteId,
    goal: RaceGoal,
    moment: datetime,
    edited: int | None = None,
) -> RaceKept:
    """Keeps a race; the weeks ahead are looked at again."""
    person = await tx.athletes.get(athlete)
    if person is None:
        raise UnknownAthleteError(athlete)
    today = person.today(moment)
    tx.undoable(athlete, f"{goal.name} on the calendar", moment)
    before = await tx.races.get(athlete, edited) if edited is not None else None
    id_ = await tx.races.keep(athlete, goal, edited if before is not None else None)
    await recheck(tx, athlete, today)
    await tx.pushes.plan_again(athlete, moment)
    rival = None
    if goal.priority is Priority.A:
        rival = next(
            (
                kept
                for kept in await tx.races.all(athlete, since=today)
                if kept.id != id_ and kept.value.priority is Priority.A
            ),
            None,
        )
    return RaceKept(
        id=id_,
        race=goal,
        today=today,
        rival=rival,
        changed=before is not None,
        news=before is None or _news(before, goal),
    )


def _news(before: RaceGoal, goal: RaceGoal) -> bool:
    raised = before.priority is Priority.C and goal.priority is not Priority.C
    return raised or before.date != goal.date


async def finish_result(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> ResultKept:
    """What a filled-in RESULT form leads to; `subject` is the race goal it answers."""
    answers = dialogue.answers
    seconds = RESULT.value("time", answers)
    km = RESULT.value("km", answers) or named_km(answers)
    assert km is not None, "asked where the name does not say it"
    result = RaceResult(
        name=str(RESULT.value("name", answers)),
        date=RESULT.value("day", answers),
        km=km,
        time_s=seconds,
        status=Finish.DNF if seconds is None else Finish.FINISHED,
    )
    return await keep_result(tx, athlete, result, moment, answers=dialogue.subject)


def _answered(goal: Kept[RaceGoal], result: RaceResult, answers: str | None) -> bool:
    """The goal that was asked about, else the one of the same name and day."""
    if answers is not None:
        return goal.id == int(answers)
    race = goal.value
    return race.date == result.date and race.name.casefold() == result.name.casefold()


async def keep_result(
    tx: Transaction,
    athlete: AthleteId,
    result: RaceResult,
    moment: datetime,
    *,
    answers: str | None = None,
) -> ResultKept:
    """Keeps a result; the goal it answers leaves the calendar."""
    tx.undoable(athlete, f"the result of {result.name}", moment)
    again = any(
        kept.value.name.casefold() == result.name.casefold() and kept.value.date == result.date
        for kept in await tx.results.all(athlete)
    )
    goals = await tx.races.all(athlete)
    goal = next((kept for kept in goals if _answered(kept, result, answers)), None)
    if goal is not None:
        result = replace(
            result,
            ascent_m=goal.value.ascent_m if result.ascent_m is None else result.ascent_m,
            surface=goal.value.surface if result.surface is None else result.surface,
        )
        await tx.races.remove(athlete, goal.id)
    person = await tx.athletes.get(athlete)
    if person is not None:
        await keep_race_run(tx, athlete, person, result, moment)
        await raced(tx, athlete, result.date)
    return ResultKept(id=await tx.results.keep(athlete, result), result=result, again=again)


@dataclass(frozen=True, slots=True)
class KeepRaces:
    """The race calendar, by buttons and by one-line forms."""

    store: Store
    clock: Clock

    async def calendar(self, athlete: AthleteId) -> Calendar:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dossier = await tx.dossier(athlete, since=moment.date())
            if dossier is None:
                raise UnknownAthleteError(athlete)
            goals = await tx.races.all(athlete)
            results = await tx.results.all(athlete)
        today = dossier.today(moment)
        return Calendar(
            dossier=dossier,
            today=today,
            ahead=tuple(kept for kept in goals if kept.value.date >= today),
            unanswered=tuple(kept for kept in goals if kept.value.date < today),
            behind=results,
        )

    async def planned(self, athlete: AthleteId, day: date, index: int) -> Kept[RaceGoal] | None:
        """The race that a workout of a week is; None for training."""
        async with self.store.reading() as tx:
            week = await tx.programs.in_force(athlete, monday_of(day))
            found = week.on(day) if week else None
            if found is None or not 0 <= index < len(found.workouts):
                return None
            if found.workouts[index].workout_type is not WorkoutType.RACE:
                return None
            goals = await tx.races.all(athlete)
        return next((kept for kept in goals if kept.value.date == day), None)

    async def add(self, athlete: AthleteId, goal: RaceGoal) -> RaceKept:
        async with self.store.transaction() as tx:
            kept = await keep_race(tx, athlete, goal, self.clock.moment())
        return await self.judged(athlete, kept)

    async def add_result(self, athlete: AthleteId, result: RaceResult) -> ResultKept:
        async with self.store.transaction() as tx:
            return await keep_result(tx, athlete, result, self.clock.moment())

    async def race(self, athlete: AthleteId, id_: int) -> RaceGoal | None:
        async with self.store.reading() as tx:
            return await tx.races.get(athlete, id_)

    async def judged(self, athlete: AthleteId, kept: RaceKept) -> RaceKept:
        """A race that is kept, and whether it is in reach: a whole season, so no writer waits."""
        return replace(kept, says=await self.says(athlete, kept.race))

    async def says(self, athlete: AthleteId, goal: RaceGoal) -> tuple[str, ...]:
        """Where a race is out of reach: in numbers, a sentence or two each."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            dossier = await load(tx, athlete, moment)
        return prospect(dossier, dossier.today(moment), goal)

    async def delete(self, athlete: AthleteId, id_: int) -> RaceGoal | None:
        """None if it was deleted already."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            goal = await tx.races.get(athlete, id_)
            person = await tx.athletes.get(athlete)
            if goal is None or person is None:
                return None
            tx.undoable(athlete, f"deleting {goal.name}", moment)
            await tx.races.remove(athlete, id_)
            await recheck(tx, athlete, person.today(moment))
            return goal

    async def delete_result(self, athlete: AthleteId, id_: int) -> RaceResult | None:
        """None if it was deleted already."""
        async with self.store.transaction() as tx:
            result = await tx.results.get(athlete, id_)
            if result is None:
                return None
            tx.undoable(athlete, f"deleting the result of {result.name}", self.clock.moment())
            person = await tx.athletes.get(athlete)
            if person is not None:
                await drop_race_run(tx, athlete, person, result)
            return await tx.results.remove(athlete, id_)

    async def rank(self, athlete: AthleteId, id_: int, priority: Priority) -> RaceKept | None:
        """Gives a race another priority; None if it is gone."""
        async with self.store.transaction() as tx:
            goal = await tx.races.get(athlete, id_)
            if goal is None:
                return None
            changed = replace(goal, priority=priority)
            kept = await keep_race(tx, athlete, changed, self.clock.moment(), id_)
        return await self.judged(athlete, kept)
