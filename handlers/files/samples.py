"""What was recorded moment by moment, and the sums over it."""

from array import array
from dataclasses import dataclass, field
from itertools import pairwise
from math import asin, cos, isnan, nan, radians, sin, sqrt
from statistics import median

LONGEST_GAP_S = 30.0
"""A longer silence between two heart rates is not training that was seen (coaching.md 1)."""

PULSE_RANGE = range(25, 251)
"""Beats a minute that a living athlete's sensor reports; 0 and 255 are FIT's "nothing"."""

MOST_SAMPLES = 2_000_000
"""Three weeks of one a second; more is no activity."""

_LONG_SILENCE_S, _CREEP_M_S = 60.0, 0.3

_EARTH_M = 6_371_008.8
"""Mean radius (IUGG)."""

_REVERSAL_M = 2.0
"""A climb or a drop smaller than this is the sensor's noise: against a barometric total of
541 m it finds 526 m, against a noisy satellite trace of 64 m 74 m (raw sums: 542 and 257)."""


class TooManySamplesError(Exception):
    """More samples than any activity has."""


def _doubles() -> "array[float]":
    return array("d")


@dataclass(slots=True, kw_only=True)
class Samples:
    """Columns of samples in the order of the file. Unknown is NaN, an unknown pulse 0."""

    moments: "array[float]" = field(default_factory=_doubles)
    """Seconds since 1970."""
    pulses: "array[int]" = field(default_factory=lambda: array("B"))
    metres: "array[float]" = field(default_factory=_doubles)
    """The odometer: metres so far."""
    heights: "array[float]" = field(default_factory=_doubles)
    resumed: set[int] = field(default_factory=set)
    """Samples before which the timer stood still."""

    def __len__(self) -> int:
        return len(self.moments)

    def add(
        self,
        moment: float = nan,
        *,
        pulse: int | None = None,
        metres: float = nan,
        height: float = nan,
    ) -> None:
        """Appends one sample.

        Raises:
            TooManySamplesError: there are more than any activity has.
        """
        if len(self.moments) >= MOST_SAMPLES:
            raise TooManySamplesError
        self.moments.append(moment)
        self.pulses.append(pulse if pulse is not None and pulse in PULSE_RANGE else 0)
        self.metres.append(metres)
        self.heights.append(height)

    def pause(self) -> None:
        """The timer stands still between the last sample and the next."""
        self.resumed.add(len(self.moments))

    def stretch(self, first: int, end: int) -> "Samples":
        """Some of the samples, from one place up to another."""
        return Samples(
            moments=self.moments[first:end],
            pulses=self.pulses[first:end],
            metres=self.metres[first:end],
            heights=self.heights[first:end],
            resumed={n - first for n in self.resumed if first < n < end},
        )

    @property
    def with_pulse(self) -> int:
        return len(self) - self.pulses.count(0)

    @property
    def first(self) -> float | None:
        """The earliest moment."""
        return min((m for m in self.moments if not isnan(m)), default=None)

    @property
    def elapsed_s(self) -> float | None:
        """From the first moment to the last, pauses included."""
        first = self.first
        return None if first is None else max(m for m in self.moments if not isnan(m)) - first

    @property
    def longest_step_s(self) -> float:
        """A longer time between two samples is a pause: 30 s, more if they are sparse."""
        steps = [b - a for a, b in pairwise(self.moments) if b > a]
        return max(LONGEST_GAP_S, 4 * median(steps)) if steps else LONGEST_GAP_S

    def running_s(self) -> float | None:
        """Seconds between samples without the pauses; None without two moments."""
        longest = self.longest_step_s
        steps = [
            after - before
            for n, (before, after) in enumerate(pairwise(self.moments), start=1)
            if n not in self.resumed and 0 < after - before <= longest
        ]
        return sum(steps) if steps else None

    def stood_s(self) -> float:
        """Seconds of silence, a minute or more each, in which the odometer hardly moved."""
        pairs = pairwise(zip(self.moments, self.metres, strict=True))
        return sum(
            b - a
            for (a, before), (b, after) in pairs
            if b - a >= _LONG_SILENCE_S and after - before < _CREEP_M_S * (b - a)
        )

    def covered_m(self) -> float | None:
        """Metres of the odometer without those covered in pauses; None if there are none.

        The odometer may start anew on the way, and may be absent in some samples.
        """
        longest, known, total = self.longest_step_s, -1, 0.0
        for n, metres in enumerate(self.metres):
            if isnan(metres):
                continue
            if known >= 0 and metres > self.metres[known] and self._moving(known, n, longest):
                total += metres - self.metres[known]
            known = n
        return total if known >= 0 else None

    def _moving(self, before: int, now: int, longest: float) -> bool:
        """No pause between two samples; without moments only one that was marked counts."""
        if any(n in self.resumed for n in range(before + 1, now + 1)):
            return False
        step = self.moments[now] - self.moments[before]
        return isnan(step) or step <= longest * (now - before)

    def seconds_at(self) -> tuple[float, ...]:
        """Seconds at each heart rate, by beats a minute; half a step to each of its ends."""
        seconds = [0.0] * PULSE_RANGE.stop
        before: int | None = None
        for n, pulse in enumerate(self.pulses):
            if n in self.resumed:
                before = None
            if not pulse:
                continue
            if before is not None:
                step = self.moments[n] - self.moments[before]
                if 0 < step <= LONGEST_GAP_S:
                    seconds[self.pulses[before]] += step / 2
                    seconds[pulse] += step / 2
            before = n
        return tuple(seconds) if any(seconds) else ()

    def mean_pulse(self) -> float | None:
        """Weighted by time where the samples have times."""
        seconds = self.seconds_at()
        if seconds:
            return sum(bpm * s for bpm, s in enumerate(seconds)) / sum(seconds)
        known = self.with_pulse
        return sum(self.pulses) / known if known else None

    def climbed_m(self) -> tuple[float, float] | None:
        """Metres up and down, without noise; None without two heights."""
        heights = [height for height in self.heights if not isnan(height)]
        return _climb(_without_spikes(heights)) if len(heights) > 1 else None

    def place_of(self, moment: float) -> int:
        """The first sample at or after a moment; the length if there is none."""
        return next((n for n, at in enumerate(self.moments) if at >= moment), len(self))


@dataclass(slots=True)
class Odometer:
    """Metres as the device tells them; of one that tells none, along its positions."""

    _metres: float = 0.0
    _at: tuple[float, float] | None = None
    _told: bool = False

    def read(self, told: float | None, at: tuple[float, float] | None) -> float:
        """The metres so far, NaN if unknown. `at` is in degrees north and east."""
        if told is not None:
            self._told = True
            return told
        if self._told or at is None:
            return nan
        if self._at is not None:
            self._metres += distance_m(self._at, at)
        self._at = at
        return self._metres

    def lift(self) -> None:
        """The next position is not reached from the last."""
        self._at = None


def distance_m(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle metres between two positions in degrees (haversine)."""
    south, north = radians(a[0]), radians(b[0])
    across = sin((radians(b[1]) - radians(a[1])) / 2) ** 2 * cos(south) * cos(north)
    return 2 * _EARTH_M * asin(min(1.0, sqrt(sin((north - south) / 2) ** 2 + across)))


def _without_spikes(heights: list[float]) -> list[float]:
    """The median of each five neighbours: a sensor's single jumps are no climb."""
    if len(heights) <= 4:  # noqa: PLR2004  # too few to have five neighbours
        return heights
    return [sorted(heights[n : n + 5])[2] for n in range(len(heights) - 4)]


def _climb(heights: list[float]) -> tuple[float, float]:
    """Metres up and down between the turns of a profile; smaller turns than 2 m are none."""
    up = down = 0.0
    low = high = turn = heights[0]
    rising: bool | None = None
    for height in heights:
        if rising is not False and high - height >= _REVERSAL_M:
            up += high - turn if rising else 0.0
            rising, turn, low = False, high, height
        elif rising is not True and height - low >= _REVERSAL_M:
            down += turn - low if rising is False else 0.0
            rising, turn, high = True, low, height
        low, high = min(low, height), max(high, height)
    if rising:
        up += high - turn
    elif rising is False:
        down += turn - low
    return up, down
