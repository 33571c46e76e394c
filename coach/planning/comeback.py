"""Which break leads back in a week: days off are counted up to the day that training begins."""

from collections.abc import Sequence
from datetime import date, timedelta

from coach.activity import RUNS
from coach.athlete import Discipline
from coach.load.row import EVERYDAY, EVERYDAY_MIN
from coach.planning.history import DAY
from coach.planning.past import Past
from coach.planning.returning import RUNLESS, Break, breaks
from coach.planning.stage import RUNNERS
from coach.planning.weeks import WEEK
from coach.program import Day, Workout

LONGEST_WAY_BACK = timedelta(weeks=8)
"""A table of six weeks, and the days its first and last week may stretch over."""


def way_back(
    past: Past, sport: Discipline, monday: date, until: date, run: date | None = None
) -> Break | None:
    """The break that allows least in a week; for runners days without a run can be one too.

    `until`: the day training goes on, or may; `run`: the same of running, where it is another.
    """
    moved = [day for day, load in past.loads.items() if load.moved and day < until]
    pairs = list(breaks(moved, until, since=monday - LONGEST_WAY_BACK))
    if sport in RUNNERS:
        run = run or until
        ran = [day for day, load in past.loads.items() if load.run_minutes and day < run]
        pairs += breaks(ran, run, since=monday - LONGEST_WAY_BACK, least=RUNLESS)
    found = [_break(past, monday, last, back) for last, back in pairs]
    leading = [(b.load(monday), b) for b in found if b.week(monday) is not None]
    return min(leading, key=lambda pair: pair[0] or 0.0)[1] if leading else None


def _break(past: Past, monday: date, last: date, back: date) -> Break:
    """What there was before it, and what was done since."""
    way = [
        week for week in past.weeks if back <= week.monday + WEEK - DAY and week.monday < monday
    ]
    return Break(
        last_day=last,
        back_on=back,
        weekly_km=past.month_before(last),
        longest_km=past.longest_km(last + DAY),
        seen=monday,
        done_km=max((week.load_km for week in way), default=0.0),
        done_run_km=max((week.longest_run_km for week in way), default=0.0),
    )


Begin = tuple[date, date]
"""The first date with training, and the first with a run."""


def begins(days: Sequence[Day]) -> Begin | None:
    """When training begins in a plan; a stroll is none. None: it does not."""
    moved = next((day.date for day in days if any(map(_moves, day.workouts))), None)
    ran = next((day.date for day in days if any(map(_runs, day.workouts))), None)
    return None if moved is None else (moved, ran or moved)


def _moves(workout: Workout) -> bool:
    stroll = workout.sport in EVERYDAY and workout.duration_min <= EVERYDAY_MIN
    return not (workout.is_rest or workout.done is False or stroll)


def _runs(workout: Workout) -> bool:
    return workout.sport in RUNS and _moves(workout)


def stricter(
    past: Past, sport: Discipline, monday: date, held: Break | None, days: Sequence[Day]
) -> Break | None:
    """The break that ends when a plan of open days begins, if it allows less than the one held.

    A week may rest at first, and then a break is longer than it was on the first day with time.
    """
    at = begins(days)
    found = None if at is None else way_back(past, sport, monday, *at)
    if found is None or held is None:
        return found
    return found if (found.load(monday) or 0.0) < (held.load(monday) or 0.0) else None
