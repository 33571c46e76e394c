"""Which days of a week hold what: the long run, the hard sessions, easy days and rest."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise

from coach.athlete import Discipline, Stage
from coach.availability import Weekday
from coach.planning.bands import RACE_WEEK
from coach.planning.draft import DayDraft, Draft, near
from coach.planning.efforts import LONG_MIN
from coach.planning.library import Role
from coach.planning.rundays import SESSION_MIN
from coach.program import WorkoutType
from coach.race import Priority

LONG_ABOVE_MIN, LONG_ABOVE_RACE_WEEK_MIN = 30.0, 60.0
"""Up to here the longest run is just one of the week's runs."""

HARD_MIN = 45.0
"""A hard session wants so many free minutes; fewer make another day better."""

EASY_MIN = 60.0
"""More free minutes than this do not make a day better for an easy run."""

TWO_DAYS = 2
FEW = 4
CROWDED_FEW, CROWDED = 30.0, 10.0
AFTER_LONG = 15.0
"""What days in a row cost, in free minutes, where few days train and where many do; and a day
of training after the long run (custom)."""

CALM_BEFORE = 3
"""Two days before a race that is tapered for hold no long run (custom)."""

BESIDE_RACE = 3
"""Own sessions that a race week holds beside its race, at the least: frequency stays (science
§4.2; proposal)."""

LONGER = 1.15
"""A long run is so much longer than the mean of the week's runs; else they are all alike."""

WORTH = 0.6
"""A day that holds less of the long run than this is no day for it."""

WEEKEND = frozenset({Weekday.SAT, Weekday.SUN})


def lay_out(draft: Draft) -> None:
    """Gives the open days their roles: long, hard, then easy; the others rest."""
    able = [day for day in draft.days if is_able(draft, day)]
    count = _count(draft)
    if not able or count == 0 or draft.target_km <= draft.standing_km():
        return
    _put_long(draft, able)
    _put_second(draft, able)
    _put_hard(draft, able, count - len(draft.of(Role.LONG)))
    placed = sum(day.role is not None for day in able)
    _put_easy(draft, [day for day in able if day.role is None], count - placed)
    _unload(draft)


def _count(draft: Draft) -> int:
    """Days for the own sport still to give.

    A race is one of the week's, unless that leaves a race week too few to hold its final days'
    load in short runs.
    """
    most = draft.bounds.run_days[1]
    count = max(0, most - sum(_own(draft, day) for day in draft.days))
    if draft.bounds.band != RACE_WEEK.name:
        return count
    trained = sum(day.load.sessions > 0 for day in draft.known.days if not day.open)
    return max(count, min(most, BESIDE_RACE - trained))


def is_able(draft: Draft, day: DayDraft) -> bool:
    """Whether the own sport may go on a day at all: open, allowed, with time left."""
    bounds = day.bounds
    if bounds.rest or day.raced or day.date in draft.bounds.forced_rests:
        return False
    free = bounds.running and bounds.sports is None and day.left >= SESSION_MIN
    return free and not _own(draft, day)


def _own(draft: Draft, day: DayDraft) -> bool:
    """Whether a session of the own sport stands on the day already."""
    return any(workout.sport in draft.known.main_sports for workout in day.standing)


def _put_long(draft: Draft, able: Sequence[DayDraft]) -> None:
    """The longest run on the athlete's own day if it holds it, else on the freest."""
    minutes = draft.bounds.long_minutes
    racing = draft.bounds.band == RACE_WEEK.name
    rides = draft.known.athlete.sport is Discipline.TRIATHLON  # its weeks hold rides beside runs
    least = LONG_ABOVE_RACE_WEEK_MIN if racing else LONG_ABOVE_MIN
    alike = draft.bounds.long_km * draft.bounds.run_days[1] < LONGER * draft.target_km
    if minutes <= least or (alike and not rides) or any(map(_is_long_run, draft.days)):
        return
    races = draft.known.calendar.races
    small = [race.date for race in races if race.priority is Priority.C]
    other = [race.date for race in races if race.priority is not Priority.C]
    calm = [day for day in able if not near(day.date, small, 2)]
    calm = [day for day in calm if not near(day.date, other, CALM_BEFORE)]
    hard = [day.date for day in draft.days if day.hard or day.long]
    spaced = [day for day in calm if not near(day.date, hard, draft.apart)]
    fit = [day for day in spaced if day.bounds.long or minutes < LONG_MIN]
    choice = fit or [day for day in calm if not near(day.date, hard, 1)]
    choice = [day for day in choice if _holds(day, minutes) >= WORTH * minutes]
    if draft.bounds.stage is Stage.TAPER and draft.bounds.hard:
        sharp = [day for day in choice if _room_for_hard(draft, day, able)]
        choice = sharp if racing else sharp or choice  # the touch of race speed goes first (R18)
    if choice:
        min(choice, key=lambda day: _long_rank(draft, day, able)).role = Role.LONG


def _holds(day: DayDraft, minutes: float) -> float:
    """How much of a long run a day can hold."""
    return min(day.left, day.bounds.longest_minutes or day.left, minutes)


def _is_long_run(day: DayDraft) -> bool:
    return any(workout.workout_type is WorkoutType.LONG for workout in day.standing)


def _long_rank(draft: Draft, day: DayDraft, able: Sequence[DayDraft]) -> tuple[float, ...]:
    wanted = draft.bounds.long_minutes
    rides = draft.known.athlete.sport is Discipline.TRIATHLON  # its longest day is a ride's
    return (
        day.bounds.weekday not in draft.known.availability.long_run_days,
        -round(_holds(day, wanted) / 10),
        -_room_for_hard(draft, day, able),
        day.bounds.weekday not in WEEKEND,
        day.left if rides else -day.left,
        day.date.toordinal(),
    )


def _room_for_hard(draft: Draft, long: DayDraft, able: Sequence[DayDraft]) -> int:
    """How many hard sessions the week still holds with the long run there."""
    days = [day.date for day in _for_hard(draft, able)]
    count, last = 0, None
    for day in days:
        spaced = last is None or (day - last).days >= draft.apart
        if spaced and abs((day - long.date).days) >= draft.apart:
            count, last = count + 1, day
    return min(count, draft.bounds.hard)


def _put_second(draft: Draft, able: Sequence[DayDraft]) -> None:
    """Before an ultra, a second long run the day after the first, else the day before."""
    longs = draft.of(Role.LONG)
    rides = draft.known.athlete.sport is Discipline.TRIATHLON  # the second one is on the bike
    if draft.bounds.second_long_km <= 0 or not longs or rides:
        return
    first = longs[0].date
    beside = [
        day
        for gap in (1, -1)
        for day in able
        if (day.date - first).days == gap and day.bounds.long and day.left >= LONG_MIN
    ]
    if beside:
        beside[0].role = Role.LONG


def _for_hard(draft: Draft, able: Sequence[DayDraft]) -> list[DayDraft]:
    allowed = set(draft.bounds.hard_days)
    return [day for day in able if day.date in allowed and day.role is None]


def _put_hard(draft: Draft, able: Sequence[DayDraft], days_left: int) -> None:
    """As many hard sessions as the bounds ask for and the spacing holds, the best spread.

    None where it would be the week's only run: that one is for keeping what there is.
    """
    if draft.bounds.run_days[1] < TWO_DAYS and not any(d.load.sessions for d in draft.known.days):
        return
    taken = [day.date for day in draft.days if day.hard]
    keep = [*taken, *(day.date for day in draft.of(Role.LONG))]
    free = [day for day in _for_hard(draft, able) if not near(day.date, keep, draft.apart)]
    for wanted in range(min(draft.bounds.hard - len(taken), len(free), days_left), 0, -1):
        sets = [days for days in combinations(free, wanted) if _spread(draft, days)]
        if sets:
            for day in max(sets, key=lambda days: _hard_worth(days, keep)):
                day.role = Role.HARD
            return


def _spread(draft: Draft, days: Sequence[DayDraft]) -> bool:
    return all((b.date - a.date).days >= draft.apart for a, b in pairwise(days))


def _hard_worth(days: Sequence[DayDraft], keep: Sequence[date]) -> tuple[float, ...]:
    """Enough time first, then distance from everything hard or long, then early in the week."""
    dates = [day.date for day in days]
    others = [*keep, *dates]
    gaps = [abs((a - b).days) for a in dates for b in others if a != b]
    enough = sum(min(day.left, HARD_MIN) for day in days)
    return (enough, min(gaps, default=7), -sum(day.toordinal() for day in dates))


def _put_easy(draft: Draft, free: Sequence[DayDraft], count: int) -> None:
    """Easy days where they leave the rest days and streaks their due, the best spread."""
    for wanted in range(min(count, len(free)), 0, -1):
        sets = [days for days in combinations(free, wanted) if draft.rested(days)]
        if sets:
            for day in max(sets, key=lambda days: _easy_worth(draft, days)):
                day.role = Role.EASY
            return


def _easy_worth(draft: Draft, days: Sequence[DayDraft]) -> tuple[float, ...]:
    """Minutes there are, few days in a row, and rest after the long run."""
    dates = {day.date for day in days} | {day.date for day in draft.days if day.trains}
    rows = sum((a - b).days == 1 for a in dates for b in dates)
    spent = [day.date for day in draft.days if day.raced or day.role is Role.LONG]
    after = sum((day.date - other).days == 1 for day in days for other in spent)
    minutes = sum(min(day.left, EASY_MIN) for day in days)
    crowded = CROWDED_FEW if len(dates) <= FEW else CROWDED
    return (minutes - crowded * rows - AFTER_LONG * after, -sum(d.date.toordinal() for d in days))


def _unload(draft: Draft) -> None:
    """Where even long and hard days leave too little rest, the hard ones go first."""
    for role in (Role.HARD, Role.LONG):
        for day in reversed(draft.of(role)):
            if not draft.rested():
                day.clear()
