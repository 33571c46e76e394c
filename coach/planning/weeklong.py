"""How long the longest run of one week of a season is, and how much it climbs."""

from datetime import date, timedelta
from statistics import median

from coach.athlete import Stage
from coach.load.external import CLIMB_ON_FOOT
from coach.planning.bands import long_share, races_in
from coach.planning.course import Course, Position
from coach.planning.racetable import RaceRow
from coach.planning.taper import LAST_LONG_MARATHON_MIN, LAST_LONG_SHARE

GROWTH = 1.05
STEP_KM = 0.5
SHORT_KM = 10.0
"""R05 warns above 1.05 of the longest run of thirty days; short ones grow by half a km."""

REGAINED = 1.095
"""The longest run of half a year is regained up to just under R05's block, which then warns; after
an illness the race's longest run would else be out of reach (proposal)."""

BEHIND, NEAR_PATH = 1.08, 1.15
"""Who is a little behind the path to the race's longest run may catch up this week: full five
minutes and runs that turn out short cost about as much (proposal; R05 warns above 1.05 and blocks
above 1.10). Who is far behind grows as everybody does, and is told what can be reached."""

DELOAD = 0.75
RECOVERY = 0.40
RACE_WEEK = 0.35
TAPER = ((7, LAST_LONG_SHARE), (14, 0.70))
TAPER_FIRST = 0.80
"""Of the peak long run: in a deload of L30, in recovery, in race week beside the race, and in a
taper by the days from its Sunday to the race (R18 for the last seven; the rest custom)."""

USUAL_SHARE = 0.30
"""Of the week, where no race asks for more (custom: 25-35 %, science §4.4)."""

SPARE_WEEKS, NEED_SHARE = 3, 0.50
EARLY_WEEKS, EARLY_SHARE = 5, 0.45
"""Where the race's longest run would not be reached so many loading weeks early, since some are
missed, it may take so much of a small week, more than R15 likes (science §4.1 against R15, which
then warns; the weeks are a proposal)."""

ROUNDED = 0.965
"""What is left of a week's load, and of a long run, once sessions are cut to full minutes, or
nearly (proposal): a share of what is wanted would be more than R15 likes of what there is."""

LONG_CLIMBS = 1.5
"""How much more of the week's climb the long run takes, each minute."""

SECOND, SECOND_OF_WEEK = 0.6, 0.25
"""The second of two long runs back to back, of the first one and of the week (custom)."""

NOVICE = 1.5
"""A novice's longest run takes no more of the usual one (R16)."""

CLIMB_GOAL = 0.95
"""Of the race's climb density, at the end of Specificity (coaching §3: at least 90 %)."""

CLIMB_GROWTH = 1.25
"""R30 warns above 1.30 of the mean climb of three weeks."""

FREE_CLIMB_M = 150.0
"""So much climb a week asks for no getting used to (proposal)."""


def week_long(course: Course, position: Position, monday: date, load: float) -> float:
    """The longest run of a week in km."""
    stage = course.calendar.week(monday)
    if stage is Stage.RECOVERY:
        return min(RECOVERY * position.peak_long, NEED_SHARE * load)
    if stage is Stage.TAPER:
        return min(_taper(course, position, monday), NEED_SHARE * load)
    if monday in course.deloads:
        most = _inside(course, position, load, _share(course, stage, monday))
        return min(DELOAD * position.longest30, most)
    share = max(
        _inside(course, position, load, _share(course, stage, monday)),
        min(_path(course, monday), NEED_SHARE * load),
        min(_path(course, monday, EARLY_WEEKS), EARLY_SHARE * load),
    )
    aim = max(_aim(course, load), position.longest30)
    long = min(_next(course, position, monday), aim, share, course.long_capacity_km)
    usual = median([run for run in position.longs[:4] if run] or [0.0])
    return min(long, NOVICE * usual) if course.novice and usual else long


def second_long(course: Course, monday: date, load: float, long: float) -> float:
    """Back to back, in the Specificity of an ultra (R12's exception); 0 otherwise."""
    row = _row(course, monday)
    specific = course.calendar.week(monday) is Stage.SPECIFICITY
    if row is None or not row.is_ultra or not specific:
        return 0.0
    return min(SECOND * long, SECOND_OF_WEEK * load, load - long)


def week_climb(course: Course, position: Position, load: float) -> float:
    """The ascent of a week in m: its share of the race's climb density rises to the race."""
    now, goal = course.climb_m_per_km, CLIMB_GOAL * course.climb_goal_m_per_km
    part = min(1.0, (position.week + 1) / max(1, len(course.loading)))
    density = now + max(0.0, goal - now) * part
    climb = density * load / (1 + density * CLIMB_ON_FOOT / 1000)  # the climb is part of the load
    return min(climb, max(CLIMB_GROWTH * position.climb3, FREE_CLIMB_M))


def _grown(longest: float) -> float:
    return max(GROWTH * longest, longest + STEP_KM) if longest < SHORT_KM else GROWTH * longest


def _next(course: Course, position: Position, monday: date) -> float:
    """The longest run that may follow on those of thirty days."""
    longest = position.longest30
    regained = min(REGAINED * longest, max(position.longs))
    path = _path(course, monday)
    near = position.week == 0 and path <= NEAR_PATH * longest
    return max(_grown(longest), regained, min(BEHIND * longest, path) if near else 0.0)


def _aim(course: Course, load: float) -> float:
    usual = USUAL_SHARE * load
    need = course.need
    return usual if need is None else max(usual, need.aim_km, need.long_km / ROUNDED)


def _share(course: Course, stage: Stage, monday: date) -> float:
    return long_share(course.run_days, _row(course, monday), stage)


def _inside(course: Course, position: Position, load: float, share: float) -> float:
    """The longest run that is so much of a week with its climb, as it will be planned (R15)."""
    climbed = week_climb(course, position, load) * CLIMB_ON_FOOT / 1000
    part = LONG_CLIMBS * share / (1 + (LONG_CLIMBS - 1) * share)
    return max(0.0, ROUNDED * share * load - part * climbed)


def _path(course: Course, monday: date, spare: int = SPARE_WEEKS) -> float:
    """The longest run from which safe growth arrives, so many weeks early, at what the race needs.

    Where two runs on two days may stand for it, they do until Specificity.
    """
    if course.need is None:
        return 0.0
    specific = course.calendar.week(monday) is Stage.SPECIFICITY
    need = course.need.long_km if specific else course.need.least_long_km
    left = sum(other > monday and other not in course.deloads for other in course.loading)
    path: float = need / GROWTH ** (left - spare)
    return min(path, need / ROUNDED)


def _row(course: Course, monday: date) -> RaceRow | None:
    anchor = course.calendar.anchor(monday)
    return None if anchor is None else course.calendar.row(anchor)


def _taper(course: Course, position: Position, monday: date) -> float:
    anchor, row = course.calendar.anchor(monday), _row(course, monday)
    if anchor is None or row is None:
        return TAPER_FIRST * position.peak_long
    if races_in(course.calendar, monday):
        return RACE_WEEK * position.peak_long
    days = (anchor.date - monday - timedelta(days=6)).days
    share = next((share for most, share in TAPER if days <= most), TAPER_FIRST)
    long = share * position.peak_long
    last = days <= TAPER[0][0] and row.is_marathon and not row.is_ultra
    return min(long, LAST_LONG_MARATHON_MIN * course.km_per_minute) if last else long
