"""Which planned workout an activity stands for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coach.activity import Activity
from coach.dossier import Dossier
from coach.program import Workout, monday_of

TOLERANCE = 0.40
"""How far the minutes may be off: the coaching model, section 5."""

NEAR_DAYS = (0, -1, 1)
"""The same day first, then the day before, then the day after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A planned workout: its day and code; `sure` if nothing has to be asked."""

    day: date
    code: str
    sure: bool
    title: str = ""


def suggest(dossier: Dossier, activity: Activity, today: date) -> Suggestion | None:
    """The workout of the same day, else of the day beside it, of the same sport family.

    Sure within 40 % of the planned minutes on the same day; a day off, or minutes that are
    further off, are asked about. Of several the one whose minutes are nearest.
    """
    taken = {(m.date, m.code) for m in dossier.matches if m.outcome == "done"}
    for away in NEAR_DAYS:
        day = activity.day + timedelta(days=away)
        if day > today + timedelta(days=1):
            continue
        open_ = [w for w in _planned(dossier, day) if w.code and (day, w.code) not in taken]
        found = [w for w in of_family(open_, activity) if away == 0 or fits(w, activity)]
        if found:
            best = min(found, key=lambda w: _off(w, activity))
            sure = away == 0 and fits(best, activity)
            return Suggestion(day=day, code=best.code or "", sure=sure, title=best.title)
    return None


def of_family(workouts: list[Workout], activity: Activity) -> Iterator[Workout]:
    """Those of the activity's sport family, where both say how long they were."""
    for workout in workouts:
        same = workout.sport is not None and workout.sport.family == activity.sport.family
        if same and activity.minutes is not None and workout.duration_min:
            yield workout


def fits(workout: Workout, activity: Activity) -> bool:
    """Whether the minutes are near enough to need no question."""
    return _off(workout, activity) <= TOLERANCE


def _off(workout: Workout, activity: Activity) -> float:
    return abs((activity.minutes or 0.0) / workout.duration_min - 1)


def _planned(dossier: Dossier, day: date) -> tuple[Workout, ...]:
    week = dossier.in_force(monday_of(day))
    found = week.on(day) if week else None
    return tuple(w for w in found.workouts if not w.is_rest) if found else ()
