"""The coach's own way to write a week: the same bounds always give the same week."""

from coach.planning.beside import lighten, put_beside
from coach.planning.bounds import Bounds
from coach.planning.dayfacts import DayFacts
from coach.planning.draft import DayDraft, Draft
from coach.planning.facts import Facts
from coach.planning.filling import fill
from coach.planning.gentle import put_gentle
from coach.planning.keeping import stand
from coach.planning.picking import Picker
from coach.planning.skeleton import lay_out
from coach.program import Day, Workout, WorkoutType

REST = Workout(
    workout_type=WorkoutType.REST,
    title="Rest",
    description="No training today. Sleep, eat, walk if you like.",
    duration_estimate="0 minutes",
)


def plan(known: Facts, limits: Bounds) -> Draft:
    """The open days of the week, planned inside the bounds."""
    draft = Draft(
        known=known,
        bounds=limits,
        days=[DayDraft(bounds=day) for day in limits.days if day.open],
        target_km=max(0.0, limits.target_km - limits.done_km),
        high_km=max(0.0, limits.high_km - limits.done_km),
    )
    picker = Picker(known)
    stand(draft)
    lay_out(draft)
    put_beside(draft, picker)
    fill(draft, picker)
    put_gentle(draft, picker)
    lighten(draft)
    return draft


def days_of(draft: Draft) -> tuple[Day, ...]:
    """All seven days: past and done ones as they stand, open ones as planned."""
    known = draft.known
    return tuple(_day(known, day, draft.on(day.date)) for day in known.days)


def _day(known: Facts, day: DayFacts, draft: DayDraft | None) -> Day:
    if draft is None:
        return frozen(known, day)
    workouts = draft.workouts(known)
    return Day(date=day.date, day=f"{day.date:%A}", stage=day.stage, workouts=workouts or (REST,))


def frozen(known: Facts, day: DayFacts) -> Day:
    """A past or done day: as it was in the program in force, else empty."""
    kept = known.in_force.on(day.date) if known.in_force is not None else None
    if kept is not None:
        return kept
    return Day(date=day.date, day=f"{day.date:%A}", stage=day.stage, past=True)
