"""What is left of a week: how much of it is open, by when it must rest, what race week leaves."""

from collections.abc import Sequence
from datetime import date, timedelta

from coach.planning.cap import lower
from coach.planning.daybounds import SPACING_DAYS, SPACING_DAYS_OLDER, DayBounds
from coach.planning.dayfacts import DayFacts
from coach.planning.facts import Facts
from coach.planning.history import DAY
from coach.planning.rundays import SESSION_MIN, goes_by_time, speed
from coach.planning.taper import (
    LAST_LONG_MARATHON_MIN,
    LAST_LONG_OF_WINDOW,
    LAST_LONG_SHARE,
    R17_FINAL,
    Window,
    final_share,
    window_days,
)
from coach.race import RaceGoal

LONGEST_STREAK = 6
"""Training days in a row at most, history counted (R10)."""

ONE_LONGER, EACH_DAY = 0.30, 0.15
"""A week that only touches the window takes 0.45 of it with one day, 0.60 with two (proposal)."""

FEW_DAYS = 1.2
"""Where few days are free, one run takes so much more of the window than its even part, or the
final seven days would fall below their row (proposal)."""

USUAL_DAY_MIN = 150
"""More free minutes than this do not draw more of the week to a day."""


def done_km(known: Facts) -> float:
    """What the week's past and done days held, race days left out."""
    return sum(day.load.load_km for day in known.days if not day.open and not day.load.raced)


def open_share(known: Facts) -> float:
    """The part of the week that is left, by free minutes: missed load stays missed."""
    usual = [min(known.availability.days.on(day.date), USUAL_DAY_MIN) for day in known.days]
    left = [
        min(free, day.minutes) if day.open and not day.cap.rest else 0
        for free, day in zip(usual, known.days, strict=True)
    ]
    return sum(left) / sum(usual) if sum(usual) else 0.0


def rest_by(known: Facts, days: Sequence[DayFacts]) -> date | None:
    """The last open day by which a rest day must have come; None if no streak asks for one."""
    if not days:
        return None
    most = min(LONGEST_STREAK, known.readings.style.max_days_without_rest)
    latest = days[0].date + max(0, most - known.streak) * DAY
    return latest if latest <= days[-1].date else None


def window_of(known: Facts) -> Window | None:
    """The final seven days before the anchor, if the week touches them."""
    race, row = known.anchor, known.row
    if race is None or row is None or known.past.t4_km <= 0:
        return None
    start, end = window_days(race.date)
    if end < known.monday or start > known.sunday:
        return None
    low, high = max(row.final_share[0], R17_FINAL[0]), min(row.final_share[1], R17_FINAL[1])
    target = final_share(row) * known.past.t4_km
    last = row.is_marathon and not row.is_ultra
    peak = known.past.peak_long_minutes if goes_by_time(known) else known.past.peak_long_km
    before = _held(known, start, known.monday)
    part = FEW_DAYS * (target - before) / max(1, _free_days(known, start, end))
    most = max(LAST_LONG_OF_WINDOW * target, part)
    least = min(float(SESSION_MIN), known.past.peak_long_minutes)
    longest = max(min(LAST_LONG_SHARE * peak, most), least * speed(known)) if peak else target
    return Window(
        race=race.date,
        start=start,
        end=end,
        low_km=low * known.past.t4_km,
        target_km=target,
        high_km=high * known.past.t4_km,
        before_km=before,
        here_km=max(0.0, target - before) if start < known.monday else target * _here(race, known),
        longest_km=longest,
        longest_minutes=lower(
            LAST_LONG_MARATHON_MIN if last else None,
            max(LAST_LONG_SHARE * known.past.peak_long_minutes, least) or None,
        ),
    )


def _free_days(known: Facts, start: date, end: date) -> int:
    """Days of this week's part of the window with time for training, the eve left out."""
    return sum(day.open and day.minutes > 0 and start <= day.date < end for day in known.days)


def _held(known: Facts, start: date, until: date) -> float:
    days = (until - start).days
    dates = [start + n * DAY for n in range(max(0, days))]
    return sum(known.past.loads[day].load_km for day in dates if day in known.past.loads)


def _here(race: RaceGoal, known: Facts) -> float:
    """How much of the window its first days may take, one longer run among them."""
    start, end = window_days(race.date)
    days = (min(end, known.sunday) - start).days + 1
    return min(1.0, ONE_LONGER + EACH_DAY * days)


def hard_slots(known: Facts, days: Sequence[DayBounds]) -> int:
    """How many hard sessions fit the days that allow one, at the distance they need."""
    apart = SPACING_DAYS_OLDER if known.body.limits.older else SPACING_DAYS
    count, last = 0, None
    for day in days:
        if day.hard and (last is None or day.date - last >= timedelta(days=apart)):
            count, last = count + 1, day.date
    return count
