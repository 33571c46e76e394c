"""A race that is told was run: its load counts, unless a session of that day stands for it."""

from datetime import datetime, time, timedelta

from coach.activity import Activity, Sport
from coach.athlete import Athlete, AthleteId, Discipline
from coach.load.duplicates import Sameness, same_run
from coach.ports import Transaction
from coach.race import Finish, RaceResult

MORNING = time(9)
"""Stands for an unknown hour; typed sessions have noon."""

SINCE = timedelta(days=240)
"""As far back as the coach looks when it writes a week."""

_SPORTS = {
    Discipline.RUNNING: Sport.RUNNING,
    Discipline.TRAIL: Sport.TRAIL_RUNNING,
    Discipline.HIKING: Sport.HIKING,
    Discipline.CYCLING: Sport.CYCLING,
}
"""A triathlete's race may be of any sport: it is not guessed."""


async def keep_race_run(
    tx: Transaction, athlete: AthleteId, person: Athlete, result: RaceResult, moment: datetime
) -> Activity | None:
    """The run that a result tells of; None where it is known, unfinished or before all records.

    A race before the first record would only make the time between look like rest.
    """
    run = _run(person, result)
    if run is None:
        return None
    known = [kept.value for kept in await tx.activities.all(athlete, since=moment.date() - SINCE)]
    if not known or run.day < min(one.day for one in known):
        return None
    if any(same_run(run, one) is Sameness.SAME for one in known if one.id != run.id):
        return None
    await tx.activities.keep(athlete, run)
    return run


async def drop_race_run(
    tx: Transaction, athlete: AthleteId, person: Athlete, result: RaceResult
) -> None:
    """The run goes with its result."""
    run = _run(person, result)
    if run is None:
        return
    for kept in await tx.activities.all(athlete, since=result.date):
        if kept.value.id == run.id:
            await tx.activities.remove(athlete, kept.id)


def _run(person: Athlete, result: RaceResult) -> Activity | None:
    sport = _SPORTS.get(person.sport)
    if sport is None or result.time_s is None or result.status is Finish.DNF:
        return None
    return Activity(
        start=datetime.combine(result.date, MORNING, tzinfo=person.zone),
        sport=sport,
        duration_s=result.time_s,
        km=result.km,
        ascent_m=result.ascent_m,
        source="journal",
        id=f"journal:{result.date.isoformat()}:race",
        title=result.name,
    )
