"""What holds for every week the planner writes, whoever it is for."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from coach.activity import RUNS
from coach.availability import Availability, FixedSession, Minutes, Weekday
from coach.document import encode
from coach.planning.efforts import is_hard_workout, is_long_workout
from coach.planning.planner import days_of, plan, settled
from coach.planning.week import Wishes, Written, write_week
from coach.program import Day, Program, WorkoutType
from tests.coach.planning.athletes import FREE, MONDAY, dossier
from tests.coach.planning.weeks import Case, cases, open_load, training, written

COUNT = 150
ROUNDING_KM = 0.06
"""Of one printed distance."""


@pytest.fixture(scope="module")
def weeks() -> list[tuple[Case, Written]]:
    return [(case, case.write()) for case in cases(COUNT)]


def open_days(week: Written) -> list[Day]:
    return [day for day in week.program.daily_program if week.facts.on(day.date).open]


def fixed_titles(case: Case) -> set[str]:
    availability = case.dossier.availability
    return {s.type for s in availability.fixed} if availability is not None else set()


def test_a_week_has_seven_days_and_each_open_one_says_what_it_holds(
    weeks: list[tuple[Case, Written]],
) -> None:
    for case, week in weeks:
        days = week.program.daily_program
        assert [day.date for day in days] == [case.monday + timedelta(days=n) for n in range(7)]
        assert all(day.day == f"{day.date:%A}" for day in days)
        for day in open_days(week):
            rests = [workout.is_rest for workout in day.workouts]
            assert rests == [True] or (rests and not any(rests)), (case.seed, day.date)


def test_days_that_are_over_hold_what_the_coach_knew_of_them(
    weeks: list[tuple[Case, Written]],
) -> None:
    for case, week in weeks:
        for day in week.program.daily_program:
            if not week.facts.on(day.date).open:
                assert day.past, (case.seed, day.date)
                assert day.workouts == (), (case.seed, day.date)


def test_no_day_and_no_week_holds_more_minutes_than_are_free(
    weeks: list[tuple[Case, Written]],
) -> None:
    for case, week in weeks:
        spent: dict[date, float] = {}
        for day, workout in training(week.program):
            spent[day.date] = spent.get(day.date, 0.0) + workout.duration_min
        for bound in week.bounds.days:
            assert spent.get(bound.date, 0.0) <= bound.minutes, (case.seed, bound.date)
        assert sum(spent.values()) <= week.bounds.minutes_high + 1e-6, case.seed


def test_a_week_stays_under_the_load_it_may_hold(weeks: list[tuple[Case, Written]]) -> None:
    for case, week in weeks:
        workouts = [w for _, w in training(week.program)]
        if any(w.title in fixed_titles(case) and w.code is None for w in workouts):
            continue  # weekly sessions may go up to what the rules block
        room = week.bounds.high_km - week.bounds.done_km + ROUNDING_KM * len(workouts)
        assert open_load(week.facts, week.program) <= room, case.seed


def test_nothing_is_planned_that_health_forbids(weeks: list[tuple[Case, Written]]) -> None:
    for case, week in weeks:
        for day, workout in training(week.program):
            bound = week.bounds.days[(day.date - case.monday).days]
            assert not bound.rest, (case.seed, day.date)
            assert bound.running or workout.sport not in RUNS, (case.seed, workout.title)
            assert bound.sports is None or workout.sport in bound.sports, case.seed
            assert bound.rpe is None or (workout.target.rpe or 0) <= bound.rpe, case.seed
            assert bound.hard or not is_hard_workout(workout), (case.seed, workout.title)


def test_no_run_is_longer_than_the_body_is_ready_for(
    weeks: list[tuple[Case, Written]],
) -> None:
    for case, week in weeks:
        for day, workout in training(week.program):
            bound = week.bounds.days[(day.date - case.monday).days]
            if workout.sport in RUNS and bound.longest_km is not None:
                assert (workout.distance_km or 0.0) <= bound.longest_km, (case.seed, day.date)


def test_hard_and_long_sessions_keep_their_distance(weeks: list[tuple[Case, Written]]) -> None:
    for case, week in weeks:
        apart = 3 if week.facts.body.limits.older else 2
        hard = {day.date for day, w in training(week.program) if is_hard_workout(w)}
        long = {day.date for day, w in training(week.program) if is_long_workout(w)}
        for one, other in combinations(sorted(hard | long), 2):
            easy_pair = week.bounds.second_long_km > 0 and not {one, other} & hard
            assert easy_pair or (other - one).days >= apart, (case.seed, one, other)


def test_no_more_hard_sessions_than_the_bounds_ask_for(
    weeks: list[tuple[Case, Written]],
) -> None:
    for case, week in weeks:
        hard = [w for _, w in training(week.program) if is_hard_workout(w)]
        own = [w for w in hard if w.code is not None]
        assert len(own) <= week.bounds.hard, case.seed


def test_a_week_keeps_its_rest_days_and_no_streak_lasts_too_long(
    weeks: list[tuple[Case, Written]],
) -> None:
    for case, week in weeks:
        trained = {day.date for day, _ in training(week.program)}
        if not trained:
            continue
        before = {d.date for d in week.facts.days if not d.open and d.load.loaded}
        raced = {d.date for d in week.facts.open_days if d.races}
        assert 7 - len(trained | before | raced) >= week.facts.rest_days, case.seed
        streak = week.facts.streak
        for day in week.facts.open_days:
            streak = streak + 1 if day.date in trained | raced else 0
            assert streak <= 6 or day.date not in trained, case.seed


def test_every_race_that_stays_is_in_the_week_and_no_other(
    weeks: list[tuple[Case, Written]],
) -> None:
    for case, week in weeks:
        for day in open_days(week):
            names = [w.title for w in day.workouts if w.workout_type is WorkoutType.RACE]
            assert names == [race.name for race in week.facts.on(day.date).races], case.seed


def test_totals_are_the_sums_of_the_printed_days(weeks: list[tuple[Case, Written]]) -> None:
    for case, week in weeks:
        workouts = [w for day in week.program.daily_program for w in day.workouts]
        totals = week.program.predicted_metrics
        km = sum(w.distance_km or 0.0 for w in workouts)
        assert totals.total_distance_km == pytest.approx(km, abs=0.051), case.seed
        assert totals.total_minutes == pytest.approx(sum(w.duration_min for w in workouts))
        assert totals.total_ascent_m == pytest.approx(sum(w.ascent_m or 0.0 for w in workouts))


def test_a_week_reaches_its_load_where_days_and_minutes_allow() -> None:
    week = written(dossier())

    assert open_load(week.facts, week.program) >= 0.95 * week.bounds.target_km


def test_no_rule_blocks_what_the_planner_delivers(weeks: list[tuple[Case, Written]]) -> None:
    blocked = [
        (case.seed, rule.id, rule.text)
        for case, week in weeks
        for rule in week.rules
        if rule.verdict == "block"
    ]

    assert blocked == []


def test_the_same_bounds_give_the_same_week() -> None:
    for case in cases(20):
        assert encode(case.write().program) == encode(case.write().program), case.seed


def test_a_week_in_force_comes_back_as_it_is() -> None:
    one = dossier()
    first = written(one).program

    again = written(one.with_(programs=(first,))).program

    assert again.daily_program == first.daily_program


def test_days_already_done_stay_as_they_are_in_the_version_in_force() -> None:
    one = dossier()
    first = written(one).program
    wednesday = MONDAY + timedelta(days=2)

    again = write_week(
        one.with_(programs=(first,)), today=wednesday, monday=MONDAY, wishes=Wishes(tired=True)
    ).program

    assert again.daily_program[:2] == first.daily_program[:2]
    assert not again.daily_program[1].past


def test_a_skipped_day_is_not_made_up_for() -> None:
    one = dossier()
    first = written(one).program
    tuesday = MONDAY + timedelta(days=1)
    skipped = _marked(first.daily_program[1], done=False)
    days = (first.daily_program[0], skipped, *first.daily_program[2:])
    kept = one.with_(programs=(_with(first, days),))

    again = write_week(kept, today=tuesday, monday=MONDAY, wishes=Wishes(text="another one"))

    assert again.program.daily_program[1] == skipped
    assert settled(again.facts, again.facts.on(tuesday))
    before = sum(w.planned_external or 0 for d in first.daily_program[2:] for w in d.workouts)
    after = sum(
        w.planned_external or 0 for d in again.program.daily_program[2:] for w in d.workouts
    )
    assert after <= before + ROUNDING_KM


def test_a_weekly_session_stands_and_the_rest_is_built_around_it() -> None:
    club = FixedSession(day=Weekday.THU, minutes=60, type="Intervals")
    one = dossier(availability=_with_fixed(club))

    week = written(one)

    thursday = week.program.daily_program[3].workouts[0]
    assert (thursday.workout_type, thursday.duration_min) == (WorkoutType.INTERVALS, 60.0)
    assert week.error is None
    hard = [day.date for day, w in training(week.program) if is_hard_workout(w)]
    assert hard == [MONDAY + timedelta(days=3)]


def test_a_bare_week_leaves_weekly_sessions_out() -> None:
    club = FixedSession(day=Weekday.THU, minutes=60, type="Intervals")
    week = written(dossier(availability=_with_fixed(club)))

    bare = days_of(plan(week.facts, week.bounds, bare=True))

    assert not any(w.title == "Intervals" and w.code is None for d in bare for w in d.workouts)


def test_nobody_free_all_week_rests_all_week_and_is_told_so() -> None:
    week = written(dossier(availability=_minutes(Minutes())))

    assert all(day.workouts[0].is_rest for day in week.program.daily_program)
    assert week.program.week_summary
    assert week.error is None


def test_somebody_nobody_knows_starts_with_three_short_run_walks() -> None:
    week = written(dossier(activities=(), availability=None))

    runs = [workout for _, workout in training(week.program)]
    assert len(runs) == 3
    assert all(20 <= workout.duration_min <= 30 for workout in runs)
    assert all((workout.distance_km or 0) <= 5 for workout in runs)
    assert sum(workout.distance_km or 0 for workout in runs) <= 12
    assert {workout.code for workout in runs} <= {"RW1", "RW2"}


def _with(program: Program, days: tuple[Day, ...]) -> Program:

    return replace(program, daily_program=days)


def _marked(day: Day, *, done: bool) -> Day:

    return replace(day, workouts=tuple(replace(w, done=done) for w in day.workouts))


def _with_fixed(*sessions: FixedSession) -> Availability:

    return replace(FREE, fixed=sessions)


def _minutes(days: Minutes) -> Availability:

    return replace(FREE, days=days)
