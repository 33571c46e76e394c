"""Whether a race can be reached in the time there is, in numbers, and said early."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from coach.athlete import Stage
from coach.planning.course import Course
from coach.planning.facts import Facts
from coach.planning.need import Need
from coach.planning.stage import Calendar
from coach.planning.weekload import GROWTH
from coach.planning.weeks import LOADING_STAGES, WEEK
from coach.race import Priority, RaceGoal

NEAR = 0.98
"""So near to what is needed counts as there: a tenth of an hour is no reason to worry."""

RECENT = 4
"""Weeks whose load and long run still count as absorbed."""

SOON_AFTER = timedelta(days=84)


class Planned(Protocol):
    """A week of a season, as far as reaching a race goes by it."""

    @property
    def stage(self) -> Stage: ...
    @property
    def load_km(self) -> float: ...
    @property
    def long_km(self) -> float: ...
    @property
    def long_minutes(self) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What the weeks before a race come to. Loads and runs in km."""

    reachable: bool
    peak_load_km: float
    need_load_km: float
    peak_long_km: float
    peak_long_minutes: float
    need_long_minutes: float
    by: date | None
    """When the need would be met at the pace of growth that is safe; None if it is met in time,
    or if the free minutes never hold it."""
    limited: bool
    """The free minutes are what is missing."""
    text: str


def reach_of(known: Facts, course: Course, weeks: Sequence[Planned]) -> Reach | None:
    """What the season's weeks come to before its anchor; None without a race."""
    need, race = course.need, known.anchor
    if need is None or race is None:
        return None
    ahead = _to_taper(course, weeks, race)
    recent = known.past.weeks[:RECENT]
    load, long = _most(ahead)
    to_come = (load, long)
    load = max([load, *(w.load_km for w in recent)])
    long = max([long, *(w.longest_run_km for w in recent)])
    counted = RECENT_TOO if (load, long) != to_come else ""
    enough = load >= NEAR * need.least_load_km and long >= NEAR * need.least_long_km
    short = (
        course.capacity_km < NEAR * need.least_load_km
        or course.long_capacity_km < NEAR * need.least_long_km
    )
    by = None if enough or short else _by(known, need, load=load, long=long, race=race.date)
    return Reach(
        reachable=enough,
        peak_load_km=load,
        need_load_km=need.load_km,
        peak_long_km=long,
        peak_long_minutes=long / course.km_per_minute,
        need_long_minutes=need.long_minutes,
        by=by,
        limited=short and not enough,
        text=_text(need, load=load, minutes=long / course.km_per_minute, enough=enough)
        + counted
        + "."
        + _what_then(by, limited=short and not enough),
    )


RECENT_TOO = ", the last four weeks counted in"


def _most(ahead: Sequence[Planned]) -> tuple[float, float]:
    """The largest week and the longest run that are still to come."""
    load = max((week.load_km for week in ahead), default=0.0)
    return load, max((week.long_km for week in ahead), default=0.0)


def _to_taper(course: Course, weeks: Sequence[Planned], race: RaceGoal) -> list[Planned]:
    before = zip(course.mondays, weeks, strict=False)
    return [w for monday, w in before if monday < race.date and w.stage in LOADING_STAGES]


def _by(known: Facts, need: Need, *, load: float, long: float, race: date) -> date | None:
    """When growth in Base, with its deloads, would arrive: from the taper's end on."""
    if load <= 0 or long <= 0:
        return None
    rate = math.log(1 + GROWTH[Stage.BASE])
    cycle = known.loading_most + 1
    load_weeks = math.log(max(1.0, need.least_load_km / load)) / rate * cycle / (cycle - 2)
    long_weeks = math.log(max(1.0, need.least_long_km / long)) / rate * cycle / (cycle - 1)
    return race + math.ceil(max(load_weeks, long_weeks)) * WEEK


def _text(need: Need, *, load: float, minutes: float, enough: bool) -> str:
    asked = (
        f"This race asks for a week of about {need.load_km:.0f} km{_hours(need)} "
        f"and for a longest run of {_clock(need.long_minutes)}{_two(need)}. "
    )
    if enough:
        return asked + f"You get there: {load:.0f} km and {_clock(minutes)} before the taper"
    if load < 1 or minutes < 1:
        return asked + "No week to build in is left before the taper"
    return asked + f"Before the taper you reach {load:.0f} km and {_clock(minutes)}"


def _hours(need: Need) -> str:
    if need.hours is None or need.least_load_km >= need.load_km:
        return ""
    return f" (at the least {need.hours:.0f} hours, about {need.least_load_km:.0f} km)"


def _two(need: Need) -> str:
    if need.least_long_km >= need.long_km:
        return ""
    longer = need.least_long_km / need.long_km * need.long_minutes
    return f", or {_clock(longer)} and {_clock(need.long_minutes - longer)} on two days"


def _what_then(by: date | None, *, limited: bool) -> str:
    if limited:
        return " Your free minutes do not hold more: with more time, or a shorter race, it works."
    if by is None:
        return ""
    return f" All of it, grown safely, would take until {by.day} {by:%B %Y}."


def _clock(minutes: float) -> str:
    hours, rest = divmod(round(minutes), 60)
    return f"{hours} h {rest:02d}" if hours else f"{rest} min"


def notes(known: Facts) -> tuple[str, ...]:
    """What the athlete should know about the races ahead, one sentence each."""
    return (*_forbidden(known), *_short(known), *_clashes(known.calendar, known.monday))


def _forbidden(known: Facts) -> Iterator[str]:
    for race in known.calendar.forbidden:
        yield f"I cannot prepare you for {race.name}: age or health does not allow it yet."


def _short(known: Facts) -> Iterator[str]:
    if known.anchor is None or known.row is None:
        return
    weeks = (known.anchor.date - known.monday).days // 7
    least, most = known.row.cycle_weeks
    if weeks < least and weeks * 7 > known.row.taper_days:
        yield (
            f"{least} to {most} weeks are usual before a {known.row.name}; {weeks} are left, "
            "so Base is cut first, then Build."
        )


def _clashes(calendar: Calendar, monday: date) -> Iterator[str]:
    ahead = [race for race in calendar.races if race.date >= monday]
    for race in ahead:
        behind = next((r for r in calendar.recoveries if r.race.date < race.date <= r.until), None)
        if behind is not None:
            yield f"{race.name} falls into the recovery from {behind.race.name}: take it easy."
    majors = [race for race in ahead if race.priority is Priority.A]
    if len(majors) > 1:
        yield f"Two A races: everything goes by {majors[0].name} first, then {majors[1].name}."
