"""What differs between two versions of a week, in the athlete's words."""

from dataclasses import dataclass
from datetime import date

from coach.program import Day, Program, Reason, Workout

MINUTES = "{title}, {minutes:.0f} min"


@dataclass(frozen=True, slots=True)
class DayChange:
    """One day whose workouts differ: "Tempo, 62 min" before, "Easy run, 40 min" after."""

    date: date
    before: str
    after: str
    reason: str | None = None


def day_changes(before: Program | None, after: Program, today: date) -> tuple[DayChange, ...]:
    """The days from today on whose workouts differ; none where there was no program before."""
    if before is None:
        return ()
    return tuple(
        DayChange(
            date=day.date,
            before=said(before.on(day.date)),
            after=said(day),
            reason=_reason(after.reasons, day.date),
        )
        for day in after.daily_program
        if day.date >= today and differ(before.on(day.date), day)
    )


def said(day: Day | None) -> str:
    """A day in a few words: its workouts with their minutes."""
    workouts = () if day is None else day.workouts
    return " + ".join(_workout(workout) for workout in workouts) or "nothing planned"


def _workout(workout: Workout) -> str:
    title = workout.title or workout.workout_type.value
    if workout.is_rest or not workout.duration_min:
        return title
    return MINUTES.format(title=title, minutes=workout.duration_min)


def differ(before: Day | None, after: Day) -> bool:
    """Whether an athlete would notice: other titles, sports, minutes or steps."""
    return before is None or _seen(before) != _seen(after)


def _seen(day: Day) -> tuple[object, ...]:
    return tuple(
        (w.workout_type, w.sport, w.title, w.duration_min, w.distance_km, w.steps)
        for w in day.workouts
    )


def _reason(reasons: tuple[Reason, ...], day: date) -> str | None:
    return next((reason.text for reason in reasons if reason.day == day), None)
