"""Sessions hard or long enough to need hours around them, planned ones and real ones."""

from dataclasses import dataclass
from datetime import date, datetime

from coach.activity import ON_FOOT, Activity, Lap
from coach.athlete import Athlete
from coach.planning.library.effort import (
    HARD_ABOVE_VT1_MIN,
    HARD_ABOVE_VT2_MIN,
    is_hard,
    zone_minutes,
)
from coach.program import HARD_TYPES, Workout, WorkoutType

LONG_MIN = 90.0
"""A run of so many minutes counts like a hard one for spacing (science §4.5)."""

NEARLY_LONG = 0.75
"""Of these minutes: a planned long run that was cut a little short is still one (proposal)."""

RPE_ABOVE_VT2 = 7.0
RPE_ABOVE_VT1 = 6.0
"""A whole session felt like this was above the threshold (Foster; 5-6 lies between the two)."""

VT1_OF_THRESHOLD, VT2_OF_THRESHOLD = 0.90, 1.00
"""Shares of the threshold pulse (Friel's zones 3 and 5a, science §5.3)."""

VT1_OF_RESERVE, VT2_OF_RESERVE = 0.78, 0.88
VT1_OF_MAX, VT2_OF_MAX = 0.85, 0.92
"""Shares of the reserve and of the maximum where no threshold is known (proposal)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """One session that others keep away from. `start` is None where only the date is known."""

    day: date
    start: datetime | None
    hard: bool
    long: bool
    descent_m: float | None = None
    planned: bool = False


def effort_of(
    activity: Activity, athlete: Athlete, *, hard: bool = False, long: bool = False
) -> Effort | None:
    """An activity as an effort, or None if it was neither hard nor long.

    `hard`: it was planned hard, or was a race; `long`: it was planned long.
    """
    least = NEARLY_LONG * LONG_MIN if long else LONG_MIN
    long = activity.sport in ON_FOOT and (activity.minutes or 0.0) >= least
    hard = hard or was_hard(activity, athlete)
    if not hard and not long:
        return None
    return Effort(
        day=activity.day,
        start=activity.start if activity.start_known else None,
        hard=hard,
        long=long,
        descent_m=activity.descent_m,
    )


def planned_effort(workout: Workout, day: date) -> Effort | None:
    """A planned workout as an effort, or None if it is neither hard nor long."""
    hard, long = is_hard_workout(workout), is_long_workout(workout)
    if not hard and not long:
        return None
    return Effort(day=day, start=None, hard=hard, long=long, planned=True)


def is_hard_workout(workout: Workout) -> bool:
    """Hard: of a hard type or a race, 6 min above VT2 or 20 above VT1 (science §9.1)."""
    return (
        workout.workout_type in HARD_TYPES
        or workout.workout_type is WorkoutType.RACE
        or is_hard(zone_minutes(workout.steps))
    )


def is_long_workout(workout: Workout) -> bool:
    return workout.sport in ON_FOOT and workout.duration_min >= LONG_MIN


def was_hard(activity: Activity, athlete: Athlete) -> bool:
    """Whether an activity held 6 min above VT2 or 20 above VT1, as far as it tells."""
    minutes, rpe = activity.minutes or 0.0, activity.rpe
    if rpe is not None and _above(minutes, rpe, RPE_ABOVE_VT1, RPE_ABOVE_VT2):
        return True
    thresholds = _thresholds(athlete)
    if thresholds is None:
        return False
    whole = (Lap(duration_s=minutes * 60, avg_hr=activity.avg_hr),)
    return any(_hard_laps(laps, *thresholds) for laps in (whole, activity.laps))


def _above(minutes: float, value: float, vt1: float, vt2: float) -> bool:
    return (value >= vt1 and minutes >= HARD_ABOVE_VT1_MIN) or (
        value >= vt2 and minutes >= HARD_ABOVE_VT2_MIN
    )


def _hard_laps(laps: tuple[Lap, ...], vt1: float, vt2: float) -> bool:
    beats = [(lap.avg_hr, lap.duration_s / 60) for lap in laps if lap.avg_hr]
    return (
        sum(minutes for pulse, minutes in beats if pulse >= vt1) >= HARD_ABOVE_VT1_MIN
        or sum(minutes for pulse, minutes in beats if pulse >= vt2) >= HARD_ABOVE_VT2_MIN
    )


def _thresholds(athlete: Athlete) -> tuple[float, float] | None:
    """The pulse at both thresholds: from the best that is known, None from nothing."""
    if athlete.threshold_hr is not None:
        known = float(athlete.threshold_hr)
        return VT1_OF_THRESHOLD * known, VT2_OF_THRESHOLD * known
    if athlete.max_hr is None:
        return None
    if athlete.resting_hr is None:
        return VT1_OF_MAX * athlete.max_hr, VT2_OF_MAX * athlete.max_hr
    reserve = athlete.max_hr - athlete.resting_hr
    return (
        athlete.resting_hr + VT1_OF_RESERVE * reserve,
        athlete.resting_hr + VT2_OF_RESERVE * reserve,
    )
