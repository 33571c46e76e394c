"""How much one week of a season holds."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from math import inf

from coach.athlete import Stage
from coach.planning.bands import band_of
from coach.planning.course import Course, Position
from coach.planning.facts import WARN, WARN_BASE
from coach.planning.taper import day_share
from coach.planning.weeks import LOADING_SHARE
from coach.race import Priority, RaceGoal

GROWTH: Mapping[Stage, float] = {Stage.BASE: 0.05, Stage.BUILD: 0.08, Stage.SPECIFICITY: 0.05}
"""At most so much more in a loading week (coaching §3; Specificity as carefully as Base)."""

LEAST_GROWTH = 0.02
EAGERNESS = 1.3
"""Growth is a little faster than needed, since no week is followed to the letter (proposal)."""

MARGIN = 0.995
"""Kept below each line, for what rounding adds."""

DELOAD = 0.72
"""Of the three weeks before: inside 0.60-0.80 of science §4.3."""

RECOVERY_LOW, RECOVERY_HIGH = 0.12, 0.58
"""Of the three weeks before: inside 0.10-0.60 of science §4.3."""

FALLING, FULL = 0.97, 0.45
"""Each week of a taper is lower than the one before (R17), unless that one was hardly trained."""

MINI_TAPER = 0.86
"""A week with a B race: a quarter less on the four days before it (science §4.1)."""

LEAST_BESIDE_RACE = 0.35
"""What a week with a B or C race holds beside it at the least (proposal)."""

FAR_BELOW, NEAR_FORMER = 0.90, 0.95
"""Under the first share of what was held in half a year, load up to the second is regained, not
grown to (proposal); else who misses sessions, or was ill, would hardly ever be back."""

REGAINED, REGAINED_KM = 1.15, 2.5
"""What is regained may pass Base's warning of R06, inside the band of R07: so much of max(P1, M3),
under thirty in a hundred in two weeks (Nielsen 2014, science §4.4), or so many km."""

AFTER_FAR_RACE = timedelta(weeks=20)
"""So long after a marathon or more what is regained passes R07's band as well, up to where the
athlete's style calls a ratio high: its weeks of recovery fill the mean that the band goes by, and
inside it somebody with sixty km a week was half a year on the way back (proposal)."""

REPEATED = 1.70
"""Uncoupled; as far as last week's load is repeated. R07 blocks above 1.80."""

STARTER_LOAD_KM, LEAST_STARTER_KM = 9.0, 6.0
"""Three times thirty and twenty minutes of run-walk (coaching §4: 20-30, at most 12 km)."""

WEEKEND = timedelta(days=6)


def week_load(course: Course, position: Position, monday: date) -> float:
    """The load of a week in km, its races left out."""
    stage = course.calendar.week(monday)
    load = sum(_day_loads(course, position, monday))
    if stage in GROWTH:
        return _beside_races(course, position, monday, load)
    mean = position.mean3
    if stage is Stage.RECOVERY:
        return min(max(load, RECOVERY_LOW * mean), RECOVERY_HIGH * mean)
    band = band_of(course.calendar, monday).external
    lines = [] if band is None else [MARGIN * band[1] * mean]
    if position.loads[0] >= FULL * position.peak4:
        lines.append(FALLING * position.loads[0])
    return min([load, *lines])


def ceiling(course: Course, position: Position, monday: date) -> float:
    """Neither R06's warning nor the band of R07 is passed, nor what the free minutes hold."""
    warn = WARN_BASE if course.calendar.week(monday) is Stage.BASE else WARN
    line = warn * max(position.p1, position.mean3) * MARGIN
    return min(line, _by_ratio(course, position, monday), course.capacity_km)


def regained(course: Course, position: Position, monday: date) -> float:
    """How far load that was held before, and lost, may come back in one week."""
    base = max(position.p1, position.mean3)
    line = max(REGAINED * base, base + REGAINED_KM) * MARGIN
    ratio = _by_ratio(course, position, monday)
    if _after_far_race(course, monday):
        ratio = max(ratio, course.ratio_held * position.mean3 * MARGIN)
    return min(line, ratio, course.capacity_km)


def _after_far_race(course: Course, monday: date) -> bool:
    behind = (held for held in course.calendar.recoveries if held.row.is_marathon)
    return any(held.race.date < monday <= held.race.date + AFTER_FAR_RACE for held in behind)


def _by_ratio(course: Course, position: Position, monday: date) -> float:
    """The upper line of R07's band.

    Where low weeks lie behind, the band would forbid even what was done last week: that may be
    repeated, under R07's block. So may a small starter week: shares of less protect nobody.
    """
    band = band_of(course.calendar, monday).external
    if band is None or not position.ratios_count:
        return inf
    mean = position.mean3
    repeated = min(max(position.repeatable, LEAST_STARTER_KM), REPEATED * mean)
    return max(band[1] * mean * MARGIN, repeated)


def _day_loads(course: Course, position: Position, monday: date) -> Iterator[float]:
    """Each day's part: of a normal week, of the peak (T4), or of the last three weeks."""
    normal = _normal(course, position, monday) / 7
    for n in range(7):
        share = day_share(course.calendar, monday + timedelta(days=n))
        if share is None:
            yield normal
        else:
            yield share.of * (position.peak4 if share.peak else position.mean3) / 7


def _normal(course: Course, position: Position, monday: date) -> float:
    """A loading week or a deload; the week after a deload repeats the last loading week."""
    if monday in course.deloads:
        return min(DELOAD * position.mean3, course.capacity_km)
    wanted, most = position.reference, ceiling(course, position, monday)
    if not position.eased:
        wanted = _grown(course, position, monday)
    if position.reference < FAR_BELOW * position.former and position.ratios_count:
        held = min(NEAR_FORMER * position.former, course.goal_km)
        most = max(min(wanted, most), min(held, regained(course, position, monday)))
        wanted = most
    return max(min(wanted, most), _kept(course, position))


def _kept(course: Course, position: Position) -> float:
    """What a week does not fall below once the last one fell: the level absorbed lately.

    Who misses sessions pulls the band down after the load; a second fall in a row would be one
    step of withering away. So the plan stays, as far as the athlete's style does not call the
    ratio high.
    """
    high = course.ratio_held * position.mean3 * MARGIN
    absorbed = position.reference / LOADING_SHARE
    return min(position.fallen, absorbed, high, course.capacity_km)


def _grown(course: Course, position: Position, monday: date) -> float:
    before = position.reference
    if before <= 0 or before >= course.goal_km:
        return before
    return before * (1 + _growth(course, position, monday))


def _growth(course: Course, position: Position, monday: date) -> float:
    """What the goal needs from here, a little eagerly, and never more than the stage allows."""
    most = GROWTH.get(course.calendar.week(monday), GROWTH[Stage.BASE])
    left = max(1, course.growing - position.week)
    needed: float = (course.goal_km / position.reference) ** (1 / left) - 1
    to_goal = course.goal_km / position.reference - 1
    return min(most, to_goal, max(LEAST_GROWTH, EAGERNESS * needed))


def _beside_races(course: Course, position: Position, monday: date, load: float) -> float:
    """B and C races take the place of training: of a long run or of a hard session."""
    anchor = course.calendar.anchor(monday)
    for race in lesser_races(course, monday):
        if race == anchor:
            continue
        taper = MINI_TAPER if race.priority is Priority.B else 1.0
        worth: float = min(course.calendar.row(race).km, position.longest30 or course.goal_km)
        load = max(LEAST_BESIDE_RACE * load, taper * load - worth)
    return load


def lesser_races(course: Course, monday: date) -> tuple[RaceGoal, ...]:
    """The B and C races of a week."""
    return tuple(
        race
        for race in course.calendar.races
        if monday <= race.date <= monday + WEEKEND and race.priority is not Priority.A
    )
