"""A race in one line: name, date, distance, priority, target time, ascent, in this order of sense.

/race Western States 100 2027-06-26 100mi A 24:00:00 5500m
"""

import re
from datetime import date

from coach.athlete import Units
from coach.dialogue.named import km_in_name
from coach.dialogue.readers import race_seconds
from coach.errors import UnreadableAnswerError
from coach.race import Finish, Priority, RaceGoal, RaceResult
from coach.understanding.names import read_name
from coach.understanding.values import read_date, read_distance

GOAL_HINT = "name, date, distance, A B or C, and if you like a target time and the climb"
RESULT_HINT = "name, date, distance, time"

_ISO = re.compile(r"\b\d{4}-\d{1,2}-\d{1,2}\b")
_WORDED = re.compile(
    r"\b\d{1,2}\.?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{4}\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}\b"
    r"|\b\d{1,2}\.\d{1,2}\.\d{4}\b",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_ON = re.compile(r"\s+on$", re.IGNORECASE)
DATE_HINT = "which is the day and which the month? Like 12 Dec 2026, or 2026-12-12"
_ASCENT = re.compile(r"^[+↑]?(\d[\d,.]*)\s*(m|ft|hm)[+]?$", re.IGNORECASE)
_TIME = re.compile(r"^\d{1,3}:\d{2}(?::\d{2})?$|^\d{1,3}h\d{0,2}$", re.IGNORECASE)
_OTHER = re.compile(rf"^(?:[abc]|dnf)$|{_TIME.pattern}", re.IGNORECASE)
"""A word behind the day that is no distance: a priority, a time, a race not finished."""
METRES_PER_FOOT = 0.3048


def read_goal(line: str, today: date, units: Units) -> RaceGoal:
    """A race ahead from one line.

    Raises:
        UnreadableAnswerError: names what is missing.
    """
    name, day, rest = _around_date(line, today, GOAL_HINT, future=True)
    if day < today:
        raise UnreadableAnswerError(
            line, "the date has passed; a result goes in with /race result"
        )
    km, rest = _distance(line, (name, rest), units, GOAL_HINT)
    priority, target, climb = Priority.A, None, None
    for word in rest:
        if word.upper() in {p.value for p in Priority}:
            priority = Priority(word.upper())
        elif _TIME.match(word):
            target = race_seconds(word, km)
        elif _ASCENT.match(word):
            climb = _metres(word)
        else:
            raise UnreadableAnswerError(line, f"I do not know what “{word}” stands for")
    return RaceGoal(name=name, date=day, priority=priority, km=km, ascent_m=climb, target_s=target)


def read_result(line: str, today: date, units: Units) -> RaceResult:
    """A race behind from one line.

    Raises:
        UnreadableAnswerError: names what is missing.
    """
    name, day, rest = _around_date(line, today, RESULT_HINT, future=False)
    if day > today:
        raise UnreadableAnswerError(
            line, "that day is still ahead; a race ahead goes in with /race"
        )
    km, rest = _distance(line, (name, rest), units, RESULT_HINT)
    time_s, climb, status = None, None, Finish.FINISHED
    for word in rest:
        if word.casefold() == "dnf":
            status = Finish.DNF
        elif _TIME.match(word):
            time_s = race_seconds(word, km)
        elif _ASCENT.match(word):
            climb = _metres(word)
        else:
            raise UnreadableAnswerError(line, f"I do not know what “{word}” stands for")
    if time_s is None and status is not Finish.DNF:
        raise UnreadableAnswerError(line, f"the time is missing: {RESULT_HINT}")
    return RaceResult(name=name, date=day, km=km, time_s=time_s, ascent_m=climb, status=status)


def _around_date(
    line: str, today: date, hint: str, *, future: bool
) -> tuple[str, date, list[str]]:
    found = _ISO.search(line) or _WORDED.search(line)
    if found is None and _SLASHED.search(line):
        raise UnreadableAnswerError(line, DATE_HINT)
    if found is None:
        raise UnreadableAnswerError(line, f"the date is missing: {hint}")
    name = _ON.sub("", line[: found.start()].strip(" ,"))
    if not name:
        raise UnreadableAnswerError(line, f"the name is missing: {hint}")
    name = read_name(name)
    day = read_date(found[0], today, future=future)
    return name, day, line[found.end() :].replace(",", " ").split()


def _distance(
    line: str, said: tuple[str, list[str]], units: Units, hint: str
) -> tuple[float, list[str]]:
    """The distance behind the date, else the one in the name, and the words that are left."""
    name, words = said
    named = km_in_name(name, units)
    if named is not None and (not words or _OTHER.match(words[0])):
        return named, words
    if not words:
        raise UnreadableAnswerError(line, f"the distance is missing: {hint}")
    behind = " ".join(words[:2]).casefold()
    if re.search(r" (?:km?|mi|miles?)$", behind) or behind == "half marathon":
        return read_distance(" ".join(words[:2]), units), words[2:]
    return read_distance(words[0], units), words[1:]


def _metres(word: str) -> float:
    found = _ASCENT.match(word)
    assert found is not None
    number = float(found[1].replace(",", ""))
    return number * METRES_PER_FOOT if found[2].casefold() == "ft" else number
