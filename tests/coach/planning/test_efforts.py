"""What was hard or long, planned or real."""

import pytest

from coach.activity import Lap, Sport
from coach.planning.efforts import (
    effort_of,
    is_hard_workout,
    is_long_workout,
    planned_effort,
    was_hard,
)
from coach.program import StepKind, Workout, WorkoutStep, WorkoutType
from tests.coach.planning.athletes import ADULT, MONDAY, athlete, easy, run

KNOWN = athlete(threshold_hr=170)
BY_MAX = athlete(max_hr=190, resting_hr=50)


def workout(zone: int, minutes: float) -> Workout:
    step = WorkoutStep(kind=StepKind.WORK, minutes=minutes, zone=zone)
    return Workout(workout_type=WorkoutType.EASY, sport=Sport.RUNNING, steps=(step,))


@pytest.mark.parametrize(
    ("rpe", "minutes", "hard"),
    [(5, 60, 0), (6, 19.9, 0), (6, 20, 1), (7, 5.9, 0), (7, 6, 1), (10, 30, 1), (None, 60, 0)],
)
def test_how_it_felt_tells_a_hard_session(rpe: float | None, minutes: float, hard: int) -> None:
    session = run(MONDAY, 5.0, rpe=rpe, duration_s=minutes * 60)

    assert was_hard(session, ADULT) is bool(hard)


@pytest.mark.parametrize(
    ("pulse", "minutes", "hard"),
    [(152, 60, 0), (153, 20, 1), (153, 19, 0), (170, 6, 1), (170, 5, 0)],
)
def test_the_pulse_tells_one_too(pulse: int, minutes: float, hard: int) -> None:
    session = run(MONDAY, 5.0, rpe=3, avg_hr=pulse, duration_s=minutes * 60)

    assert was_hard(session, KNOWN) is bool(hard)


def test_without_a_threshold_the_reserve_and_then_the_maximum_tell() -> None:
    session = run(MONDAY, 10.0, rpe=3, avg_hr=162)  # 0.80 of the reserve, 0.853 of the maximum

    assert was_hard(session, BY_MAX)
    assert was_hard(session, athlete(max_hr=190))
    assert not was_hard(session, ADULT)


def test_laps_tell_what_the_mean_hides() -> None:
    laps = (
        Lap(duration_s=1800, avg_hr=130),
        Lap(duration_s=200, avg_hr=172),
        Lap(duration_s=200, avg_hr=172),
    )

    assert was_hard(run(MONDAY, 8.0, rpe=3, avg_hr=140, laps=laps), KNOWN)
    assert not was_hard(run(MONDAY, 8.0, rpe=3, avg_hr=140, laps=laps[:2]), KNOWN)


@pytest.mark.parametrize(("minutes", "long"), [(89.9, False), (90.0, True)])
def test_an_hour_and_a_half_on_foot_is_long(minutes: float, long: bool) -> None:
    walk = run(MONDAY, 8.0, sport=Sport.HIKING, rpe=2, duration_s=minutes * 60)

    assert (effort_of(walk, ADULT) is not None) is long


def test_a_long_ride_is_no_long_run() -> None:
    ride = run(MONDAY, 60.0, sport=Sport.CYCLING, rpe=3, duration_s=9000)

    assert effort_of(ride, ADULT) is None


def test_what_was_planned_hard_counts_as_hard() -> None:
    effort = effort_of(run(MONDAY, 5.0, rpe=None), ADULT, hard=True)

    assert effort is not None
    assert effort.hard


@pytest.mark.parametrize(("minutes", "long"), [(88, True), (68, True), (60, False)])
def test_a_planned_long_run_that_was_cut_a_little_short_is_still_long(
    minutes: float, long: bool
) -> None:
    effort = effort_of(run(MONDAY, 14.0, rpe=3, duration_s=minutes * 60), ADULT, long=True)

    assert (effort is not None and effort.long) is long


@pytest.mark.parametrize(
    ("zone", "minutes", "hard"), [(2, 90, 0), (3, 19.9, 0), (3, 20, 1), (4, 5.9, 0), (4, 6, 1)]
)
def test_a_workout_is_hard_by_its_minutes_above_the_thresholds(
    zone: int, minutes: float, hard: int
) -> None:
    assert is_hard_workout(workout(zone, minutes)) is bool(hard)


@pytest.mark.parametrize(
    ("kind", "hard"),
    [
        (WorkoutType.TEMPO, True),
        (WorkoutType.RACE, True),
        (WorkoutType.TIME_TRIAL, True),
        (WorkoutType.STRIDES, False),
        (WorkoutType.LONG, False),
    ],
)
def test_some_types_are_hard_by_name(kind: WorkoutType, hard: bool) -> None:
    assert is_hard_workout(Workout(workout_type=kind, sport=Sport.RUNNING)) is hard


def test_an_easy_workout_is_no_effort_and_a_long_one_is() -> None:
    assert planned_effort(easy(8.0), MONDAY) is None
    assert is_long_workout(easy(15.0))
    assert not is_long_workout(easy(14.9))
