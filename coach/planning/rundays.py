"""How many days, minutes and hard sessions a week of one athlete has."""

from coach.activity import Sport
from coach.athlete import Discipline, Stage
from coach.availability import WEEKDAYS
from coach.load.metrics import Gate
from coach.planning.facts import Facts
from coach.planning.preferences import run_walk_rung

USED = 0.90
"""Of the free minutes, what a week can sensibly hold (proposal)."""

BESIDE = 0.5
"""Of a week's minutes, what strength and other sports may take from the athlete's own (custom)."""

SESSION_MIN = 20
"""Fewer free minutes than this are no training day."""

EASY_KM_A_DAY = 4.0
"""Fewer km a day than this are spread over fewer days (proposal)."""

FEWEST = 3
"""So many even of little load; and no more of short runs on the way back, so that a day lies
between them (custom)."""

NOVICE_DAYS = 4
"""Running days a week at most for novices (science §4.7)."""

WALKING_RUNGS = 3
"""Whose pieces of running last two minutes at most has nothing hard yet (custom)."""

TWICE = 2
FOR_TWO_HARD = 4
"""Running days that two hard sessions and a long run with 48 h between them need."""


def usual_minutes(facts: Facts) -> tuple[int, ...]:
    """Free minutes of the seven weekdays, no exceptions counted."""
    return tuple(getattr(facts.availability.days, name) for name in WEEKDAYS)


def training_days(facts: Facts) -> int:
    """Days of training a week at most: free ones, less the rest days a week needs."""
    free = sum(minutes >= SESSION_MIN for minutes in usual_minutes(facts))
    return min(free, 7 - facts.rest_days)


def run_days(facts: Facts, load_km: float) -> int:
    """Days with the athlete's own sport at most, for so much load in a week."""
    days = training_days(facts)
    if facts.novice:
        days = min(days, NOVICE_DAYS)
    if facts.body.eased:
        days = min(days, FEWEST)
    if facts.past.usual_sessions:
        days = min(days, max(FEWEST, round(facts.past.usual_sessions) + 1))
    return min(days, max(FEWEST, int(load_km / EASY_KM_A_DAY)))


def week_minutes(facts: Facts) -> float:
    """What the free minutes can hold: the freest days, under hours a week and limits."""
    freest = sorted(usual_minutes(facts), reverse=True)[: training_days(facts)]
    hours = [facts.availability.hours_per_week, facts.body.limits.hours]
    asked = [60.0 * limit for limit in hours if limit is not None]
    minutes = min([float(sum(freest)), *asked]) * USED
    return minutes - min(_beside(facts), BESIDE * minutes)


def _beside(facts: Facts) -> float:
    """Minutes that strength and other sports take, where they do not count as load themselves."""
    availability = facts.availability
    hours = availability.strength_hours + availability.mobility_hours
    own = set(facts.main_sports)
    hours += sum(kept.hours for kept in availability.cross_training if kept.sport not in own)
    return 60.0 * hours if facts.availability.hours_per_week is not None else 0.0


def hard_most(facts: Facts, days: int) -> int:
    """Hard sessions a week at most, by health, level, age, days and history (R11, R12, R27)."""
    if not facts.body.limits.cap.hard or not facts.body.flags.hard or facts.past.starter:
        return 0
    rung = run_walk_rung(facts)
    if rung is not None and rung <= WALKING_RUNGS:
        return 0
    unknown = facts.readings.gate is Gate.NONE
    if facts.novice or facts.body.limits.older or unknown or days < FOR_TWO_HARD:
        return 1
    return TWICE


def hard_in(facts: Facts, stage: Stage, most: int, *, deload: bool) -> int:
    """Hard sessions of a week: none in recovery, one in Base, a taper or a deload."""
    if stage is Stage.RECOVERY or (facts.novice and (stage is Stage.BASE or deload)):
        return 0
    if deload:
        return 0 if stage is Stage.BASE else min(most, 1)
    return min(most, TWICE if stage in {Stage.BUILD, Stage.SPECIFICITY} else 1)


def speed(facts: Facts) -> float:
    """Plain km a minute of a long run; km of load for sports that go by time."""
    return facts.past.load_per_minute if goes_by_time(facts) else facts.past.run_km_per_minute


def goes_by_time(facts: Facts) -> bool:
    """Whether the longest session is measured in minutes, not in km of running."""
    return facts.athlete.sport in {Discipline.CYCLING, Discipline.HIKING}


def main_sport(facts: Facts) -> Sport:
    """What an easy day is spent on."""
    return {
        Discipline.CYCLING: Sport.CYCLING,
        Discipline.HIKING: Sport.HIKING,
        Discipline.TRAIL: Sport.TRAIL_RUNNING,
    }.get(facts.athlete.sport, Sport.RUNNING)
