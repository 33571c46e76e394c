"""A week in force: what stays, and what must change."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.availability import DatedException, ExceptionKind, Minutes
from coach.journal import Observation
from coach.planning.authority import planned_km
from coach.planning.changes import day_changes
from coach.planning.draft import is_race
from coach.planning.efforts import is_hard_workout
from coach.planning.planner import REST
from coach.planning.week import Written, write_week
from coach.program import Program
from coach.race import Priority
from tests.coach.planning.athletes import FREE, MONDAY, dossier, race, trained
from tests.coach.planning.weeks import done, open_load, training, written

DAY = timedelta(days=1)
WEDNESDAY = MONDAY + 2 * DAY
BUILDING = dossier(races=(race(45, 21.1),), activities=trained(16))


def again(program: Program, **changes: object) -> Written:
    one = BUILDING.with_(programs=(program,), **changes)
    return write_week(one, today=MONDAY, monday=MONDAY)


def test_pain_makes_hard_days_easy_and_leaves_the_others_alone() -> None:
    first = written(BUILDING)

    week = again(first.program, observations=(Observation(date=MONDAY, pain=4),))

    hard = {day.date for day, w in training(first.program) if is_hard_workout(w)}
    changed = {change.date for change in day_changes(first.program, week.program, MONDAY)}
    assert hard
    assert hard <= changed
    assert not any(is_hard_workout(w) for _, w in training(week.program))
    easy = [d for d in first.program.daily_program if d.date not in changed]
    assert all(week.program.on(day.date) == day for day in easy)


def test_what_takes_the_place_of_a_slow_hard_session_is_no_more_load() -> None:
    first = written(BUILDING).program
    uphill = [  # with ways back down that are walked
        replace(
            day,
            workouts=tuple(
                replace(w, distance_km=0.6 * (w.distance_km or 0.0)) if is_hard_workout(w) else w
                for w in day.workouts
            ),
        )
        for day in first.daily_program
    ]
    slow = replace(first, daily_program=tuple(uphill))

    week = again(slow, observations=(Observation(date=MONDAY, pain=4),))

    assert not any(is_hard_workout(w) for _, w in training(week.program))
    assert open_load(week.facts, week.program) <= planned_km(week.facts) + 0.1


def test_strong_pain_ends_running_and_leaves_easy_movement() -> None:
    first = written(BUILDING)

    week = again(first.program, observations=(Observation(date=MONDAY, pain=7),))

    assert all(workout.sport == "mobility" for _, workout in training(week.program))


def test_a_day_away_becomes_rest_and_nothing_else_grows() -> None:
    first = written(BUILDING)
    trip = DatedException(from_=MONDAY + 3 * DAY, to=MONDAY + 4 * DAY)

    week = again(first.program, exceptions=(trip,))

    changes = day_changes(first.program, week.program, MONDAY)
    assert [change.date for change in changes] == [MONDAY + 3 * DAY]
    assert changes[0].after == "Rest"
    assert changes[0].reason == "Away on Thursday."


def test_less_time_shortens_the_day_it_is_about() -> None:
    first = written(BUILDING)
    less = DatedException(
        from_=MONDAY + 6 * DAY, to=MONDAY + 6 * DAY, kind=ExceptionKind.LESS.value, minutes=40
    )

    week = again(first.program, exceptions=(less,))

    sunday = week.program.daily_program[6].workouts
    assert 0 < sum(workout.duration_min for workout in sunday) <= 40
    changed = {change.date for change in day_changes(first.program, week.program, MONDAY)}
    assert changed == {MONDAY + 6 * DAY}


def test_a_new_race_takes_its_day_and_what_lies_too_near_gives_way() -> None:
    first = written(BUILDING)

    week = again(first.program, races=(race(5, 10.0), race(45, 21.1)))

    saturday = week.program.daily_program[5].workouts
    assert [workout.title for workout in saturday] == ["race in 5"]
    hard = [day.date for day, w in training(week.program) if is_hard_workout(w)]
    assert all((MONDAY + 5 * DAY - day).days >= 2 for day in hard)


def test_a_version_too_big_for_the_bounds_is_cut() -> None:
    first = written(BUILDING)
    doubled = tuple(
        replace(
            day,
            workouts=tuple(
                w
                if w.is_rest
                else replace(
                    w,
                    distance_km=(w.distance_km or 0) * 1.3,
                    planned_external=(w.planned_external or 0) * 1.3,
                )
                for w in day.workouts
            ),
        )
        for day in first.program.daily_program
    )

    week = again(replace(first.program, daily_program=doubled))

    assert open_load(week.facts, week.program) <= 1.05 * week.bounds.high_km + 1.0


def test_marks_of_the_athlete_stay_on_days_that_stay() -> None:
    first = written(BUILDING).program
    pinned = replace(first.daily_program[1].workouts[0], pinned=True)
    days = (first.daily_program[0], replace(first.daily_program[1], workouts=(pinned,)))

    week = again(replace(first, daily_program=(*days, *first.daily_program[2:])))

    assert week.program.daily_program[1].workouts == (pinned,)


def test_rest_days_of_the_version_in_force_stay_rest_days() -> None:
    first = written(BUILDING).program
    calm = replace(first.daily_program[5], workouts=(REST,))

    week = again(
        replace(first, daily_program=(*first.daily_program[:5], calm, first.daily_program[6]))
    )

    assert week.program.daily_program[5] == calm
    assert FREE.days.on(calm.date) > 0


def test_other_days_in_the_usual_week_move_the_training_and_raise_nothing() -> None:
    first = written(BUILDING)
    other = replace(FREE, days=Minutes(mon=90, fri=90, sat=120, sun=240))

    week = again(first.program, availability=other)

    days = {day.date.weekday() for day, _ in training(week.program)}
    assert days <= {0, 4, 5, 6}
    assert len(days) > 2
    before = open_load(first.facts, first.program)
    assert 0.8 * before < open_load(week.facts, week.program) <= before + 0.3


def test_more_days_in_the_usual_week_change_nothing_by_themselves() -> None:
    first = written(BUILDING)
    more = replace(FREE, days=replace(FREE.days, mon=90))

    week = again(first.program, availability=more)

    assert day_changes(first.program, week.program, MONDAY) == ()


def test_a_day_that_stays_keeps_the_load_it_was_forecast_with() -> None:
    program = written(BUILDING).program
    days = [
        replace(day, workouts=tuple(replace(w, planned_internal=77.0) for w in day.workouts))
        for day in program.daily_program
    ]

    week = again(replace(program, daily_program=tuple(days)))

    assert {w.planned_internal for _, w in training(week.program)} == {77.0}


@pytest.mark.parametrize("ahead", [20, 31, 45, 60, 83])
def test_a_race_that_moves_the_stages_leaves_the_days_as_they_may_stay(ahead: int) -> None:
    far = dossier(races=(race(104, 42.2),), activities=trained(16))
    first = written(far)

    near = far.with_(races=(race(ahead, 10.0), *far.races), programs=(first.program,))
    week = write_week(near, today=MONDAY, monday=MONDAY)

    assert week.error is None
    assert list(training(week.program))
    assert {day.stage for day in week.program.daily_program} >= {week.program.stage}
    assert not [rule for rule in week.rules if rule.verdict == "block"]


@pytest.mark.parametrize("today", [0, 1, 2])
def test_a_c_race_that_is_added_takes_the_place_of_a_hard_session(today: int) -> None:
    first = written(BUILDING)
    hard = [day.date for day, w in training(first.program) if is_hard_workout(w)]
    assert len(hard) == 2
    small = replace(race(6, 5.0), priority=Priority.C)
    one = BUILDING.with_(programs=(first.program,), races=(*BUILDING.races, small))
    now = MONDAY + today * DAY
    for day in first.program.daily_program[:today]:
        one = done(one, day.date, day.workouts)

    week = write_week(one, today=now, monday=MONDAY)

    left = [w for _, w in training(week.program) if is_hard_workout(w) and not is_race(w)]
    assert len(left) <= 1
    assert any(is_race(w) for w in week.program.daily_program[6].workouts)
