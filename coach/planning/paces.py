"""How fast an athlete moves: the km of planned minutes, and paces to aim at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from coach.activity import RUNS, Activity, Sport
from coach.athlete import Experience
from coach.dossier import Dossier
from coach.planning.fitness import newest_fitness, speed
from coach.planning.history import planned
from coach.planning.library.effort import flat
from coach.planning.past import ASSUMED_KM_MIN, FASTEST_KM_MIN, SLOWEST_KM_MIN, SPEED_DAYS
from coach.program import Workout, WorkoutStep, WorkoutType

WALK_KM_MIN = 5.4 / 60
"""The walking of a run-walk."""

OF_EASY = {1: 0.97, 2: 1.0, 3: 1.10, 4: 1.18, 5: 1.27}
"""Speed in each zone against easy running, until a race tells (custom)."""

SHARES = {1: (0.60, 0.66), 2: (0.64, 0.74), 3: (0.76, 0.83), 4: (0.84, 0.88), 5: (0.95, 0.99)}
"""Of the equivalent fitness, what each zone asks: E, E, M, T, I of science §5.2."""

EASY_SPAN = 0.05
"""Around the usual easy pace (custom)."""

KMH: Mapping[Sport, tuple[float, float, float]] = {
    Sport.WALKING: (5.0, 5.2, 5.4),
    Sport.HIKING: (4.0, 4.3, 4.6),
    Sport.CYCLING: (20.0, 23.0, 26.0),
    Sport.SWIMMING: (1.8, 2.2, 2.7),
    Sport.OPEN_WATER: (1.8, 2.2, 2.7),
    Sport.ROWING: (8.0, 9.0, 10.0),
    Sport.SKI_TOURING: (3.5, 4.0, 4.5),
    Sport.NORDIC_SKI: (8.0, 10.0, 12.0),
}
"""Easy km an hour for novices, intermediates and the advanced, until sessions tell (custom, on
the slow side). A sport that is not here has no distance."""

LATELY = timedelta(days=35)
"""Runs of so long tell: a body that was ill is slower than before (proposal)."""

AS_LONG = 0.40
"""A run counts as the planned one within so much of its minutes (coaching §5)."""

SESSIONS = 3
"""So many sessions tell how fast somebody moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paces:
    """An athlete's speeds, in km a minute."""

    easy: float
    """Easy running."""
    own: bool
    """Whether that is known from the athlete's own runs."""
    fitness: float | None
    """Equivalent fitness; None without a race that tells."""
    other: Mapping[Sport, float]
    """Easy speed in other sports."""

    def at(self, zone: int) -> float:
        """Running speed in a zone 1-5, never slower in a harder one than in an easier."""
        if self.fitness is None or zone <= 2:  # noqa: PLR2004 - easy zones go by easy runs
            return self.easy * OF_EASY[zone]
        low, high = SHARES[zone]
        return max(speed(self.fitness, (low + high) / 2), self.easy * OF_EASY[2])

    def km(self, sport: Sport, steps: Iterable[WorkoutStep], minutes: float) -> float | None:
        """The distance of steps, or of plain minutes without any; None in a sport without."""
        if sport not in RUNS:
            other = self.other.get(sport)
            return None if other is None else other * minutes
        parts = [(step.minutes or 0.0) * times * self._step(step) for step, times in flat(steps)]
        return sum(parts) if parts else self.easy * minutes

    def _step(self, step: WorkoutStep) -> float:
        if step.note and "walk" in step.note:
            return WALK_KM_MIN
        return self.at(step.zone or 2)

    def span(self, zone: int) -> tuple[float, float] | None:
        """Seconds a km to aim at in a zone, the fastest first; None where nothing tells."""
        if zone <= 2 and self.own:  # noqa: PLR2004 - easy zones go by easy runs
            usual = 60 / self.at(zone)
            fastest = max(usual * (1 - EASY_SPAN), self._easiest())
            return fastest, max(usual, fastest) * (1 + EASY_SPAN)
        if self.fitness is None:
            return None
        low, high = SHARES[zone]
        return 60 / speed(self.fitness, high), 60 / speed(self.fitness, low)

    def _easiest(self) -> float:
        """Easy is never faster than the fast end of E."""
        return 0.0 if self.fitness is None else 60 / speed(self.fitness, SHARES[2][1])


def paces_of(dossier: Dossier, today: date, easy: float) -> Paces:
    """The paces of an athlete whose easy runs are so fast (km a minute)."""
    level = dossier.athlete.experience or Experience.INTERMEDIATE
    easy = _running(dossier, today) or easy
    recent = [a for a in dossier.activities if today - SPEED_DAYS <= a.day <= today]
    own = sum(a.sport in RUNS and bool(a.km and a.minutes) for a in recent) >= SESSIONS
    known = newest_fitness(dossier.results, today)
    place = list(Experience).index(level)
    return Paces(
        easy=_from_race(easy, known) if easy == ASSUMED_KM_MIN[level] else easy,
        own=own,
        fitness=known,
        other={sport: _usual(sport, recent, kmh[place] / 60) for sport, kmh in KMH.items()},
    )


def _running(dossier: Dossier, today: date) -> float | None:
    """Easy running alone, from runs that were planned: walking and harder parts taken out.

    The mean speed of run-walks is no running speed: planned with it, they would come out short.
    """
    far = minutes = 0.0
    count = 0
    for activity in dossier.activities:
        if not today - LATELY <= activity.day <= today or activity.sport not in RUNS:
            continue
        workout = _meant(dossier, activity)
        if workout is None or not activity.km or not activity.minutes:
            continue
        walked, ran = _parts(workout)
        share = activity.minutes / workout.duration_min
        far += activity.km - WALK_KM_MIN * walked * share
        minutes += ran * share
        count += 1
    if count < SESSIONS or minutes <= 0 or far <= 0:
        return None
    return min(FASTEST_KM_MIN, max(SLOWEST_KM_MIN, far / minutes))


def _meant(dossier: Dossier, activity: Activity) -> Workout | None:
    """The only run planned for its day, if it was about as long."""
    runs = [w for w in planned(dossier, activity.day) if w.sport in RUNS and w.steps]
    if len(runs) != 1 or runs[0].workout_type is WorkoutType.RACE or not activity.minutes:
        return None
    return runs[0] if abs(activity.minutes / runs[0].duration_min - 1) <= AS_LONG else None


def _parts(workout: Workout) -> tuple[float, float]:
    """Minutes of walking, and of running as if all of it were easy."""
    walked = ran = 0.0
    for step, times in flat(workout.steps):
        minutes = (step.minutes or 0.0) * times
        if step.note and "walk" in step.note:
            walked += minutes
        else:
            ran += minutes * OF_EASY[step.zone or 2]
    return walked, ran


def _from_race(assumed: float, known: float | None) -> float:
    """Where no run tells, a race does, on the slow side of easy."""
    return assumed if known is None else speed(known, SHARES[1][1])


def _usual(sport: Sport, recent: Iterable[Activity], assumed: float) -> float:
    speeds = [
        activity.km / activity.minutes
        for activity in recent
        if activity.sport.family == sport.family and activity.km and activity.minutes
    ]
    return median(speeds) if len(speeds) >= SESSIONS else assumed
