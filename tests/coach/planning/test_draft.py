"""A week while it is being planned."""

from dataclasses import replace

from coach.activity import Sport
from coach.planning.draft import is_race, near
from coach.planning.library import Role, by_code
from coach.planning.session import Session
from coach.program import Workout, WorkoutType
from tests.coach.planning.athletes import DAY, MONDAY, athlete, dossier, race
from tests.coach.planning.weeks import draft

EASY = Workout(
    workout_type=WorkoutType.EASY, sport=Sport.RUNNING, duration_min=40, distance_km=6.0
)
RACE = replace(EASY, workout_type=WorkoutType.RACE, distance_km=10.0, duration_min=50)


def test_minutes_left_are_those_not_taken_and_a_race_takes_none() -> None:
    day = draft(dossier()).days[1]
    assert day.left == 90

    day.standing += [EASY, RACE]
    day.beside.append(Session(template=by_code("MB1"), sport=Sport.MOBILITY, minutes=10))
    day.minutes = 15

    assert day.left == 90 - 40 - 10 - 15


def test_a_day_without_a_template_has_no_session() -> None:
    day = draft(dossier()).days[1]
    day.role, day.minutes = Role.EASY, 40.0

    assert day.session() is None
    day.put(by_code("E1"), 90)
    assert day.minutes == 60
    assert day.session() is not None
    day.clear()
    assert not day.trains
    assert day.session() is None


def test_hard_long_and_heavy() -> None:
    day = draft(dossier()).days[6]
    assert [day.hard, day.long, day.heavy] == [False] * 3

    day.role, day.minutes = Role.LONG, 89.0
    assert day.heavy
    assert not day.long
    day.minutes = 90.0
    assert day.long
    day.role = Role.HARD
    assert day.hard


def test_a_race_is_heavy_and_is_not_counted_as_a_hard_session() -> None:
    week = draft(dossier(races=(race(6),)))
    day = week.days[6]
    day.standing.append(RACE)

    assert is_race(RACE)
    assert day.raced
    assert day.heavy
    assert not day.hard
    assert week.standing_km() == 0.0


def test_the_main_thing_of_a_day_comes_before_what_is_beside_it() -> None:
    week = draft(dossier())
    day = week.days[1]
    day.beside.append(Session(template=by_code("MB1"), sport=Sport.MOBILITY, minutes=10))
    day.role = Role.EASY
    day.put(by_code("E1"), 40)

    assert [w.code for w in day.workouts(week.known)] == ["E1", "MB1"]


def test_rest_days_and_streaks_are_kept() -> None:
    week = draft(dossier())
    week.known = replace(week.known, streak=0)
    assert week.rested(week.days[:6])
    assert not week.rested(week.days)

    older = draft(dossier(athlete=athlete(birth_year=1960)))
    older.known = replace(older.known, streak=0)
    assert older.rested(older.days[:5])
    assert not older.rested(older.days[:6])


def test_a_streak_counts_from_before_the_week() -> None:
    week = draft(dossier())
    week.known = replace(week.known, streak=4)

    assert week.rested(week.days[:2])
    assert not week.rested(week.days[:3])


def test_dates_are_near() -> None:
    assert near(MONDAY, [MONDAY + DAY], 2)
    assert not near(MONDAY, [MONDAY + 2 * DAY], 2)
    assert near(MONDAY, [MONDAY - 2 * DAY], 3)
