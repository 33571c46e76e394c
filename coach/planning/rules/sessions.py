"""R22, weekly sessions: kept, or something stands in the way of keeping them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from coach.availability import FixedSession
from coach.planning.dayfacts import DayFacts
from coach.planning.fixtures import in_the_way, is_kept
from coach.planning.forecast import forecast
from coach.planning.rules import body, gates, history, intensity, load, races, spacing, taper
from coach.planning.rules.around import weather
from coach.planning.rules.saying import Verdicts, blocks, warns
from coach.planning.rules.tally import Tally
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.planning.standing import fixed_workout, kind_of
from coach.program import Day, WorkoutType

OTHERS: tuple[Callable[[Tally], Verdicts], ...] = (
    gates.health,
    gates.pain,
    gates.illness,
    load.longest_run,
    load.week,
    load.ratio,
    load.deload,
    body.paid,
    body.mix,
    spacing.rest,
    spacing.apart,
    intensity.hard_days,
    intensity.easy,
    taper.taper,
    races.race_week,
    races.after_race,
    races.races,
    history.little_history,
    history.way_back,
    weather,
)
"""The rules that keeping a session may break."""


def sessions(tally: Tally) -> Iterator[RuleVerdict]:
    """What is left out or made easier: a block only where keeping it would break no other rule."""
    for day in tally.known.open_days:
        held = tally.by_date.get(day.date)
        for session in day.fixed:
            if held is None or is_kept(tally.known, held, session):
                continue
            name, on = session.type.strip(), f"{day.date:%A}"
            if _is_in_the_way(tally, day, held, session):
                text = f"{name} on {on} is left out or made easier this week."
                yield warns("R22", text, day=day.date)
            else:
                text = f"{name} stands in your week on {on}, and nothing speaks against it."
                yield blocks("R22", text, day=day.date)


def _is_in_the_way(tally: Tally, day: DayFacts, held: Day, session: FixedSession) -> bool:
    """Whether a rule is: as the planner reads them, or by all of them over the week with it."""
    if any(kind_of(tally.known, other).type is WorkoutType.REST for other in day.fixed):
        return True  # the athlete's own rest day
    if in_the_way(tally.known, tally.bounds, tally.program, day, session) is not None:
        return True
    if not _blocked(_with(tally, held, session)) <= _blocked(tally):
        return True
    return _too_many(tally)


def _too_many(tally: Tally) -> bool:
    """Whether all that is left out together breaks a rule, or takes more time than there is."""
    whole = tally
    for day in tally.known.open_days:
        held = whole.by_date.get(day.date)
        for session in day.fixed if held is not None else ():
            here = whole.by_date[day.date]
            if not is_kept(tally.known, here, session):
                whole = _with(whole, here, session)
        minutes = sum(one.minutes for one in whole.on(day.date) if not one.race)
        if whole is not tally and minutes > day.minutes:
            return True
    hours = tally.known.availability.hours_per_week
    if hours is not None and sum(one.minutes for one in whole.training) > hours * 60:
        return True
    return not _blocked(whole) <= _blocked(tally)


def _with(tally: Tally, held: Day, session: FixedSession) -> Tally:
    """The same week with the session in it."""
    known = tally.known
    kind = kind_of(known, session)
    rpe = tally.bounds.days[(held.date - known.monday).days].rpe
    workout = fixed_workout(known, session, kind, float(session.minutes), rpe)
    kept = tuple(w for w in held.workouts if not w.is_rest and w.title != workout.title)
    days = tuple(
        replace(day, workouts=(*kept, workout)) if day.date == held.date else day
        for day in tally.by_date.values()
    )
    metrics = forecast(known, days)
    program = replace(tally.program, daily_program=days, predicted_metrics=metrics)
    return Tally(known, tally.bounds, program)


def _blocked(tally: Tally) -> set[tuple[str, date | None]]:
    found = (verdict for rule in OTHERS for verdict in rule(tally))
    return {(one.id, one.day) for one in found if one.verdict is Outcome.BLOCK}
