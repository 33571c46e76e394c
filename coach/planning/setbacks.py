"""What of a week that was not followed changes the next one: the body's reasons, and habit.

Coaching §5: only physical reasons and repeated misses change the next week; life, weather and a
plan that did not suit are said and left behind. Nothing that was missed is made up.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.dossier import Dossier
from coach.planning.authority import outlined
from coach.planning.bounds import Bounds
from coach.planning.compliance import PHYSICAL
from coach.planning.facts import Facts
from coach.program import Program, Reason, Workout, WorkoutType

WEEK = timedelta(days=7)

CALM_DAYS = timedelta(days=3)
"""Nothing hard for so long after a session that the body refused (as for the tired)."""

LEFT = 0.80
"""What is left of the week (as for the tired; custom)."""

MISSED_SHARE, MISSED_LEAST = 0.40, 2
"""More than two fifths of the sessions, two at least, two weeks running: a habit (custom)."""

MISSED = "missed"
"""Stands for a rule's id in the reasons that come from sessions missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setback:
    """Why a week is smaller than the season's; `physical`: nothing hard at first."""

    text: str
    physical: bool


def setback(dossier: Dossier, monday: date) -> Setback | None:
    """What the week before calls for; None if the week may be as the season has it."""
    before = dossier.in_force(monday - WEEK)
    if before is None:
        return None
    refused = [(day, w) for day, w in _missed(dossier, before) if w.skipped_because == PHYSICAL]
    if refused:
        day, workout = refused[-1]
        return Setback(
            text=f"Your body said no to {day:%A}’s {_name(workout)}, so the week begins easy "
            "and holds less.",
            physical=True,
        )
    earlier = dossier.in_force(monday - 2 * WEEK)
    if earlier is not None and _often(dossier, before) and _often(dossier, earlier):
        return Setback(
            text="Two weeks running, many sessions did not fit in, so this week holds less. "
            "If your days have changed, /settings makes the plan follow.",
            physical=False,
        )
    return None


def softened(known: Facts, limits: Bounds, found: Setback | None) -> Bounds:
    """The bounds of a week after a setback: less load in a fresh week, nothing hard at first.

    A way back holds less already.
    """
    if found is None:
        return limits
    first = next((day.date for day in limits.days if day.open), None)
    limits = replace(limits, reasons=(_reason(found, first), *limits.reasons))
    fresh = known.in_force is None or outlined(known.in_force)
    if fresh and known.body.way_back is None and known.body.step_load_km is None:
        done = limits.done_km
        low, target, high = (
            done + LEFT * max(0.0, km - done)
            for km in (limits.low_km, limits.target_km, limits.high_km)
        )
        limits = replace(
            limits,
            low_km=low,
            target_km=target,
            high_km=high,
            long_km=LEFT * limits.long_km,
            long_minutes=LEFT * limits.long_minutes,
            second_long_km=LEFT * limits.second_long_km,
        )
    if not found.physical:
        return limits
    until = limits.week + CALM_DAYS
    hard_days = tuple(day for day in limits.hard_days if day >= until)
    return replace(
        limits,
        days=tuple(
            replace(day, hard=False, quick=False, long=False)
            if day.open and day.date < until
            else day
            for day in limits.days
        ),
        hard=min(limits.hard, len(hard_days)),
        hard_days=hard_days,
    )


def _reason(found: Setback, day: date | None) -> Reason:
    return Reason(rule=MISSED, text=found.text, day=day)


def _missed(dossier: Dossier, week: Program) -> Iterator[tuple[date, Workout]]:
    """Sessions that were said not to have been done; silence is no miss."""
    rested = {seen.date for seen in dossier.observations if seen.rest_day}
    trained = {activity.day for activity in dossier.activities}
    for day, workout in _sessions(week):
        silent = workout.done is None and day in rested and day not in trained
        if workout.done is False or silent:
            yield day, workout


def _often(dossier: Dossier, week: Program) -> bool:
    missed, all_ = len(list(_missed(dossier, week))), len(list(_sessions(week)))
    return missed >= MISSED_LEAST and missed > MISSED_SHARE * all_


def _sessions(week: Program) -> Iterator[tuple[date, Workout]]:
    for day in week.daily_program:
        for workout in day.workouts:
            if not workout.is_rest and workout.workout_type is not WorkoutType.RACE:
                yield day.date, workout


def _name(workout: Workout) -> str:
    return workout.title or workout.workout_type.value
