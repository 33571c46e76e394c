"""Minutes by zone, and when they are Hard."""

from coach.planning.library.effort import (
    above,
    intensity_of,
    is_hard,
    total_minutes,
    zone_minutes,
)
from coach.planning.library.parts import off, on, series
from coach.program import Intensity, StepKind, WorkoutStep
from tests.cases import each

THRESHOLD = (
    WorkoutStep(kind=StepKind.WARM_UP, minutes=15, zone=2),
    series(3, on(10, 4), off(2, 1)),
    WorkoutStep(kind=StepKind.COOL_DOWN, minutes=11, zone=1),
)


def test_repeats_count_as_often_as_they_are_done() -> None:
    assert zone_minutes(THRESHOLD) == {1: 17, 2: 15, 4: 30}
    assert total_minutes(THRESHOLD) == 62


def test_a_repeat_within_a_repeat_multiplies() -> None:
    sets = (series(2, series(8, on(0.5, 5), off(0.5, 1)), off(3, 1)),)

    assert zone_minutes(sets) == {1: 14, 5: 8}


def test_one_kind_of_step_can_be_asked_for() -> None:
    assert zone_minutes(THRESHOLD, only=StepKind.WORK) == {4: 30}


def test_steps_without_a_zone_or_minutes_count_in_no_zone() -> None:
    assert zone_minutes((on(5, None), WorkoutStep(kind=StepKind.WORK, zone=4, km=5))) == {}


@each(
    "minutes, hard",
    [
        ({2: 60.0}, False),
        ({2: 50.0, 4: 5.5}, False),
        ({2: 50.0, 4: 6.0}, True),
        ({2: 50.0, 5: 6.0}, True),
        ({2: 50.0, 4: 3.0, 5: 3.0}, True),
        ({2: 50.0, 3: 19.5}, False),
        ({2: 50.0, 3: 20.0}, True),
        ({2: 50.0, 3: 15.0, 4: 5.0}, True),
        ({}, False),
    ],
)
def test_hard_is_six_minutes_above_vt2_or_twenty_above_vt1(
    minutes: dict[int, float], hard: bool
) -> None:
    assert is_hard(minutes) is hard


@each(
    "minutes, rpe, intensity",
    [
        ({2: 45.0}, 3, Intensity.LOW),
        ({2: 45.0, 5: 2.5}, 4, Intensity.LOW),
        ({2: 45.0, 4: 3.0}, 4, Intensity.MODERATE),
        ({2: 45.0, 3: 7.5}, 4, Intensity.LOW),
        ({2: 45.0, 3: 8.0}, 4, Intensity.MODERATE),
        ({2: 45.0, 4: 6.0}, 4, Intensity.HIGH),
        ({}, 4.5, Intensity.LOW),
        ({}, 5, Intensity.MODERATE),
        ({}, 8, Intensity.HIGH),
    ],
)
def test_intensity_comes_from_the_zones_and_from_the_rpe_only_without_them(
    minutes: dict[int, float], rpe: float, intensity: Intensity
) -> None:
    assert intensity_of(minutes, rpe) is intensity


def test_above_counts_the_zone_itself() -> None:
    assert above(3, {2: 10, 3: 4, 5: 1}) == 5
