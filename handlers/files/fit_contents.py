"""The messages of a FIT file that a coach needs, and the times they speak of."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import nan
from typing import TypeVar

from handlers.files.fit_wire import TIMESTAMP, EndlessFitError, Fields
from handlers.files.odometer import Odometer
from handlers.files.samples import Samples

T = TypeVar("T")

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, ACTIVITY = 0, 12, 18, 19, 20, 21, 34

# FIT profile: the field numbers that are read of each message. Timestamps always are.
WANTED: Mapping[int, frozenset[int]] = {
    FILE_ID: frozenset({0}),
    SPORT: frozenset({0, 1, 3}),
    SESSION: frozenset({2, 5, 6, 7, 8, 9, 16, 17, 22, 23, 110}),
    LAP: frozenset({2, 7, 8, 9, 15, 25, 39}),
    RECORD: frozenset({0, 1, 2, 3, 5, 78}),
    EVENT: frozenset({0, 1}),
    ACTIVITY: frozenset({5}),
}

_EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
_EPOCH_S = _EPOCH.timestamp()
_SINCE_SWITCHED_ON = 0x1000_0000
"""Smaller timestamps count from when the watch was switched on, not from the epoch."""
_DEGREES = 180 / 2**31
_FINE_HEIGHT, _SEA_LEVEL_M = 78, 500
_FURTHEST_ZONE = timedelta(hours=14)
_TIMER, _START, _STOPS = 0, 0, frozenset({1, 4, 8, 9})
_MOST_SESSIONS, _MOST_LAPS, _MOST_TURNS = 100, 10_000, 100_000


def whole(fields: Fields, number: int) -> int | None:
    """A field as it is."""
    value = fields.get(number)
    return value if isinstance(value, int) else None


def scaled(fields: Fields, number: int, scale: int) -> float | None:
    """A field in its unit: FIT keeps so many parts of it."""
    value = whole(fields, number)
    return None if value is None else value / scale


def moment(fields: Fields, number: int) -> float | None:
    """A timestamp in seconds since 1970."""
    value = whole(fields, number)
    return None if value is None else _EPOCH_S + value


@dataclass(slots=True)
class Contents:
    """The messages of one FIT file."""

    kind: int | None = None
    sport: Fields = field(default_factory=dict)
    sessions: list[Fields] = field(default_factory=list)
    laps: list[Fields] = field(default_factory=list)
    samples: Samples = field(default_factory=Samples)
    timer: list[tuple[float, bool]] = field(default_factory=list)
    """Moments at which the timer was started (true) or stopped."""
    ended: Fields = field(default_factory=dict)
    """The activity's end: in UTC, and in the watch's local time."""
    _odometer: Odometer = field(default_factory=Odometer)

    def take(self, number: int, fields: Fields) -> None:
        """Notes one message.

        Raises:
            TooManySamplesError: there are more than any activity has.
            EndlessFitError: there is more of something else than any activity has.
        """
        if number == RECORD:
            self._sample(fields)
        elif number == EVENT:
            self._event(fields)
        elif number == SESSION:
            _append(self.sessions, fields, _MOST_SESSIONS)
        elif number == LAP:
            _append(self.laps, fields, _MOST_LAPS)
        elif number == SPORT:
            self.sport = fields
        elif number == FILE_ID:
            self.kind = whole(fields, 0)
        else:
            self.ended = fields

    def _sample(self, fields: Fields) -> None:
        at = moment(fields, TIMESTAMP)
        if at is None:
            return
        metres, height = scaled(fields, 5, 100), scaled(fields, _FINE_HEIGHT, 5)
        if height is None:
            height = scaled(fields, 2, 5)
        north, east = whole(fields, 0), whole(fields, 1)
        place = None if north is None or east is None else (north * _DEGREES, east * _DEGREES)
        self.samples.add(
            at,
            pulse=whole(fields, 3),
            metres=self._odometer.read(metres, place),
            height=nan if height is None else height - _SEA_LEVEL_M,
        )

    def _event(self, fields: Fields) -> None:
        at, kind = moment(fields, TIMESTAMP), whole(fields, 1)
        if at is not None and whole(fields, 0) == _TIMER and (kind == _START or kind in _STOPS):
            _append(self.timer, (at, kind == _START), _MOST_TURNS)

    def pauses(self) -> list[tuple[float, float]]:
        """Each stop of the timer with the start that follows it, in order."""
        turns = sorted(self.timer)
        return [(a, b) for (a, on), (b, again) in pairwise(turns) if not on and again and b > a]

    def running_s(self, samples: Samples) -> float | None:
        """Timer seconds of some of the samples; None if the timer's turns were not kept."""
        first, elapsed = samples.first, samples.elapsed_s
        if not self.timer or first is None or not elapsed:
            return None
        last, running = max(self.timer)
        end = first + elapsed if running or last < first else min(last, first + elapsed)
        stood = sum(max(0.0, min(b, end) - max(a, first)) for a, b in self.pauses())
        return end - first - stood

    def mark_pauses(self, samples: Samples) -> None:
        """Tells the samples where the timer stood still."""
        moments = samples.moments
        if not samples.ordered:
            return  # of a damaged file; gaps are still seen
        for stop, start in self.pauses():
            first, after = bisect_right(moments, stop), bisect_left(moments, start) + 1
            samples.resumed.update(range(first, min(after, len(moments))))

    def offset(self) -> timedelta | None:
        """The local offset from UTC that the file states.

        None at zero too: careless writers put UTC there, and the athlete's zone knows better.
        """
        utc, local = whole(self.ended, TIMESTAMP), whole(self.ended, 5)
        if utc is None or local is None or utc < _SINCE_SWITCHED_ON:
            return None
        quarters = round((local - utc) / 900)
        offset = timedelta(minutes=15 * quarters)
        return offset if quarters and abs(offset) <= _FURTHEST_ZONE else None

    def local_start(self, start: float | None) -> datetime | None:
        """The local start, without a zone, of a watch that knew the date only at the end."""
        utc, local = whole(self.ended, TIMESTAMP), whole(self.ended, 5)
        if start is None or utc is None or local is None or local < _SINCE_SWITCHED_ON:
            return None
        lasted = utc - (start - _EPOCH_S)
        return (_EPOCH + timedelta(seconds=local - lasted)).replace(tzinfo=None)


def _append(items: list[T], item: T, most: int) -> None:
    if len(items) >= most:
        raise EndlessFitError
    items.append(item)
