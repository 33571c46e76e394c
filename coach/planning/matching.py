"""Which planned workout an activity stands for."""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.activity import Activity
from coach.dossier import Dossier
from coach.program import Workout, monday_of

TOLERANCE = 0.40
"""How far the minutes may be off: the coaching model, section 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A planned workout: its day and code; `sure` if nothing has to be asked."""

    day: date
    code: str
    sure: bool
    title: str = ""


def suggest(dossier: Dossier, activity: Activity, today: date) -> Suggestion | None:
    """The workout of the same day, else of the day beside it, of the same sport family.

    Sure within 40 % of the planned minutes on the same day; a day off is asked about.
    """
    taken = {(m.date, m.code) for m in dossier.matches if m.outcome == "done"}
    for away in (0, -1, 1):
        day = activity.day + timedelta(days=away)
        if day > today + timedelta(days=1):
            continue
        for workout in _planned(dossier, day):
            if workout.code is None or (day, workout.code) in taken:
                continue
            if _fits(workout, activity):
                return Suggestion(day=day, code=workout.code, sure=away == 0, title=workout.title)
    return None


def _planned(dossier: Dossier, day: date) -> tuple[Workout, ...]:
    week = dossier.in_force(monday_of(day))
    found = week.on(day) if week else None
    return tuple(w for w in found.workouts if not w.is_rest) if found else ()


def _fits(workout: Workout, activity: Activity) -> bool:
    if workout.sport is None or workout.sport.family != activity.sport.family:
        return False
    if activity.minutes is None or not workout.duration_min:
        return False
    return abs(activity.minutes / workout.duration_min - 1) <= TOLERANCE
