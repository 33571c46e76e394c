"""Every program as it was said: rules, free time, spacing, easy share, and more load unasked."""

from datetime import date, timedelta
from itertools import pairwise

from bot.lab.score import Score
from bot.lab.stored import Stored
from bot.lab.yardstick import (
    DAY,
    HARD_TYPES,
    LOADING,
    LONG_MIN,
    easy_minutes,
    of_workout,
    planned,
)
from coach.athlete import Stage
from coach.program import Program, Workout, WorkoutType

OLDER = 60
ASKED = frozenset({"your answer"})
"""The only cause of a version that is a yes to more load: a step that an answer moved."""

ROUNDING_KM = 0.3
HUNDRED = 42.195


def judge_programs(score: Score, seen: Stored) -> None:
    """Counts over all programs said."""
    for one in seen.lived.diary.delivered:
        score.programs += 1
        score.blocks += len(one.blocks)
        score.warns += len(one.warns)
        score.availability_breaches += one.breaches
        for rule in (*one.blocks, *(f"{w} warn" for w in one.warns)):
            score.rules[rule] = score.rules.get(rule, 0) + 1
    for monday in seen.mondays:
        found = seen.sunday(monday)
        score.weeks_without_program += found is None
        if found is not None and found.program.stage in LOADING:
            score.easy_shares.extend(_easy(found.program))
        score.forced_raises += _raises(seen, monday)
    score.spacing += _too_near(seen)


def _easy(program: Program) -> list[float]:
    parts = [easy_minutes(w) for day in program.daily_program for w in day.workouts]
    whole = sum(minutes for _, minutes in parts)
    return [sum(easy for easy, _ in parts) / whole] if whole else []


def _raises(seen: Stored, monday: date) -> int:
    """Versions of a week that hold more from their day on than the one before, unasked."""
    found = 0
    for before, after in pairwise(seen.versions(monday)):
        if after.written_at is None or after.cause in ASKED:
            continue
        first = max(monday, after.written_at.date())
        was = planned(before, total=seen.by_total, first=first)
        now = planned(after, total=seen.by_total, first=first)
        found += now > was + ROUNDING_KM
    return found


def _too_near(seen: Stored) -> int:
    """Hard or long sessions nearer than two dates (three from sixty on) that were done as planned.

    Two easy long runs on two days are meant before an ultra.
    """
    days = _efforts(seen)
    born = seen.lived.first.athlete.birth_year
    apart = 3 if born is not None and seen.start.year - born >= OLDER else 2
    ultra = any((race.km or 0.0) > HUNDRED for race in seen.lived.first.races)
    near = 0
    for (one, hard, stage), (other, hard_too, _) in pairwise(days):
        meant = ultra and stage is Stage.SPECIFICITY and not (hard or hard_too)
        near += (other - one) < timedelta(days=apart) and not meant
    return near


def _efforts(seen: Stored) -> list[tuple[date, bool, Stage]]:
    found = []
    for n in range(7 * seen.lived.weeks):
        day = seen.start + n * DAY
        held = seen.held(day)
        if day not in seen.season or any(w.workout_type is WorkoutType.RACE for w in held):
            continue
        hard = any(w.workout_type in HARD_TYPES for w in held)
        if hard or any(_long(w) for w in held):
            monday = seen.sunday(day - day.weekday() * DAY)
            found.append((day, hard, monday.program.stage if monday else Stage.BASE))
    return found


def _long(workout: Workout) -> bool:
    on_foot = of_workout(workout)[0] > 0
    return on_foot and workout.duration_min >= LONG_MIN
