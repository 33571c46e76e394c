"""What a program holds, measured afresh from its workouts: the rules trust no stated sum."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from coach.activity import RUNS, Sport
from coach.load.external import external_of_workout
from coach.planning.bounds import Bounds
from coach.planning.dayfacts import DayFacts
from coach.planning.efforts import is_hard_workout, is_long_workout
from coach.planning.facts import Facts
from coach.planning.library.effort import zone_minutes
from coach.planning.rules.verdicts import Outcome, RuleVerdict, Severity
from coach.planning.session import load_km
from coach.program import Day, Intensity, Program, Workout, WorkoutType

UNSTRUCTURED = {Intensity.LOW: 0.0, Intensity.MODERATE: 0.3, Intensity.HIGH: 0.5}
"""Share of the minutes above easy where a workout has no steps (proposal)."""

NO_ZONES = frozenset({Sport.STRENGTH, Sport.MOBILITY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One workout on a day that can still be planned."""

    day: DayFacts
    workout: Workout

    @property
    def date(self) -> date:
        return self.day.date

    @property
    def race(self) -> bool:
        return self.workout.workout_type is WorkoutType.RACE

    @property
    def run(self) -> bool:
        return self.workout.sport in RUNS

    @property
    def hard(self) -> bool:
        return is_hard_workout(self.workout) and not self.race

    @property
    def long(self) -> bool:
        return is_long_workout(self.workout) and not self.race

    @property
    def hard_minutes(self) -> float:
        """Minutes above easy."""
        if self.workout.sport in NO_ZONES:
            return 0.0
        zones = zone_minutes(self.workout.steps)
        if zones:
            return sum(minutes for zone, minutes in zones.items() if zone > 2)  # noqa: PLR2004
        return UNSTRUCTURED[self.workout.intensity] * self.workout.duration_min

    @property
    def grey_minutes(self) -> float:
        """Minutes in zone 3."""
        return zone_minutes(self.workout.steps).get(3, 0.0)


@dataclass(frozen=True, eq=False)
class Tally:
    """A program against the facts and bounds of its week."""

    known: Facts
    bounds: Bounds
    program: Program

    @cached_property
    def by_date(self) -> dict[date, Day]:
        return {day.date: day for day in self.program.daily_program}

    @cached_property
    def planned(self) -> tuple[Planned, ...]:
        """Every workout that is not rest on the days that are open."""
        return tuple(self._planned())

    @cached_property
    def training(self) -> tuple[Planned, ...]:
        """The same without races."""
        return tuple(one for one in self.planned if not one.race)

    @cached_property
    def done_km(self) -> float:
        """What past and done days held, race days left out."""
        days = self.known.days
        return sum(d.load.load_km for d in days if not d.open and not d.load.raced)

    @cached_property
    def open_km(self) -> float:
        """Planned load of the open days, races left out: impact, or total by sport."""
        sport = self.known.athlete.sport
        return sum(load_km(sport, one.workout) for one in self.training)

    @property
    def week_km(self) -> float:
        """W."""
        return self.done_km + self.open_km

    @cached_property
    def total_km(self) -> float:
        """W in total load."""
        open_ = sum(total(one.workout) for one in self.training)
        done = sum(d.load.total_km for d in self.known.days if not d.open and not d.load.raced)
        return open_ + done

    @cached_property
    def runs(self) -> tuple[Planned, ...]:
        return tuple(one for one in self.training if one.run)

    @property
    def longest_run(self) -> Planned | None:
        return max(self.runs, key=lambda one: one.workout.distance_km or 0.0, default=None)

    @cached_property
    def hard(self) -> tuple[Planned, ...]:
        return tuple(one for one in self.training if one.hard)

    def on(self, day: date) -> tuple[Planned, ...]:
        return tuple(one for one in self.planned if one.date == day)

    def trimp(self, workout: Workout) -> float:
        return self.known.rates.trimp(workout)

    def _planned(self) -> Iterator[Planned]:
        for day in self.known.days:
            found = self.by_date.get(day.date)
            if not day.open or found is None:
                continue
            for workout in found.workouts:
                if not workout.is_rest and workout.done is not False:
                    yield Planned(day=day, workout=workout)


def total(workout: Workout) -> float:
    found = external_of_workout(workout)
    return 0.0 if found is None else found.total


def says(
    rule: str,
    outcome: Outcome,
    text: str,
    *,
    day: date | None = None,
    value: float | None = None,
    limit: float | None = None,
) -> RuleVerdict:
    """One verdict; what does not block has the severity of a warning."""
    severity = Severity.BLOCK if rule in BLOCKING else Severity.WARN
    if outcome in {Outcome.BLOCK, Outcome.WARN}:
        severity = Severity.BLOCK if outcome is Outcome.BLOCK else Severity.WARN
    return RuleVerdict(
        id=rule,
        severity=severity,
        verdict=outcome,
        day=day,
        value=None if value is None else round(value, 3),
        limit=None if limit is None else round(limit, 3),
        text=text,
    )


BLOCKING = frozenset(
    f"R{n:02d}"
    for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 17, 19, 20, 22, 23, 24, 25, 27, 28, 29)
)
"""Rules whose severity is B in science §9.2, alone or beside W."""


def passed(rule: str, text: str, **more: float | None) -> tuple[RuleVerdict, ...]:
    return (says(rule, Outcome.PASS, text, value=more.get("value"), limit=more.get("limit")),)


def not_here(rule: str, text: str) -> tuple[RuleVerdict, ...]:
    return (says(rule, Outcome.NOT_APPLICABLE, text),)


def found_or(rule: str, found: Iterable[RuleVerdict], text: str) -> tuple[RuleVerdict, ...]:
    """What was found, or that nothing was."""
    held = tuple(found)
    return held or passed(rule, text)
