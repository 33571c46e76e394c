"""How a race is opened: a range of paces from what is known, no faster than that."""

from coach.athlete import Discipline
from coach.performance.equivalence import MARATHON_KM
from coach.performance.outlook import Outlook
from coach.performance.trend import HILLY_M_PER_KM
from coach.race import RaceGoal

SLACK = 0.02
"""Two in a hundred slower than the pace of the whole race, at least: an even or slightly faster
second half is how recreational runners lose least time (the opposite is the common mistake)."""

ON_FOOT = frozenset({Discipline.RUNNING, Discipline.TRAIL})


def opening(
    goal: RaceGoal, found: Outlook | None, sport: Discipline
) -> tuple[float, float] | None:
    """The fast and the slow end of the opening pace, seconds a km; None: by effort alone.

    A target that the races behind do not show opens nothing, and one that nothing can be held
    against neither. Hills and ultras have no one pace, nor do other sports.
    """
    if not goal.km or found is None or sport not in ON_FOOT:
        return None
    if goal.km > MARATHON_KM * (1 + SLACK) or (goal.ascent_m or 0.0) > HILLY_M_PER_KM * goal.km:
        return None
    fast = max(found.seconds, goal.target_s or 0.0)
    slow = max(found.high_s, fast * (1 + SLACK))
    return fast / goal.km, slow / goal.km
