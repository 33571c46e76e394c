"""Why a new week is wanted, in the athlete's words, as what the planner can heed."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from coach.availability import WEEKDAYS, DatedException, ExceptionKind, Minutes
from coach.planning.week import Wishes
from coach.program import monday_of


class Need(StrEnum):
    """What has to be asked before a week can be written."""

    INJURY = "injury"
    SICK = "sick"


OTHER = "other"
BARE = frozenset({"", OTHER, "again", "new", "another"})
"""Words that wish for another version and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A wish for another week: a cause for the record, what to heed, which days have less time."""

    cause: str
    wishes: Wishes = field(default_factory=Wishes)
    minutes: dict[int, int] = field(default_factory=dict)
    """Minutes by weekday, Monday 0."""
    need: Need | None = None

    @property
    def unread(self) -> bool:
        """Whether the words said nothing that rules can heed: no reason, no minutes, no day."""
        text = (self.wishes.text or "").lower()
        return self.cause == OTHER and not self.minutes and text not in BARE

    @property
    def says_no_minutes(self) -> bool:
        """Less time, and not how much, nor on which days."""
        return self.cause == "less time" and not self.minutes

    def exceptions(self, monday: date, usual: Minutes) -> tuple[DatedException, ...]:
        """The days of a week that have other minutes than usual.

        Less time never opens a day, and more time never closes one.
        """
        found = []
        for weekday, minutes in sorted(self.minutes.items()):
            day = monday + timedelta(days=weekday)
            free = usual.on(day)
            wanted = max(minutes, free) if self.wishes.more_time else min(minutes, free)
            if wanted != free:
                found.append(
                    DatedException(
                        from_=day,
                        to=day,
                        kind=(ExceptionKind.MORE if wanted > free else ExceptionKind.LESS).value,
                        minutes=wanted,
                        reason=self.cause,
                    )
                )
        return tuple(found)


_CAUSES = (
    ("tired", r"\b(tired|exhausted|fatigued?|knackered|flat|heavy legs|worn out)\b"),
    ("less time", r"\b(less time|busy|no time|short of time|only|at most|max(imum)?)\b"),
    ("more time", r"\b(more time|extra time)\b"),
    ("travel", r"\b(travel\w*|trip|away)\b"),
    ("pain", r"\b(pain|hurts?|sore|injur\w+|niggle)\b"),
    ("ill", r"\b(ill|sick|flu|cold|fever)\b"),
    ("new race", r"\b(new race|race)\b"),
)
_MINUTES = re.compile(r"(\d{1,3})\s*(?:min(?:ute)?s?|m|')(?!\w)|(\d(?:[.,]5)?)\s*(?:h|hours?)\b")
_NO = re.compile(r"\b(?:no|not|nothing|can'?t|cannot|without|skip)\b")
_GROUPS = {
    "weekdays": (0, 1, 2, 3, 4),
    "weekday": (0, 1, 2, 3, 4),
    "workdays": (0, 1, 2, 3, 4),
    "weekend": (5, 6),
    "weekends": (5, 6),
    "every day": tuple(range(7)),
    "daily": tuple(range(7)),
    "a day": tuple(range(7)),
}
_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|day|nes|nesday|rs|rsday|ur|urday)*\b")


def wishes_from(words: str, today: date) -> Wanted:
    """Reads "less time, only 40 min on weekdays" or "tired" or "no friday"."""
    said = " ".join(words.casefold().split())
    cause = next((name for name, pattern in _CAUSES if re.search(pattern, said)), OTHER)
    wanted = Wanted(
        cause=cause,
        wishes=Wishes(tired=cause == "tired", more_time=cause == "more time", text=words.strip()),
        minutes=_minutes(said, today),
    )
    if cause == "pain":
        return replace(wanted, need=Need.INJURY)
    if cause == "ill":
        return replace(wanted, need=Need.SICK)
    return wanted


def _minutes(said: str, today: date) -> dict[int, int]:
    """Which weekdays have how many minutes; each clause speaks for itself."""
    found: dict[int, int] = {}
    for clause in re.split(r"[;,]|\band\b(?=\s+(?:only|no|max|at most|\d))", said):
        number = _MINUTES.search(clause)
        days = _days(clause, today)
        if number:
            minutes = (
                int(number[1]) if number[1] else round(float(number[2].replace(",", ".")) * 60)
            )
            found |= dict.fromkeys(days or range(7), minutes)
        elif days and _NO.search(clause):
            found |= dict.fromkeys(days, 0)
    return found


def _days(clause: str, today: date) -> tuple[int, ...]:
    for group, days in _GROUPS.items():
        if group in clause:
            return days
    if "today" in clause:
        return ((today - monday_of(today)).days,)
    if "tomorrow" in clause:
        return ((today - monday_of(today)).days + 1,)
    return tuple(dict.fromkeys(WEEKDAYS.index(day) for day in _DAY.findall(clause)))
