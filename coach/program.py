"""Seven days of training for a week, as the coach wrote them."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.activity import Sport
from coach.athlete import Stage


class WorkoutType(StrEnum):
    """What a planned workout is for."""

    REST = "Rest"
    EASY = "Easy Run"
    RECOVERY = "Recovery Run"
    LONG = "Long Run"
    TEMPO = "Tempo Run"
    INTERVALS = "Intervals"
    HILLS = "Hill Repeats"
    STRIDES = "Strides"
    RACE = "Race"
    CROSS = "Cross-Training"
    STRENGTH = "Strength"
    MOBILITY = "Mobility"
    TIME_TRIAL = "Time Trial"


HARD_TYPES = frozenset(
    {WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.HILLS, WorkoutType.TIME_TRIAL}
)


class Intensity(StrEnum):
    """How a workout feels as a whole."""

    LOW = "Low"
    MODERATE = "Moderate"
    HIGH = "High"


class StepKind(StrEnum):
    """What a step of a workout is."""

    WARM_UP = "warm_up"
    WORK = "work"
    RECOVERY = "recovery"
    COOL_DOWN = "cool_down"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutStep:
    """A stretch at one effort in zone 1-5, or `times` repeats of `steps`."""

    kind: StepKind
    minutes: float | None = None
    zone: int | None = None
    km: float | None = None
    note: str | None = None
    times: int | None = None
    steps: tuple["WorkoutStep", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What to aim at. Beats a minute, seconds a km, RPE 0-10; None where it does not apply."""

    zone: int | None = None
    hr_low: int | None = None
    hr_high: int | None = None
    pace_low_s_km: float | None = None
    pace_high_s_km: float | None = None
    rpe: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workout:
    """One planned session.

    `planned_external` in running-equivalent km, `planned_internal` in TRIMP.
    """

    workout_type: WorkoutType
    sport: Sport | None = None
    title: str = ""
    code: str | None = None
    description: str = ""
    duration_min: float = 0
    duration_estimate: str = ""
    distance_km: float | None = None
    ascent_m: float | None = None
    intensity: Intensity = Intensity.LOW
    key: bool = False
    key_focus: str = ""
    terrain_notes: str = ""
    target: Target = field(default_factory=Target)
    steps: tuple[WorkoutStep, ...] = ()
    planned_external: float | None = None
    planned_internal: float | None = None
    done: bool | None = None
    """True: done; False: skipped; None: not said."""
    skipped_because: str | None = None
    pinned: bool = False

    @property
    def is_rest(self) -> bool:
        return self.workout_type is WorkoutType.REST


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One dated day; `past` days without workouts hold nothing the coach knows."""

    date: date
    day: str
    stage: Stage = Stage.BASE
    past: bool = False
    workouts: tuple[Workout, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Where the week's ratios will probably end: (low, high)."""

    external_acwr: tuple[float, float] | None = None
    divergence: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedMetrics:
    """End-of-week ratios (coupled, unrounded; None under 14 days of history) and the totals."""

    external_acwr: float | None = None
    internal_acwr: float | None = None
    acwr_estimate: float | None = None
    divergence_estimate: float | None = None
    band: Band = field(default_factory=Band)
    total_distance_km: float = 0.0
    total_weekly_miles: float = 0.0
    total_minutes: float = 0.0
    total_ascent_m: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is as it is: a rule's id, the day it touched, one sentence."""

    rule: str
    text: str
    day: date | None = None


class Source(StrEnum):
    """Who wrote a program."""

    CLAUDE = "claude"
    PLANNER = "planner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a program came from. Cost in US dollars."""

    model: str | None = None
    prompt_hash: str | None = None
    rules_version: str = ""
    inputs_hash: str = ""
    repaired: tuple[str, ...] = ()
    tokens: int | None = None
    cost: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Seven dated days, Monday to Sunday."""

    week_start_date: date
    daily_program: tuple[Day, ...]
    version: int = 1
    source: Source = Source.PLANNER
    stage: Stage = Stage.BASE
    week_summary: str = ""
    predicted_metrics: PredictedMetrics = field(default_factory=PredictedMetrics)
    key_workouts_this_week: tuple[str, ...] = ()
    nutrition_reminder: str = ""
    injury_prevention_note: str = ""
    reasons: tuple[Reason, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    cause: str | None = None
    """Who or what caused this version: sunday, wednesday, regenerate: tired, sick …"""
    written_at: datetime | None = None
    checked_at: datetime | None = None
    """When the kept program was last found to hold still."""
    recheck: bool = False
    """Something it was written from has changed since."""
    accepted: bool = True

    def on(self, day: date) -> Day | None:
        return next((d for d in self.daily_program if d.date == day), None)

    @property
    def last_day(self) -> date:
        return self.week_start_date + timedelta(days=6)


def monday_of(day: date) -> date:
    """The Monday of the week a date lies in."""
    return day - timedelta(days=day.weekday())
