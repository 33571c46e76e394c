"""External load: the work done, in running-equivalent kilometres.

Factors: coaching §1; where they come from: science §1.2 and §1.3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from coach.activity import ON_FOOT, Activity, Sport
from coach.program import Workout, WorkoutType

CLIMB_ON_FOOT = 7.04
"""Flat metres a climbed metre counts for: miles + feet/750, put in metres."""

CLIMB_ON_A_BICYCLE = 4.80
"""The same on a bicycle: miles + feet/1100."""

CLIMB_ON_SKIS = 10.6
"""The same on touring skis: miles + feet/500, rounded as coaching §1 has it."""

KM_PER_MILE = 1.609344

CYCLING = ((12.0, 4.0), (16.0, 3.5), (20.0, 2.9), (25.0, 2.4))
"""Kilometres ridden that one run kilometre equals, by speed in miles an hour."""

FACTORS: Mapping[Sport, float] = {
    Sport.SWIMMING: 4.0,
    Sport.OPEN_WATER: 4.2,
    Sport.ROWING: 1.5,
    Sport.SKI_TOURING: 1.2,
    Sport.NORDIC_SKI: 1.2,
}
"""Run kilometres that one kilometre of another sport equals."""

PER_EFFORT_HOUR = 0.48
"""Run kilometres for an hour at each point of RPE, where there is no distance: 0.30 miles."""

ASSUMED_RPE = 6.0

RIDES = frozenset({Sport.CYCLING, Sport.INDOOR_CYCLING})


@dataclass(frozen=True, slots=True)
class External:
    """Running-equivalent km: `impact` on the legs, `total` of everything."""

    impact: float
    total: float
    estimated: bool = False
    """An effort had to be assumed."""


def external(
    sport: Sport,
    *,
    km: float | None,
    ascent_m: float | None,
    minutes: float | None,
    rpe: float | None,
) -> External | None:
    """The load of a session, done or planned; None where nothing says how much it was.

    A distance of 0 is none: treadmills and gym watches write it where they measure nothing.
    """
    if not km or sport not in ON_FOOT | RIDES | FACTORS.keys():
        return _by_effort(sport, minutes, rpe)
    climbed_km = (ascent_m or 0.0) / 1000
    if sport in ON_FOOT:
        impact = km + CLIMB_ON_FOOT * climbed_km
        return External(impact, impact)
    if sport in RIDES:
        ridden = km / cycling_factor(_mph(km, minutes))
        return External(0.0, ridden + CLIMB_ON_A_BICYCLE * climbed_km)
    climb = CLIMB_ON_SKIS * climbed_km if sport is Sport.SKI_TOURING else 0.0
    return External(0.0, FACTORS[sport] * km + climb)


def _by_effort(sport: Sport, minutes: float | None, rpe: float | None) -> External | None:
    """Without a distance: hours × RPE × 0.48. On foot that is impact too."""
    if minutes is None:
        return None
    effort = ASSUMED_RPE if rpe is None else rpe
    total = minutes / 60 * effort * PER_EFFORT_HOUR
    return External(total if sport in ON_FOOT else 0.0, total, estimated=rpe is None)


def _mph(km: float, minutes: float | None) -> float | None:
    return km / KM_PER_MILE / (minutes / 60) if minutes else None


def cycling_factor(mph: float | None) -> float:
    """Linear between the known speeds, flat outside them; the slowest without a speed."""
    if mph is None or mph <= CYCLING[0][0]:
        return CYCLING[0][1]
    for (slow, high), (fast, low) in pairwise(CYCLING):
        if mph <= fast:
            return high + (low - high) * (mph - slow) / (fast - slow)
    return CYCLING[-1][1]


def external_of(activity: Activity) -> External | None:
    """The load of training that happened."""
    return external(
        activity.sport,
        km=activity.km,
        ascent_m=activity.ascent_m,
        minutes=activity.minutes,
        rpe=activity.rpe,
    )


def impact_km(activity: Activity) -> float | None:
    """On foot: km + 7.04 m a climbed metre; 0 for other sports; None if nothing is known."""
    found = external_of(activity)
    return None if found is None else found.impact


def total_km(activity: Activity) -> float | None:
    """Running-equivalent km of any sport; None if neither distance nor time is known."""
    found = external_of(activity)
    return None if found is None else found.total


def planned_external(
    sport: Sport,
    *,
    km: float | None = None,
    ascent_m: float | None = None,
    minutes: float | None = None,
    rpe: float | None = None,
) -> External:
    """The load of planned work, by the formula of done work; nothing where nothing is planned."""
    found = external(sport, km=km, ascent_m=ascent_m, minutes=minutes, rpe=rpe)
    return found if found is not None else External(0.0, 0.0)


def external_of_workout(workout: Workout) -> External | None:
    """The load of a planned workout; None for rest and for a workout without size."""
    if workout.is_rest:
        return None
    return external(
        workout.sport or _SPORTS.get(workout.workout_type, Sport.RUNNING),
        km=workout.distance_km,
        ascent_m=workout.ascent_m,
        minutes=workout.duration_min or None,
        rpe=workout.target.rpe,
    )


_SPORTS: Mapping[WorkoutType, Sport] = {
    WorkoutType.STRENGTH: Sport.STRENGTH,
    WorkoutType.MOBILITY: Sport.MOBILITY,
    WorkoutType.CROSS: Sport.OTHER,
}
"""What a workout without a sport is; every other type is a run."""
