"""Planned workouts marked done or skipped. Done and past days never change otherwise."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from coach.activity import Activity
from coach.athlete import Athlete, AthleteId
from coach.dossier import Match, Thumb
from coach.errors import UnknownAthleteError
from coach.ports import Clock, Store, Transaction
from coach.program import Program, Target, Workout, WorkoutType, monday_of
from coach.usecases.week import WeekShown, recorded

NOON = time(12)


@dataclass(frozen=True, slots=True)
class MarkWorkout:
    """Done, or skipped and why: by the day and the place of the workout in it."""

    store: Store
    clock: Clock

    async def __call__(
        self, athlete: AthleteId, day: date, index: int, *, done: bool, reason: str | None = None
    ) -> WeekShown | None:
        """The week as it is now; None if there is no such workout, or its day is ahead."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            today = person.today(moment)
            week = await tx.programs.in_force(athlete, monday_of(day))
            found = week.on(day) if week else None
            if week is None or found is None or not 0 <= index < len(found.workouts):
                return None
            if done and day > today:
                return None
            workout = found.workouts[index]
            if (workout.done, workout.skipped_because) == (done, reason):
                known = await recorded(tx, athlete, week, today)
                return WeekShown(athlete=person, program=week, today=today, kept=True, done=known)
            tx.undoable(athlete, f"{workout.title or workout.workout_type} on {day:%A}", moment)
            changed = replace(workout, done=done, skipped_because=reason)
            week = _with(week, day, index, changed)
            await tx.programs.change(athlete, week)
            await _match(tx, athlete, day, changed, reason)
            if done:
                await _as_planned(tx, athlete, person, day, index, changed)
            else:
                await _not_done(tx, athlete, day, index)
            known = await recorded(tx, athlete, week, today)
        return WeekShown(athlete=person, program=week, today=today, kept=True, done=known)


async def as_planned(
    tx: Transaction, athlete: AthleteId, person: Athlete, day: date
) -> tuple[Activity, ...]:
    """A day that was trained, and nobody said how long: what was planned stands for it.

    Not where something is on record already, and never for a race. The effort is the day's.
    """
    if any(kept.value.day == day for kept in await tx.activities.all(athlete, since=day)):
        return ()
    open_ = [(n, w) for n, w in await _of_day(tx, athlete, day) if w.done is None]
    if any(workout.workout_type is WorkoutType.RACE for _, workout in open_):
        return ()
    for index, workout in open_:
        changed = replace(workout, done=True)
        await _mark(tx, athlete, day, index, changed)
        await _as_planned(tx, athlete, person, day, index, replace(changed, target=Target()))
    kept = await tx.activities.all(athlete, since=day)
    return tuple(one.value for one in kept if one.value.day == day)


async def not_as_planned(tx: Transaction, athlete: AthleteId, day: date) -> bool:
    """What stood for a day is taken back; whether anything did."""
    gone = False
    for index, workout in await _of_day(tx, athlete, day):
        records = [k.value.id for k in await tx.activities.all(athlete, since=day)]
        if workout.done and _id(day, index) in records:
            await _not_done(tx, athlete, day, index)
            await _mark(tx, athlete, day, index, replace(workout, done=None))
            gone = True
    return gone


async def _of_day(tx: Transaction, athlete: AthleteId, day: date) -> list[tuple[int, Workout]]:
    """The sessions of a day of the program in force, with their places."""
    week = await tx.programs.in_force(athlete, monday_of(day))
    found = week.on(day) if week else None
    return [(n, w) for n, w in enumerate(found.workouts) if not w.is_rest] if found else []


async def _mark(
    tx: Transaction, athlete: AthleteId, day: date, index: int, workout: Workout
) -> None:
    week = await tx.programs.in_force(athlete, monday_of(day))
    assert week is not None
    await tx.programs.change(athlete, _with(week, day, index, workout))
    if workout.done is not None:
        await _match(tx, athlete, day, workout, None)
        return
    for kept in await tx.matches.all(athlete, since=day):
        if kept.value.date == day and kept.value.code == workout.code:
            await tx.matches.remove(athlete, kept.id)


async def _match(
    tx: Transaction, athlete: AthleteId, day: date, workout: Workout, reason: str | None
) -> None:
    outcome = "done" if workout.done else "missed"
    matches = await tx.matches.all(athlete, since=day)
    id_ = next(
        (k.id for k in matches if k.value.date == day and k.value.code == workout.code), None
    )
    match = Match(date=day, code=workout.code, outcome=outcome, reason=reason)
    await tx.matches.keep(athlete, match, id_)


async def _as_planned(
    tx: Transaction, athlete: AthleteId, person: Athlete, day: date, index: int, workout: Workout
) -> None:
    """A tap on Done is a record: the planned numbers, unless the day has one of that sport.

    A file that comes later replaces them. No plan knows how a race went: its result tells.
    """
    sport = workout.sport
    if sport is None or workout.workout_type is WorkoutType.RACE:
        return
    for kept in await tx.activities.all(athlete, since=day):
        if kept.value.day == day and kept.value.sport.family == sport.family:
            return
    start = datetime.combine(day, NOON, tzinfo=person.zone) + timedelta(minutes=30 + index)
    await tx.activities.keep(
        athlete,
        Activity(
            start=start,
            sport=sport,
            title=workout.title or None,
            duration_s=workout.duration_min * 60,
            km=workout.distance_km,
            ascent_m=workout.ascent_m,
            rpe=workout.target.rpe,
            source="journal",
            id=_id(day, index),
        ),
    )


async def _not_done(tx: Transaction, athlete: AthleteId, day: date, index: int) -> None:
    """What a tap on Done put down goes, where the workout was skipped after all."""
    for kept in await tx.activities.all(athlete, since=day):
        if kept.value.id == _id(day, index):
            await tx.activities.remove(athlete, kept.id)


DONE = "done:"
"""How the id of a record begins that repeats what was planned."""


def _id(day: date, index: int) -> str:
    return f"{DONE}{day.isoformat()}:{index}"


def stands_for_plan(activity: Activity) -> bool:
    """Whether a record only repeats what was planned for its day."""
    return (activity.id or "").startswith(DONE)


async def raced(tx: Transaction, athlete: AthleteId, day: date) -> None:
    """The race of a day has been told: its week asks for it no more."""
    for index, workout in await _of_day(tx, athlete, day):
        if workout.workout_type is WorkoutType.RACE and workout.done is None:
            await _mark(tx, athlete, day, index, replace(workout, done=True))


async def done_by(tx: Transaction, athlete: AthleteId, day: date, code: str) -> None:
    """The planned workout with this code was done: its day shows it."""
    week = await tx.programs.in_force(athlete, monday_of(day))
    found = week.on(day) if week else None
    if week is None or found is None:
        return
    for index, workout in enumerate(found.workouts):
        if workout.code == code and workout.done is None:
            await tx.programs.change(athlete, _with(week, day, index, replace(workout, done=True)))
            return


def _with(week: Program, day: date, index: int, workout: Workout) -> Program:
    days = tuple(
        replace(d, workouts=(*d.workouts[:index], workout, *d.workouts[index + 1 :]))
        if d.date == day
        else d
        for d in week.daily_program
    )
    return replace(week, daily_program=days)


@dataclass(frozen=True, slots=True)
class RateProgram:
    """A thumb up or down under a program."""

    store: Store

    async def __call__(self, athlete: AthleteId, monday: date, version: int, *, up: bool) -> None:
        async with self.store.transaction() as tx:
            await tx.thumbs.keep(athlete, Thumb(week_start_date=monday, version=version, up=up))
