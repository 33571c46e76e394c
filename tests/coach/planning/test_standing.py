"""Races and weekly sessions as workouts."""

import pytest

from coach.activity import Sport
from coach.athlete import Discipline
from coach.availability import FixedSession, Weekday
from coach.planning.efforts import is_hard_workout
from coach.planning.library.effort import total_minutes
from coach.planning.standing import Kind, fixed_workout, kind_of, race_minutes, race_workout
from coach.program import HARD_TYPES, WorkoutType
from coach.race import Surface
from tests.cases import each
from tests.coach.planning.athletes import athlete, dossier, known, race

KINDS = (
    ("Intervals", WorkoutType.INTERVALS, Sport.RUNNING),
    ("intervals with the club", WorkoutType.INTERVALS, Sport.RUNNING),
    ("Tempo Run", WorkoutType.TEMPO, Sport.RUNNING),
    ("Strength", WorkoutType.STRENGTH, Sport.STRENGTH),
    ("gym", WorkoutType.STRENGTH, Sport.STRENGTH),
    ("yoga", WorkoutType.MOBILITY, Sport.MOBILITY),
    ("spin class", WorkoutType.CROSS, Sport.INDOOR_CYCLING),
    ("bike commute", WorkoutType.CROSS, Sport.CYCLING),
    ("swim squad", WorkoutType.CROSS, Sport.SWIMMING),
    ("track night", WorkoutType.INTERVALS, Sport.RUNNING),
    ("parkrun", WorkoutType.EASY, Sport.RUNNING),
    ("football", WorkoutType.CROSS, Sport.OTHER),
    ("race with the club", WorkoutType.TIME_TRIAL, Sport.RUNNING),
)


@each("words, kind, sport", KINDS)
def test_words_of_a_weekly_session_are_understood(
    words: str, kind: WorkoutType, sport: Sport
) -> None:
    session = FixedSession(day=Weekday.TUE, minutes=60, type=words)

    assert kind_of(known(dossier()), session) == Kind(kind, sport)


def test_a_cyclists_intervals_are_ridden() -> None:
    rider = known(dossier(athlete=athlete(sport=Discipline.CYCLING)))
    session = FixedSession(day=Weekday.TUE, minutes=60, type="Intervals")

    assert kind_of(rider, session).sport is Sport.CYCLING


@each("minutes", [30.0, 60.0, 95.0])
@each("words, kind, sport", KINDS)
def test_a_weekly_session_lasts_as_long_as_it_lasts(
    words: str, kind: WorkoutType, sport: Sport, minutes: float
) -> None:
    session = FixedSession(day=Weekday.TUE, minutes=int(minutes), type=words)

    workout = fixed_workout(known(dossier()), session, Kind(kind, sport), minutes, None)

    assert workout.duration_min == minutes
    assert total_minutes(workout.steps) == pytest.approx(minutes)
    assert workout.title == words
    assert workout.code is None
    hard = kind in HARD_TYPES
    assert is_hard_workout(workout) is hard


def test_a_hard_weekly_session_that_is_made_easy_is_not_called_hard() -> None:
    session = FixedSession(day=Weekday.TUE, minutes=60, type="Intervals")
    easy = Kind(WorkoutType.EASY, Sport.RUNNING)

    workout = fixed_workout(known(dossier()), session, easy, 60.0, None)

    assert workout.title == "Easy instead of Intervals"
    assert "only easy this time" in workout.description


def test_an_effort_ceiling_holds_for_weekly_sessions_too() -> None:
    session = FixedSession(day=Weekday.TUE, minutes=60, type="Strength")
    kind = Kind(WorkoutType.STRENGTH, Sport.STRENGTH)

    assert fixed_workout(known(dossier()), session, kind, 60.0, 3.0).target.rpe == 3.0


def test_a_race_has_its_distance_and_the_time_that_was_hoped_for() -> None:
    workout = race_workout(known(dossier()), race(6, 21.1, target_s=6600.0, ascent_m=120.0))

    assert (workout.workout_type, workout.distance_km) == (WorkoutType.RACE, 21.1)
    assert (workout.duration_min, workout.ascent_m) == (110.0, 120.0)
    assert workout.planned_external == pytest.approx(21.1 + 0.8448, abs=0.01)


@pytest.mark.parametrize(("km", "low", "high"), [(5, 20, 32), (21.1, 95, 125), (100, 560, 640)])
def test_without_a_hope_the_athletes_own_speed_tells(km: float, low: int, high: int) -> None:
    facts = known(dossier(races=(race(6, km),)))

    assert low <= race_minutes(facts, race(6, km)) <= high


def test_a_race_of_unknown_length_has_no_distance_and_still_costs_something() -> None:
    facts = known(dossier(races=(race(6, None),)))

    workout = race_workout(facts, race(6, None))

    assert workout.distance_km is None
    assert workout.duration_min > 0
    assert (workout.planned_external or 0.0) > 0


def test_trails_are_run_on_trails_and_rides_ridden() -> None:
    trail = race(6, 30.0, surface=Surface.TRAIL)
    rider = dossier(athlete=athlete(sport=Discipline.CYCLING), races=(race(6, 160.0),))

    assert race_workout(known(dossier(races=(trail,))), trail).sport is Sport.TRAIL_RUNNING
    assert race_workout(known(rider), race(6, 160.0)).sport is Sport.CYCLING


def test_a_race_that_is_not_to_be_raced_has_no_time_and_no_effort_to_aim_at() -> None:
    far = race(6, 42.195, target_s=11_000.0)
    facts = known(dossier(races=(far,)))

    workout = race_workout(facts, far)

    assert workout.target.rpe is None
    assert workout.duration_min > 1.2 * 11_000.0 / 60
    assert "not to race" in workout.description


def test_a_race_within_reach_keeps_both() -> None:
    near = race(6, 21.1, target_s=6600.0)

    workout = race_workout(known(dossier(races=(near,))), near)

    assert (workout.duration_min, workout.target.rpe) == (110.0, 8.0)
