"""Internal load: what the body paid, in TRIMP units (coaching §1; science §1.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from coach.activity import Activity
from coach.athlete import Athlete
from coach.load.pulse import PulseRange, histogram_trimp, mean_pulse, pulse_range

PER_RPE_MINUTE = 0.30
"""TRIMP for a minute at each point of RPE, until the athlete's own is learnt."""

LEARN_FROM = 8
"""Activities with both a pulse and an RPE before the athlete's own k counts."""


class Method(StrEnum):
    """How an internal load was found, best first."""

    STREAM = "stream"
    MEAN_HR = "mean_hr"
    SESSION_RPE = "session_rpe"


@dataclass(frozen=True, slots=True)
class Internal:
    """TRIMP units, and how they were found."""

    trimp: float
    method: Method


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalModel:
    """How one athlete's internal load is worked out."""

    pulse: PulseRange
    k: float = PER_RPE_MINUTE
    """TRIMP for a minute at each point of RPE."""
    k_learnt: bool = False

    def load(self, activity: Activity, *, by_mean: bool = False) -> Internal | None:
        """The best available; None where neither pulse nor RPE is known.

        `by_mean`: the mean pulse wins over the sum over samples, for a window that has both.
        """
        minutes, bpm = activity.minutes, mean_pulse(activity)
        averaged = minutes is not None and bpm is not None
        if activity.trimp_stream is not None and not (by_mean and averaged):
            return Internal(activity.trimp_stream, Method.STREAM)
        if minutes is None:
            return None
        if bpm is not None:
            return Internal(self.pulse.trimp(minutes, bpm), Method.MEAN_HR)
        if activity.rpe is not None:
            return Internal(self.session(minutes, activity.rpe), Method.SESSION_RPE)
        return None

    def session(self, minutes: float, rpe: float) -> float:
        """Foster's session load on the athlete's TRIMP scale: minutes × RPE × k."""
        return minutes * rpe * self.k

    def stream(self, seconds_at: Sequence[float]) -> float | None:
        """TRIMP over the seconds spent at each pulse: what `Activity.trimp_stream` holds."""
        return histogram_trimp(seconds_at, self.pulse)


def internal_model(
    athlete: Athlete, activities: Sequence[Activity], *, year: int | None = None
) -> InternalModel:
    """The model of an athlete; `year` (for the age) is that of the last activity if not given."""
    if year is None:
        year = max((a.start.year for a in activities), default=None)
    plain = InternalModel(pulse=pulse_range(athlete, activities, year=year))
    k = _learnt(plain, activities)
    return plain if k is None else InternalModel(pulse=plain.pulse, k=k, k_learnt=True)


def mixes(activities: Sequence[Activity]) -> bool:
    """Whether some have a sum over samples and others only a mean pulse.

    The sum is never below the TRIMP of its mean (the weight is convex), so the two measures
    are not compared within a window.
    """
    streamed = any(a.trimp_stream is not None for a in activities)
    return streamed and any(
        a.trimp_stream is None and a.minutes is not None and mean_pulse(a) for a in activities
    )


def _learnt(model: InternalModel, activities: Sequence[Activity]) -> float | None:
    """The median of TRIMP / (minutes × RPE) over what has both; None from too few."""
    by_mean, found = mixes(activities), []
    for activity in activities:
        if not activity.rpe or not activity.minutes:
            continue
        load = model.load(activity, by_mean=by_mean)
        if load is not None and load.method is not Method.SESSION_RPE:
            found.append(load.trimp / (activity.minutes * activity.rpe))
    return median(found) if len(found) >= LEARN_FROM else None
