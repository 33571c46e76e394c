"""Which days of a week hold what: the long run, the hard sessions, easy days and rest."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from coach.planning.draft import DayDraft, Draft
from coach.planning.efforts import LONG_MIN
from coach.planning.library import Role
from coach.planning.openweek import LONGEST_STREAK

HARD_MIN = 35
"""A hard session wants so many free minutes at the least."""

LONG_LEAST_MIN = 30
"""Under this the longest run is just one of the week's runs."""

FEW = 4
"""So many days of training lie apart rather than in a row."""


def lay_out(draft: Draft) -> None:
    """Gives the open days their roles: long, hard, then easy; the others rest."""
    able = [day for day in draft.days if _able(draft, day)]
    fewest, most = draft.bounds.run_days
    standing = sum(_own(draft, day) for day in draft.days)
    wanted = max(0, most - standing)
    if not able or wanted == 0 or draft.target_km - draft.standing_km() <= 0:
        return
    _put_long(draft, able)
    _put_hard(draft, able)
    placed = [day for day in able if day.role is not None]
    _put_easy(draft, [day for day in able if day.role is None], wanted - len(placed))
    del fewest


def _able(draft: Draft, day: DayDraft) -> bool:
    """Whether the own sport may go on a day at all: open, allowed, with time left."""
    bounds = day.bounds
    if bounds.rest or day.date in draft.bounds.forced_rests or _raced(day):
        return False
    return bounds.running and bounds.sports is None and not _own(draft, day) and day.left >= 20  # noqa: PLR2004 - rundays.SESSION_MIN


def _raced(day: DayDraft) -> bool:
    return any(item.kind.value == "race" for item in day.bounds.items)


def _own(draft: Draft, day: DayDraft) -> bool:
    """Whether a session of the own sport stands on the day already."""
    return any(workout.sport in draft.known.main_sports for workout in day.standing)


def _apart(draft: Draft) -> int:
    return 3 if draft.known.body.limits.older else 2


def _put_long(draft: Draft, able: Sequence[DayDraft]) -> None:
    """The longest run on the athlete's own day if it holds it, else on the freest."""
    if any(day.long for day in draft.days):
        return
    minutes = draft.bounds.long_minutes
    if minutes < LONG_LEAST_MIN:
        return
    ranked = _for_long(draft, able, minutes)
    if ranked:
        ranked[0].role = Role.LONG


def _for_long(draft: Draft, able: Sequence[DayDraft], minutes: float) -> list[DayDraft]:
    own = set(draft.known.availability.long_run_days)
    counts = minutes >= LONG_MIN
    hard = [day.date for day in draft.days if day.hard]

    def rank(day: DayDraft) -> tuple[float, ...]:
        holds = min(day.left, day.bounds.longest_minutes or day.left, minutes)
        return (
            day.bounds.weekday not in own,
            -round(holds / 10),
            _near(day.date, _races(draft), 2),
            -_room_for_hard(draft, day, able),
            day.bounds.weekday not in {"sat", "sun"},
            -day.left,
            day.date.toordinal(),
        )

    fit = [day for day in able if day.bounds.long or not counts]
    spaced = [day for day in fit if not _near(day.date, hard, _apart(draft))]
    return sorted(spaced or (fit if not counts else []) or _short(draft, able, hard), key=rank)


def _short(draft: Draft, able: Sequence[DayDraft], hard: Sequence[date]) -> list[DayDraft]:
    """Where nothing may be long, the longest run stays under ninety minutes."""
    return [day for day in able if not _near(day.date, hard, 1)] if not draft.of(Role.LONG) else []


def _races(draft: Draft) -> list[date]:
    return [race.date for race in draft.known.calendar.races]


def _near(day: date, others: Iterable[date], apart: int) -> bool:
    return any(abs((day - other).days) < apart for other in others)


def _room_for_hard(draft: Draft, long: DayDraft, able: Sequence[DayDraft]) -> int:
    """How many hard sessions the week still holds with the long run there."""
    days = [day for day in _for_hard(draft, able) if abs((day.date - long.date).days) >= 2]  # noqa: PLR2004 - 48 h by dates
    count, last = 0, None
    for day in days:
        if last is None or (day.date - last).days >= _apart(draft):
            count, last = count + 1, day.date
    return min(count, draft.bounds.hard)


def _for_hard(draft: Draft, able: Sequence[DayDraft]) -> list[DayDraft]:
    allowed = set(draft.bounds.hard_days)
    return [day for day in able if day.date in allowed and day.role is None and day.left >= 20]  # noqa: PLR2004 - rundays.SESSION_MIN


def _put_hard(draft: Draft, able: Sequence[DayDraft]) -> None:
    """As many hard sessions as the bounds ask for and the spacing holds, the best spread."""
    taken = [day.date for day in draft.days if day.hard]
    count = draft.bounds.hard - len(taken)
    keep = [*taken, *(day.date for day in draft.of(Role.LONG))]
    free = [day for day in _for_hard(draft, able) if not _near(day.date, keep, _apart(draft))]
    for wanted in range(min(count, len(free)), 0, -1):
        sets = [days for days in combinations(free, wanted) if _spread(draft, days)]
        if sets:
            best = max(sets, key=lambda days: _worth(days, keep))
            for day in best:
                day.role = Role.HARD
            return


def _spread(draft: Draft, days: Sequence[DayDraft]) -> bool:
    gaps = [(b.date - a.date).days for a, b in zip(days, days[1:], strict=False)]
    return all(gap >= _apart(draft) for gap in gaps)


def _worth(days: Sequence[DayDraft], keep: Sequence[date]) -> tuple[float, ...]:
    """Enough time first, then distance from everything hard or long, then early in the week."""
    dates = [day.date for day in days]
    others = [*keep, *dates]
    gaps = [abs((a - b).days) for a in dates for b in others if a != b]
    enough = sum(min(day.left, HARD_MIN) for day in days)
    return (enough, min(gaps, default=7), -sum(day.toordinal() for day in dates))


def _put_easy(draft: Draft, free: Sequence[DayDraft], count: int) -> None:
    """Easy days where they leave the rest days and streaks their due, the best spread."""
    for wanted in range(min(count, len(free)), 0, -1):
        sets = [days for days in combinations(free, wanted) if rested(draft, days)]
        if sets:
            for day in max(sets, key=lambda days: _ease(draft, days)):
                day.role = Role.EASY
            return
    _unload(draft)


def _unload(draft: Draft) -> None:
    """Where even the long run and the hard sessions leave too little rest, hard days go first."""
    for role in (Role.HARD, Role.LONG):
        for day in reversed(draft.of(role)):
            if not rested(draft, ()):
                day.clear()


def _ease(draft: Draft, days: Sequence[DayDraft]) -> tuple[float, ...]:
    """Minutes there are, few days in a row, and rest after the long run."""
    dates = {day.date for day in days} | {day.date for day in draft.days if day.trains}
    rows = sum((a - b).days == 1 for a in dates for b in dates)
    long = [day.date for day in draft.of(Role.LONG)]
    after = sum((day.date - other).days == 1 for day in days for other in long)
    minutes = sum(min(day.left, 60) for day in days)
    crowded = 30 if len(dates) <= FEW else 10
    return (minutes - crowded * rows - 15 * after, -sum(day.date.toordinal() for day in days))


def rested(draft: Draft, more: Sequence[DayDraft]) -> bool:
    """Whether the week keeps its rest days and no streak grows too long (R10)."""
    known = draft.known
    training = {day.date for day in draft.days if day.trains} | {day.date for day in more}
    training |= {day.date for day in known.days if not day.open and day.load.loaded}
    if 7 - len(training) < known.rest_days:
        return False
    most = min(LONGEST_STREAK, known.readings.style.max_days_without_rest)
    return all(streak <= most for streak in _streaks(draft, training))


def _streaks(draft: Draft, training: set[date]) -> Iterator[int]:
    """Days of training in a row, at each open day; those before the week counted."""
    streak = draft.known.streak
    for day in draft.known.open_days:
        streak = streak + 1 if day.date in training else 0
        yield streak
