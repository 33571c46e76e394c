"""What is found in a text, and where: nothing is read twice."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from coach.activity import Sport
from coach.understanding.durations import FoundDuration


class What(StrEnum):
    """What a mark is about."""

    DATE = "date"
    SPORT = "sport"
    KM = "km"
    DURATION = "duration"
    PACE = "pace"
    """Seconds a km."""
    ASCENT = "ascent"
    PULSE = "pulse"
    RESTING_PULSE = "resting_pulse"
    RPE = "rpe"
    ENERGY = "energy"
    PAIN = "pain"
    SORENESS = "soreness"
    SLEEP = "sleep"
    REST = "rest"
    ASIDE = "aside"
    """A number that is none of the athlete's day: intervals, a warm-up, hours of sleep."""


OF_ACTIVITY: Final = frozenset(
    {What.SPORT, What.KM, What.DURATION, What.PACE, What.ASCENT, What.PULSE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing found: a number in its unit, a sport, a date, or a sore place."""

    what: What
    start: int
    end: int
    number: float | None = None
    duration: FoundDuration | None = None
    sport: Sport | None = None
    word: str = ""
    done: bool = False
    """Of a sport: named as something that was done, even without a number."""
    day: date | None = None
    part: str | None = None
    side: str | None = None


Maker = Callable[[re.Match[str]], Mark | None]


class Marks:
    """The marks of a text; a place once taken is not read again."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Mark] = []
        self._taken = bytearray(len(text))

    def free(self, start: int, end: int) -> bool:
        return not any(self._taken[start:end])

    def add(self, mark: Mark) -> None:
        """Takes the place of a mark, unless it is taken."""
        if self.free(mark.start, mark.end):
            self._taken[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            self.found.append(mark)

    def each(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The matches of a pattern at places that are free."""
        for match in pattern.finditer(self.text):
            if self.free(*match.span()):
                yield match

    def take(self, pattern: re.Pattern[str], make: Maker) -> None:
        """Adds what is made of each match; None leaves the place free."""
        for match in self.each(pattern):
            mark = make(match)
            if mark:
                self.add(mark)

    def in_order(self) -> tuple[Mark, ...]:
        return tuple(sorted(self.found, key=lambda mark: mark.start))


def aside(match: re.Match[str]) -> Mark:
    """A place that is not to be read as anything else."""
    return Mark(what=What.ASIDE, start=match.start(), end=match.end())
