"""What is looked at most often: an athlete, and a week of theirs with what was done in it."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import bindparam, exists, or_, select

from coach.activity import Activity
from coach.athlete import Athlete, AthleteId
from coach.ports import Look
from coach.program import Program
from storage import profiles
from storage.bodies import Bodies
from storage.schema import activities, programs
from storage.sql import Query, Row

WEEK = timedelta(days=7)

_p = programs.c
_a = activities.c
IN_FORCE = (
    select(_p.monday, _p.body)
    .where(
        _p.athlete_id == bindparam("athlete"),
        or_(_p.monday == bindparam("first"), _p.monday == bindparam("last")),
        _p.accepted,
    )
    .order_by(_p.monday, _p.version)
)
DONE = (
    select(_a.body)
    .where(
        _a.athlete_id == bindparam("athlete"),
        _a.day >= bindparam("first"),
        _a.day < bindparam("end"),
    )
    .order_by(_a.day, _a.id)
)
ON_RECORD = select(
    exists().where(
        _a.athlete_id == bindparam("athlete"),
        _a.day >= bindparam("since"),
        _a.day <= bindparam("until"),
    )
)


def queries(
    athlete: AthleteId, mondays: Sequence[date], dates: tuple[date, date]
) -> tuple[Query, ...]:
    """What is asked: for one week, or for two that follow each other."""
    first, last = mondays[0], mondays[-1]
    since, until = dates
    return (
        (profiles.PROFILE, {"athlete": athlete}),
        (IN_FORCE, {"athlete": athlete, "first": first, "last": last}),
        (DONE, {"athlete": athlete, "first": first, "end": last + WEEK}),
        (ON_RECORD, {"athlete": athlete, "since": since, "until": until}),
    )


def look(athlete: AthleteId, found: Sequence[Sequence[Row]], bodies: Bodies) -> Look | None:
    """What the queries found: of each week its newest version that is accepted.

    Nothing of it is held: among many athletes it is sooner decoded again than kept and let go.
    """
    people, weeks, done, on_record = found
    if not people:
        return None
    newest = {row[0]: row[1] for row in weeks}
    runs = [bodies.open(Activity, body, athlete, activities.name, hold=False) for (body,) in done]
    return Look(
        athlete=bodies.open(Athlete, people[0][0], athlete, profiles.NAME, hold=False),
        programs={
            monday: bodies.open(Program, body, athlete, programs.name, hold=False)
            for monday, body in newest.items()
        },
        activities=tuple(sorted(runs, key=lambda run: run.start)),
        on_record=bool(on_record[0][0]),
    )
