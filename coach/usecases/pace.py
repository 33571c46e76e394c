"""Equivalent race times and training paces: from a typed race, or from the newest result."""

from dataclasses import dataclass
from datetime import date

from coach.athlete import Athlete, AthleteId
from coach.errors import UnknownAthleteError
from coach.performance.agegrade import AgeGrade, age_grade
from coach.performance.equivalence import Prediction, fitness, predict
from coach.performance.outlook import Outlook, outlook
from coach.performance.training import training_paces
from coach.performance.trend import HILLY_M_PER_KM, TrendFound, flat_km, trend_of
from coach.ports import Clock, Store
from coach.race import Finish, RaceGoal, RaceResult

DISTANCES = (5.0, 10.0, 21.0975, 42.195, 50.0)
SHORTEST_KM, LONGEST_KM = 1.5, 250.0
LONGEST_TELLING_KM = 43.0
"""Longer races are decided by other things than speed (science §6.2)."""

SLOWEST_S_KM, FASTEST_S_KM = 1200.0, 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceShown:
    """What one race says about others and about training."""

    athlete: Athlete
    km: float
    seconds: float
    on: date | None
    """When it was run; None where it was typed."""
    predictions: tuple[Prediction, ...]
    paces: dict[str, tuple[float, float]]
    grade: AgeGrade | None
    trend: TrendFound


@dataclass(frozen=True, slots=True)
class ShowPace:
    """Times as ranges, paces as ranges; None without a race to go by."""

    store: Store
    clock: Clock

    async def __call__(
        self, athlete: AthleteId, race: tuple[float, float] | None = None
    ) -> PaceShown | None:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            results = [kept.value for kept in await tx.results.all(athlete)]
        today = person.today(moment)
        on = climb = None
        if race is None:
            newest = max(filter(_tells, results), key=lambda r: r.date, default=None)
            if newest is None or newest.time_s is None:
                return None
            race, on, climb = (newest.km, newest.time_s), newest.date, newest.ascent_m
        km, seconds = race
        flat = flat_km(km, climb)
        grade = None
        if person.sex is not None and person.birth_year is not None:
            age = (on or today).year - person.birth_year
            grade = age_grade(person.sex, age, km, seconds)
        return PaceShown(
            athlete=person,
            km=km,
            seconds=seconds,
            on=on,
            predictions=tuple(
                predict(flat, seconds, to, person.weekly_km)
                for to in DISTANCES
                if abs(to / km - 1) > 0.02  # noqa: PLR2004 (the race itself is no prediction)
            ),
            paces=training_paces(fitness(flat, seconds)),
            grade=grade,
            trend=trend_of(results, today),
        )

    async def outlook(self, athlete: AthleteId, goal: RaceGoal) -> Outlook | None:
        """What a race ahead may take today; None without a race to compare it with."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            results = [kept.value for kept in await tx.results.all(athlete)]
        return outlook(goal, results, person.today(moment), person.weekly_km)


def _tells(result: RaceResult) -> bool:
    """Whether a race says something about flat running."""
    ran = bool(result.time_s) and result.status is Finish.FINISHED
    fits = SHORTEST_KM <= result.km <= LONGEST_TELLING_KM
    return ran and fits and (result.ascent_m or 0.0) <= HILLY_M_PER_KM * result.km


def plausible(km: float, seconds: float) -> bool:
    """Whether somebody can have run that."""
    inside = SHORTEST_KM <= km <= LONGEST_KM
    return inside and FASTEST_S_KM <= seconds / km <= SLOWEST_S_KM
