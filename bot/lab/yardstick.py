"""The measures a life is held against, worked out here once more, apart from the planner.

Sources: coaching §1, §3 and §4; science §4.1, §4.3 and §4.6. Nothing here is imported by the
coach, and nothing of the planner is imported here.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.activity import Activity, Sport
from coach.athlete import Discipline, Stage
from coach.program import Program, Workout, WorkoutType
from coach.race import RaceGoal

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

FOOT = frozenset({"running", "trail_running", "treadmill", "walking", "hiking"})
RUN = frozenset({"running", "trail_running", "treadmill"})
RIDE = frozenset({"cycling", "indoor_cycling"})
TIMES = {"swimming": 4.0, "open_water": 4.2, "rowing": 1.5, "ski_touring": 1.2, "nordic_ski": 1.2}
LOADING = frozenset({Stage.BASE, Stage.BUILD, Stage.SPECIFICITY})
LOADING_SHARE = 0.90
BANDS = {
    Stage.BASE: (0.90, 1.25),
    Stage.BUILD: (0.95, 1.30),
    Stage.SPECIFICITY: (0.95, 1.25),
}
"""Uncoupled external ratio of a loading week (science §4.3, Base as in coaching §3)."""

HARD_TYPES = frozenset(
    {WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.HILLS, WorkoutType.TIME_TRIAL}
)
LONG_MIN = 90.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row of science §4.1, as far as a life is held against it."""

    km: float
    final: tuple[float, float]
    """The final seven days without the race, of the peak four weeks."""
    taper_days: int
    long_min: float
    long_km: float | None = None
    hours: float | None = None
    """Koop's least hours a week before an ultra."""
    two_days: bool = False


ROWS = (
    Row(5.0, (0.50, 0.60), 7, 75),
    Row(10.0, (0.45, 0.60), 10, 90),
    Row(21.0975, (0.40, 0.60), 14, 100),
    Row(42.195, (0.35, 0.55), 21, 150, long_km=25.0),
    Row(50.0, (0.35, 0.55), 14, 180, hours=6),
    Row(80.4672, (0.30, 0.50), 18, 240, hours=6, two_days=True),
    Row(100.0, (0.30, 0.50), 21, 300, hours=9, two_days=True),
    Row(160.9344, (0.30, 0.50), 21, 300, hours=9, two_days=True),
)

RETURN = ((56, 6), (28, 3), (14, 2), (6, 1))
"""From so many days off: so many weeks by the table of science §4.6."""
RETURN_SHARES = {
    6: (0.33, 0.33, 0.50, 0.50, 0.75, 0.75),
    3: (0.33, 0.50, 0.75),
    2: (0.50, 0.75),
    1: (0.75,),
}


def worth(race: RaceGoal, discipline: Discipline) -> float:
    """A race in running-equivalent km; a triathlon by its parts (1.7 % swum, 79.6 % ridden)."""
    km, climb = race.km or 21.0975, race.ascent_m or 0.0
    if discipline is Discipline.TRIATHLON:
        return km * (0.017 * 4.0 + 0.796 / 3.5 + 0.187) + 4.80 * climb / 1000
    return km + 7.04 * climb / 1000


def row_for(race: RaceGoal, discipline: Discipline) -> Row:
    """The row nearest by ratio."""
    km = worth(race, discipline)
    return min(ROWS, key=lambda row: max(row.km / km, km / row.km))


def load(
    sport: Sport | None, km: float | None, climb: float | None, minutes: float, rpe: float | None
) -> tuple[float, float]:
    """(impact, total) in running-equivalent km, by coaching §1."""
    name, up = (sport or Sport.RUNNING).value, (climb or 0.0) / 1000
    if not km or name not in FOOT | RIDE | TIMES.keys():
        effort = minutes / 60 * (6.0 if rpe is None else rpe) * 0.48
        return (effort if name in FOOT else 0.0), effort
    if name in FOOT:
        return km + 7.04 * up, km + 7.04 * up
    if name in RIDE:
        return 0.0, km / _ridden(km, minutes) + 4.80 * up
    return 0.0, TIMES[name] * km + (10.6 * up if name == "ski_touring" else 0.0)


def _ridden(km: float, minutes: float) -> float:
    """Bicycle km to a run km at this speed: straight lines between four points."""
    mph = km / 1.609344 / (minutes / 60) if minutes else 0.0
    points = ((12.0, 4.0), (16.0, 3.5), (20.0, 2.9), (25.0, 2.4))
    if mph <= points[0][0]:
        return 4.0
    for n in range(3):
        (slow, high), (fast, low) = points[n], points[n + 1]
        if mph <= fast:
            return high - (high - low) * (mph - slow) / (fast - slow)
    return 2.4


def of_activity(activity: Activity) -> tuple[float, float]:
    """(impact, total) of what happened."""
    minutes = (activity.duration_s or 0.0) / 60
    return load(activity.sport, activity.km, activity.ascent_m, minutes, activity.rpe)


def of_workout(workout: Workout) -> tuple[float, float]:
    """(impact, total) of what is planned; rest is nothing."""
    if workout.workout_type is WorkoutType.REST:
        return 0.0, 0.0
    return load(
        workout.sport,
        workout.distance_km,
        workout.ascent_m,
        workout.duration_min,
        workout.target.rpe,
    )


def planned(program: Program, *, total: bool, first: date | None = None) -> float:
    """Load of a program's days from `first` on, races left out."""
    return sum(
        of_workout(workout)[total]
        for day in program.daily_program
        if first is None or day.date >= first
        for workout in day.workouts
        if workout.workout_type is not WorkoutType.RACE and workout.done is not False
    )


def easy_minutes(workout: Workout) -> tuple[float, float]:
    """(minutes below the first threshold, all minutes) of a workout, by its steps."""
    if workout.workout_type in {WorkoutType.REST, WorkoutType.RACE}:
        return 0.0, 0.0
    above = sum(_above(step.steps or (step,), step.times or 1) for step in workout.steps)
    return max(0.0, workout.duration_min - above), workout.duration_min


def _above(steps: tuple[object, ...], times: int) -> float:
    found = 0.0
    for step in steps:
        zone, minutes = getattr(step, "zone", None), getattr(step, "minutes", None)
        found += minutes if zone is not None and zone > 2 and minutes else 0.0  # noqa: PLR2004
        inner = getattr(step, "steps", ())
        found += _above(inner, getattr(step, "times", None) or 1) if inner else 0.0
    return found * times
