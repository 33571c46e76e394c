"""What was recorded moment by moment, and the sums over it."""

from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from math import isnan, nan
from statistics import median

LONGEST_GAP_S = 30.0
"""A longer silence between two heart rates is not training that was seen (coaching.md 1)."""

PULSE_RANGE = range(25, 251)
"""Beats a minute that a living athlete's sensor reports; 0 and 255 are FIT's "nothing"."""

MOST_SAMPLES = 2_000_000
"""Three weeks of one a second; more is no activity."""

_LONGEST_SILENCE_S = 300.0
"""Beyond, nobody knows what happened."""

_CARRIED = 2.0
"""Times the usual speed, across a silence: somebody took a bus."""

_LONG_SILENCE_S, _CREEP_M_S = 60.0, 0.3
"""What is plainly a pause, whatever the stated time says."""

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
    ordered: bool = True
    """No sample is earlier than the one before it."""

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
        self.ordered = self.ordered and not (self.moments and moment < self.moments[-1])
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
            ordered=self.ordered,
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

    def running_s(self) -> float | None:
        """Seconds between samples without the pauses; None without two moments."""
        way = self._way()
        seconds = sum(
            way.seconds(after - before, *self.metres[n - 1 : n + 1])
            for n, (before, after) in enumerate(pairwise(self.moments), start=1)
            if n not in self.resumed
        )
        return seconds or None

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
        way, known, total = self._way(), -1, 0.0
        for n, metres in enumerate(self.metres):
            if isnan(metres):
                continue
            if known >= 0 and not any(step in self.resumed for step in range(known + 1, n + 1)):
                before, step = self.metres[known], self.moments[n] - self.moments[known]
                if metres > before and (isnan(step) or way.seconds(step, before, metres)):
                    total += metres - before
            known = n
        return total if known >= 0 else None

    def _way(self) -> "_Way":
        """How far apart these samples usually are, in seconds and in metres a second."""
        steps = [b - a for a, b in pairwise(self.moments) if b > a]
        usual = 4 * median(steps) if steps else 0.0
        longest = min(max(LONGEST_GAP_S, usual), _LONGEST_SILENCE_S)
        seconds = way = 0.0
        for (a, before), (b, after) in pairwise(zip(self.moments, self.metres, strict=True)):
            if 0 < b - a <= longest and after > before:
                seconds += b - a
                way += after - before
        return _Way(longest, way / seconds if seconds else None)

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
        if self.ordered:
            return bisect_left(self.moments, moment)
        return next((n for n, at in enumerate(self.moments) if at >= moment), len(self))


@dataclass(frozen=True, slots=True)
class _Way:
    """How samples usually follow one another: tells time under way from pauses."""

    longest_s: float
    speed_m_s: float | None
    """While moving, over the short steps."""

    def seconds(self, step: float, before: float, after: float) -> float:
        """Seconds under way between two samples: all of a short step; 0 in a pause.

        Of a longer silence as much as the metres between take at the usual speed: some devices
        note a point only where the way turns, and in a tunnel no satellite is seen.
        """
        if not 0 < step <= _LONGEST_SILENCE_S:
            return 0.0
        if step <= self.longest_s:
            return step
        metres = after - before  # NaN, where one is unknown
        if self.speed_m_s is None or not 0 < metres <= _CARRIED * self.speed_m_s * step:
            return 0.0
        return min(step, metres / self.speed_m_s)


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
