"""One athlete as one document: everything the coach knows about one person."""

import datetime as dt
from dataclasses import dataclass, field, replace

from coach.activity import Activity
from coach.athlete import Athlete
from coach.availability import Availability, Conditions, DatedException
from coach.journal import Observation
from coach.program import Program
from coach.race import RaceGoal, RaceResult
from coach.state import State, StateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A forecast held against what happened, for one week."""

    week_start_date: dt.date
    predicted_external_acwr: float | None = None
    actual_external_acwr: float | None = None
    model_external_acwr: float | None = None
    predicted_divergence: float | None = None
    actual_divergence: float | None = None
    adherence: float | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An activity taken for a planned workout, and how it compared."""

    date: dt.date
    activity_id: str | None = None
    code: str | None = None
    outcome: str = "done"
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """More load than planned, offered with its price; raised only once accepted."""

    date: dt.date
    text: str
    kind: str = ""
    amount: float | None = None
    accepted: bool | None = None
    week_start_date: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something the coach remembers, in the athlete's own words."""

    id: int
    date: dt.date
    text: str
    quote: str = ""
    confidence: float = 1.0
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thumb:
    """A thumbs up or down under a program."""

    week_start_date: dt.date
    version: int
    up: bool


RACE_MORNING_AT, DAY_AFTER_AT = "07:00", "10:00"
"""The usual times about a race: the end of the usual quiet hours, and a morning slept out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the coach may speak up. Local times HH:MM, None never; paused: no pushes at all."""

    sunday_at: str = "18:00"
    wednesday_at: str = "12:00"
    check_in_at: str | None = "20:00"
    race_morning_at: str | None = RACE_MORNING_AT
    day_after_at: str | None = DAY_AFTER_AT
    quiet_from: str = "21:30"
    quiet_to: str = "07:00"
    paused: bool = False
    theme: str = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One athlete as one document. Lists are in the order of their dates."""

    athlete: Athlete
    availability: Availability | None = None
    exceptions: tuple[DatedException, ...] = ()
    conditions: tuple[Conditions, ...] = ()
    races: tuple[RaceGoal, ...] = ()
    results: tuple[RaceResult, ...] = ()
    activities: tuple[Activity, ...] = ()
    observations: tuple[Observation, ...] = ()
    states: tuple[State, ...] = ()
    programs: tuple[Program, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    matches: tuple[Match, ...] = ()
    offers: tuple[Offer, ...] = ()
    facts: tuple[Fact, ...] = ()
    thumbs: tuple[Thumb, ...] = ()
    settings: Settings = field(default_factory=Settings)

    def today(self, moment: dt.datetime) -> dt.date:
        return self.athlete.today(moment)

    def in_force(self, monday: dt.date) -> Program | None:
        """The newest accepted version for a week."""
        kept = [p for p in self.programs if p.week_start_date == monday and p.accepted]
        return max(kept, key=lambda p: p.version, default=None)

    def open_states(self, day: dt.date) -> tuple[State, ...]:
        return tuple(s for s in self.states if s.open_on(day))

    def state(self, kind: StateKind, day: dt.date) -> State | None:
        return next((s for s in self.open_states(day) if s.kind is kind), None)

    def observation(self, day: dt.date) -> Observation | None:
        return next((o for o in self.observations if o.date == day), None)

    def with_(self, **changes: object) -> "Dossier":
        """The same athlete with some parts changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
