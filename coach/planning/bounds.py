"""What a week may hold: one computed value for planner, Claude and rules."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.athlete import Stage
from coach.load.metrics import Gate
from coach.planning.bands import RETURN, Band, band_of
from coach.planning.daybounds import DayBounds, day_bounds
from coach.planning.facts import Facts
from coach.planning.items import FixedItem, ItemKind
from coach.planning.openweek import hard_slots, open_share, rest_by, window_of
from coach.planning.rundays import goes_by_time, speed
from coach.planning.season import SeasonWeek, season_week
from coach.planning.slots import Slot, slots
from coach.planning.taper import Window
from coach.planning.verdict import Verdict, verdict
from coach.planning.weekrange import (
    long_days,
    long_to_plan,
    minutes_left,
    run_day_range,
    week_range,
)
from coach.planning.weeks import LOADING_STAGES
from coach.program import HARD_TYPES, Reason, WorkoutType

EASY_TYPES = (WorkoutType.EASY, WorkoutType.RECOVERY, WorkoutType.LONG, WorkoutType.STRIDES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What one week may hold, from today on. Loads in running-equivalent km, races left out."""

    week: date
    """Its Monday."""
    today: date
    stage: Stage
    verdict: Verdict
    band: str
    """Whose ratios hold: base, build, specific, deload, race week, recovery, return …"""
    deload: bool
    days: tuple[DayBounds, ...]
    """Monday to Sunday."""
    done_km: float
    """Load of past and done days; part of the three that follow."""
    low_km: float
    target_km: float
    high_km: float
    """Load of the whole week (impact; for cyclists and triathletes total)."""
    total_high_km: float | None
    """Total load, all sports, at the band's upper line (R07); None without history or a line."""
    minutes_high: float
    """Of all training on the open days together."""
    long_km: float
    """The longest run to plan; plain km, for cyclists and hikers km of load."""
    long_minutes: float
    second_long_km: float
    """Before an ultra, a second easy long run the day before or after; 0 for none."""
    longest_km: float | None
    """The most any open day allows one run; None for sports that go by time."""
    longest_minutes: float
    hard: int
    """Hard sessions still to plan."""
    hard_days: tuple[date, ...]
    long_days: tuple[date, ...]
    """Where the longest run may lie, the athlete's own days first."""
    easy_share: float
    """Of the planned minutes, at least."""
    run_days: tuple[int, int]
    """Open days with the athlete's own sport, fewest and most."""
    rest_days: int
    """Rest days of the whole week, at least."""
    rest_by: date | None
    """A rest day must have come by then."""
    forced_rests: tuple[date, ...]
    fixed: tuple[FixedItem, ...]
    forbidden: tuple[WorkoutType, ...]
    slots: tuple[Slot, ...]
    ascent_m: float
    window: Window | None
    """The final seven days before the anchor, where the week touches them."""
    reasons: tuple[Reason, ...]
    beyond_km: float | None = None
    """What a taper's shortest sessions may take over the target; None where no version binds."""

    @property
    def builds(self) -> bool:
        """Whether the week adds to what was done: no deload, taper, recovery or way back."""
        return self.stage in LOADING_STAGES and not self.deload and self.band != RETURN.name


def bounds(known: Facts) -> Bounds:
    """What the week of the facts may hold."""
    said = verdict(known)
    wanted = season_week(known)
    window = window_of(known)
    days = tuple(day_bounds(known, day, said.cap(day.date), window) for day in known.days)
    load = week_range(known, wanted, said, window, days)
    band = _band(known, wanted)
    usable = [day for day in days if day.open and not day.rest]
    longest = [day.longest_km for day in usable if day.running and day.longest_km is not None]
    long_km = long_to_plan(known, wanted, usable)
    hard = _hard(known, wanted, days)
    return Bounds(
        week=known.monday,
        today=known.today,
        stage=known.stage,
        verdict=said,
        band=band.name,
        deload=wanted.deload,
        days=days,
        done_km=load.done,
        low_km=load.low,
        target_km=load.target,
        high_km=load.high,
        total_high_km=_total_high(known, band),
        minutes_high=minutes_left(known, usable),
        long_km=long_km,
        long_minutes=long_km / speed(known),
        second_long_km=min(wanted.second_long_km, long_km),
        longest_km=max(longest, default=None if goes_by_time(known) else 0.0),
        longest_minutes=max((day.longest_minutes or 0.0 for day in usable), default=0.0),
        hard=hard,
        hard_days=tuple(day.date for day in usable if day.hard) if hard else (),
        long_days=long_days(known, usable),
        easy_share=band.easy_share,
        run_days=run_day_range(known, load, days),
        rest_days=known.rest_days,
        rest_by=rest_by(known, known.open_days),
        forced_rests=_forced(known, days),
        fixed=tuple(item for day in days for item in day.items),
        forbidden=_forbidden(days, hard),
        slots=slots(known, days, open_share(known)),
        ascent_m=wanted.ascent_m,
        window=window,
        reasons=_reasons(days),
    )


def _band(known: Facts, wanted: SeasonWeek) -> Band:
    """The way back has no ratios; everything else goes by its stage."""
    if known.body.way_back is not None or known.body.step_load_km is not None:
        return RETURN
    return band_of(known.calendar, known.monday, deload=wanted.deload)


def _total_high(known: Facts, band: Band) -> float | None:
    if known.readings.gate not in {Gate.ACWR, Gate.ALL} or band.external is None:
        return None
    return band.external[1] * known.past.m3_total_km


def _hard(known: Facts, wanted: SeasonWeek, days: Sequence[DayBounds]) -> int:
    """Those the season wants, less those that happened, on days that can hold them."""
    dates = {day.date for day in known.days if not day.open and not day.races}
    happened = sum(e.hard and not e.planned and e.day in dates for e in known.efforts)
    fits = hard_slots(known, days)
    return max(0, min(wanted.hard - happened, fits))


def _forced(known: Facts, days: Sequence[DayBounds]) -> tuple[date, ...]:
    """Open days that must rest: nothing is free or allowed, or the streak has lasted enough."""
    due = rest_by(known, known.open_days)
    first = known.open_days[0].date if known.open_days else None
    return tuple(day.date for day in days if day.rest or (day.date == first == due))


def _forbidden(days: Sequence[DayBounds], hard: int) -> tuple[WorkoutType, ...]:
    """Types that no day of the week may hold."""
    usable = [day for day in days if day.open and not day.rest]
    found: list[WorkoutType] = []
    if not any(item.kind is ItemKind.RACE for day in days for item in day.items):
        found.append(WorkoutType.RACE)
    if not any(day.running for day in usable):
        found += [*EASY_TYPES, *sorted(HARD_TYPES)]
    elif not hard:
        found += sorted(HARD_TYPES)
    if not any(day.quick and day.rpe is None for day in usable):
        found += [] if WorkoutType.STRIDES in found else [WorkoutType.STRIDES]
    return tuple(found)


def _reasons(days: Sequence[DayBounds]) -> tuple[Reason, ...]:
    """Each reason once, on the first day that it holds back."""
    found: dict[tuple[str, str], Reason] = {}
    for day in days:
        for reason in day.reasons if day.open else ():
            dated = replace(reason, day=day.date)
            found.setdefault((reason.rule, reason.text), dated)
    return tuple(found.values())
