"""What fits a day."""

from dataclasses import replace

import pytest

from coach.activity import Sport
from coach.athlete import Discipline
from coach.planning.library import Role, by_code
from coach.planning.sizes import (
    EVE_MIN,
    FINE_MIN,
    ROUNDING_KM,
    STEP_MIN,
    climb_km,
    climb_m,
    down,
    most_minutes,
    per_minute,
    room_km,
    run_km,
    step_of,
)
from coach.race import Priority
from tests.coach.planning.athletes import athlete, dossier, race, trained
from tests.coach.planning.weeks import draft


def test_an_easy_minute_is_worth_what_the_athlete_runs_in_it() -> None:
    week = draft(dossier())

    assert per_minute(week, Sport.RUNNING) == pytest.approx(1 / 6.0)
    assert per_minute(week, Sport.CYCLING) == 0.0
    assert run_km(week, Sport.RUNNING) == pytest.approx(1 / 6.0)
    assert run_km(week, Sport.SWIMMING) == 0.0


def test_for_a_cyclist_riding_is_load() -> None:
    week = draft(dossier(athlete=athlete(sport=Discipline.CYCLING)))

    assert per_minute(week, Sport.CYCLING) > 0


def test_minutes_are_limited_by_day_by_legs_and_by_what_was_held() -> None:
    week = draft(dossier())
    day = week.days[6]
    longest = day.bounds.longest_km or 0.0

    assert most_minutes(week, day) == pytest.approx((longest - ROUNDING_KM) * 6.0)
    day.role = Role.EASY
    assert most_minutes(week, day) == 85.0
    day.most = 40.0
    assert most_minutes(week, day) == 40.0
    day.bounds = replace(day.bounds, minutes=30)
    assert most_minutes(week, day) == 30.0


def test_the_weeks_hours_limit_each_day() -> None:
    week = draft(dossier())
    week.bounds = replace(week.bounds, minutes_high=50.0)
    week.days[1].role = Role.EASY
    week.days[1].put(by_code("E1"), 30)

    assert most_minutes(week, week.days[2]) == 20.0
    assert most_minutes(week, week.days[1]) == 50.0


@pytest.mark.parametrize(("minutes", "full"), [(44.99, 40.0), (45.0, 45.0), (0.0, 0.0)])
def test_sessions_last_full_five_minutes(minutes: float, full: float) -> None:
    assert down(minutes) == full


def test_small_weeks_are_counted_in_minutes() -> None:
    assert step_of(draft(dossier())) == STEP_MIN
    small = draft(dossier(activities=trained(10, {1: 4.0, 4: 4.0, 6: 5.0})))
    assert step_of(small) == FINE_MIN


def test_a_climb_is_part_of_the_load() -> None:
    week = draft(dossier())
    week.bounds = replace(week.bounds, ascent_m=1000.0)

    assert climb_m(week) == 1000.0
    assert climb_km(week) == pytest.approx(7.04)
    before = room_km(week)
    week.days[1].role = Role.EASY
    week.days[1].put(by_code("E1"), 60)
    assert before - room_km(week) == pytest.approx(10.0, abs=0.2)


def test_no_more_than_half_of_a_week_is_climbed() -> None:
    week = draft(dossier())
    week.bounds = replace(week.bounds, ascent_m=99_000.0)

    assert climb_km(week) == pytest.approx(week.target_km / 2)


def test_the_day_before_a_race_holds_forty_minutes_and_no_more() -> None:
    week = draft(dossier(races=(race(3, 10.0), race(6, 10.0, priority=Priority.C))))

    assert most_minutes(week, week.days[1]) > EVE_MIN
    assert most_minutes(week, week.days[2]) == EVE_MIN
    assert most_minutes(week, week.days[5]) > EVE_MIN


def test_the_eve_of_a_small_race_holds_an_hour_at_most() -> None:
    week = draft(dossier(races=(race(6, 5.0, priority=Priority.C), race(80, 42.195))))
    eve = week.days[5]
    eve.role, eve.sport = Role.EASY, Sport.RUNNING

    assert most_minutes(week, eve) == 60.0
    assert eve.left > 60
