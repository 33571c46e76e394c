"""What differs between two versions of a week, in the athlete's words."""

from dataclasses import dataclass
from datetime import date

from coach.program import Day, Program, Reason, Workout

NOTHING = "nothing planned"


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
        _change(before.on(day.date), day, _reason(before.reasons, after.reasons, day))
        for day in after.daily_program
        if day.date >= today and differ(before.on(day.date), day)
    )


def differ(before: Day | None, after: Day) -> bool:
    """Whether an athlete would train differently: by sport, title, length, climb or steps."""
    return before is None or _seen(before) != _seen(after)


def said(day: Day | None, *, km: bool = False) -> str:
    """A day in a few words: its workouts with their minutes, and with `km` their distances."""
    workouts = () if day is None else day.workouts
    return " + ".join(_workout(workout, km=km) for workout in workouts) or NOTHING


def _change(before: Day | None, after: Day, reason: str | None) -> DayChange:
    """With distances where minutes alone would sound the same."""
    alike = said(before) == said(after)
    return DayChange(
        date=after.date,
        before=said(before, km=alike),
        after=said(after, km=alike),
        reason=reason,
    )


def _workout(workout: Workout, *, km: bool) -> str:
    parts = [workout.title or workout.workout_type.value]
    if not workout.is_rest and workout.duration_min:
        parts.append(f"{workout.duration_min:.0f} min")
    if km and workout.distance_km:
        parts.append(f"{workout.distance_km:.1f} km")
    if km and workout.ascent_m:
        parts.append(f"{workout.ascent_m:.0f} m up")
    return ", ".join(parts)


def _seen(day: Day) -> tuple[object, ...]:
    return tuple(
        (w.workout_type, w.sport, w.title, w.duration_min, w.distance_km, w.ascent_m, w.steps)
        for w in day.workouts
    )


STOPPING = "R02"
"""Its reasons are said once, on the first day they hold."""
HEALTH = frozenset({"R02", "R03", "R04", "R09", "R28"})
"""Pain, illness, a state, a worn body, the way back: what is new of it changed the days after."""


def _reason(before: tuple[Reason, ...], reasons: tuple[Reason, ...], day: Day) -> str | None:
    """Why a day is another one; what stops everything comes before what merely eases."""
    known = {reason.text for reason in before}
    for reason in reasons:
        began = reason.day is not None and reason.day <= day.date
        if reason.rule in HEALTH and began and reason.text not in known:
            return reason.text
    about = [reason for reason in reasons if reason.day == day.date]
    if all(workout.is_rest for workout in day.workouts):
        stops = [r for r in reasons if r.rule == STOPPING and r.day and r.day <= day.date]
        about = [*stops, *about]
    return about[0].text if about else None
