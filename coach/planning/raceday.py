"""What a careful coach says of a race that stays on its day: too soon after illness, too far."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from coach.athlete import Athlete, Units
from coach.planning.body import Body
from coach.planning.daybounds import FIRST_RUN_KM, RUN_GROWTH, RUN_STEP_BELOW_KM, RUN_STEP_KM
from coach.planning.dayfacts import DayFacts
from coach.planning.facts import Facts
from coach.planning.forecast import KM_PER_MILE
from coach.planning.history import DAY
from coach.planning.racetable import MARATHON_KM
from coach.planning.stage import RUNNERS
from coach.planning.weeks import WEEK
from coach.race import RaceGoal
from coach.state import ReturnStage, StateKind

AFTER_ILLNESS = timedelta(days=7)
"""So long after the last easy day of an illness a race is said to come soon (proposal)."""

HALF = 0.5
"""A longest run under half of the race is no preparation for it; beyond a marathon the distance
is covered by other means than one long run (proposal)."""


def cautions(known: Facts, day: DayFacts) -> Iterator[tuple[str, str]]:
    """Rule and sentence about each race that stays on a day."""
    for race in day.races:
        ill = after_illness(known, race)
        if ill is not None:
            yield "R04", ill
        if known.athlete.sport in RUNNERS and race.km and race.km > run_limit(known, day):
            yield "R05", too_long(known, day, race, race.km)


def not_to_race(known: Facts, race: RaceGoal) -> bool:
    """Whether a race that stays is no day to race: soon after an illness, or much too far."""
    if after_illness(known, race) is not None:
        return True
    if known.athlete.sport not in RUNNERS or not race.km:
        return False
    inside = known.monday <= race.date <= known.sunday
    before = known.on(race.date).longest_km if inside else known.past.longest_km(race.date)
    return is_far(race.km, before)


def after_illness(known: Facts, race: RaceGoal) -> str | None:
    """A race within a week of an illness, which no rule takes off any more."""
    well = known.today - DAY if _still_ill(known.body) else known.body.fever.easy_until
    if well is None or not well < race.date <= well + AFTER_ILLNESS:
        return None
    return (
        f"{race.name} comes soon after your illness: take it as an easy run or leave it out. "
        "With fever, or if pulse or breath are not as usual, do not start."
    )


def _still_ill(body: Body) -> bool:
    """On the last step: training as usual, and no word yet that it is over."""
    return any(
        state.kind is StateKind.SICK and state.stage is ReturnStage.NORMAL for state in body.states
    )


def run_limit(known: Facts, day: DayFacts) -> float:
    """R05: the longest a run of that day may be, in plain km."""
    before = day.longest_km
    if before <= 0 or known.past.starter:
        return FIRST_RUN_KM
    return before + RUN_STEP_KM if before < RUN_STEP_BELOW_KM else RUN_GROWTH * before


def too_long(known: Facts, day: DayFacts, race: RaceGoal | None, km: float) -> str:
    """A race longer than the runs of thirty days; far longer, and what to do with it."""
    name, before = race.name if race else "The race", day.longest_km
    if race is not None and is_far(km, before):
        return far(known.athlete, race, km, before)
    said = f" ({far_km(known.athlete, before)})" if before > 0 else ""
    return f"{name} is longer than anything you have run in thirty days{said}."


def is_far(km: float, longest_km: float) -> bool:
    """Whether the longest run before a race is no preparation for it."""
    return longest_km < HALF * min(km, MARATHON_KM)


NO_RUN_KM = 0.1
"""Less is no run."""


def far(athlete: Athlete, race: RaceGoal, km: float, longest_km: float) -> str:
    """A race far beyond what its weeks can prepare, in numbers."""
    before = f"your longest run before it comes to {far_km(athlete, longest_km)}"
    if longest_km < NO_RUN_KM:
        before = "there is no run on record before it"
    return (
        f"{race.name} is {far_km(athlete, km)} long, and {before}: "
        "too little to race it. It stays on your calendar, but "
        "walk much of it, choose a shorter distance there, or keep it for another year."
    )


class Ahead(Protocol):
    """A week of a season, as far as a longest run goes by it."""

    @property
    def monday(self) -> date: ...
    @property
    def long_km(self) -> float: ...


def far_notes(known: Facts, weeks: Sequence[Ahead]) -> Iterator[str]:
    """Of each race ahead that its weeks do not come near."""
    if known.athlete.sport not in RUNNERS:
        return
    last = weeks[-1].monday + WEEK if weeks else known.monday
    for race in known.calendar.races:
        if race.km is None or not known.today <= race.date < last:
            continue
        ahead = [week.long_km for week in weeks if week.monday + WEEK <= race.date]
        longest = max([known.past.longest_km(known.today), *ahead])
        if is_far(race.km, longest):
            yield far(known.athlete, race, race.km, longest)


def far_km(athlete: Athlete, km: float) -> str:
    """A distance as the athlete reads it."""
    number = km / KM_PER_MILE if athlete.units is Units.MI else km
    return f"{number:.1f}".removesuffix(".0") + f" {athlete.units.value}"
