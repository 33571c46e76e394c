"""What whoever writes a week may choose from: workouts, on which days, in which minutes."""

from collections.abc import Sequence
from dataclasses import dataclass

from coach.planning.bounds import Bounds
from coach.planning.changes import differ
from coach.planning.daybounds import DayBounds
from coach.planning.dayfacts import DayFacts
from coach.planning.facts import Facts
from coach.planning.options import Option, Options
from coach.planning.planner import settled
from coach.planning.session import load_km
from coach.program import Day, Program, WorkoutType


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """A day that is free to be chosen for: rest, or of the options."""

    bounds: DayBounds
    options: tuple[Option, ...]

    def option(self, code: str) -> Option | None:
        """The workout with this code, however it is spelt; None is not on offer."""
        wanted = code.strip().casefold()
        return next((o for o in self.options if o.template.code.casefold() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The choice that the bounds leave. Loads in km, of the days on offer together."""

    known: Facts
    bounds: Bounds
    planned: Program
    """The planner's own week: what it has on days that are not on offer stays."""
    days: tuple[OpenDay, ...]
    floor_km: float
    ceiling_km: float
    """The season's week or the planner's, whichever is more: Claude never raises it."""

    def on(self, day: DayFacts) -> OpenDay | None:
        return next((open_ for open_ in self.days if open_.bounds.date == day.date), None)


def offer(known: Facts, limits: Bounds, planned: Program, *, afresh: bool) -> Offer:
    """What is left to choose beside the planner's week; days without a choice are not on offer.

    Races, weekly and pinned sessions, days that are over and days that must rest are fixed; so is,
    unless the week is planned `afresh`, whatever stands in force and may stay.
    """
    free = [
        (bounds, day)
        for fact, bounds in zip(known.days, limits.days, strict=True)
        if (day := planned.on(fact.date)) is not None
        and _free(known, limits, fact, day, afresh=afresh)
    ]
    room = max(0.0, limits.target_km - limits.done_km, _load(known, _open(known, planned)))
    table = Options(known, limits, room)
    days = tuple(
        OpenDay(bounds=bounds, options=options)
        for bounds, day in free
        if (options := table.of(bounds, day.workouts))
    )
    dates = {day.bounds.date for day in days}
    chosen = _load(known, [day for day in planned.daily_program if day.date in dates])
    kept = _load(known, [day for day in _open(known, planned) if day.date not in dates])
    used = limits.done_km + kept
    return Offer(
        known=known,
        bounds=limits,
        planned=planned,
        days=days,
        floor_km=max(0.0, min(limits.low_km - used, chosen)),
        ceiling_km=max(0.0, limits.target_km - used, chosen),
    )


def _free(known: Facts, limits: Bounds, fact: DayFacts, day: Day, *, afresh: bool) -> bool:
    """Whether anything may be chosen for a day."""
    bounds = limits.days[fact.date.weekday()]
    stands = fact.races or fact.fixed or fact.pinned
    if settled(known, fact) or bounds.rest or stands or fact.date in limits.forced_rests:
        return False
    kept = known.in_force.on(fact.date) if known.in_force is not None else None
    return afresh or kept is None or differ(kept, day)


def _open(known: Facts, planned: Program) -> list[Day]:
    dates = {day.date for day in known.open_days}
    return [day for day in planned.daily_program if day.date in dates]


def _load(known: Facts, days: Sequence[Day]) -> float:
    """Km of load, as the athlete's weeks are counted; races and what was skipped left out."""
    return sum(
        load_km(known.athlete.sport, workout)
        for day in days
        for workout in day.workouts
        if workout.workout_type is not WorkoutType.RACE and workout.done is not False
    )
