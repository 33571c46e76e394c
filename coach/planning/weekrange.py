"""How much of what the season wants the open days of a week may hold."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

from coach.activity import Sport
from coach.athlete import Stage
from coach.planning.daybounds import DayBounds
from coach.planning.facts import Facts
from coach.planning.history import BY_TOTAL
from coach.planning.openweek import done_km, open_share
from coach.planning.rundays import goes_by_time, run_days, speed
from coach.planning.season import SeasonWeek
from coach.planning.taper import Window, day_share
from coach.planning.verdict import REDUCED, Verdict, VerdictKind
from coach.planning.weekload import MARGIN
from coach.planning.weeklong import REGAINED, SHORT_KM, STEP_KM

LEAST = 0.90
"""A week is not planned under so much of its target, unless its days cannot hold it."""

WALKING_KM_MIN = 5.0 / 60
"""Walking, an easy 5 km/h."""

LEAST_RACE_WEEK = 0.20
"""Of T4: what race week keeps, if the row's upper end leaves so much."""

TAPER_SESSIONS = 0.80
USUAL_SESSIONS = 0.60
"""Sessions a week of the usual number: a taper keeps its rhythm (R18), others may thin out."""

STARTER_HIGH_KM = 12.0
STARTER_LONGEST_KM = 5.0
STARTER_DAYS = (3, 3)
"""Nobody knows anything: three sessions, no more than this (coaching §4)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Load of a whole week in km: what is done, and what it may come to."""

    done: float
    low: float
    target: float
    high: float

    @property
    def open(self) -> float:
        """What is left to plan."""
        return self.target - self.done


def week_range(
    known: Facts,
    wanted: SeasonWeek,
    said: Verdict,
    window: Window | None,
    days: Sequence[DayBounds],
) -> Range:
    """The load of a week: the season's, less what a verdict, a race or missed days take."""
    done, share = done_km(known), open_share(known)
    low, target, high = _whole(known, wanted, said, window)
    holds = sum(_holds(known, day) for day in days if day.open)
    left = max(0.0, min(target - done, target * share, holds))
    most = max(left, min(high - done, high * share, holds))
    least = min(left, max(0.0, low - done), low * share)
    return Range(done=done, low=done + least, target=done + left, high=done + most)


def _holds(known: Facts, day: DayBounds) -> float:
    """The load a day can hold: running, walking where only that is left, or none."""
    if day.running:
        return day.minutes * known.past.load_per_minute
    if day.sports is not None and Sport.WALKING in day.sports:
        return day.minutes * WALKING_KM_MIN
    by_total = known.athlete.sport in BY_TOTAL and day.sports is None
    return day.minutes * known.past.load_per_minute if by_total else 0.0


def _whole(
    known: Facts, wanted: SeasonWeek, said: Verdict, window: Window | None
) -> tuple[float, float, float]:
    """Low, target and high of the whole week."""
    load = wanted.load_km
    if known.past.starter:
        final = _race_week(known, window)[1] if _ends_here(window, known) else load
        return 0.0, min(load, final), min(STARTER_HIGH_KM, load * 4 / 3, final * 4 / 3)
    if said.kind is VerdictKind.REDUCE:
        return REDUCED[0] * load, sum(REDUCED) / 2 * load, REDUCED[1] * load
    if _ends_here(window, known):
        return _race_week(known, window)
    offered = _offered(known, load)
    return LEAST * load, offered, offered


def _ends_here(window: Window | None, known: Facts) -> TypeGuard[Window]:
    return window is not None and window.race <= known.sunday


def _offered(known: Facts, load: float) -> float:
    """More than the season's week only where an offer was accepted, and under R06's warning."""
    if known.offered_km <= 0 or not known.body.growth:
        return load
    line = known.warn_share * max(known.past.p1_km, known.past.m3_km) * MARGIN
    return max(load, min(load + known.offered_km, line))


def _race_week(known: Facts, window: Window) -> tuple[float, float, float]:
    """What the final seven days have left, and the days after the race."""
    after = [day.date for day in known.days if day.date > window.race]
    shares = [day_share(known.calendar, day) for day in after]
    later = sum(share.of for share in shares if share is not None) * known.past.t4_km / 7
    low, high = window.low_km - window.before_km, window.high_km - window.before_km
    target = min(max(window.here_km, LEAST_RACE_WEEK * known.past.t4_km), max(high, 0.0))
    return min(max(low, 0.0), target), target + later, target + later


def minutes_left(known: Facts, usable: Sequence[DayBounds]) -> float:
    """Minutes of training the open days may hold together: hours a week, less those done."""
    free = float(sum(day.minutes for day in usable))
    done = sum(day.load.minutes for day in known.days if not day.open)
    hours = [known.availability.hours_per_week, known.body.limits.hours]
    return max(0.0, min([free, *(60 * h - done for h in hours if h is not None)]))


def long_to_plan(known: Facts, wanted: SeasonWeek, usable: Sequence[DayBounds]) -> float:
    """The season's longest run, under R05's warning and what any open day allows."""
    able = [day for day in usable if day.running or goes_by_time(known)]
    allowed = max((_allowed(known, day) for day in able), default=0.0)
    return min(wanted.long_km, allowed)


def _allowed(known: Facts, day: DayBounds) -> float:
    minutes = min(float(day.minutes), day.longest_minutes or float(day.minutes))
    by_time = minutes * speed(known)
    if day.longest_km is None:
        return by_time
    return min(by_time, day.longest_km, _grown(known, day))


def _grown(known: Facts, day: DayBounds) -> float:
    """The most a longest run grows by, from that of thirty days; not on the way back."""
    before = known.on(day.date).longest_km
    if known.body.way_back is not None or before <= 0:
        return float("inf")
    return max(REGAINED * before, before + STEP_KM if before < SHORT_KM else 0.0)


def long_days(known: Facts, usable: Sequence[DayBounds]) -> tuple[date, ...]:
    """Days for the longest run: the athlete's own first, then the freest."""
    own = set(known.availability.long_run_days)
    able = [day for day in usable if day.long]
    ranked = sorted(able, key=lambda day: (day.weekday not in own, -day.minutes, day.date))
    return tuple(day.date for day in ranked)


def run_day_range(known: Facts, load: Range, days: Sequence[DayBounds]) -> tuple[int, int]:
    """Open days with the athlete's own sport: fewest and most."""
    able = [day for day in days if day.open and not day.rest]
    rested = sum(not day.load.loaded for day in known.days if not day.open)
    needed = max(0, known.rest_days - rested)
    trained = sum(day.load.sessions > 0 for day in known.days if not day.open)
    free = len([day for day in days if day.open]) - needed
    most = max(0, min(len(able), free, run_days(known, load.target) - trained))
    if load.open <= 0:
        return 0, most
    if known.past.starter:
        return min(STARTER_DAYS[0], most), min(STARTER_DAYS[1], most)
    share = TAPER_SESSIONS if known.stage is Stage.TAPER else USUAL_SESSIONS
    least = math.ceil(share * known.past.usual_sessions * open_share(known))
    return min(most, max(1, least)), most
