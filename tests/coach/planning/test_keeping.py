"""What stands in a week: kept, softened, dropped, and what is said about it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.availability import DatedException, FixedSession, Minutes, Weekday
from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.keeping import stand
from coach.program import Workout, WorkoutType
from coach.state import ReturnStage, State, StateKind
from tests.coach.planning.athletes import FREE, MONDAY, dossier, race, trained
from tests.coach.planning.weeks import draft, written

DAY = timedelta(days=1)
THURSDAY = MONDAY + 3 * DAY


def club(*sessions: FixedSession, **parts: object) -> Dossier:
    return dossier(availability=replace(FREE, fixed=sessions), activities=trained(16), **parts)


INTERVALS = FixedSession(day=Weekday.THU, minutes=60, type="Intervals")


def standing(one: Dossier, day: int = 3) -> tuple[list[Workout], list[str]]:
    week = draft(one)
    stand(week)
    return week.days[day].standing, week.errors


def test_a_session_that_fits_is_kept_whole() -> None:
    found, errors = standing(club(INTERVALS))

    assert [(w.workout_type, w.duration_min) for w in found] == [(WorkoutType.INTERVALS, 60.0)]
    assert errors == []


def test_pain_makes_it_easy_without_a_word() -> None:
    sore = (Observation(date=MONDAY, pain=4),)

    found, errors = standing(club(INTERVALS, observations=sore))

    assert [(w.workout_type, w.duration_min) for w in found] == [(WorkoutType.EASY, 60.0)]
    assert errors == []


def test_strong_pain_and_days_away_drop_it_without_a_word() -> None:
    hurt = (Observation(date=MONDAY, pain=8),)
    away = (DatedException(from_=THURSDAY, to=THURSDAY),)

    assert standing(club(INTERVALS, observations=hurt)) == ([], [])
    assert standing(club(INTERVALS, exceptions=away)) == ([], [])


def test_illness_drops_it_without_a_word() -> None:
    ill = (State(kind=StateKind.SICK, since=MONDAY - DAY, stage=ReturnStage.OFF),)

    assert standing(club(INTERVALS, states=ill)) == ([], [])


def test_too_near_another_hard_session_it_is_easy_and_the_clash_is_named() -> None:
    second = FixedSession(day=Weekday.FRI, minutes=60, type="Tempo Run")
    free = replace(FREE, days=replace(FREE.days, fri=90), fixed=(INTERVALS, second))
    building = dossier(availability=free, activities=trained(16), races=(race(45, 21.1),))

    found, errors = standing(building, 4)

    assert [w.workout_type for w in found] == [WorkoutType.EASY]
    assert len(errors) == 1
    assert "Tempo Run on Friday comes too close" in errors[0]
    assert "too close" in errors[0]


def test_longer_than_the_day_it_is_shortened_and_the_clash_is_named() -> None:
    long = replace(INTERVALS, type="Easy Run", minutes=150)

    found, errors = standing(club(long))

    assert [w.duration_min for w in found] == [90.0]
    assert "more minutes" in errors[0]
    assert "more minutes" in errors[0]


def test_longer_than_the_legs_are_ready_for_it_is_shortened() -> None:
    week = draft(
        dossier(
            availability=replace(FREE, fixed=(replace(INTERVALS, type="Easy Run", minutes=90),)),
            activities=trained(16, {1: 5.0, 3: 5.0, 5: 5.0, 6: 6.0}),
        )
    )
    stand(week)

    (found,) = week.days[3].standing
    assert (found.distance_km or 0.0) <= 7.0
    assert "longer than your legs" in week.errors[0]


def test_without_a_free_minute_it_cannot_stand() -> None:
    busy = replace(FREE, days=replace(FREE.days, thu=0), fixed=(INTERVALS,))

    found, errors = standing(dossier(availability=busy))

    assert found == []
    assert "more minutes" in errors[0]


def test_too_many_of_them_leave_no_rest_and_the_last_gives_way() -> None:
    sessions = tuple(FixedSession(day=day, minutes=30, type="spin class") for day in Weekday)
    every = Minutes(mon=60, tue=60, wed=60, thu=60, fri=60, sat=60, sun=60)
    one = dossier(availability=replace(FREE, days=every, fixed=sessions))

    week = written(one)

    rests = [day for day in week.program.daily_program if day.workouts[0].is_rest]
    assert rests
    assert week.error is not None
    assert "too few rest days" in week.error


def test_a_pinned_workout_stands_where_the_athlete_put_it() -> None:
    one = dossier()
    first = written(one).program
    moved = replace(first.daily_program[1].workouts[0], pinned=True)
    days = [
        replace(day, workouts=(moved,) if n == 2 else ())
        for n, day in enumerate(first.daily_program)
    ]
    kept = one.with_(programs=(replace(first, daily_program=tuple(days)),))

    found, errors = standing(kept, 2)

    assert found == [moved]
    assert errors == []


def test_a_race_stands_before_everything() -> None:
    found, errors = standing(club(INTERVALS, races=(race(3, 10.0),)))

    assert found[0].workout_type is WorkoutType.RACE
    assert [w.title for w in found[1:]] in ([], ["Intervals"])
    assert all(w.workout_type is not WorkoutType.INTERVALS for w in found[1:]) or errors == []


@pytest.mark.parametrize("pain", [6, 9])
def test_a_race_is_taken_off_for_strong_pain(pain: int) -> None:
    found, _ = standing(
        dossier(races=(race(3),), observations=(Observation(date=MONDAY, pain=pain),))
    )

    assert found == []


def test_a_race_keeps_the_time_that_was_once_given_for_it() -> None:
    one = dossier(races=(race(6, 21.1),))
    first = written(one).program
    slower = trained(10, pace=6.6)

    week = written(one.with_(programs=(first,), activities=slower))

    assert week.program.daily_program[6].workouts == first.daily_program[6].workouts


def test_swimming_at_the_pool_counts_as_swimming() -> None:
    pool = FixedSession(day=Weekday.THU, minutes=45, type="pool with the club")

    (found,), errors = standing(club(pool))

    assert (found.sport, found.workout_type) == (Sport.SWIMMING, WorkoutType.CROSS)
    assert errors == []


def test_a_weekly_day_off_is_a_day_off() -> None:
    off = FixedSession(day=Weekday.SUN, minutes=0, type="Rest")

    week = written(club(off))

    assert week.program.daily_program[6].workouts[0].is_rest
    assert week.error is None
