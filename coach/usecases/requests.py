"""What plain words want of one day: shorter, easier, another day, left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.availability import WEEKDAYS
from coach.planning.forecast import KM_PER_MILE
from coach.program import Program, Workout, WorkoutType, monday_of
from coach.usecases.wishes import wishes_from

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A change to one day: `to` moves, `skip` leaves out, `minutes` shortens, else easier.

    0 minutes: shorter, and nobody said how much.
    """

    day: date
    index: int
    minutes: float | None = None
    to: date | None = None
    skip: bool = False


_MOVE = re.compile(
    r"\b(move|shift|swap|switch|put|postpone|reschedule|push|delay|bring|instead)\b"
)
_SKIP = re.compile(
    r"\b(skip|drop|cancel|leave out|no (?:run|running|training|session|workout)|can(?:'|’)?t"
    r"|cannot|won(?:'|’)?t)\b"
)
_EASIER = re.compile(r"\b(easier|easy day|lighter|something easy|take it easy)\b")
_SHORTER = re.compile(r"\b(shorter|shorten|cut short|less time|quick)\b")
_DAY = re.compile(
    r"\b(today|tonight|tomorrow|yesterday|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?)(?:'s|’s|s)?\b"
)
_HALVES = (
    (re.compile(r"\b(?:an?|one) hour and a half\b"), 90.0),
    (re.compile(r"\bthree quarters of an hour\b"), 45.0),
    (re.compile(r"\bhalf an? hour\b"), 30.0),
    (re.compile(r"\b(?:an|one) hour\b"), 60.0),
)
_LESS = re.compile(r"\b(\d{1,3}) ?(?:min(?:ute)?s?|m) (?:less|shorter)\b")
_FAR = re.compile(r"\b(\d{1,3}(?:[.,]\d)?) ?(k|km|mi|miles?)\b")
_WEEK = re.compile(r"\bweeks?\b")

KINDS = (
    ("long", {WorkoutType.LONG}),
    ("interval", {WorkoutType.INTERVALS}),
    ("tempo", {WorkoutType.TEMPO}),
    ("threshold", {WorkoutType.TEMPO}),
    ("hill", {WorkoutType.HILLS}),
    ("stride", {WorkoutType.STRIDES}),
    ("recovery", {WorkoutType.RECOVERY}),
    ("strength", {WorkoutType.STRENGTH}),
    ("hard", {WorkoutType.INTERVALS, WorkoutType.TEMPO, WorkoutType.HILLS}),
)
"""Words for a workout, and what they may mean."""


def request(words: str, today: date, weeks: Sequence[Program]) -> Wanted | None:
    """Reads "move my long run to saturday", "only 40 min today", "easier tomorrow"."""
    said = " ".join(words.casefold().replace("’", "'").split())
    named = _named(said, today)
    if _WEEK.search(said) and not named:
        return None
    if _MOVE.search(said):
        return _moved(said, named, today, weeks)
    if len(set(named)) > 1:
        return None
    day = named[0] if named else _meant(said, today, weeks, None) or today
    found = _workout(day, weeks, said)
    return None if found is None else _on_day(said, today, day, *found, named=bool(named))


def _on_day(
    said: str, today: date, day: date, index: int, workout: Workout, *, named: bool
) -> Wanted | None:
    """Shorter by how much, left out, easier, or just shorter."""
    minutes = _minutes(said, today, workout, named=named)
    if minutes is not None and minutes > 0:
        return Wanted(day=day, index=index, minutes=minutes)
    if _SKIP.search(said) and (named or _kinds(said)):
        return Wanted(day=day, index=index, skip=True)
    if _EASIER.search(said):
        return Wanted(day=day, index=index)
    return Wanted(day=day, index=index, minutes=0.0) if _SHORTER.search(said) else None


def _minutes(said: str, today: date, workout: Workout, *, named: bool) -> float | None:
    """How long it may be: in minutes, in hours, by so much less, or by a distance."""
    less = _LESS.search(said)
    if less:
        return max(0.0, workout.duration_min - float(less[1]))
    for pattern, minutes in _HALVES:
        if pattern.search(said):
            return minutes
    plain = wishes_from(said, today).minutes
    if named and len(plain) == 1 and next(iter(plain.values())):
        return float(next(iter(plain.values())))
    far = _FAR.search(said)
    if far and workout.distance_km and workout.duration_min:
        km = float(far[1].replace(",", ".")) * (1.0 if far[2].startswith("k") else KM_PER_MILE)
        return max(1.0, round(workout.duration_min * km / workout.distance_km))
    return None


def _moved(
    said: str, named: Sequence[date], today: date, weeks: Sequence[Program]
) -> Wanted | None:
    if not named:
        return None
    to = named[-1]
    day = named[0] if len(named) > 1 else _meant(said, today, weeks, to)
    if day is None and "instead" not in said:
        day = today
    if day is None:
        return None
    if monday_of(day) > monday_of(to):
        to += WEEK  # "swap tuesday and thursday", said on a Wednesday, is about next week
    return Wanted(day=day, index=0, to=to)


def _kinds(said: str) -> set[WorkoutType]:
    return next((types for word, types in KINDS if word in said), set())


def _meant(said: str, today: date, weeks: Sequence[Program], to: date | None) -> date | None:
    """Which day "my long run" or "the intervals" is on: in the week it moves within, or next."""
    wanted = _kinds(said)
    if not wanted:
        return None
    for week in weeks:
        if to is not None and week.week_start_date != monday_of(to):
            continue
        for day in week.daily_program:
            held = {w.workout_type for w in day.workouts if w.done is None}
            if day.date >= today and held & wanted:
                return day.date
    return None


def _workout(day: date, weeks: Sequence[Program], said: str) -> tuple[int, Workout] | None:
    """The workout that is spoken of, else the first that is open; of a day that is over any."""
    wanted = _kinds(said)
    able = [
        (index, workout)
        for week in weeks
        if (found := week.on(day)) is not None
        for index, workout in enumerate(found.workouts)
        if not workout.is_rest
    ]
    open_ = [one for one in able if one[1].done is None] or able
    named = [one for one in open_ if one[1].workout_type in wanted]
    return next(iter(named or open_), None)


def _named(said: str, today: date) -> list[date]:
    return list(_dates(said, today))


def _dates(said: str, today: date) -> Iterator[date]:
    """The days that are named: those ahead, today among them."""
    for found in _DAY.finditer(said):
        word = found[1]
        if word in {"today", "tonight"}:
            yield today
        elif word in {"tomorrow", "yesterday"}:
            yield today + timedelta(days=1 if word == "tomorrow" else -1)
        else:
            yield today + timedelta(days=(WEEKDAYS.index(word[:3]) - today.weekday()) % 7)
