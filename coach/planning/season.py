"""The road to the anchor race: each week's stage, load, longest run, hard sessions and rest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coach.athlete import Stage
from coach.dossier import Dossier
from coach.load.metrics import Gate
from coach.planning.course import Course, Position
from coach.planning.coursing import course_of, position_of
from coach.planning.facts import Facts, facts
from coach.planning.need import Need
from coach.planning.raceday import far_notes
from coach.planning.racetable import RaceRow, equivalent_km
from coach.planning.reach import Reach, notes, reach_of
from coach.planning.rundays import hard_in, speed
from coach.planning.weekload import STARTER_LOAD_KM, week_load
from coach.planning.weeklong import NEED_SHARE, second_long, week_climb, week_long
from coach.planning.weeks import LOADING_STAGES, WEEK
from coach.program import monday_of
from coach.race import Priority, RaceGoal

STARTER_LONG_KM = 3.5
"""The longest run of a starter week (coaching §4: 5 km at most)."""

NEW_SHARE, FEW = 0.35, 3
"""Of a newcomer's week, what its longest run takes at most (science §4.4: 25-35 %); on fewer days
than this half of it, since nothing is left to share it with."""

STEP_GROWTH = 1.5
"""Each step back from illness or injury is taken for a week, until the answers come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonWeek:
    """One week of a season, its races left out of the load."""

    monday: date
    stage: Stage
    load_km: float
    """Impact load, for cyclists and triathletes total: running-equivalent km."""
    long_km: float
    """The longest run in plain km; for cyclists and hikers km of load."""
    long_minutes: float
    second_long_km: float
    """Before an ultra a second long run the day after or before, easy; 0 for none."""
    hard: int
    deload: bool
    ascent_m: float
    races: tuple[RaceGoal, ...] = ()
    race_km: float = 0.0
    """What its races are worth in load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The weeks to the anchor, and what they can reach."""

    anchor: RaceGoal | None
    row: RaceRow | None
    need: Need | None
    weeks: tuple[SeasonWeek, ...]
    reach: Reach | None
    """None without a race."""
    notes: tuple[str, ...]
    """What the athlete should know, one sentence each."""


def season(dossier: Dossier, today: date) -> Season:
    """The season as it stands today, from the running week on.

    Raises:
        TooYoungError: the athlete is under sixteen.
    """
    return season_of(facts(dossier, today, monday_of(today)))


def season_of(known: Facts) -> Season:
    """The season from the week of the facts on."""
    course = course_of(known)
    weeks = tuple(_weeks(known, course))
    anchor = known.anchor
    return Season(
        anchor=anchor,
        row=known.row,
        need=course.need,
        weeks=weeks,
        reach=None if anchor is None else reach_of(known, course, weeks),
        notes=(*notes(known), *far_notes(known, weeks)),
    )


def season_week(known: Facts) -> SeasonWeek:
    """The first week alone."""
    return next(_weeks(known, course_of(known)))


def _weeks(known: Facts, course: Course) -> Iterator[SeasonWeek]:
    position = position_of(known)
    for monday in course.mondays:
        week = _week(known, course, position, monday)
        yield week
        position = position.after(week)


def _week(known: Facts, course: Course, position: Position, monday: date) -> SeasonWeek:
    stage = course.calendar.week(monday)
    back = known.body.way_back is not None and known.body.way_back.week(monday) is not None
    deload = monday in course.deloads and not back
    load = _load(known, course, position, monday)
    long = _long(known, course, position, monday, load)
    held = hard_in(known, stage, course.hard, deload=deload)
    races = races_of(course, monday)
    lesser = sum(race.priority is not Priority.A for race in races)
    return SeasonWeek(
        monday=monday,
        stage=stage,
        load_km=load,
        long_km=long,
        long_minutes=long / speed(known),
        second_long_km=0.0 if back or deload else second_long(course, monday, load, long),
        hard=0 if back else max(0, held - lesser),
        deload=deload,
        ascent_m=week_climb(course, position, load),
        races=races,
        race_km=sum(equivalent_km(race, known.athlete.sport) or 0.0 for race in races),
    )


def races_of(course: Course, monday: date) -> tuple[RaceGoal, ...]:
    """The races of a week."""
    end = monday + WEEK - timedelta(days=1)
    return tuple(race for race in course.calendar.races if monday <= race.date <= end)


def _load(known: Facts, course: Course, position: Position, monday: date) -> float:
    """What the season wants, under what the way back and the body allow."""
    first = monday == known.monday
    if first and known.past.starter:
        return min(STARTER_LOAD_KM, course.capacity_km)
    wanted = min(week_load(course, position, monday), course.capacity_km)
    back = known.body.way_back.load(monday) if known.body.way_back is not None else None
    if back is not None:
        loading = course.calendar.week(monday) in LOADING_STAGES
        own = loading or wanted <= 0  # a taper of weeks without training would be none for ever
        wanted = min(back, course.capacity_km) if own else min(back, wanted)
    return min([wanted, *_ceilings(known, position.week, first=first)])


def _held_back(known: Facts) -> bool:
    """Whether pain, a flag, a step or a fever keeps the week small: its long run is small too."""
    well = known.body.fever.easy_until
    return not known.body.growth or (well is not None and well >= known.monday)


def _ceilings(known: Facts, week: int, *, first: bool) -> Iterator[float]:
    if known.body.step_load_km is not None:
        yield known.body.step_load_km * STEP_GROWTH**week
    if first and not known.body.growth:
        yield known.past.last_km
    if first and known.readings.gate is Gate.NONE and known.past.weekly_floor_km > 0:
        yield known.past.weekly_floor_km


def _long(known: Facts, course: Course, position: Position, monday: date, load: float) -> float:
    if monday == known.monday and known.past.starter:
        return min(STARTER_LONG_KM, load / 2)
    wanted = min(week_long(course, position, monday, load), NEED_SHARE * load)
    if monday == known.monday and (known.readings.gate is Gate.NONE or _held_back(known)):
        wanted = min(wanted, (NEED_SHARE if course.run_days < FEW else NEW_SHARE) * load)
    back = known.body.way_back.longest(monday) if known.body.way_back is not None else None
    if back is not None:
        return min(back, NEED_SHARE * load, course.long_capacity_km)
    return wanted
