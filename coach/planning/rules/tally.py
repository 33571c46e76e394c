"""What a program holds, measured afresh from its workouts: the rules trust no stated sum."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from coach.activity import RUNS
from coach.load.external import external_of_workout
from coach.planning.bounds import Bounds
from coach.planning.dayfacts import DayFacts
from coach.planning.efforts import is_long_workout
from coach.planning.facts import Facts
from coach.planning.forecast import forecast
from coach.planning.history import BY_TOTAL
from coach.planning.raceday import far_km
from coach.planning.rules.measure import grey_minutes, is_hard, measured, minutes_above_easy, sane
from coach.planning.session import load_km
from coach.program import Day, PredictedMetrics, Program, Workout, WorkoutType

FAR_OFF = 2.0
"""Stated TRIMP so many times over or under what it costs is not believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One workout, as it was measured, on a day that can still be planned."""

    day: DayFacts
    workout: Workout
    race: bool
    """A race of the calendar, not merely something called one."""
    hard: bool
    """Hard training: a race is none."""

    @property
    def date(self) -> date:
        return self.day.date

    @property
    def run(self) -> bool:
        return self.workout.sport in RUNS

    @property
    def long(self) -> bool:
        """Ninety minutes on foot and more."""
        return is_long_workout(self.workout) and not self.race

    @property
    def km(self) -> float:
        return self.workout.distance_km or 0.0

    @property
    def minutes(self) -> float:
        return self.workout.duration_min

    @property
    def hard_minutes(self) -> float:
        """Minutes above easy."""
        return minutes_above_easy(self.workout)

    @property
    def grey_minutes(self) -> float:
        """Minutes between easy and threshold."""
        return grey_minutes(self.workout)


@dataclass(frozen=True, eq=False)
class Tally:
    """A program against the facts and bounds of its week. Loads in running-equivalent km."""

    known: Facts
    bounds: Bounds
    program: Program

    @cached_property
    def by_date(self) -> dict[date, Day]:
        """The days of this week; what is said twice of a date counts together."""
        found: dict[date, Day] = {}
        for day in self.program.daily_program:
            if not self.known.monday <= day.date <= self.known.sunday:
                continue
            before = found.get(day.date)
            workouts = (*(before.workouts if before else ()), *day.workouts)
            found[day.date] = replace(day, workouts=workouts) if before else day
        return found

    @cached_property
    def planned(self) -> tuple[Planned, ...]:
        """Every workout that is not rest on the days that are open."""
        return tuple(self._planned())

    @cached_property
    def training(self) -> tuple[Planned, ...]:
        """The same without races."""
        return tuple(one for one in self.planned if not one.race)

    @cached_property
    def runs(self) -> tuple[Planned, ...]:
        return tuple(one for one in self.training if one.run)

    @cached_property
    def hard(self) -> tuple[Planned, ...]:
        return tuple(one for one in self.training if one.hard)

    @property
    def longest_run(self) -> Planned | None:
        return max(self.runs, key=lambda one: one.km, default=None)

    @cached_property
    def done(self) -> tuple[DayFacts, ...]:
        """Past and done days without a race: they count in sums and never block."""
        return tuple(day for day in self.known.days if not day.open and not day.load.raced)

    @cached_property
    def whole(self) -> bool:
        """Whether every day of the week can still be planned."""
        return all(day.open for day in self.known.days)

    @cached_property
    def open_km(self) -> float:
        """Planned load of the open days, races left out: impact, or total by sport."""
        return sum(self.load(one) for one in self.training)

    @cached_property
    def week_km(self) -> float:
        """W."""
        return sum(day.load.load_km for day in self.done) + self.open_km

    @cached_property
    def total_km(self) -> float:
        """W in total load."""
        open_ = sum(total(one.workout) for one in self.training)
        return sum(day.load.total_km for day in self.done) + open_

    @cached_property
    def u(self) -> float | None:
        """The uncoupled external ratio at the week's end, races left out; None without load."""
        mean = self.known.past.m3_total_km
        return self.total_km / mean if mean > 0 else None

    def load(self, one: Planned) -> float:
        """What a workout adds to the week."""
        return load_km(self.known.athlete.sport, one.workout)

    def impact(self, one: Planned) -> float:
        """Its load on the legs."""
        found = external_of_workout(one.workout)
        return 0.0 if found is None else found.impact

    def on(self, day: date) -> tuple[Planned, ...]:
        return self._on.get(day, ())

    def trimp(self, one: Planned) -> float:
        """What a workout will cost this athlete, whatever it says of itself."""
        return self.known.rates.trimp(one.workout)

    def far(self, km: float) -> str:
        """A distance as the athlete reads it."""
        return far_km(self.known.athlete, km)

    def counted(self, km: float) -> str:
        """A load as the athlete reads it: a cyclist's or triathlete's km are no km on a road."""
        as_run = " counted as running" if self.known.athlete.sport in BY_TOTAL else ""
        return f"{self.far(km)}{as_run}"

    @cached_property
    def forecast(self) -> PredictedMetrics:
        """The ratios at the week's end, from the workouts; stated loads only where plausible."""
        return forecast(self.known, [self._filled(day) for day in self.by_date.values()])

    @cached_property
    def _on(self) -> dict[date, tuple[Planned, ...]]:
        found: dict[date, tuple[Planned, ...]] = {}
        for one in self.planned:
            found[one.date] = (*found.get(one.date, ()), one)
        return found

    def _planned(self) -> Iterator[Planned]:
        races: Counter[date] = Counter()
        for day in self.known.days:
            found = self.by_date.get(day.date)
            if not day.open or found is None:
                continue
            for workout in found.workouts:
                if workout.is_rest or self._skipped(day, workout):
                    continue
                named = workout.workout_type is WorkoutType.RACE
                races[day.date] += named
                race = named and races[day.date] <= len(day.races) + len(day.removed)
                held = measured(workout, self.known.paces)
                yield Planned(day=day, workout=held, race=race, hard=not race and is_hard(held))

    def _skipped(self, day: DayFacts, workout: Workout) -> bool:
        """Left out by the athlete: of a day ahead only the version in force can tell."""
        if workout.done is not False or day.date <= self.known.today:
            return workout.done is False
        kept = self.known.in_force.on(day.date) if self.known.in_force is not None else None
        return kept is not None and workout in kept.workouts

    def _filled(self, day: Day) -> Day:
        """An open day with the loads its workouts do not state, or state absurdly.

        One that is as it was in force keeps those it was forecast with.
        """
        kept = self.known.in_force
        if not self.known.on(day.date).open or (kept is not None and kept.on(day.date) == day):
            return day
        return replace(day, workouts=tuple(self._cost(workout) for workout in day.workouts))

    def _cost(self, workout: Workout) -> Workout:
        if workout.is_rest:
            return workout
        held, said = sane(workout), workout.planned_internal
        real = self.known.rates.trimp(measured(workout, self.known.paces))
        if said is not None and real / FAR_OFF <= said <= real * FAR_OFF:
            return held
        return replace(held, planned_internal=round(real, 1))


def total(workout: Workout) -> float:
    """Total load of a workout in running-equivalent km."""
    found = external_of_workout(workout)
    return 0.0 if found is None else found.total
