"""The sessions just before a week, from which its own keep their distance."""

from collections.abc import Iterator
from datetime import date, timedelta

from coach.dossier import Dossier
from coach.load.rating import rated
from coach.planning.efforts import (
    Effort,
    effort_of,
    is_hard_workout,
    is_long_workout,
    planned_effort,
)
from coach.planning.history import DAY, planned
from coach.race import Finish

SPACED_DAYS = timedelta(days=4)
"""Further back than any spacing reaches (R12: 72 h)."""

REPEATED_DAYS = timedelta(days=14)
"""Further back than a hard workout may be repeated (coaching §4: ten days)."""


def efforts_of(dossier: Dossier, monday: date, first: date, today: date) -> tuple[Effort, ...]:
    """Hard and long sessions from four days before a week to before its first open day."""
    since = min(monday, first) - SPACED_DAYS
    return (*_real(dossier, since, today), *_to_come(dossier, today, first))


def recent_codes(dossier: Dossier, first: date) -> tuple[tuple[date, str], ...]:
    """Library codes of the programs in force in the fourteen days before a date."""
    days = (first - n * DAY for n in range(REPEATED_DAYS.days, 0, -1))
    return tuple(
        (day, workout.code)
        for day in days
        for workout in planned(dossier, day)
        if workout.code is not None
    )


def _real(dossier: Dossier, since: date, today: date) -> Iterator[Effort]:
    raced = {race.date for race in dossier.races}
    raced |= {r.date for r in dossier.results if r.status is not Finish.TRAINING}
    for activity in rated(dossier):
        day = activity.day
        if not since <= day <= today:
            continue
        meant = [
            workout
            for workout in planned(dossier, day)
            if workout.sport is None or workout.sport.family == activity.sport.family
        ]
        effort = effort_of(
            activity,
            dossier.athlete,
            hard=day in raced or any(map(is_hard_workout, meant)),
            long=any(map(is_long_workout, meant)),
        )
        if effort is not None:
            yield effort


def _to_come(dossier: Dossier, today: date, first: date) -> Iterator[Effort]:
    """What the program in force still holds before the first day that is planned now."""
    done = {activity.day for activity in dossier.activities}
    day = today - DAY  # yesterday without a record has a day of grace
    while day < first:
        if day not in done and (day >= today or dossier.observation(day) is None):
            yield from (e for w in planned(dossier, day) if (e := planned_effort(w, day)))
        day += DAY
