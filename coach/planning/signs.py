"""Signs that a body is tired: what confirms a ratio, which never decides alone."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.history import DAY, planned
from coach.program import Intensity, Workout


class Sign(StrEnum):
    """One sign of coaching §2."""

    EFFORT = "effort"
    """It felt two points harder than planned."""
    ENERGY = "energy"
    SORENESS = "soreness"
    SLEEP = "sleep"
    PULSE = "pulse"
    """The resting pulse is five beats over its median of 28 days."""
    FALLING = "falling"
    """D fell five days running."""


WORDS = {
    Sign.EFFORT: "it felt harder than planned",
    Sign.ENERGY: "little energy",
    Sign.SORENESS: "sore legs",
    Sign.SLEEP: "poor sleep",
    Sign.PULSE: "a raised resting pulse",
    Sign.FALLING: "five days of falling",
}
"""Each sign as it is said to the athlete."""

EFFORT_OVER = 2.0
LOW_ENERGY = 2
HIGH_SORENESS = 6
LOW_SLEEP = 2
PULSE_OVER = 5
"""Coaching §2."""

PULSE_DAYS = timedelta(days=28)
PULSE_READINGS = 5
"""Fewer say nothing about what is usual (proposal)."""

RECENT = DAY
"""A sign of yesterday still counts today: the check-in comes in the evening."""

RPE_OF = {Intensity.LOW: 3.0, Intensity.MODERATE: 5.0, Intensity.HIGH: 7.0}
"""What a workout without a target should feel like (Foster's scale)."""


def signs(dossier: Dossier, today: date, *, falling: bool) -> tuple[Sign, ...]:
    """The signs of today and yesterday; `falling`: D fell five days running."""
    recent = [seen for seen in dossier.observations if today - RECENT <= seen.date <= today]
    found = {sign for seen in recent for sign in told(dossier.observations, seen)}
    if any(felt_harder(dossier, today - n * DAY) for n in range(2)):
        found.add(Sign.EFFORT)
    if falling:
        found.add(Sign.FALLING)
    return tuple(sign for sign in Sign if sign in found)


def told(observations: Sequence[Observation], seen: Observation) -> tuple[Sign, ...]:
    """The signs in one day's answers."""
    pulse = (Sign.PULSE,) if _pulse_up(observations, seen) else ()
    return (*_signs(seen), *pulse)


def felt_harder(dossier: Dossier, day: date) -> bool:
    """Whether a day felt at least two points harder than its hardest planned workout."""
    felt = _felt(dossier, day)
    expected = [_expected(workout) for workout in planned(dossier, day)]
    return felt is not None and bool(expected) and felt >= max(expected) + EFFORT_OVER


def _felt(dossier: Dossier, day: date) -> float | None:
    """An activity's RPE wins over the day's (coaching §1)."""
    of_activities = [a.rpe for a in dossier.activities if a.day == day and a.rpe is not None]
    if of_activities:
        return max(of_activities)
    seen = dossier.observation(day)
    return seen.rpe if seen is not None else None


def _expected(workout: Workout) -> float:
    rpe = workout.target.rpe
    return rpe if rpe is not None else RPE_OF[workout.intensity]


def _signs(seen: Observation) -> Iterator[Sign]:
    if seen.energy is not None and seen.energy <= LOW_ENERGY:
        yield Sign.ENERGY
    if seen.soreness is not None and seen.soreness >= HIGH_SORENESS:
        yield Sign.SORENESS
    if seen.sleep is not None and seen.sleep <= LOW_SLEEP:
        yield Sign.SLEEP


def _pulse_up(observations: Sequence[Observation], seen: Observation) -> bool:
    if seen.resting_hr is None:
        return False
    usual = [
        other.resting_hr
        for other in observations
        if other.resting_hr is not None and seen.date - PULSE_DAYS <= other.date < seen.date
    ]
    return len(usual) >= PULSE_READINGS and seen.resting_hr >= median(usual) + PULSE_OVER
