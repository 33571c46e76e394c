"""A week that would rest its way into a break begins a day or more sooner instead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coach.activity import RUNS
from coach.planning.bounds import Bounds
from coach.planning.comeback import Begin, begins, stricter
from coach.planning.daybounds import DayBounds
from coach.planning.efforts import is_hard_workout, is_long_workout
from coach.planning.facts import Facts
from coach.planning.history import DAY
from coach.planning.returning import DAYS_OFF
from coach.program import Day


def sooner(known: Facts, limits: Bounds, days: Sequence[Day]) -> tuple[Day, ...]:
    """The days, the first session moved ahead where only the plan's own rest makes a break.

    As they are where nothing lies behind, where a break is there anyway, where no day is free, or
    where it is a race, a weekly session or something pinned that stands on its day.
    """
    held, open_ = known.body.way_back, [day for day in days if known.on(day.date).open]
    at = begins(open_)
    if known.past.starter or held is not None or at is None:
        return tuple(days)
    if stricter(known.past, known.athlete.sport, known.monday, None, open_) is None:
        return tuple(days)
    first = next(day for day in days if day.date == at[0])
    if limits.days[(first.date - known.monday).days].items:
        return tuple(days)
    free = [bound for bound in limits.days if _holds(bound, first) and _in_time(known, bound.date)]
    return _exchanged(days, first.date, free[-1].date) if free else tuple(days)


def _in_time(known: Facts, day: date) -> bool:
    """Whether training on a day ends no break."""
    moved = [d for d, load in known.past.loads.items() if load.moved and d < day]
    return bool(moved) and (day - moved[-1]) <= DAYS_OFF * DAY


def _holds(bound: DayBounds, first: Day) -> bool:
    """Whether an open day before the first one with training can take what it holds."""
    able = bound.open and not bound.rest and not bound.items and bound.date < first.date
    return able and all(
        workout.duration_min <= bound.minutes
        and (bound.running or workout.sport not in RUNS)
        and (bound.hard or not is_hard_workout(workout))
        and (bound.long or not is_long_workout(workout))
        for workout in first.workouts
    )


def _exchanged(days: Sequence[Day], one: date, other: date) -> tuple[Day, ...]:
    """Two days with what the other one had."""
    held = {day.date: day.workouts for day in days}
    swapped = {one: held[other], other: held[one]}
    return tuple(replace(day, workouts=swapped.get(day.date, day.workouts)) for day in days)


def waiting(limits: Bounds, begin: Begin) -> Bounds:
    """The bounds of a week whose training begins on a day of its own: rest until then."""
    before = {day.date for day in limits.days if day.open and day.date < begin[0]}
    return replace(
        limits,
        days=tuple(replace(d, rest=True) if d.date in before else d for d in limits.days),
        long_days=tuple(day for day in limits.long_days if day not in before),
        hard_days=tuple(day for day in limits.hard_days if day not in before),
        forced_rests=tuple(sorted({*limits.forced_rests, *before})),
    )
