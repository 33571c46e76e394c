"""How an athlete is: limits, flags, pain, illness, injury, and the way back from a break."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.dossier import Dossier
from coach.planning.cap import FREE, Cap
from coach.planning.comeback import Begin, way_back
from coach.planning.flags import flag_cap, stops
from coach.planning.history import DAY
from coach.planning.illness import WELL, Fever, after_fever_alone, after_illness, both
from coach.planning.limits import Limits, limits
from coach.planning.pain import Pain, newest_pain
from coach.planning.past import Past
from coach.planning.returning import Break
from coach.planning.steps import STEPS, step
from coach.planning.worn import Worn, worn
from coach.program import monday_of
from coach.state import ReturnStage, State, StateKind, Tier

REMEMBERED = timedelta(days=60)
"""Illness longer ago than this holds nothing back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What health leaves of a week, as seen today."""

    limits: Limits
    states: tuple[State, ...]
    """Open today."""
    flags: Cap
    """What red flags leave."""
    stopped: bool
    """An uncleared T1, T2 or T2b."""
    bone: bool
    """That flag is T2b and none is T1 or T2: running stops."""
    pain: Pain | None
    """The newest answer."""
    fever: Fever
    worn: Worn | None
    """Several bad answers at once: nothing hard that day and the next."""
    steps: Cap
    """What sick, injured and returning states leave until an answer moves them."""
    step_load_km: float | None
    """The most load a week may hold by those states."""
    way_back: Break | None
    """The break whose table leads back in the week planned."""
    way_back_today: Break | None
    """The same for the week of today, a break that lasts yet included."""
    days_off: int
    """Days without training up to yesterday; an unanswered gap counts as off."""

    def cap(self, day: date) -> Cap:
        """All ceilings of a date together; those of races and weather are not here."""
        pain = self.pain.cap if self.pain is not None else FREE
        back = self.way_back.cap(monday_of(day)) if self.way_back is not None else FREE
        tired = self.worn.cap(day) if self.worn is not None else FREE
        held = self.limits.cap & self.flags & pain & self.fever.cap(day) & self.steps
        return held & back & tired

    @property
    def growth(self) -> bool:
        """Whether pain, flags and states let a week hold more than the last one (R02, R03).

        A step with a share of its own is held by that: a last week in bed says nothing.
        """
        return (
            not self.pain_holds
            and self.flags.growth
            and (self.steps.growth or self.step_load_km is not None)
        )

    @property
    def pain_holds(self) -> bool:
        """Whether the newest answer about pain holds back."""
        return self.pain is not None and self.pain.careful

    @property
    def eased(self) -> bool:
        """Easy and short, on the way back from illness or injury."""
        return any(state.stage is ReturnStage.EASY_SHORT for state in self.states)

    def race_removed(self, day: date) -> str | None:
        """The rule that takes a race off a date: R02, R03 or R04; None leaves it."""
        if self.stopped or not self.limits.races or not (self.flags.running and self.flags.hard):
            return "R02"
        if (self.pain is not None and self.pain.stops) or self._at(StateKind.INJURED):
            return "R03"
        if self.fever.cap(day) is not FREE or self._at(StateKind.SICK):
            return "R04"
        return None

    def _at(self, kind: StateKind) -> bool:
        """Whether such a state is open and not at its last step."""
        stages = [state.stage for state in self.states if state.kind is kind]
        return any(stage is not ReturnStage.NORMAL for stage in stages)


def body_of(dossier: Dossier, past: Past, today: date, monday: date, begin: Begin) -> Body:
    """How an athlete is today; `begin`: the first days that week can hold training and a run."""
    sport = dossier.athlete.sport
    states = dossier.open_states(today)
    red = [state for state in states if state.kind is StateKind.RED_FLAG]
    stopping = [state for state in red if stops(state, today)]
    trained = [day for day, load in past.loads.items() if load.moved]
    return Body(
        limits=limits(dossier.athlete, today),
        states=states,
        flags=_all(flag_cap(state, today) for state in red),
        stopped=bool(stopping),
        bone=bool(stopping) and all(state.tier is Tier.T2B for state in stopping),
        pain=newest_pain(dossier.observations, today),
        fever=_fever(dossier, today, [day for day in trained if not past.loads[day].planned]),
        worn=worn(dossier, today),
        steps=_all(step(state).cap for state in states if state not in red),
        step_load_km=_step_load(past, states),
        way_back=way_back(past, sport, monday, *begin),
        way_back_today=way_back(past, sport, monday_of(today), today),
        days_off=_days_off(trained, today),
    )


def _all(caps: Iterator[Cap]) -> Cap:
    together = FREE
    for cap in caps:
        together &= cap
    return together


def _fever(dossier: Dossier, today: date, trained: Sequence[date]) -> Fever:
    """Every illness of the last weeks, and fever said without one."""
    since = today - REMEMBERED
    feverish = [o.date for o in dossier.observations if o.fever and since <= o.date <= today]
    sick = [
        state
        for state in dossier.states
        if state.kind is StateKind.SICK
        and state.since <= today
        and (state.until is None or state.until >= since)
    ]
    held = WELL
    for state in sick:
        held = both(held, after_illness(state, feverish, trained))
    alone = [day for day in feverish if not any(_covers(state, day) for state in sick)]
    return both(held, after_fever_alone(alone))


def _covers(state: State, day: date) -> bool:
    return state.since - DAY <= day and (state.until is None or day <= state.until)


def _step_load(past: Past, states: Sequence[State]) -> float | None:
    """The least that an open state's step allows of the four weeks before it began."""
    loads = [
        STEPS[state.stage].share * past.month_before(state.since - DAY)
        for state in states
        if state.kind is not StateKind.RED_FLAG and state.stage is not ReturnStage.NORMAL
    ]
    return min(loads, default=None)


def _days_off(trained: Sequence[date], today: date) -> int:
    before = [day for day in trained if day < today]
    return (today - before[-1]).days - 1 if before else 0
