"""A week while it is being planned."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from coach.activity import Sport
from coach.planning.bounds import Bounds
from coach.planning.daybounds import DayBounds
from coach.planning.efforts import LONG_MIN, is_hard_workout, is_long_workout
from coach.planning.facts import Facts
from coach.planning.items import ItemKind
from coach.planning.library import Role, Template
from coach.planning.openweek import LONGEST_STREAK
from coach.planning.session import Session, load_km, session_km, workout_of
from coach.program import Workout, WorkoutType
from coach.race import Priority

APART, APART_OLDER = 2, 3
"""Dates between hard or long sessions: 48 h, from sixty on 72 (R12)."""


@dataclass(slots=True, kw_only=True, eq=False)
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
    most: float | None = None
    """Minutes that the own sport may take at most, where the version in force had so many."""
    beside: list[Session] = field(default_factory=list)

    @property
    def date(self) -> date:
        return self.bounds.date

    @property
    def trains(self) -> bool:
        return bool(self.standing or self.role is not None or self.beside)

    @property
    def raced(self) -> bool:
        return any(item.kind is ItemKind.RACE for item in self.bounds.items)

    @property
    def hard(self) -> bool:
        """Whether something hard lies on the day, races left out."""
        planned = self.template is not None and self.template.hard
        standing = (is_hard_workout(w) for w in self.standing if not is_race(w))
        return planned or self.role is Role.HARD or any(standing)

    @property
    def heavy(self) -> bool:
        """Hard, long or a race: the days around it are easy on the legs."""
        return self.hard or self.raced or self.role is Role.LONG

    @property
    def long(self) -> bool:
        mine = self.role is Role.LONG and self.minutes >= LONG_MIN
        return mine or any(map(is_long_workout, self.standing))

    @property
    def left(self) -> float:
        """Minutes still free; a race takes none of them."""
        taken = sum(workout.duration_min for workout in self.standing if not is_race(workout))
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

    def put(self, template: Template, minutes: float) -> None:
        self.template, self.minutes = template, min(minutes, template.longest)

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

    def race_in(self, day: date) -> int | None:
        """Days to the next race that is tapered for; None without one ahead."""
        races = [r for r in self.known.calendar.races if r.priority is not Priority.C]
        ahead = [(race.date - day).days for race in races]
        return min((days for days in ahead if days > 0), default=None)

    @property
    def apart(self) -> int:
        return APART_OLDER if self.known.body.limits.older else APART

    def load(self, workouts: Iterable[Workout]) -> float:
        """Km of load, as the athlete's weeks are counted; races left out."""
        sport = self.known.athlete.sport
        return sum(load_km(sport, workout) for workout in workouts if not is_race(workout))

    def standing_km(self) -> float:
        return self.load(workout for day in self.days for workout in day.standing)

    def day_km(self, day: DayDraft) -> float:
        """Load of what the own sport does on a day, as it is sized now."""
        session = day.session()
        return 0.0 if session is None else session_km(self.known, session)

    def beside_km(self) -> float:
        return sum(session_km(self.known, s) for day in self.days for s in day.beside)

    @property
    def minutes(self) -> float:
        """Of all training of the open days, races left out."""
        standing = sum(w.duration_min for d in self.days for w in d.standing if not is_race(w))
        beside = sum(session.minutes for day in self.days for session in day.beside)
        return standing + beside + sum(day.minutes for day in self.days)

    def rested(self, more: Iterable[DayDraft] = ()) -> bool:
        """Whether the week keeps its rest days and no streak grows too long (R10)."""
        known = self.known
        training = {day.date for day in self.days if day.trains} | {day.date for day in more}
        training |= {day.date for day in known.days if not day.open and day.load.loaded}
        if 7 - len(training) < known.rest_days:
            return False
        most = min(LONGEST_STREAK, known.readings.style.max_days_without_rest)
        streak = known.streak
        for day in known.open_days:
            streak = streak + 1 if day.date in training else 0
            if streak > most:
                return False
        return True


def is_race(workout: Workout) -> bool:
    return workout.workout_type is WorkoutType.RACE


def near(day: date, others: Iterable[date], apart: int) -> bool:
    """Whether any of the others is fewer than so many dates away."""
    return any(abs((day - other).days) < apart for other in others)
