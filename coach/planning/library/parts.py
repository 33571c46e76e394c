"""What workouts are made of: stretches that lengthen, and repeats that multiply."""

from dataclasses import dataclass

from coach.planning.library.effort import total_minutes
from coach.program import StepKind, WorkoutStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One effort of `low` to `high` minutes."""

    kind: StepKind
    low: float
    high: float
    zone: int | None = None
    note: str | None = None
    km: float | None = None

    @property
    def span(self) -> float:
        return self.high - self.low

    def at(self, minutes: float) -> WorkoutStep:
        return WorkoutStep(
            kind=self.kind, minutes=float(minutes), zone=self.zone, km=self.km, note=self.note
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """The same steps `low` to `high` times."""

    low: int
    high: int
    steps: tuple[WorkoutStep, ...]

    @property
    def round_minutes(self) -> float:
        return total_minutes(self.steps)

    def at(self, times: float) -> WorkoutStep:
        return WorkoutStep(kind=StepKind.REPEAT, times=int(times), steps=self.steps)


Part = Stretch | Repeats


def warm(low: float, high: float, zone: int | None = 2, note: str | None = None) -> Stretch:
    """A warm-up of low to high minutes."""
    return Stretch(kind=StepKind.WARM_UP, low=low, high=high, zone=zone, note=note)


def go(low: float, high: float, zone: int | None = 2, note: str | None = None) -> Stretch:
    """The thing itself for low to high minutes."""
    return Stretch(kind=StepKind.WORK, low=low, high=high, zone=zone, note=note)


def race(km: float, low: float, high: float, zone: int, note: str) -> Stretch:
    """A distance, with the minutes to allow for it."""
    return Stretch(kind=StepKind.WORK, low=low, high=high, zone=zone, note=note, km=km)


def ease(minutes: float, zone: int | None = 1, note: str | None = None) -> Stretch:
    """A recovery between two stretches."""
    return Stretch(kind=StepKind.RECOVERY, low=minutes, high=minutes, zone=zone, note=note)


def cool(low: float, high: float, zone: int | None = 1, note: str | None = None) -> Stretch:
    """A cool-down of low to high minutes."""
    return Stretch(kind=StepKind.COOL_DOWN, low=low, high=high, zone=zone, note=note)


def reps(low: int, high: int, *steps: WorkoutStep) -> Repeats:
    """The steps, low to high times."""
    return Repeats(low=low, high=high, steps=steps)


def on(minutes: float, zone: int | None, note: str | None = None) -> WorkoutStep:
    """The work of a repeat."""
    return WorkoutStep(kind=StepKind.WORK, minutes=float(minutes), zone=zone, note=note)


def off(minutes: float, zone: int | None = 1, note: str | None = None) -> WorkoutStep:
    """The recovery of a repeat."""
    return WorkoutStep(kind=StepKind.RECOVERY, minutes=float(minutes), zone=zone, note=note)


def series(times: int, *steps: WorkoutStep) -> WorkoutStep:
    """A repeat within a repeat."""
    return WorkoutStep(kind=StepKind.REPEAT, times=times, steps=steps)


def circuit(low: int, high: int, work: float, rest: float, *moves: str) -> Repeats:
    """Rounds of the moves, low to high, each `work` minutes followed by `rest` minutes."""
    steps = [step for move in moves for step in (on(work, None, move), off(rest, None, "rest"))]
    return reps(low, high, *steps)
