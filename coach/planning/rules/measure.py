"""A workout by anyone, measured: what it leaves out inferred, what cannot be cut to size."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coach.activity import RUNS, Sport
from coach.planning.efforts import RPE_ABOVE_VT1, RPE_ABOVE_VT2, is_hard_workout
from coach.planning.library.effort import (
    HARD_ABOVE_VT1_MIN,
    HARD_ABOVE_VT2_MIN,
    VT1_ZONE,
    VT2_ZONE,
    above,
    total_minutes,
    zone_minutes,
)
from coach.planning.paces import Paces
from coach.program import HARD_TYPES, Intensity, StepKind, Workout, WorkoutStep, WorkoutType

LONGEST_MIN = 7 * 1440.0
"""A week: more minutes in one workout are no workout; the longest races take days."""

FURTHEST_KM = 2000.0
HIGHEST_M = 100_000.0
MOST_REPEATS, DEEPEST = 200, 4
MOST_ZONE = 5

NO_ZONES = frozenset({Sport.STRENGTH, Sport.MOBILITY})
"""Sports without zones: never hard, and all their minutes easy (coaching §9.1 counts zones)."""

ABOVE_VT1 = {Intensity.LOW: 0.0, Intensity.MODERATE: 0.3, Intensity.HIGH: 0.5}
"""Share of the minutes above easy where a workout has no steps (proposal)."""

SPORTS: Mapping[WorkoutType, Sport] = {
    WorkoutType.STRENGTH: Sport.STRENGTH,
    WorkoutType.MOBILITY: Sport.MOBILITY,
    WorkoutType.CROSS: Sport.OTHER,
}
"""What a workout without a sport is; every other type is a run."""


def sane(workout: Workout) -> Workout:
    """The workout with sane numbers, nothing added to what it says."""
    steps = workout.steps if are_steps(workout.steps) else ()
    minutes = cut(workout.duration_min, LONGEST_MIN)
    km, ascent = cut(workout.distance_km, FURTHEST_KM), cut(workout.ascent_m, HIGHEST_M)
    same = (steps, minutes) == (workout.steps, workout.duration_min)
    if same and (km, ascent) == (workout.distance_km or 0.0, workout.ascent_m or 0.0):
        return workout
    return replace(
        workout,
        steps=steps,
        duration_min=minutes,
        distance_km=km or None,
        ascent_m=ascent or None,
    )


def measured(workout: Workout, paces: Paces) -> Workout:
    """The workout with sane numbers, and minutes from km or km from minutes where a run lacks one.

    Steps longer than the workout are what counts. A race is as long as it is.
    """
    held = sane(workout)
    sport = held.sport or SPORTS.get(held.workout_type, Sport.RUNNING)
    minutes = max(held.duration_min, total_minutes(held.steps))
    km = held.distance_km
    if sport in RUNS and held.workout_type is not WorkoutType.RACE:
        minutes = minutes or (km or 0.0) / paces.easy
        km = km or paces.km(sport, held.steps, minutes) or None
    if (sport, minutes, km) == (held.sport, held.duration_min, held.distance_km):
        return held
    return replace(held, sport=sport, duration_min=minutes, distance_km=km)


def cut(value: float | None, most: float) -> float:
    """A number between nothing and the most; 0 for what is no number."""
    if value is None or math.isnan(value):
        return 0.0
    return min(most, max(0.0, value))


def are_steps(steps: Sequence[WorkoutStep], depth: int = 0) -> bool:
    """Whether steps can be followed: sane minutes, repeats and zones, not nested for ever."""
    return depth < DEEPEST and all(_is_step(step, depth) for step in steps)


def _is_step(step: WorkoutStep, depth: int) -> bool:
    if step.kind is StepKind.REPEAT:
        times = step.times or 1
        return 0 < times <= MOST_REPEATS and are_steps(step.steps, depth + 1)
    zone = step.zone is None or 1 <= step.zone <= MOST_ZONE
    return zone and _is_size(step.minutes, LONGEST_MIN) and _is_size(step.km, FURTHEST_KM)


def _is_size(value: float | None, most: float) -> bool:
    return value is None or 0 <= value <= most


def is_hard(workout: Workout) -> bool:
    """Hard by type or steps; without steps by what it aims at (science §9.1)."""
    if is_hard_workout(workout):
        return True
    if workout.steps or workout.sport in NO_ZONES:
        return False
    minutes = workout.duration_min
    return any(
        minutes >= least
        for least, aimed in (
            (HARD_ABOVE_VT2_MIN, _aims(workout, VT2_ZONE, RPE_ABOVE_VT2)),
            (HARD_ABOVE_VT1_MIN, _aims(workout, VT1_ZONE, RPE_ABOVE_VT1)),
        )
        if aimed
    )


def _aims(workout: Workout, zone: int, rpe: float) -> bool:
    target = workout.target
    return (
        (target.zone or 0) >= zone
        or (target.rpe or 0.0) >= rpe
        or (workout.intensity is Intensity.HIGH and zone == VT2_ZONE)
    )


def minutes_above_easy(workout: Workout) -> float:
    """Minutes above VT1, by steps; without any a share by how it should feel."""
    if workout.sport in NO_ZONES:
        return 0.0
    zones = zone_minutes(workout.steps)
    if zones:
        return above(VT1_ZONE, zones)
    if (workout.target.zone or 0) >= VT1_ZONE and workout.workout_type not in HARD_TYPES:
        return workout.duration_min
    felt = Intensity.HIGH if is_hard(workout) else workout.intensity
    return ABOVE_VT1[felt] * workout.duration_min


def grey_minutes(workout: Workout) -> float:
    """Minutes between VT1 and VT2."""
    zones = zone_minutes(workout.steps)
    if zones or workout.target.zone != VT1_ZONE or workout.sport in NO_ZONES:
        return zones.get(VT1_ZONE, 0.0)
    return workout.duration_min
