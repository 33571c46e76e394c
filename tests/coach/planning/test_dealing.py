"""The minutes of easy days."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.athlete import Experience, Stage
from coach.planning.dealing import LOST, even_out, put_easy
from coach.planning.draft import Draft
from coach.planning.library import Role, by_code
from coach.planning.picking import Picker
from coach.planning.sizes import room_km
from tests.coach.planning.athletes import athlete, dossier, trained
from tests.coach.planning.weeks import draft, training, written


def dealt(target: float, *easy: int, long: float = 0.0, stage: Stage = Stage.BASE) -> Draft:
    """A week with so many km to deal out to easy days."""
    week = draft(dossier())
    week.bounds = replace(week.bounds, ascent_m=0.0, stage=stage)
    week.target_km = target
    for n in easy:
        week.days[n].role = Role.EASY
    if long:
        week.days[6].role = Role.LONG
        week.days[6].put(by_code("L2"), long)
    put_easy(week, Picker(week.known))
    even_out(week, Picker(week.known))
    return week


def minutes(week: Draft) -> list[float]:
    return [day.minutes for day in week.days if day.role is Role.EASY]


def test_what_there_is_to_run_is_run() -> None:
    week = dealt(26.0, 1, 2, 3)

    assert 0 <= room_km(week) < LOST * week.target_km
    assert len(minutes(week)) == 3
    assert sum(m % 5 > 0 for m in minutes(week)) <= 1


@given(st.floats(30.0, 65.0))
def test_a_week_that_builds_loses_next_to_nothing_to_round_figures(target: float) -> None:
    week = dealt(target, 1, 2, 3, 5, 6)

    assert -0.06 <= room_km(week) <= max(LOST * target, 0.2)
    assert sum(m % 5 > 0 for m in minutes(week)) <= 1


@pytest.mark.parametrize("stage", [Stage.TAPER, Stage.RECOVERY])
def test_weeks_that_do_not_build_keep_round_figures(stage: Stage) -> None:
    week = dealt(41.0, 1, 2, 3, stage=stage)

    assert all(m % 5 == 0 for m in minutes(week))


def test_days_for_which_it_does_not_last_rest() -> None:
    assert len(minutes(dealt(7.0, 1, 2, 3))) == 2
    assert minutes(dealt(2.0, 1, 2, 3)) == []


def test_no_easy_day_is_longer_than_the_long_one() -> None:
    week = dealt(60.0, 1, 2, 3, long=75.0)

    assert max(minutes(week)) <= 75.0


def test_no_easy_day_is_a_long_one() -> None:
    week = dealt(90.0, 1, 2, 3, 5)

    assert max(minutes(week)) <= 85.0


def test_the_day_after_something_long_gets_less() -> None:
    week = draft(dossier())
    week.bounds = replace(week.bounds, ascent_m=0.0)
    week.target_km = 36.0
    week.days[2].role = Role.LONG
    week.days[2].put(by_code("L2"), 100)
    week.days[3].role = week.days[5].role = Role.EASY

    put_easy(week, Picker(week.known))

    assert week.days[3].minutes < week.days[5].minutes


@pytest.mark.parametrize("over", [1.0, 3.0, 12.0])
def test_what_is_too_much_comes_off_again(over: float) -> None:
    week = dealt(30.0, 1, 2, 3, 5)
    week.target_km -= over

    even_out(week, Picker(week.known))

    assert room_km(week) >= -0.06


def test_a_workout_that_cannot_be_shorter_gives_way_to_one_that_can() -> None:
    week = dealt(30.0, 1, 3)
    for n in (1, 3):
        template = by_code("E7")
        week.days[n].put(template, template.shortest)
    week.target_km = sum(week.day_km(week.days[n]) for n in (1, 3)) - 1.0

    even_out(week, Picker(week.known))

    assert all(week.days[n].minutes >= 20.0 for n in (1, 3))
    assert room_km(week) >= -0.06


def test_a_long_run_lends_a_few_minutes_to_a_day_that_just_does_not_fit() -> None:
    week = dealt(15.0, 1, long=75.0)

    assert len(minutes(week)) == 1
    assert 67.0 <= week.days[6].minutes < 75.0


def test_hours_a_week_are_not_passed() -> None:
    week = draft(dossier())
    week.bounds = replace(week.bounds, minutes_high=70.0, ascent_m=0.0)
    for n in (1, 2, 3):
        week.days[n].role = Role.EASY

    put_easy(week, Picker(week.known))
    even_out(week, Picker(week.known))

    assert week.minutes <= 70.0


def test_whoever_has_run_a_mile_at_most_walks_and_runs() -> None:
    mile = dossier(
        athlete=athlete(experience=Experience.NOVICE),
        activities=trained(6, {1: 1.5, 3: 1.5, 6: 1.8}, pace=8.0),
    )

    week = written(mile)

    workouts = [workout for _, workout in training(week.program)]
    assert workouts
    assert all(workout.title.startswith("Run-walk") for workout in workouts)
    assert max(workout.distance_km or 0.0 for workout in workouts) <= 2.8
