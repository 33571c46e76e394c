"""A check-in: each answer is kept at once, as part of the day it is about."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from coach.activity import Activity
from coach.athlete import AthleteId
from coach.dialogue.check_in import CHECK_IN, NO_PAIN, REST, pain_typed
from coach.dialogue.dialogue import Dialogue
from coach.errors import UnknownAthleteError
from coach.journal import Observation
from coach.planning.pain import STOP_FROM, about_pain, newest_pain
from coach.ports import Transaction
from coach.program import Workout, WorkoutType, monday_of
from coach.state import ReturnStage, State, StateKind
from coach.usecases.inputs import pain_class, recheck
from coach.usecases.workouts import as_planned, not_as_planned, stands_for_plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was kept of a day."""

    observation: Observation
    today: date
    opened: State | None = None
    """An injury that this pain opened: no running until it is answered."""
    taken: tuple[Activity, ...] = ()
    """What stands for the day because it was planned, and nobody said otherwise."""


async def note_answer(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> Noted:
    """Keeps what is answered so far; serious pain acts at once, not at the end of the form."""
    person = await tx.athletes.get(athlete)
    if person is None:
        raise UnknownAthleteError(athlete)
    today = person.today(moment)
    day = dialogue.about or today
    before = next(
        (k.value for k in await tx.journal.all(athlete, since=day) if k.value.date == day), None
    )
    seen = answered(before or Observation(date=day), dialogue)
    tx.undoable(athlete, f"the check-in of {day:%A}", moment, joins=True)
    await tx.journal.keep(athlete, seen)
    if seen.rest_day:
        await not_as_planned(tx, athlete, day)
    elif dialogue.answers.get("rpe") and day <= today:
        await as_planned(tx, athlete, person, day)
    noted = await heed(tx, athlete, seen, today)
    done = await tx.activities.all(athlete, since=day)
    taken = (k.value for k in done if k.value.day == day and stands_for_plan(k.value))
    return replace(noted, taken=tuple(taken))


async def planned_of(tx: Transaction, athlete: AthleteId, day: date) -> dict[str, str]:
    """What a tap on an effort takes as done, where nothing is on record yet."""
    week = await tx.programs.in_force(athlete, monday_of(day))
    found = week.on(day) if week else None
    known = any(kept.value.day == day for kept in await tx.activities.all(athlete, since=day))
    open_ = [w for w in found.workouts if not w.is_rest and w.done is None] if found else []
    if known or not open_ or any(w.workout_type is WorkoutType.RACE for w in open_):
        return {}
    return {"_planned": " + ".join(_told(workout) for workout in open_)}


def _told(workout: Workout) -> str:
    """Easy run, 8.9 km, 55 min."""
    parts = [workout.title or workout.workout_type.value]
    if workout.distance_km:
        parts.append(f"{workout.distance_km:g} km")
    if workout.duration_min:
        parts.append(f"{workout.duration_min:.0f} min")
    return ", ".join(parts)


def answered(before: Observation, dialogue: Dialogue) -> Observation:
    """A day's report with what the dialogue has answered; the rest stays as it was."""
    answers = dialogue.answers
    changes: dict[str, Any] = {}
    if answers.get("rpe"):
        rest = answers["rpe"] == REST
        changes |= {"rest_day": rest, "rpe": None if rest else CHECK_IN.value("rpe", answers)}
    if answers.get("energy"):
        changes["energy"] = CHECK_IN.value("energy", answers)
    kind = answers.get("pain_kind", "").casefold()
    if kind:
        changes["pain_changes_movement"] = kind == "moves"
    if kind in NO_PAIN:
        changes |= {"pain": 0, "pain_where": None, "pain_side": None}
    elif pain_typed(answers) is not None:
        changes["pain"] = pain_typed(answers)
    if answers.get("pain_where"):
        changes["pain_where"] = answers["pain_where"]
    if answers.get("pain"):
        changes["pain"] = CHECK_IN.value("pain", answers)
    return replace(before, **changes)


async def heed(
    tx: Transaction,
    athlete: AthleteId,
    seen: Observation,
    today: date,
) -> Noted:
    """What a report changes at once: pain marks the weeks ahead, serious pain opens an injury."""
    opened = None
    if serious(seen) and not await _open_injury(tx, athlete, today):
        opened = State(
            kind=StateKind.INJURED,
            since=seen.date,
            where=place(seen),
            severity=seen.pain,
            stage=ReturnStage.OFF,
        )
        await tx.states.keep(athlete, opened)
    if about_pain(seen) and await _changes_the_class(tx, athlete, seen):
        await recheck(tx, athlete, today)
    return Noted(observation=seen, today=today, opened=opened)


def serious(seen: Observation) -> bool:
    """Pain that stops running whatever was planned (coaching model, section 2, row 3)."""
    return bool(
        (seen.pain is not None and seen.pain >= STOP_FROM)
        or seen.pain_changes_movement
        or seen.worse_next_morning
    )


def place(seen: Observation) -> str | None:
    """Where it hurts, with its side: left knee."""
    return " ".join(part for part in (seen.pain_side, seen.pain_where) if part) or None


async def _changes_the_class(tx: Transaction, athlete: AthleteId, seen: Observation) -> bool:
    """Whether pain counts otherwise with an answer than it did before that day."""
    earlier = [k.value for k in await tx.journal.all(athlete) if k.value.date < seen.date]
    before, now = (newest_pain(said, seen.date) for said in (earlier, [*earlier, seen]))
    return pain_class(now) != pain_class(before)


async def _open_injury(tx: Transaction, athlete: AthleteId, today: date) -> bool:
    return any(
        kept.value.kind is StateKind.INJURED and kept.value.open_on(today)
        for kept in await tx.states.all(athlete)
    )
