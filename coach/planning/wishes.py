"""What an athlete asks of a week beyond its bounds: less because tired, more because of time."""

from dataclasses import dataclass, replace
from datetime import timedelta

from coach.planning.bounds import Bounds
from coach.planning.daybounds import DayBounds
from coach.program import Reason

TIRED = 0.80
"""What is left of the open days for somebody tired."""

WISH = "wish"
"""Stands for a rule's id in the reasons that come from a wish."""

TIRED_DAYS = timedelta(days=3)
"""Nothing hard for so long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Why another week is wanted. Minutes and days off are exceptions, not wishes."""

    tired: bool = False
    more_time: bool = False
    """More is welcome: a yes to as much as the bounds allow."""
    pain: bool = False
    text: str | None = None
    """The athlete's own words, for Claude."""


def heed(limits: Bounds, wishes: Wishes) -> Bounds:
    """The bounds with the wishes in them; no wish loosens one."""
    if wishes.pain:
        return _eased(limits, limits.days[-1].date - limits.today + timedelta(days=1), _HURT)
    if wishes.tired:
        return _eased(limits, TIRED_DAYS, _TIRED)
    return limits


_TIRED = Reason(rule=WISH, text="You are tired, so the week holds less and nothing hard at first.")
_HURT = Reason(rule=WISH, text="Something hurts, so the week holds less and nothing hard.")


def _eased(limits: Bounds, for_: timedelta, why: Reason) -> Bounds:
    """Less load on the open days, and nothing hard for a while."""
    open_days = [day.date for day in limits.days if day.open]
    until = (open_days[0] if open_days else limits.today) + for_
    days = tuple(_easy(day) if day.open and day.date < until else day for day in limits.days)
    hard_days = tuple(day for day in limits.hard_days if day >= until)
    return replace(
        limits,
        days=days,
        low_km=_less(limits, limits.low_km),
        target_km=_less(limits, limits.target_km),
        high_km=_less(limits, limits.high_km),
        hard=min(limits.hard, len(hard_days)),
        hard_days=hard_days,
        reasons=(replace(why, day=open_days[0] if open_days else None), *limits.reasons),
    )


def _less(limits: Bounds, km: float) -> float:
    return limits.done_km + TIRED * max(0.0, km - limits.done_km)


def _easy(day: DayBounds) -> DayBounds:
    return replace(day, hard=False, quick=False, long=False)
