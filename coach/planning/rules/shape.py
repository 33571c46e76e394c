"""R01: seven dates from a Monday on, each with an entry, in figures that can be true."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date

from coach.planning.rules.measure import FURTHEST_KM, HIGHEST_M, are_steps
from coach.planning.rules.saying import Verdicts, blocks, found_or
from coach.planning.rules.tally import Tally
from coach.planning.rules.verdicts import RuleVerdict
from coach.program import Day, Workout, WorkoutType

RULE = "R01"
DAY_MIN = 1440.0
"""No training of one day lasts longer than the day; a race may."""

RACE_MIN = 7 * DAY_MIN


def shape(tally: Tally) -> Verdicts:
    """R01: exactly seven dates from the week's Monday, rest said, known sports, no absurd number.

    Formula and source: science §9.2, the form of the origin's programs.
    """
    return found_or(RULE, _shape(tally), "Seven days, each with a workout or rest.")


def _shape(tally: Tally) -> Iterator[RuleVerdict]:
    program, monday = tally.program, tally.known.monday
    if program.week_start_date != monday:
        text = f"The week begins on Monday, {_said(monday)}."
        yield blocks(RULE, text, day=program.week_start_date)
    yield from _dates(tally)
    for day in program.daily_program:
        yield from _day(day, past=day.past and not _open(tally, day))


def _dates(tally: Tally) -> Iterator[RuleVerdict]:
    wanted = [day.date for day in tally.known.days]
    dates = [day.date for day in tally.program.daily_program]
    count = Counter(dates)
    for day in wanted:
        if not count[day]:
            yield blocks(RULE, f"{day:%A} is missing.", day=day, value=len(dates), limit=7)
    for day in dict.fromkeys(dates):
        if day not in wanted:
            yield blocks(RULE, f"{_said(day)} is no day of this week.", day=day)
        elif count[day] > 1:
            yield blocks(RULE, f"{day:%A} is there twice.", day=day, value=count[day], limit=1)
    if dates != wanted and sorted(dates) == wanted:
        yield blocks(RULE, "The days are not in order.", value=len(dates), limit=7)


def _open(tally: Tally, day: Day) -> bool:
    """Whether it can still be planned, whatever a program says of it."""
    return any(fact.open for fact in tally.known.days if fact.date == day.date)


def _day(day: Day, *, past: bool) -> Iterator[RuleVerdict]:
    if not day.workouts and not past:
        yield blocks(RULE, f"{day.date:%A} says neither workout nor rest.", day=day.date)
    for workout in day.workouts:
        for fault in _rest(workout) if workout.is_rest else _workout(workout, past=past):
            yield blocks(RULE, f"{day.date:%A}: {fault}", day=day.date, value=_minutes(workout))
    minutes = sum(w.duration_min for w in day.workouts if w.workout_type is not WorkoutType.RACE)
    if len(day.workouts) > 1 and minutes > DAY_MIN:
        text = f"{day.date:%A} holds more minutes than a day has."
        yield blocks(RULE, text, day=day.date, value=minutes, limit=DAY_MIN)


def _rest(workout: Workout) -> Iterator[str]:
    if workout.duration_min or workout.distance_km or workout.ascent_m or workout.steps:
        yield "rest has neither minutes nor kilometres."


def _workout(workout: Workout, *, past: bool) -> Iterator[str]:
    if workout.sport is None:
        yield "a workout names no known sport."
    most = RACE_MIN if workout.workout_type is WorkoutType.RACE else DAY_MIN
    if not _within(workout.duration_min, most):
        yield "nothing lasts so many minutes."
    elif not workout.duration_min and not past:
        yield "a workout says how many minutes it lasts."
    if not _within(workout.distance_km, FURTHEST_KM):
        yield "nothing goes so far."
    if not _within(workout.ascent_m, HIGHEST_M):
        yield "nothing climbs so high."
    if not are_steps(workout.steps):
        yield "its steps cannot be followed."
    numbers = (workout.planned_external, workout.planned_internal, *astuple(workout.target))
    if any(number is not None and not _within(number, math.inf) for number in numbers):
        yield "one of its figures is no number."


def _within(value: float | None, most: float) -> bool:
    return value is None or (math.isfinite(value) and 0 <= value <= most)


def _minutes(workout: Workout) -> float | None:
    return workout.duration_min if math.isfinite(workout.duration_min) else None


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
