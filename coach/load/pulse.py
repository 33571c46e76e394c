"""An athlete's pulse, from rest to its highest, and what minutes at a pulse cost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from coach.activity import Activity
from coach.athlete import Athlete, Sex

MEN = (0.64, 1.92)
WOMEN = (0.86, 1.67)
"""Banister's a and b, as published (science §1.1)."""

DEFAULT_RESTING = 65.0
"""Beats a minute where the athlete does not know (science §1.1); cancels in the ratios."""

DEFAULT_HIGHEST = 185.0
"""Where neither a highest pulse nor an age is known: Tanaka at 33."""

TANAKA = (208.0, 0.7)
"""Highest pulse = 208 − 0.7 × age, ± 10 (science §5.3)."""

SEEN_OFTEN = 3
"""A highest pulse reached in so many activities is no spike of the sensor (science §5.3)."""

HIGHEST_PLAUSIBLE = 220

GAP_S = 30.0
"""A longer silence between two samples is not training that was seen (coaching §1)."""

NOT_A_PULSE = frozenset({0, 255})
"""What devices write for none (coaching §1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PulseRange:
    """Resting and highest pulse in beats a minute, and the constants of the athlete's sex."""

    resting: float
    highest: float
    constants: tuple[float, float] = MEN
    resting_assumed: bool = False
    highest_assumed: bool = False
    sex_assumed: bool = False
    """The sex is unknown, so men's constants are used."""

    @property
    def assumed(self) -> bool:
        """Whether anything is an estimate: shown with the number, never a reason to stop."""
        return self.resting_assumed or self.highest_assumed or self.sex_assumed

    def share(self, bpm: float) -> float:
        """The share of the reserve, clamped to 0..1."""
        return min(1.0, max(0.0, (bpm - self.resting) / (self.highest - self.resting)))

    def weight(self, bpm: float) -> float:
        """TRIMP of one minute: x · a·e^(b·x)."""
        a, b = self.constants
        x = self.share(bpm)
        return x * a * exp(b * x)

    def trimp(self, minutes: float, bpm: float) -> float:
        return minutes * self.weight(bpm)


def banister(minutes: float, bpm: float, resting: float, highest: float, sex: Sex | None) -> float:
    """Banister's TRIMP from a mean pulse: T · x · a·e^(b·x), x clamped to 0..1."""
    pulse = PulseRange(resting=resting, highest=highest, constants=constants_of(sex))
    return pulse.trimp(minutes, bpm)


def stream_trimp(samples: Iterable[tuple[float, float | None]], pulse: PulseRange) -> float | None:
    """TRIMP over (seconds, beats a minute) in order of time; None without two beats to join.

    Each step counts half at its one end and half at the other; silences over 30 s are skipped.
    """
    total, heard = 0.0, False
    last: tuple[float, float] | None = None
    for second, bpm in samples:
        if bpm is None or bpm in NOT_A_PULSE:
            continue
        if last is not None and 0 < second - last[0] <= GAP_S:
            total += (second - last[0]) / 60 * (pulse.weight(bpm) + last[1]) / 2
            heard = True
        last = second, pulse.weight(bpm)
    return total if heard else None


def histogram_trimp(seconds_at: Sequence[float], pulse: PulseRange) -> float | None:
    """TRIMP over the seconds spent at each pulse, indexed by beats a minute; None if empty."""
    if not any(seconds_at):
        return None
    return sum(pulse.trimp(seconds / 60, bpm) for bpm, seconds in enumerate(seconds_at) if seconds)


def constants_of(sex: Sex | None) -> tuple[float, float]:
    """Banister's a and b; men's where the sex is unknown."""
    return WOMEN if sex is Sex.FEMALE else MEN


def mean_pulse(activity: Activity) -> int | None:
    """The mean pulse of an activity, if it is one."""
    return None if activity.avg_hr in NOT_A_PULSE else activity.avg_hr


def pulse_range(
    athlete: Athlete, activities: Sequence[Activity] = (), *, year: int | None = None
) -> PulseRange:
    """Measured where the athlete knows, estimated where not; `year` is for the age.

    Two figures that contradict each other (rest not under the highest) are both estimated.
    """
    resting, highest = athlete.resting_hr, athlete.max_hr
    guess = highest_guess(athlete, activities, year=year)
    if (resting or DEFAULT_RESTING) >= (highest or guess):
        resting = highest = None
    return PulseRange(
        resting=DEFAULT_RESTING if resting is None else float(resting),
        highest=guess if highest is None else float(highest),
        constants=constants_of(athlete.sex),
        resting_assumed=resting is None,
        highest_assumed=highest is None,
        sex_assumed=athlete.sex is None,
    )


def highest_guess(
    athlete: Athlete, activities: Sequence[Activity] = (), *, year: int | None = None
) -> float:
    """Tanaka by age, or what three activities reached if that is higher.

    A guess below what is reached again and again would flatten every hard session.
    """
    guess = DEFAULT_HIGHEST
    if athlete.birth_year is not None and year is not None:
        guess = max(TANAKA[0] - TANAKA[1] * (year - athlete.birth_year), DEFAULT_RESTING + 1)
    seen = [a.max_hr for a in activities if a.max_hr is not None]
    reached = sorted((bpm for bpm in seen if bpm <= HIGHEST_PLAUSIBLE), reverse=True)
    if len(reached) < SEEN_OFTEN:
        return guess
    return max(guess, float(reached[SEEN_OFTEN - 1]))
