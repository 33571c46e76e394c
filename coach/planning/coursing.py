"""From the facts to where a season starts."""

from collections.abc import Sequence
from datetime import date

from coach.athlete import Stage
from coach.planning.bands import long_minutes, long_share
from coach.planning.course import Course, Position
from coach.planning.facts import LOADING_MOST, LOADING_MOST_CAREFUL, NOVICE_BELOW_KM, Facts
from coach.planning.need import Need, need_of
from coach.planning.rundays import goes_by_time, hard_most, run_days, speed, week_minutes
from coach.planning.stage import Calendar
from coach.planning.waves import deloads, endless
from coach.planning.weeks import (
    DELOAD_SHARE,
    LOADING_LOOK_BACK,
    LOADING_STAGES,
    WEEK,
    PastWeek,
    loads,
)
from coach.race import Priority

OPEN_WEEKS = 12
"""How far a season without a race looks."""

FURTHEST_WEEKS = 80

SPARE = 1.05
"""The peak week aims a little over what the race is worth, since no week is followed exactly."""

KEPT_BETWEEN = 0.95
"""Of the most a week held in half a year, what is held between races (proposal)."""

CARRIED = 0.45
"""The week that carries the race's longest run: of it no more than this (proposal)."""

START_OVER = 1.10
"""Who is already there still grows by a tenth toward a race (proposal)."""

CLIMB_WEEKS = 4

FLOORED = 3
"""Weeks that what was said about a usual week stands in for: those of M3."""


def course_of(known: Facts) -> Course:
    """What stays the same from the week of the facts on."""
    mondays = _mondays(known)
    easy = _deloads(known, mondays)
    start = position_of(known)
    days = run_days(known, start.reference)
    need = _need(known)
    left = _before_taper(known.calendar, mondays)
    return Course(
        calendar=known.calendar,
        mondays=mondays,
        need=need,
        goal_km=_goal(known, start, need, days),
        capacity_km=max(0.0, week_minutes(known)) * known.past.load_per_minute,
        long_capacity_km=_long_capacity(known),
        km_per_minute=speed(known),
        run_days=days,
        novice=known.novice,
        hard=hard_most(known, days),
        deloads=frozenset(easy),
        growing=sum(_grows(monday, easy) for monday in left),
        loading=tuple(left),
        climb_m_per_km=_climb(known.past.weeks),
        climb_goal_m_per_km=_climb_goal(known, need),
        ratio_held=_uncoupled(known.readings.style.acwr_high),
    )


def position_of(known: Facts) -> Position:
    """The weeks before the facts' Monday, with what the athlete said where little is known."""
    weeks = known.past.weeks
    floor = known.past.weekly_floor_km
    held = [max(week.load_km, floor if n < FLOORED else 0.0) for n, week in enumerate(weeks)]
    trained = [max(w.training_km, floor if n < FLOORED else 0.0) for n, w in enumerate(weeks)]
    longs = [_long_of(known, week) for week in weeks]
    longs[0] = max(longs[0], known.past.longest_floor_km)
    return Position(
        loads=tuple(held),
        training=tuple(trained),
        building=tuple(
            loads(week.stage, trained[n], trained[n + 1 : n + 5]) for n, week in enumerate(weeks)
        ),
        longs=tuple(longs),
        ascents=tuple(week.training_ascent_m for week in weeks),
        history_days=known.past.history_days,
        asked=_asked(weeks),
        eased=known.past.eased,
    )


def _asked(weeks: Sequence[PastWeek]) -> tuple[float, ...]:
    """What the building weeks of the last four were planned to hold, deloads left out."""
    found: list[float] = []
    for n, week in enumerate(weeks[:LOADING_LOOK_BACK]):
        if week.stage not in LOADING_STAGES or not week.asked_km:
            break
        mean = sum(max(w.load_km, w.asked_km) for w in weeks[n + 1 : n + 4]) / 3
        if week.asked_km > DELOAD_SHARE * mean:
            found.append(week.asked_km)
    return tuple(found)


def _uncoupled(coupled: float) -> float:
    """The uncoupled ratio of a coupled one at a week's end: c = 4u / (3 + u) (coaching §1)."""
    return 3 * coupled / (4 - coupled)


def _long_of(known: Facts, week: PastWeek) -> float:
    if goes_by_time(known):
        return week.longest_main_minutes * known.past.load_per_minute
    return week.longest_run_km


def _mondays(known: Facts) -> tuple[date, ...]:
    """The weeks to the last A race ahead, or to the anchor, or a few where there is none."""
    ahead = [race.date for race in known.calendar.races if race.date >= known.monday]
    majors = [
        race.date
        for race in known.calendar.races
        if race.date >= known.monday and race.priority is Priority.A
    ]
    last = max(majors or ([known.anchor.date] if known.anchor and ahead else []), default=None)
    count = OPEN_WEEKS if last is None else (last - known.monday).days // 7 + 1
    return tuple(known.monday + n * WEEK for n in range(min(count, FURTHEST_WEEKS)))


def _deloads(known: Facts, mondays: Sequence[date]) -> set[date]:
    """Block by block: weeks of loading stages in a row, and how many came before the first."""
    found: set[date] = set()
    block: list[date] = []
    built = _built(known)
    for monday in [*mondays, None]:
        if monday is not None and _builds(known, monday):
            block.append(monday)
            continue
        flags = _flags(known, len(block), built, taper=monday is not None)
        found |= {day for day, eased in zip(block, flags, strict=True) if eased}
        if block or monday is not None:
            built, block = 0, []
    return found


def _builds(known: Facts, monday: date) -> bool:
    """Weeks of a way back ease off by themselves."""
    back = known.body.way_back
    led = back is not None and back.week(monday) is not None
    return known.calendar.week(monday) in LOADING_STAGES and not led


def _flags(known: Facts, weeks: int, built: int, *, taper: bool) -> tuple[bool, ...]:
    """Which weeks of a block ease off; never the first one of a new athlete."""
    ways = deloads if taper else endless
    new = built > 0 and known.past.loading_weeks_coached == 0
    most = _most(known)
    if weeks and new and built < most:
        return (False, *ways(weeks - 1, built + 1, most))
    return ways(weeks, built, most)


def _most(known: Facts) -> int:
    """Once the way back has ended, its 2:1 has too."""
    careful = known.novice or known.body.limits.masters
    return LOADING_MOST_CAREFUL if careful else LOADING_MOST


def _built(known: Facts) -> int:
    """Loading weeks so far; those before this coach stop short of the next deload."""
    return min(known.past.loading_weeks, max(known.past.loading_weeks_coached, _most(known) - 1))


def _before_taper(calendar: Calendar, mondays: Sequence[date]) -> list[date]:
    """Loading weeks up to the first taper or recovery ahead."""
    left: list[date] = []
    for monday in mondays:
        stage = calendar.week(monday)
        if stage is Stage.TAPER and left:
            break
        if stage in LOADING_STAGES:
            left.append(monday)
    return left


def _grows(monday: date, easy: set[date]) -> bool:
    return monday not in easy and monday - WEEK not in easy


def _need(known: Facts) -> Need | None:
    if known.anchor is None or known.row is None:
        return None
    return need_of(
        known.anchor,
        known.row,
        known.athlete,
        experience=known.experience,
        km_per_minute=speed(known),
        load_per_minute=known.past.load_per_minute,
    )


def _goal(known: Facts, start: Position, need: Need | None, days: int) -> float:
    """The race's worth in a week, or what carries its longest run; without one, what was held."""
    if need is None or known.row is None:
        least = NOVICE_BELOW_KM if known.novice else 0.0
        held = KEPT_BETWEEN * start.former
        return max(start.reference, held, known.past.weekly_floor_km, least)
    return max(
        SPARE * need.load_km,
        SPARE * need.long_km / max(long_share(days, known.row, Stage.SPECIFICITY), CARRIED),
        START_OVER * start.reference,
        KEPT_BETWEEN * start.former,
    )


def _long_capacity(known: Facts) -> float:
    """The freest day the athlete runs long on, and R16."""
    days = known.availability.days
    preferred = [getattr(days, day.value) for day in known.availability.long_run_days]
    freest = max([m for m in preferred if m] or [max(_all(known), default=0)], default=0)
    return min(float(freest), long_minutes(known.row)) * speed(known)


def _all(known: Facts) -> list[int]:
    days = known.availability.days
    return [days.mon, days.tue, days.wed, days.thu, days.fri, days.sat, days.sun]


def _climb(weeks: Sequence[PastWeek]) -> float:
    """Metres of climb for each km of load, lately, in training."""
    recent = weeks[:CLIMB_WEEKS]
    load = sum(week.training_impact_km for week in recent)
    return sum(week.training_ascent_m for week in recent) / load if load else 0.0


def _climb_goal(known: Facts, need: Need | None) -> float:
    if need is None or known.athlete.hills is False:
        return 0.0
    return need.climb_m_per_km
