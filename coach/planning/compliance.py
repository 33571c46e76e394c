"""Planned against actual: what became of each planned workout of a week."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.activity import Activity
from coach.dossier import Dossier, Match
from coach.load.rating import rated
from coach.planning.efforts import is_hard_workout, was_hard
from coach.planning.history import DAY
from coach.planning.matching import fits, of_family
from coach.program import Intensity, Program, Workout, WorkoutType

SHORT, LONG = 0.80, 1.25
"""Outside of these shares of its planned minutes a session was shortened, or more than planned
(custom: inside ± 20 % a file and a plan are the same run, coaching §1)."""

EFFORT_OFF = 2.0
"""So many points of effort more than planned is a sign (coaching §2)."""

RPE_OF = {Intensity.LOW: 3.0, Intensity.MODERATE: 5.0, Intensity.HIGH: 7.0}
"""What a workout without a target should feel like (Foster's scale)."""

PHYSICAL = "physical"
"""The reason that changes the next week at once (coaching §5)."""


class Outcome(StrEnum):
    """What became of a planned workout."""

    DONE = "done"
    SHORTENED = "shortened"
    HARDER = "harder"
    EASIER = "easier"
    SWAPPED = "swapped"
    MISSED = "missed"
    OPEN = "open"
    """Its day is not over yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One planned workout and what was done for it."""

    day: date
    workout: Workout
    outcome: Outcome
    activity: Activity | None = None
    reason: str | None = None
    """Why it was missed, as it was told: physical, life, weather, plan."""
    told: bool = True
    """False: missed only in so far as nothing was ever told about it."""


def compliance(dossier: Dossier, program: Program, today: date) -> tuple[Followed, ...]:
    """Each planned workout of a week up to today; races are no training and left out."""
    activities = rated(dossier)
    pairs = _paired(dossier, program, activities)
    used = {id(activity) for activity in pairs.values()}
    spare = [activity for activity in activities if id(activity) not in used]
    return tuple(
        _followed(dossier, day, workout, pairs[day, n])
        if (day, n) in pairs
        else _without(dossier, day, workout, spare, today)
        for day, n, workout in _planned(program)
        if day <= today
    )


def _planned(program: Program) -> Iterator[tuple[date, int, Workout]]:
    for day in program.daily_program:
        for n, workout in enumerate(day.workouts):
            if not workout.is_rest and workout.workout_type is not WorkoutType.RACE:
                yield day.date, n, workout


def _paired(
    dossier: Dossier, program: Program, activities: Sequence[Activity]
) -> dict[tuple[date, int], Activity]:
    """Who stands for whom: as it was said, then the same day, then the days beside it."""
    found: dict[tuple[date, int], Activity] = {}
    free = [
        a for a in activities if program.week_start_date - DAY <= a.day <= program.last_day + DAY
    ]
    said = {(m.date, m.code): m for m in dossier.matches if m.activity_id and m.outcome == "done"}
    for day, n, workout in _planned(program):
        match = said.get((day, workout.code))
        activity = _named(free, match)
        if activity is not None:
            found[day, n] = activity
            free.remove(activity)
    for away in (0, -1, 1):
        for day, n, workout in _planned(program):
            if (day, n) in found or workout.done is False:
                continue
            near = _nearest(workout, [a for a in free if a.day == day + away * DAY], away)
            if near is not None:
                found[day, n] = near
                free.remove(near)
    return found


def _named(free: Sequence[Activity], match: Match | None) -> Activity | None:
    if match is None:
        return None
    return next((a for a in free if a.id == match.activity_id), None)


def _nearest(workout: Workout, able: Sequence[Activity], away: int) -> Activity | None:
    """On its own day whatever is of the same sport; beside it only what fits."""
    same = [a for a in able if list(of_family([workout], a)) and (not away or fits(workout, a))]
    return min(
        same,
        key=lambda a: abs((a.minutes or 0.0) - workout.duration_min),
        default=None,
    )


def _followed(dossier: Dossier, day: date, workout: Workout, activity: Activity) -> Followed:
    outcome = _compared(dossier, workout, activity)
    return Followed(day=day, workout=workout, outcome=outcome, activity=activity)


def _without(
    dossier: Dossier, day: date, workout: Workout, spare: Sequence[Activity], today: date
) -> Followed:
    """A workout that no activity stands for: done by a tap, swapped, still open or missed."""
    if workout.done:
        return Followed(day=day, workout=workout, outcome=Outcome.DONE)
    other = next((a for a in spare if a.day == day), None)
    if other is not None:
        return Followed(day=day, workout=workout, outcome=Outcome.SWAPPED, activity=other)
    if workout.done is None and day >= today:
        return Followed(day=day, workout=workout, outcome=Outcome.OPEN)
    seen = dossier.observation(day)
    told = workout.done is False or (seen is not None and bool(seen.rest_day))
    return Followed(
        day=day,
        workout=workout,
        outcome=Outcome.MISSED,
        reason=workout.skipped_because,
        told=told,
    )


def _compared(dossier: Dossier, workout: Workout, activity: Activity) -> Outcome:
    share = (activity.minutes or 0.0) / workout.duration_min if workout.duration_min else 1.0
    if share < SHORT:
        return Outcome.SHORTENED
    meant = RPE_OF[workout.intensity] if workout.target.rpe is None else workout.target.rpe
    if share > LONG or (activity.rpe is not None and activity.rpe >= meant + EFFORT_OFF):
        return Outcome.HARDER
    eased = activity.rpe is not None and activity.rpe <= meant - EFFORT_OFF
    if is_hard_workout(workout) and eased and not was_hard(activity, dossier.athlete):
        return Outcome.EASIER
    return Outcome.DONE
