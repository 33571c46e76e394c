"""An athlete who does exactly what the bounds aim at, week after week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coach.activity import Activity
from coach.athlete import Stage
from coach.dossier import Dossier
from coach.planning.bands import band_of
from coach.planning.bounds import Bounds, bounds
from coach.planning.daybounds import DayBounds
from coach.planning.facts import Facts, facts
from coach.planning.items import ItemKind
from tests.coach.planning.athletes import DAY, WEEK, program, run


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """One week as it was planned; `runs` are km by date, the race left out."""

    facts: Facts
    bounds: Bounds
    runs: dict[date, float]

    @property
    def load(self) -> float:
        return sum(self.runs.values())

    @property
    def growth(self) -> float:
        """Against R06's max(P1, M3)."""
        past = self.facts.past
        return self.load / max(past.p1_km, past.m3_km)

    @property
    def step_km(self) -> float:
        """The same in km."""
        past = self.facts.past
        return self.load - max(past.p1_km, past.m3_km)

    @property
    def loading(self) -> bool:
        building = self.bounds.stage in {Stage.BASE, Stage.BUILD, Stage.SPECIFICITY}
        return building and not self.bounds.deload and self.bounds.band != "return"

    @property
    def in_band(self) -> bool:
        band = band_of(self.facts.calendar, self.facts.monday, deload=self.bounds.deload)
        low, high = band.external or (0.0, 9.9)
        return low - 1e-9 <= self.load / self.facts.past.m3_total_km <= high + 1e-9


def live(one: Dossier, monday: date, weeks: int) -> Iterator[tuple[Lived, Dossier]]:
    """Each week, and the athlete after it."""
    for n in range(weeks):
        today = monday + n * WEEK
        known = facts(one, today, today)
        week = Lived(facts=known, bounds=bounds(known), runs=_spread(known, bounds(known)))
        km = {day.weekday(): load for day, load in week.runs.items()}
        one = one.with_(
            activities=(*one.activities, *_done(week)),
            programs=(*one.programs, program(today, km, stage=week.bounds.stage)),
        )
        yield week, one


def held(one: Dossier, race: date, days: int) -> float:
    """The load of the days before a race, km."""
    first = race - days * DAY
    return sum(a.km or 0.0 for a in one.activities if first <= a.day < race)


def _spread(known: Facts, bound: Bounds) -> dict[date, float]:
    """The longest run on the best day for it, the rest in equal parts."""
    raced = {item.day for item in bound.fixed if item.kind is ItemKind.RACE}
    able = [
        day
        for day in bound.days
        if day.running and day.date not in raced and day.date not in bound.forced_rests
    ]
    load = bound.target_km - bound.done_km
    if not able or load <= 0:
        return {}
    best = next((day for day in able if day.date in bound.long_days[:1]), able[-1])
    runs = {best.date: _km(known, best, min(bound.long_km, load))}
    others = [day for day in able if day is not best][: max(0, bound.run_days[1] - 1)]
    for day in others:
        runs[day.date] = _km(known, day, (load - runs[best.date]) / len(others))
    return {day: km for day, km in sorted(runs.items()) if km > 0}


def _km(known: Facts, day: DayBounds, km: float) -> float:
    most = day.minutes * known.past.run_km_per_minute
    return min(km, most, day.longest_km if day.longest_km is not None else most)


def _done(week: Lived) -> Iterator[Activity]:
    for day, km in week.runs.items():
        yield run(day, km)
    for item in week.bounds.fixed:
        if item.kind is ItemKind.RACE:
            yield run(item.day, item.load_km or 0.0, pace=5.0, rpe=9, hour=9)
