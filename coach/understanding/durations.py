"""Durations as people type them: 1:05, 1h05, 65 min, 45', 1:05:30, an hour and a half."""

import re
from dataclasses import dataclass
from typing import Final

from coach.activity import Sport
from coach.understanding.numbers import NUMBER, count, number
from coach.understanding.speeds import plausible

HOUR: Final = 3600
MINUTE: Final = 60
_FEWEST_MINUTES: Final = 10
"""Without a distance, 10:00 and above are minutes and seconds, below it hours and minutes."""

_FLAGS = re.VERBOSE | re.IGNORECASE | re.ASCII
_H = r"(?:hours?|hrs?|h|std)"
_M = r"(?:minutes?|mins?|m(?!i)|')"
_S = r"(?:seconds?|secs?|s|\"|'')"
_A_COUNT = r"(?P<hours>an?|one|two|three|four|five|six)"
_COUNTED = (
    r"(?:kms?|k|kilomet\w+|miles?|mi|met(?:er|re)s?|m|bpm|hr|reps?|strides?|laps?|lengths?|sets?"
    r"|x|times|hills?|intervals?|sprints?|squats?|push\w*|pull\w*|burpees?|people|kg|w|watts?|%)\b"
)
"""What a number behind the hours may count instead of minutes: 1h 20 km, an hour and 20 laps."""

CLOCK: Final = re.compile(
    r"(?<![\d:.])(?<!\d,)(?P<h>\d{1,3}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?![\d:])", _FLAGS
)
"""1:05:30."""
COLON: Final = re.compile(r"(?<![\d:.])(?<!\d,)(?P<a>\d{1,3}):(?P<b>[0-5]\d)(?![\d:])", _FLAGS)
"""1:05, hours and minutes or minutes and seconds."""
UNITS: Final = re.compile(
    rf"(?<![\w:.])(?<!\d,)(?:(?P<hh>\d{{1,2}})[ ]?(?:hours?|hrs?|h)[ ]?(?P<mm>[0-5]\d)"
    rf"(?:[ ]?{_M}(?![a-z\d])|(?![\w:.,]\w|\w|[ ]?{_COUNTED}))"
    rf"|(?P<h>{NUMBER})[ ]?{_H}"
    rf"(?:[ ]?(?:and[ ])?(?P<hm>\d{{1,2}})[ ]?{_M}(?![a-z\d])|(?![a-z\d]))"
    rf"|(?P<m>{NUMBER})[ ]?(?:minutes?|mins?|')(?![a-z])"
    rf"|(?P<short>\d{{1,2}})m(?=[ ]?\d{{1,2}}[ ]?s(?:ecs?)?\b))"
    rf"(?:[ ]?(?:and[ ])?(?P<s>\d{{1,2}})[ ]?{_S}(?![a-z\d]))?",
    _FLAGS,
)
"""3 h, 3.5 hours, 1 h 5 min, 1h05, 65 min, 45'30\"."""
SAID_COLON: Final = re.compile(
    r"(?<![\d:.,])(?P<a>\d{1,3}):(?P<b>[0-5]\d)[ ]?"
    r"(?:(?P<hours>h(?:ours?|rs?(?![ ]?[:=]?[ ]?\d)|(?!r)))|(?P<minutes>min(?:ute)?s?))(?![a-z])",
    _FLAGS,
)
"""1:05 h, 25:30 min: the larger unit is said."""
SECONDS: Final = re.compile(
    rf"(?<![\w:.])(?<!\d,)(?P<s>{NUMBER})[ ]?(?:seconds?|secs?|s)(?![a-z])", _FLAGS
)
SPELT: Final = re.compile(
    r"\b(?:(?P<three>three[ ]quarters[ ]of[ ]an[ ]hour)|(?P<quarter>(?:a[ ])?quarter[ ](?:of[ ])?"
    rf"an[ ]hour)|(?P<half>half[ ](?:an[ ])?hour)|(?P<half_more>an[ ]hour[ ]and[ ]a[ ]half)"
    rf"|{_A_COUNT}[ ]hours?(?P<and_half>[ ]and[ ]a[ ]half)?)\b",
    _FLAGS,
)


_MINUTE_WORDS: Final = {
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "twenty five": 25,
    "thirty": 30,
    "thirty five": 35,
    "forty": 40,
    "forty five": 45,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
WORDS: Final = re.compile(
    r"\b(?P<word>(?:twenty|thirty|forty)[ -]five|"
    + "|".join(word for word in _MINUTE_WORDS if " " not in word)
    + r")[ ]min(?:ute)?s?\b",
    _FLAGS,
)
"""Forty-five minutes."""


@dataclass(frozen=True, slots=True)
class FoundDuration:
    """A duration in a text: seconds, or the two figures of an `a:b` still to be weighed."""

    start: int
    end: int
    seconds: float | None
    pair: tuple[int, int] | None = None

    def over(self, km: float | None, sport: Sport | None) -> float:
        """Seconds, weighing an `a:b` by the distance (km) covered in it."""
        return self.seconds if self.seconds is not None else weigh(self.pair or (0, 0), km, sport)


def weigh(pair: tuple[int, int], km: float | None, sport: Sport | None = None) -> float:
    """`a:b` in seconds: min:s if that is a plausible speed over the km, else h:min.

    Without a distance small figures are hours and minutes (1:05), large ones minutes (45:00).
    """
    first, second = pair
    short = first * MINUTE + second
    long = first * HOUR + second * MINUTE
    if km is None:
        return short if first >= _FEWEST_MINUTES else long
    return short if plausible(km, short, sport) else long


def _clock(match: re.Match[str]) -> float:
    return int(match["h"]) * HOUR + int(match["m"]) * MINUTE + int(match["s"])


def _said_colon(match: re.Match[str]) -> float:
    unit = HOUR if match["hours"] else MINUTE
    return int(match["a"]) * unit + int(match["b"]) * unit / MINUTE


def _units(match: re.Match[str]) -> float:
    hours = number(match["h"] or match["hh"] or "0")
    minutes = number(match["hm"] or match["mm"] or match["m"] or match["short"] or "0")
    return hours * HOUR + minutes * MINUTE + int(match["s"] or 0)


def _spelt(match: re.Match[str]) -> float:
    if match["three"] or match["quarter"]:
        return HOUR * (0.75 if match["three"] else 0.25)
    if match["half"]:
        return HOUR / 2
    if match["half_more"]:
        return HOUR * 1.5
    return count(match["hours"]) * HOUR + (HOUR / 2 if match["and_half"] else 0)


def _words(match: re.Match[str]) -> float:
    return _MINUTE_WORDS[match["word"].lower().replace("-", " ")] * MINUTE


def _second(match: re.Match[str]) -> float:
    return number(match["s"])


_READERS: Final = (
    (CLOCK, _clock),
    (SAID_COLON, _said_colon),
    (UNITS, _units),
    (SPELT, _spelt),
    (WORDS, _words),
    (SECONDS, _second),
)


def find_durations(text: str) -> tuple[FoundDuration, ...]:
    """Every duration in a text, in its order; what overlaps an earlier form is left out."""
    taken, found = bytearray(len(text)), []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(FoundDuration(start, end, read(match)))
    found += [
        FoundDuration(*match.span(), None, (int(match["a"]), int(match["b"])))
        for match in COLON.finditer(text)
        if not any(taken[match.start() : match.end()])
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def whole_duration(text: str) -> FoundDuration | None:
    """A text that is one duration and nothing else; None if it is not."""
    found = find_durations(text)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)):
        return found[0]
    return None
