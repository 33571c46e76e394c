"""Figures that are no figures: out of their scale, or more than anybody does.

They stay in the note, count for nothing, and the athlete is told which and why.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from coach.activity import Sport
from coach.understanding.distances import TYPED
from coach.understanding.entry import SaidActivity, SaidDay
from coach.understanding.speeds import fastest, slowest

_IS = r"(?:\s*[:=]\s*|\s+(?:is|was|of|at)\s+|\s+)"
_NUMBER = r"-?\d{1,6}(?:[.,]\d+)?(?:\s*/\s*(?:5|10))?(?![\d:])"
_SCALES: Final = (
    (re.compile(rf"\brpe{_IS}{_NUMBER}", re.IGNORECASE), "RPE goes from 0 to 10"),
    (re.compile(rf"\benergy{_IS}{_NUMBER}", re.IGNORECASE), "Energy goes from 1 to 5"),
    (re.compile(rf"\bpain{_IS}{_NUMBER}", re.IGNORECASE), "Pain goes from 0 to 10"),
    (re.compile(rf"\bsoreness{_IS}{_NUMBER}", re.IGNORECASE), "Soreness goes from 0 to 10"),
    (
        re.compile(rf"\b(?:hr|pulse|heart rate){_IS}{_NUMBER}", re.IGNORECASE),
        "A pulse goes from 40 to 230",
    ),
)
"""Of what rules left unexplained: a scale's name with a figure that it does not have."""

_TIME = re.compile(
    r"(?<![\w:.,])(?:\d{4,9}:\d\d|\d{1,9}:[6-9]\d|0{1,3}:00"
    r"|\d{1,9}:\d\d:[6-9]\d|\d{1,9}:[6-9]\d:\d\d|0{1,3}:00:00)(?![\w:])",
    re.ASCII,
)
"""What has the form of a time and is none: 99999:00, 1:75, 0:00."""

_DATE = re.compile(r"(?<![\w-])(?:19|20)\d\d-\d{2}-\d{2}(?![\w-])", re.ASCII)

_LONGEST_KM: Final = 500.0
"""Longer sessions exist, but not in a journal's line: six days on foot, a tour by bicycle."""

_MOST_ASCENT_M: Final = 25_000.0
"""The longest mountain races climb as much."""

_SPRINT_KM: Final = 0.8
_SPRINT: Final = 1.4
"""Under 800 m people are faster than over a kilometre, by up to so much."""

_STROLL: Final = 0.5
"""Of the slowest that is plausible: breaks count in, half of it is a mistyped time."""


@dataclass(frozen=True, slots=True)
class Odd:
    """Something that was typed, and why it does not count."""

    words: str
    why: str


def odd_figures(unexplained: str) -> tuple[Odd, ...]:
    """What a note holds that was meant as a figure."""
    found = [
        (match.start(), Odd(match[0].strip(), why))
        for pattern, why in _SCALES
        for match in pattern.finditer(unexplained)
    ]
    found += [
        (match.start(), Odd(match[0].strip(), "A distance is like 12 km or 8 mi"))
        for match in TYPED.finditer(unexplained)
        if len(re.sub(r"\D", "", match["number"])) > 2 and match["unit"][0].lower() == "k"  # noqa: PLR2004
    ]
    found += [
        (match.start(), Odd(match[0], "There is no such date"))
        for match in _DATE.finditer(unexplained)
        if not _is_date(match[0])
    ]
    found += [
        (match.start(), Odd(match[0], "A time is like 1:05 or 65 min"))
        for match in _TIME.finditer(unexplained)
    ]
    return tuple(odd for _, odd in sorted(found, key=lambda pair: pair[0]))


def _is_date(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def odd_day(said: SaidDay, today: date) -> Odd | None:
    """A day that is still ahead: nobody knows how it was."""
    if said.date <= today:
        return None
    day = f"{said.date:%A} {said.date.day} {said.date:%B %Y}"
    return Odd(day, "That day is still ahead; the journal keeps days that were")


def odd_activity(said: SaidActivity, sport: Sport | None) -> Odd | None:
    """Training that nobody does: too far, too fast, in no time. `sport` None: on foot."""
    why = _too_much(said)
    if why is None and said.km and said.duration_s:
        why = _no_speed(said, sport, said.km * 1000 / said.duration_s)
    return None if why is None else Odd(_told(said), why)


def _too_much(said: SaidActivity) -> str | None:
    """A figure that is too large, or a time of nothing, by itself."""
    if said.km is not None and said.km > _LONGEST_KM:
        return f"I count sessions up to {_LONGEST_KM:g} km"
    if said.ascent_m is not None and said.ascent_m > _MOST_ASCENT_M:
        return f"I count climbs up to {_MOST_ASCENT_M:,.0f} m"
    if said.duration_s is not None and said.duration_s <= 0:
        return "A time is like 1:05 or 65 min"
    return None


def _no_speed(said: SaidActivity, sport: Sport | None, speed: float) -> str | None:
    """A speed (m/s) at which nobody goes."""
    sprint = said.km is not None and said.km < _SPRINT_KM
    if speed > fastest(sport) * (_SPRINT if sprint else 1.0):
        way = "" if said.sport else " on foot"
        return f"That is faster than anyone{way}; say the sport, or check the time"
    if speed < slowest(sport) * _STROLL:
        return "That is slower than a stroll; hours are typed like 1:05:00"
    return None


def _told(said: SaidActivity) -> str:
    """12 km in 1:05:00, as a note keeps it."""
    parts = []
    if said.km is not None:
        parts.append(f"{said.km:g} km")
    if said.duration_s is not None:
        hours, rest = divmod(round(said.duration_s), 3600)
        parts.append(f"{hours}:{rest // 60:02d}:{rest % 60:02d}")
    climb = f", {said.ascent_m:g} m up" if said.ascent_m else ""
    return " in ".join(parts) + climb
