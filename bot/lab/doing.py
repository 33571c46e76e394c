"""How a planned workout turns out: minutes by the plan, distance and pulse by the body.

Speeds are the athlete's own, in km a minute; of the planned distance only a race's is used.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from bot.lab.nature import Body, Nature
from coach.activity import Activity, Sport
from coach.program import Workout, WorkoutStep, WorkoutType

OF_EASY = {1: 0.95, 2: 1.0, 3: 1.08, 4: 1.16, 5: 1.25}
"""True speed in each zone against easy running."""

WALK = 5.2 / 60
OTHER_KMH = {
    Sport.WALKING: 5.2,
    Sport.HIKING: 4.2,
    Sport.CYCLING: 24.5,
    Sport.INDOOR_CYCLING: 24.5,
    Sport.SWIMMING: 2.3,
    Sport.OPEN_WATER: 2.3,
    Sport.ROWING: 9.2,
}

PULSE = {"Low": 137, "Moderate": 149, "High": 160}
RACE_PULSE = 166
MINUTES_NOISE, SPEED_NOISE, PULSE_NOISE, RPE_NOISE = 0.03, 0.02, 2.5, 0.6
ZONE = ZoneInfo("Europe/Berlin")
HARD = frozenset(
    {WorkoutType.TEMPO, WorkoutType.INTERVALS, WorkoutType.HILLS, WorkoutType.TIME_TRIAL}
)


@dataclass(frozen=True, slots=True)
class Session:
    """A workout on a date, the how-manieth of it."""

    day: date
    index: int
    workout: Workout


def as_written(session: Session, nature: Nature, body: Body, chance: Random) -> Activity:
    """The workout to the minute, at the athlete's own speed of that day."""
    return _activity(session, nature, body, 1.0, chance)


def as_done(session: Session, nature: Nature, body: Body, chance: Random) -> Activity:
    """The workout as this athlete does it."""
    kind = session.workout.workout_type
    easy = kind not in HARD and kind is not WorkoutType.RACE
    longer = nature.overdo if easy else 1.0
    stretch = 1.0 if kind is WorkoutType.RACE else longer * chance.gauss(1.0, MINUTES_NOISE)
    return _activity(session, nature, body, max(0.3, stretch), chance)


def _activity(
    session: Session, nature: Nature, body: Body, stretch: float, chance: Random
) -> Activity:
    workout = session.workout
    race = workout.workout_type is WorkoutType.RACE
    beats = (RACE_PULSE if race else PULSE[workout.intensity.value]) + body.pulse
    felt = (workout.target.rpe or 3.0) + 1.5 * max(0.0, body.tired) + chance.gauss(0.0, RPE_NOISE)
    km = workout.distance_km
    if km and not race:
        km = _km(workout, nature) * stretch * body.speed * chance.gauss(1.0, SPEED_NOISE)
    start = datetime.combine(session.day, time(nature.hour), tzinfo=ZONE)
    return Activity(
        start=start + timedelta(hours=2 * session.index),
        sport=workout.sport or Sport.OTHER,
        duration_s=round(workout.duration_min * stretch * 60),
        km=None if km is None else round(km, 2),
        ascent_m=round((workout.ascent_m or 0) * stretch),
        avg_hr=round(beats + chance.gauss(0.0, PULSE_NOISE)) if nature.has_pulse else None,
        rpe=float(max(1, min(10, round(felt)))),
        source="fit",
        id=f"lab:{session.day.isoformat()}:{session.index}",
    )


def _km(workout: Workout, nature: Nature) -> float:
    """How far an athlete of the first day's form gets in the minutes of a workout."""
    other = OTHER_KMH.get(workout.sport or Sport.RUNNING)
    if other is not None:
        return other / 60 * workout.duration_min
    easy = 1 / nature.pace
    return _steps(workout.steps, easy) or easy * workout.duration_min


def _steps(steps: Iterable[WorkoutStep], easy: float) -> float:
    far = 0.0
    for step in steps:
        if step.steps:
            far += _steps(step.steps, easy) * (step.times or 1)
        else:
            walks = step.note is not None and "walk" in step.note
            speed = WALK if walks else easy * OF_EASY[step.zone or 2]
            far += (step.minutes or 0.0) * speed
    return far
