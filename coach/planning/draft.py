"""A week while it is being planned."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from coach.activity import Sport
from coach.planning.bounds import Bounds
from coach.planning.daybounds import DayBounds
from coach.planning.efforts import LONG_MIN, is_hard_workout, is_long_workout
from coach.planning.facts import Facts
from coach.planning.library import Role, Template
from coach.planning.session import Session, load_km, workout_of
from coach.program import Workout


@dataclass(slots=True, kw_only=True)
class DayDraft:
    """One open day: what stands there, and what is put beside it."""

    bounds: DayBounds
    standing: list[Workout] = field(default_factory=list)
    """Races, weekly sessions, pinned workouts: there before anything is planned."""
    role: Role | None = None
    """What the athlete's own sport does on this day; None: nothing."""
    sport: Sport = Sport.RUNNING
    template: Template | None = None
    minutes: float = 0.0
    ascent_m: float = 0.0
    beside: list[Session] = field(default_factory=list)

    @property
    def date(self) -> date:
        return self.bounds.date

    @property
    def trains(self) -> bool:
        return bool(self.standing or self.role is not None or self.beside)

    @property
    def hard(self) -> bool:
        planned = self.template is not None and self.template.hard
        return planned or self.role is Role.HARD or any(map(is_hard_workout, self.standing))

    @property
    def long(self) -> bool:
        mine = self.role is Role.LONG and self.minutes >= LONG_MIN
        return mine or any(map(is_long_workout, self.standing))

    @property
    def left(self) -> float:
        """Minutes still free."""
        taken = sum(workout.duration_min for workout in self.standing if not _is_race(workout))
        taken += sum(session.minutes for session in self.beside)
        return self.bounds.minutes - taken - self.minutes

    def session(self) -> Session | None:
        """What the own sport does, once it has a template."""
        if self.template is None or self.minutes <= 0:
            return None
        return Session(
            template=self.template,
            sport=self.sport,
            minutes=self.minutes,
            ascent_m=self.ascent_m,
            rpe=self.bounds.rpe,
            key=self.role in {Role.HARD, Role.LONG},
        )

    def clear(self) -> None:
        """Nothing of the own sport after all."""
        self.role, self.template, self.minutes, self.ascent_m = None, None, 0.0, 0.0

    def workouts(self, known: Facts) -> tuple[Workout, ...]:
        """The main thing first, what is beside it after."""
        main = self.session()
        sessions = ([main] if main is not None else []) + self.beside
        return (*self.standing, *(workout_of(known, session) for session in sessions))


@dataclass(slots=True, kw_only=True)
class Draft:
    """The open days of a week, and how much they shall hold."""

    known: Facts
    bounds: Bounds
    days: list[DayDraft]
    target_km: float
    """Load of the open days together."""
    high_km: float
    errors: list[str] = field(default_factory=list)
    """Fixed items that clash with a rule, and what to relax."""

    def on(self, day: date) -> DayDraft | None:
        return next((draft for draft in self.days if draft.date == day), None)

    def of(self, role: Role) -> list[DayDraft]:
        return [day for day in self.days if day.role is role]

    def standing_km(self) -> float:
        """Load of what stands, races left out."""
        return self.load(w for day in self.days for w in day.standing if not _is_race(w))

    def load(self, workouts: Iterable[Workout]) -> float:
        return sum(load_km(self.known.athlete.sport, workout) for workout in workouts)


def _is_race(workout: Workout) -> bool:
    return workout.workout_type.value == "Race"
