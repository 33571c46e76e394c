"""Which sport each day of a laid-out week is spent on."""

from collections.abc import Sequence

from coach.activity import Sport
from coach.athlete import Discipline
from coach.planning.draft import DayDraft, Draft
from coach.planning.library import Role
from coach.planning.rundays import main_sport

INDOORS = {
    Sport.RUNNING: Sport.TREADMILL,
    Sport.TRAIL_RUNNING: Sport.TREADMILL,
    Sport.CYCLING: Sport.INDOOR_CYCLING,
}

TURN = (Sport.CYCLING, Sport.SWIMMING, Sport.RUNNING)
"""A triathlete's easy days, in turn."""

HARD_TURN = (Sport.CYCLING, Sport.RUNNING, Sport.SWIMMING)


def give_sports(draft: Draft) -> None:
    """Each day's sport: the athlete's own; a triathlete's in turn; indoors in the heat."""
    if draft.known.athlete.sport is Discipline.TRIATHLON:
        _in_turn(draft.days)
    else:
        for day in draft.days:
            day.sport = _own(draft, day)
    for day in draft.days:
        if not day.bounds.outdoors:
            _indoors(draft, day)


def _own(draft: Draft, day: DayDraft) -> Sport:
    """Trail runners go on the road for what is run fast."""
    sport = main_sport(draft.known)
    if (
        sport is Sport.TRAIL_RUNNING
        and day.role is Role.HARD
        and draft.known.athlete.hills is False
    ):
        return Sport.RUNNING
    return sport


def _in_turn(days: Sequence[DayDraft]) -> None:
    """The longest session is a run every other time, else a ride; hard and easy ones take turns."""
    longs = [day for day in days if day.role is Role.LONG]
    for day in longs:
        day.sport = Sport.RUNNING
    for turn, day in zip(HARD_TURN, [d for d in days if d.role is Role.HARD], strict=False):
        day.sport = turn
    easy = [day for day in days if day.role is Role.EASY]
    for n, day in enumerate(easy):
        day.sport = TURN[n % len(TURN)]


def _indoors(draft: Draft, day: DayDraft) -> None:
    """Too hot outside: a treadmill or a trainer, if there is one; else nothing."""
    inside = INDOORS.get(day.sport)
    if inside is Sport.TREADMILL and "treadmill" not in draft.known.athlete.equipment:
        inside = None
    if day.role is None or day.sport is Sport.SWIMMING:
        return
    if inside is None:
        day.clear()
    else:
        day.sport = inside
