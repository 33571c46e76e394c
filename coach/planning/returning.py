"""The way back after days without training, by weeks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import inf

from coach.planning.cap import FREE, Cap

DAYS_OFF = 6
"""From so many days off on, the table of science §4.6 leads back (coaching §4, R28)."""

RARELY = 4
"""Training days in four weeks: somebody who trains so seldom is not back from a break weekly."""

HABIT = timedelta(days=27)
"""Under four weeks of records nobody is known to train seldom: six days off count."""

DAYS_OFF_RARELY = 14

RUNLESS = 14
"""Days without a run after which other sports no longer keep a runner's legs (proposal)."""

TABLE: tuple[tuple[int, tuple[float, ...]], ...] = (
    (56, (0.33, 0.33, 0.50, 0.50, 0.75, 0.75)),
    (28, (0.33, 0.50, 0.75)),
    (14, (0.50, 0.75)),
    (6, (0.75,)),
)
"""From so many days off: each week's share of the four weeks before (Daniels; science §4.6)."""

LONGEST_SHARE = 0.50
LONGEST_GROWTH = 1.15
"""Of the longest run before the break: at first, and more each week (science §4.6)."""

EARNED = 1.6
EARNED_RUN = LONGEST_GROWTH**2
"""Of the most that was done on the way: a week and a run hold no more. Each step (half
again) is earned by the one before; who missed two weeks does not jump three steps (proposal)."""

LONG_BREAK = 56
LONG_BREAK_RUN_MINUTES = 60
"""After eight weeks off, no run of the first week is longer than an hour."""

MONDAY_OR_TUESDAY = 1
"""Back on a Tuesday, that week counts as a whole one; back later, the next one counts again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Days without training, and what there was before them. Distances in km, means a week."""

    last_day: date
    """The last day of training before."""
    back_on: date
    """The first day of training after; while the break lasts, the day it may end."""
    weekly_km: float
    """Mean impact load of the four weeks before."""
    longest_km: float
    """Longest run of the thirty days before."""
    seen: date | None = None
    """The Monday up to which what was done on the way is known; None: nothing is asked of it."""
    done_km: float = 0.0
    """The most load of a week on the way, up to there."""
    done_run_km: float = 0.0
    """The longest run on the way, up to there."""

    @property
    def days_off(self) -> int:
        return (self.back_on - self.last_day).days - 1

    @property
    def shares(self) -> tuple[float, ...]:
        return next((shares for days, shares in TABLE if self.days_off >= days), ())

    def week(self, monday: date) -> int | None:
        """Which week of the way back this is, from 0; None before it and after it."""
        if monday + timedelta(days=6) < self.back_on:
            return None
        whole = ((monday - self.back_on).days + MONDAY_OR_TUESDAY) // 7
        week = max(0, whole)
        return week if week < len(self.shares) else None

    def load(self, monday: date) -> float | None:
        """The most impact load (km) that week may hold; None without a ceiling from here."""
        week = self.week(monday)
        if week is None:
            return None
        first, share = self.shares[0] * self.weekly_km, self.shares[week] * self.weekly_km
        return min(share, self._earned(first, self.done_km, EARNED, monday))

    def longest(self, monday: date) -> float | None:
        """The longest run (km) of that week; None without a ceiling from here."""
        week = self.week(monday)
        if week is None:
            return None
        first = LONGEST_SHARE * self.longest_km
        earned = self._earned(first, self.done_run_km, EARNED_RUN, monday)
        return min(first * LONGEST_GROWTH**week, earned)

    def _part(self, monday: date) -> float:
        return (self.load(monday) or 0.0) / self.weekly_km if self.weekly_km else 0.0

    def _earned(self, first: float, done: float, growth: float, monday: date) -> float:
        """What steps already taken allow; a look ahead counts the weeks between as done."""
        if self.seen is None:
            return inf
        ahead = max(0, (monday - self.seen).days // 7)
        return max(first, growth * done) * growth**ahead

    def cap(self, monday: date) -> Cap:
        """What each day of that week may hold on the way back: nothing hard until it ends."""
        week = self.week(monday)
        if week is None:
            return FREE
        first = week == 0 and self.days_off >= LONG_BREAK
        return Cap(
            hard=False,
            run_minutes=LONG_BREAK_RUN_MINUTES if first else None,
        ).because(
            "R28",
            f"You are coming back after {self.days_off} days off: "
            f"this week holds at most {self._part(monday):.0%} of what you did before.",
        )


def breaks(
    trained: Sequence[date], until: date, *, since: date, least: int = DAYS_OFF
) -> tuple[tuple[date, date], ...]:
    """Pairs (last day of training before, first day after) around each break, oldest first.

    `trained` are days with training in order; `until` is the day training may go on; breaks that
    ended before `since` are left out. For somebody who trains at most once a week a gap is none if
    it is no longer than those of the four weeks before it.
    """
    days = [*trained, until] if trained and trained[-1] < until else list(trained)
    return tuple(
        (before, after)
        for before, after in pairwise(days)
        if after >= since
        and (after - before).days > least  # the quick question first
        and (after - before).days > _usual(days, before)
    )


def _usual(days: Sequence[date], before: date) -> int:
    """The longest way from one training to the next that is no break for this athlete."""
    month = [day for day in days if before - timedelta(days=28) < day <= before]
    if len(month) > RARELY or before - days[0] < HABIT:
        return DAYS_OFF
    first = days.index(month[0])
    gaps = [
        (after - day).days for day, after in pairwise(days[max(0, first - 1) :]) if after <= before
    ]
    return min(DAYS_OFF_RARELY, max([DAYS_OFF, *gaps]))
