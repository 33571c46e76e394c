"""Internal load: what the body paid, in TRIMP units.

Banister's training impulse [science §1.1]: minutes × x × a·e^(b·x), x the share of the heart
rate reserve; men a 0.64, b 1.92, women a 0.86, b 1.67.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp
from statistics import median

from coach.activity import Activity
from coach.athlete import Athlete, Sex

MEN = (0.64, 1.92)
WOMEN = (0.86, 1.67)

DEFAULT_RESTING = 60
"""Beats a minute where the athlete does not know; a constant error cancels in the ratios."""

DEFAULT_MAX = 185
"""Where neither a highest pulse nor an age is known (Tanaka at 33)."""

TANAKA = (208.0, 0.7)
"""Highest pulse = 208 − 0.7 × age, ± 10."""

PER_RPE_MINUTE = 0.30
"""TRIMP for a minute at each point of RPE, until the athlete's own is learnt."""

LEARN_FROM = 8
"""Activities with both pulse and RPE before the athlete's own k counts."""

GAP_S = 30.0
"""Longer silences of a strap are not training time."""

NOT_A_PULSE = frozenset({0, 255})


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
class PulseRange:
    """Resting and highest pulse, and the constants of the athlete's sex."""

    resting: float
    highest: float
    constants: tuple[float, float] = MEN
    assumed: bool = False
    """One of the two is an estimate."""

    def share(self, bpm: float) -> float:
        """The share of the reserve, clamped to 0..1."""
        span = self.highest - self.resting
        return min(1.0, max(0.0, (bpm - self.resting) / span)) if span > 0 else 0.0

    def trimp(self, minutes: float, bpm: float) -> float:
        a, b = self.constants
        x = self.share(bpm)
        return minutes * x * a * exp(b * x)


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalModel:
    """How one athlete's internal load is computed."""

    pulse: PulseRange
    k: float = PER_RPE_MINUTE
    mean_only: bool = False
    """Some activities have only a mean pulse, so the mean is used throughout."""

    def load(self, activity: Activity) -> Internal | None:
        """The best available; None where neither pulse nor RPE is known."""
        if activity.trimp_stream is not None and not (self.mean_only and _mean(activity)):
            return Internal(activity.trimp_stream, Method.STREAM)
        bpm, minutes = _mean(activity), activity.minutes
        if minutes is None:
            return None
        if bpm is not None:
            return Internal(self.pulse.trimp(minutes, bpm), Method.MEAN_HR)
        if activity.rpe is not None:
            return Internal(minutes * activity.rpe * self.k, Method.SESSION_RPE)
        return None


def internal_model(
    athlete: Athlete, activities: Sequence[Activity], *, year: int | None = None
) -> InternalModel:
    """The model of an athlete: pulse range, own TRIMP per RPE minute, one pulse method.

    A window that mixed the sums over samples with means would compare two measures: where any
    activity has a mean pulse but no samples, means are used wherever there is one.
    """
    pulse = pulse_range(athlete, year or max((a.start.year for a in activities), default=None))
    with_pulse = [a for a in activities if _mean(a) is not None or a.trimp_stream is not None]
    mixed = any(a.trimp_stream is not None for a in with_pulse) and any(
        a.trimp_stream is None for a in with_pulse
    )
    plain = InternalModel(pulse=pulse, mean_only=mixed)
    return InternalModel(pulse=pulse, k=_learnt(plain, activities), mean_only=mixed)


def pulse_range(athlete: Athlete, year: int | None = None) -> PulseRange:
    """Measured where known; else 60 at rest, and Tanaka's highest by age."""
    highest = athlete.max_hr
    if highest is None and athlete.birth_year is not None and year is not None:
        highest = round(TANAKA[0] - TANAKA[1] * (year - athlete.birth_year))
    return PulseRange(
        resting=athlete.resting_hr if athlete.resting_hr is not None else DEFAULT_RESTING,
        highest=highest if highest is not None else DEFAULT_MAX,
        constants=WOMEN if athlete.sex is Sex.FEMALE else MEN,
        assumed=athlete.max_hr is None or athlete.resting_hr is None,
    )


def stream_trimp(samples: Iterable[tuple[float, int]], pulse: PulseRange) -> float | None:
    """TRIMP over (seconds, beats a minute) in order; silences over 30 s are skipped."""
    total, last, heard = 0.0, None, False
    for second, bpm in samples:
        if bpm in NOT_A_PULSE:
            continue
        if last is not None and 0 < second - last <= GAP_S:
            total += pulse.trimp((second - last) / 60, bpm)
            heard = True
        last = second
    return total if heard else None


def edwards(minutes_in_zone: Sequence[float]) -> float:
    """Minutes in the zones 50-60 … 90-100 % of the highest pulse, weighted 1 to 5."""
    return sum(minutes * weight for weight, minutes in enumerate(minutes_in_zone, start=1))


def session_rpe(minutes: float, rpe: float) -> float:
    """Foster's session load: minutes × CR10."""
    return minutes * rpe


def _mean(activity: Activity) -> int | None:
    return None if activity.avg_hr is None or activity.avg_hr in NOT_A_PULSE else activity.avg_hr


def _learnt(model: InternalModel, activities: Sequence[Activity]) -> float:
    found = []
    for activity in activities:
        load = model.load(activity)
        if load is None or load.method is Method.SESSION_RPE:
            continue
        if activity.rpe and activity.minutes:
            found.append(load.trimp / (activity.minutes * activity.rpe))
    return median(found) if len(found) >= LEARN_FROM else PER_RPE_MINUTE
