"""Weeks chosen by hand, for the tests of what becomes of a choice."""

from coach.availability import Weekday
from coach.dossier import Dossier
from coach.planning.offer import Offer, offer
from coach.planning.picks import Choice
from coach.planning.week import Written
from tests.coach.planning.athletes import dossier
from tests.coach.planning.weeks import written


def offered(week: Written) -> Offer:
    return offer(week.facts, week.bounds, week.program, afresh=week.afresh)


def an_offer(known: Dossier | None = None) -> Offer:
    return offered(written(known or dossier()))


def as_planned(found: Offer) -> dict[Weekday, Choice]:
    """The choice that the planner made."""
    choices = {}
    for day in found.days:
        planned = found.planned.on(day.bounds.date)
        held = [w for w in planned.workouts if w.code is not None] if planned else []
        said = [(w.code or "", int(w.duration_min)) for w in held] + [("", 0), ("", 0)]
        (code, minutes), (code2, minutes2) = said[0], said[1]
        choices[day.bounds.weekday] = Choice(
            code=code or "rest", minutes=minutes, code2=code2, minutes2=minutes2
        )
    return choices


def in_whole_minutes(found: Offer) -> bool:
    """Whether the planner's week can be said as a choice at all."""
    dates = {day.bounds.date for day in found.days}
    return all(
        len([w for w in day.workouts if not w.is_rest]) < 3
        and all(w.duration_min == int(w.duration_min) for w in day.workouts)
        for day in found.planned.daily_program
        if day.date in dates
    )
