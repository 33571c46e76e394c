"""Whether a week may hold more than the version in force: only by the athlete's own yes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from coach.planning.bounds import Bounds
from coach.planning.facts import Facts
from coach.planning.reasons import AWAY, holding
from coach.planning.rundays import SESSION_MIN
from coach.planning.session import load_km
from coach.planning.steps import said
from coach.planning.wishes import Wishes
from coach.program import Program, Reason, Workout, WorkoutType

OUTLINED = timedelta(days=7)
"""Before its Monday: a version written earlier knew too little of the weeks between to bind."""

NOTICED_KM = 0.5
"""Less is what printing to a tenth may leave."""

LOOK = "asked"
"""The cause of a version that somebody wanted to see; a change by hand always binds."""


def held(known: Facts, limits: Bounds, wishes: Wishes) -> Bounds:
    """The bounds without more load on the open days than the version in force has there.

    More is an accepted offer, a step of a state that an answer moved, a clearance, days away that
    were taken back, or a wish for more time (coaching §4, Authority).
    """
    asked = wishes.more_time or known.offered_km > 0
    if known.in_force is None or asked or outlined(known.in_force) or freed(known, limits):
        return limits
    most = limits.done_km + planned_km(known)
    return replace(
        limits,
        low_km=min(limits.low_km, most),
        target_km=min(limits.target_km, most),
        high_km=min(limits.high_km, most),
        beyond_km=max(0.0, most - limits.target_km),
    )


def unused(known: Facts, limits: Bounds) -> bool:
    """Whether an accepted offer is not in the version in force yet."""
    room = limits.target_km - limits.done_km - planned_km(known)
    return known.offered_km > 0 and room > NOTICED_KM


def gains(known: Facts, program: Program) -> bool:
    """Whether a new version holds more on the open days than the one in force."""
    days = {day.date for day in known.open_days}
    new = [w for day in program.daily_program if day.date in days for w in day.workouts]
    return _km(known, new) > planned_km(known) + NOTICED_KM


def planned_km(known: Facts) -> float:
    """Load of the open days in the version in force; skipped workouts and races left out."""
    return _km(known, [workout for day in known.open_days for workout in day.in_force])


def _km(known: Facts, workouts: Iterable[Workout]) -> float:
    trained = (w for w in workouts if w.workout_type is not WorkoutType.RACE)
    return sum(load_km(known.athlete.sport, workout) for workout in trained)


def outlined(version: Program | None) -> bool:
    """Whether a version was only a look ahead, with weeks between that nobody knew yet."""
    if version is None or version.written_at is None or version.cause != LOOK:
        return False
    return version.week_start_date - version.written_at.date() > OUTLINED


def shifted(known: Facts) -> bool:
    """Whether the athlete's usual week has no time left on a day of the version in force."""
    days = known.availability.days
    return any(
        days.on(day.date) < min(workout.duration_min, SESSION_MIN)
        for day in known.open_days
        for workout in day.in_force
        if workout.sport in known.main_sports and workout.workout_type is not WorkoutType.RACE
    )


def freed(known: Facts, limits: Bounds) -> bool:
    """Whether an answer lifted something that held the version in force back."""
    before = known.in_force.reasons if known.in_force is not None else ()
    away = {day.date for day in known.days if day.exception is not None}
    now = {(reason.rule, reason.text) for reason in holding(known, limits)}
    return any(
        reason.day not in away
        if reason.text.startswith(AWAY)
        else _is_answered(reason) and (reason.rule, reason.text) not in now
        for reason in before
    )


def _is_answered(reason: Reason) -> bool:
    """Whether only an answer of the athlete ends what it says."""
    return reason.rule == "R02" or reason.text in said()
