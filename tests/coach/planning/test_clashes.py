"""Which rule a workout would break on a day."""

from dataclasses import replace

import pytest

from coach.activity import Sport
from coach.planning.clashes import clash_of, fixed_most_km, hard_most
from coach.planning.draft import Draft
from coach.program import Intensity, Target, Workout, WorkoutType
from tests.coach.planning.athletes import dossier, race, trained
from tests.coach.planning.weeks import draft

EASY = Workout(
    workout_type=WorkoutType.EASY,
    sport=Sport.RUNNING,
    duration_min=50,
    distance_km=8.0,
    target=Target(rpe=3),
)
HARD = replace(EASY, workout_type=WorkoutType.TEMPO, intensity=Intensity.HIGH)
LONG = replace(EASY, workout_type=WorkoutType.LONG, duration_min=100, distance_km=16.0)


@pytest.fixture
def week() -> Draft:
    return draft(dossier(races=(race(45, 21.1),), activities=trained(16)))


def clash(week: Draft, day: int, workout: Workout, most: float = 99.0) -> str | None:
    return clash_of(week, week.days[day], workout, most)


def test_what_fits_breaks_nothing(week: Draft) -> None:
    assert clash(week, 1, EASY) is None
    assert clash(week, 1, HARD) is None
    assert clash(week, 6, LONG) is None


def test_minutes_come_first(week: Draft) -> None:
    assert clash(week, 1, replace(EASY, duration_min=91)) == "R22"
    assert clash(week, 0, EASY) == "R22"


def test_a_run_too_long(week: Draft) -> None:
    longest = week.days[1].bounds.longest_km or 0.0

    assert clash(week, 1, replace(EASY, distance_km=longest)) is None
    assert clash(week, 1, replace(EASY, distance_km=longest + 0.1)) == "R05"


def test_too_much_load(week: Draft) -> None:
    assert clash(week, 1, EASY, 8.0) is None
    assert clash(week, 1, EASY, 7.9) == "R06"


def test_hard_beside_hard(week: Draft) -> None:
    week.days[1].standing.append(HARD)

    assert clash(week, 2, HARD) == "R12"
    assert clash(week, 3, HARD) is None


def test_long_beside_hard(week: Draft) -> None:
    week.days[5].standing.append(HARD)

    assert clash(week, 6, LONG) == "R12"


def test_one_hard_session_too_many(week: Draft) -> None:
    week.days[1].standing.append(HARD)
    week.days[3].standing.append(HARD)

    assert hard_most(week) == 2
    assert clash(week, 6, HARD) == "R11"


def test_no_rest_left(week: Draft) -> None:
    for day in week.days[1:]:
        day.standing.append(EASY)
    week.days[0].bounds = replace(week.days[0].bounds, minutes=90, longest_km=20.0)

    assert clash(week, 0, EASY) == "R10"


def test_weekly_sessions_may_go_where_the_rules_block_and_no_further(week: Draft) -> None:
    past = week.known.past

    most = fixed_most_km(week)

    assert week.high_km < most < max(1.3 * max(past.p1_km, past.m3_km), past.p1_km + 5)


def test_with_little_history_they_may_not() -> None:
    fresh = draft(dossier(activities=trained(1)))

    assert fixed_most_km(fresh) == fresh.high_km
