"""Signs that confirm a ratio."""

from dataclasses import replace

import pytest

from coach.journal import Observation
from coach.planning.signs import Sign, felt_harder, signs
from coach.program import Target
from tests.coach.planning.athletes import DAY, MONDAY, WEEK, dossier, program, run, trained


def seen(*said: Observation, falling: bool = False) -> tuple[Sign, ...]:
    return signs(dossier(observations=said), MONDAY, falling=falling)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"energy": 2}, (Sign.ENERGY,)),
        ({"energy": 3}, ()),
        ({"soreness": 6}, (Sign.SORENESS,)),
        ({"soreness": 5}, ()),
        ({"sleep": 2}, (Sign.SLEEP,)),
        ({"sleep": 3}, ()),
        ({}, ()),
    ],
)
def test_answers_become_signs_at_their_line(
    answer: dict[str, int], found: tuple[Sign, ...]
) -> None:
    assert seen(replace(Observation(date=MONDAY), **answer)) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(("days_ago", "counts"), [(0, True), (1, True), (2, False), (-1, False)])
def test_a_sign_counts_on_its_day_and_the_next(days_ago: int, counts: bool) -> None:
    assert (Sign.SLEEP in seen(Observation(date=MONDAY - days_ago * DAY, sleep=1))) is counts


@pytest.mark.parametrize(("pulse", "found"), [(54, False), (55, True)])
def test_the_resting_pulse_is_held_against_its_own_median(pulse: int, found: bool) -> None:
    usual = tuple(Observation(date=MONDAY - n * DAY, resting_hr=50) for n in range(9, 1, -1))

    assert (Sign.PULSE in seen(*usual, Observation(date=MONDAY, resting_hr=pulse))) is found


def test_a_pulse_without_a_history_says_nothing() -> None:
    few = tuple(Observation(date=MONDAY - n * DAY, resting_hr=50) for n in range(5, 1, -1))

    assert seen(*few, Observation(date=MONDAY, resting_hr=80)) == ()


def test_falling_divergence_is_a_sign_of_its_own() -> None:
    assert seen(falling=True) == (Sign.FALLING,)


@pytest.mark.parametrize(("rpe", "harder"), [(4, False), (5, True)])
def test_two_points_over_an_easy_day_is_harder_than_planned(rpe: int, harder: bool) -> None:
    planned = (program(MONDAY - WEEK, {6: 16.0}),)
    behind = (*trained(10)[:-1], run(MONDAY - DAY, 16.0, rpe=rpe))

    assert felt_harder(dossier(activities=behind, programs=planned), MONDAY - DAY) is harder


def test_a_target_says_how_hard_it_should_have_been() -> None:
    planned = program(MONDAY - WEEK, {6: 16.0})
    sunday = planned.daily_program[6]
    aimed = replace(sunday.workouts[0], target=Target(rpe=6))
    planned = replace(
        planned, daily_program=(*planned.daily_program[:6], replace(sunday, workouts=(aimed,)))
    )
    behind = (*trained(10)[:-1], run(MONDAY - DAY, 16.0, rpe=7))

    assert not felt_harder(dossier(activities=behind, programs=(planned,)), MONDAY - DAY)


def test_an_activitys_rpe_wins_over_the_days() -> None:
    planned = (program(MONDAY - WEEK, {6: 16.0}),)
    behind = (*trained(10)[:-1], run(MONDAY - DAY, 16.0, rpe=3))
    said = (Observation(date=MONDAY - DAY, rpe=9),)

    one = dossier(activities=behind, observations=said, programs=planned)

    assert not felt_harder(one, MONDAY - DAY)


def test_without_a_plan_nothing_is_harder_than_planned() -> None:
    assert not felt_harder(dossier(), MONDAY - DAY)
