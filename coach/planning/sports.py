"""Which sport each day of a laid-out week is spent on."""

from coach.activity import Sport
from coach.athlete import Discipline
from coach.planning.draft import DayDraft, Draft
from coach.planning.library import Role
from coach.planning.rundays import main_sport

INDOORS = {
    Sport.RUNNING: Sport.TREADMILL,
    Sport.TRAIL_RUNNING: Sport.TREADMILL,
    Sport.CYCLING: Sport.INDOOR_CYCLING,
    Sport.SWIMMING: Sport.SWIMMING,
}
"""What is left of a sport indoors."""

EASY_TURN = (Sport.SWIMMING, Sport.RUNNING, Sport.CYCLING)
HARD_TURN = (Sport.CYCLING, Sport.RUNNING, Sport.SWIMMING)
"""A triathlete's hard days, in turn; an easy one goes to the sport that the week has least of,
the first of these where there is a choice (custom)."""

LONG_RIDE_MIN = 75.0
"""With fewer free minutes a ride is no long one."""


def give_sports(draft: Draft) -> None:
    """Each day's sport: the athlete's own; a triathlete's in turn; indoors in the heat."""
    known = draft.known
    if known.athlete.sport is Discipline.TRIATHLON:
        _take_turns(draft)
    else:
        for day in draft.days:
            day.sport = main_sport(known)
    if known.past.starter and known.athlete.health_flags:
        for day in draft.of(Role.EASY):
            day.sport = Sport.WALKING
    for day in draft.days:
        if day.role is not None and not day.bounds.outdoors:
            _indoors(draft, day)


def _take_turns(draft: Draft) -> None:
    """A long run and, where there is time, a long ride; no sport is left out while days last."""
    for day in draft.of(Role.LONG):
        day.sport = Sport.RUNNING
    for n, day in enumerate(draft.of(Role.HARD)):
        day.sport = HARD_TURN[n % len(HARD_TURN)]
    ride = ride_day(draft)
    if ride is not None:
        ride.role, ride.sport = Role.LONG, Sport.CYCLING
    given = [day.sport for role in (Role.LONG, Role.HARD) for day in draft.of(role)]
    for day in draft.of(Role.EASY):
        day.sport = min(EASY_TURN, key=given.count)
        given.append(day.sport)


def ride_day(draft: Draft) -> DayDraft | None:
    """Where a triathlete's long ride goes: the freest of the easy days, if it has time enough."""
    if draft.known.athlete.sport is not Discipline.TRIATHLON:
        return None
    freest = max(draft.of(Role.EASY), key=lambda day: (day.left, day.date), default=None)
    return freest if freest is not None and freest.left >= LONG_RIDE_MIN else None


def _indoors(draft: Draft, day: DayDraft) -> None:
    """Too hot outside: a treadmill, a trainer or a pool, where there is one; else nothing."""
    inside = INDOORS.get(day.sport)
    if inside is Sport.TREADMILL and "treadmill" not in draft.known.athlete.equipment:
        inside = None
    if inside is None:
        day.clear()
    else:
        day.sport = inside
