"""The coach's own way to write a week: the same bounds always give the same week."""

from collections.abc import Iterable
from dataclasses import replace

from coach.planning.beside import lighten, put_beside
from coach.planning.bounds import Bounds
from coach.planning.changes import differ
from coach.planning.dayfacts import DayFacts
from coach.planning.draft import DayDraft, Draft
from coach.planning.facts import Facts
from coach.planning.filling import fill
from coach.planning.gentle import put_gentle, put_instead
from coach.planning.keeping import stand
from coach.planning.picking import Picker
from coach.planning.skeleton import lay_out
from coach.planning.steady import hold
from coach.program import Day, Workout, WorkoutType

REST = Workout(
    workout_type=WorkoutType.REST,
    title="Rest",
    description="No training today. Sleep well and eat enough.",
    duration_estimate="0 minutes",
)


def plan(known: Facts, limits: Bounds, *, bare: bool = False) -> Draft:
    """The open days of the week, planned inside the bounds.

    `bare`: weekly sessions and pinned workouts left out.
    """
    draft, picker = _draft(known, limits), Picker(known)
    stand(draft, bare=bare)
    lay_out(draft)
    put_beside(draft, picker)
    fill(draft, picker)
    put_gentle(draft, picker)
    put_instead(draft, picker)
    lighten(draft)
    return draft


def rest(known: Facts, limits: Bounds) -> Draft:
    """Nothing on the open days but their races."""
    draft = _draft(known, limits)
    stand(draft, bare=True)
    return draft


def follow(known: Facts, limits: Bounds) -> Draft:
    """The week in force, changed only where the bounds ask for it."""
    draft = _draft(known, limits)
    hold(draft, Picker(known))
    lighten(draft)
    return draft


def days_of(draft: Draft) -> tuple[Day, ...]:
    """All seven days: past and done ones as they stand, open ones as planned."""
    known = draft.known
    return tuple(_day(known, day, draft.on(day.date)) for day in known.days)


def settled(known: Facts, day: DayFacts) -> bool:
    """Whether a day is not planned again: past, done, or skipped by the athlete."""
    kept = known.in_force.on(day.date) if known.in_force is not None else None
    skipped = kept is not None and any(workout.done is False for workout in kept.workouts)
    return not day.open or (skipped and not day.in_force)


def _draft(known: Facts, limits: Bounds) -> Draft:
    days = zip(known.days, limits.days, strict=True)
    return Draft(
        known=known,
        bounds=limits,
        days=[DayDraft(bounds=day) for fact, day in days if not settled(known, fact)],
        target_km=max(0.0, limits.target_km - limits.done_km),
        high_km=max(0.0, limits.high_km - limits.done_km),
    )


def _day(known: Facts, day: DayFacts, draft: DayDraft | None) -> Day:
    """A day that comes out as it was in force stays the very same, marks and all, but its stage.

    A race that comes or goes moves the stages; the days may stay as they are.
    """
    kept = known.in_force.on(day.date) if known.in_force is not None else None
    if draft is None:
        return kept or Day(date=day.date, day=f"{day.date:%A}", stage=day.stage, past=True)
    workouts = draft.workouts(known)
    planned = _as_day(day, workouts or (REST,))
    if kept is not None and kept.workouts and not differ(_left(kept), _as_day(day, workouts)):
        return replace(kept, stage=day.stage)
    return planned


def _as_day(day: DayFacts, workouts: Iterable[Workout]) -> Day:
    return Day(date=day.date, day=f"{day.date:%A}", stage=day.stage, workouts=tuple(workouts))


def _left(kept: Day) -> Day:
    """What of a day still counts: neither rest nor what was skipped."""
    return Day(
        date=kept.date,
        day=kept.day,
        workouts=tuple(w for w in kept.workouts if not w.is_rest and w.done is not False),
    )
