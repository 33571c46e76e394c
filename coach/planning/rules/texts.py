"""Every text of a program that an athlete reads."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from coach.planning.facts import Facts
from coach.program import Program, Workout, WorkoutStep

DOCTOR = re.compile(
    r"\b(?:doctors?|clinicians?|physicians?|midwi(?:fe|ves)|gp|care provider)\b", re.IGNORECASE
)
"""Whom a referral names."""


def general_texts(program: Program) -> tuple[str, ...]:
    """What is said of the week as a whole and of its days; nothing of the workouts."""
    return (
        program.week_summary,
        program.nutrition_reminder,
        program.injury_prevention_note,
        *program.key_workouts_this_week,
        *(reason.text for reason in program.reasons),
    )


def workout_texts(workout: Workout) -> tuple[str, ...]:
    """What is said of one workout."""
    notes = (step.note for step in flat(workout.steps) if step.note)
    said = (workout.title, workout.description, workout.key_focus, workout.terrain_notes)
    return (*said, *notes)


def all_texts(program: Program) -> Iterator[tuple[date | None, str]]:
    """Each text with the date it is about; what belongs to one workout in one piece."""
    for text in general_texts(program):
        yield None, text
    for day in program.daily_program:
        for workout in day.workouts:
            yield day.date, " ".join((*workout_texts(workout), workout.duration_estimate))


def race_names(known: Facts) -> tuple[str, ...]:
    """Names that a text may quote, of races that were taken off too."""
    week = [race for day in known.days for race in (*day.races, *(r for r, _ in day.removed))]
    names = (race.name for race in (*known.calendar.races, *week) if race.name)
    return tuple(dict.fromkeys(names))


def refers(texts: Iterable[str]) -> bool:
    """Whether a text sends the athlete to a doctor."""
    return any(DOCTOR.search(text) for text in texts)


def flat(steps: Iterable[WorkoutStep]) -> Iterator[WorkoutStep]:
    """Every step, repeats and what they repeat."""
    for step in steps:
        yield step
        yield from flat(step.steps)
