"""A week made of choices: as good as the planner's where the planner's is chosen."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.availability import Weekday
from coach.planning.changes import differ
from coach.planning.chosen import preview, settle
from coach.planning.library import Role
from coach.planning.offer import Offer
from coach.planning.picks import Choice
from coach.planning.session import load_km
from coach.program import Day, WorkoutType
from tests.coach.planning.athletes import FREE, dossier, race, trained
from tests.coach.planning.choosing import an_offer, as_planned, in_whole_minutes, offered
from tests.coach.planning.weeks import cases

WEEK = an_offer()
FULL = an_offer(dossier(races=(race(70, 21.1),), availability=replace(FREE, strength_hours=0.75)))


def load(found: Offer, days: tuple[Day, ...]) -> float:
    dates = {day.bounds.date for day in found.days}
    return sum(
        load_km(found.known.athlete.sport, workout)
        for day in days
        for workout in day.workouts
        if day.date in dates and workout.workout_type is not WorkoutType.RACE
    )


def test_the_planners_choice_makes_the_planners_week() -> None:
    count = 0
    for case in cases(60):
        found = offered(case.write())
        if not found.days or not in_whole_minutes(found):
            continue
        made = settle(found, as_planned(found))
        assert (made.slips, made.faults) == ([], []), case.seed
        assert not any(
            differ(before, after)
            for before, after in zip(found.planned.daily_program, made.days, strict=True)
        ), case.seed
        count += 1
    assert count > 15


def test_days_that_are_not_on_offer_stay_the_planners() -> None:
    choices = {day: Choice(code="E1", minutes=45) for day in Weekday}
    offered_dates = {day.bounds.date for day in WEEK.days}
    for day in settle(WEEK, choices).days:
        if day.date not in offered_dates:
            assert day == WEEK.planned.on(day.date)


def test_a_day_nothing_is_said_about_rests() -> None:
    made = settle(WEEK, {})
    for day in WEEK.days:
        found = made.days[day.bounds.date.weekday()]
        assert all(workout.is_rest for workout in found.workouts)


def test_a_week_of_rest_is_less_than_it_should_hold() -> None:
    assert [fault.id for fault in settle(WEEK, {}).faults] == ["LOAD"]


def test_a_little_too_much_is_taken_off_the_easy_days() -> None:
    minutes = next(n for n in range(40, 86) if settle(WEEK, evenly(n)).slips)
    made = settle(WEEK, evenly(minutes))
    assert made.faults == []
    assert load(WEEK, made.days) <= WEEK.ceiling_km + 0.16


def test_far_too_much_is_a_fault() -> None:
    made = settle(WEEK, evenly(85))
    assert "LOAD" in [fault.id for fault in made.faults]


def evenly(minutes: int) -> dict[Weekday, Choice]:
    return {day.bounds.weekday: Choice(code="E2", minutes=minutes) for day in WEEK.days}


def test_too_many_hard_sessions_break_r11() -> None:
    hard = {
        day.bounds.weekday: Choice(code=option.template.code, minutes=option.low)
        for day in FULL.days
        for option in day.options
        if option.role is Role.HARD
    }
    assert len(hard) > FULL.bounds.hard
    assert "R11" in [fault.id for fault in settle(FULL, hard).faults]


def test_two_long_runs_are_one_too_many() -> None:
    long = {
        day.bounds.weekday: Choice(code=option.template.code, minutes=option.low)
        for day in FULL.days
        for option in day.options
        if option.role is Role.LONG
    }
    assert len(long) > 1
    assert "LONG" in [fault.id for fault in settle(FULL, long).faults]


def test_two_runs_on_one_day_are_one_too_many() -> None:
    day = FULL.days[0]
    codes = [o.template.code for o in day.options if o.role is Role.EASY][:2]
    twice = Choice(code=codes[0], minutes=40, code2=codes[1], minutes2=40)
    assert "TWO" in [f.id for f in settle(FULL, {day.bounds.weekday: twice}).faults]


def test_what_is_written_so_far_can_be_shown() -> None:
    days = preview(WEEK, {Weekday.TUE: Choice(code="E1", minutes=45)})
    assert [w.code for w in days[1].workouts] == ["E1"]
    assert len(days) == 7


def test_the_weeks_climb_is_shared_out() -> None:
    runs = tuple(replace(a, ascent_m=200.0) for a in trained(10))
    found = an_offer(dossier(activities=runs, races=(race(50, 21.1, ascent_m=900.0),)))
    made = settle(found, as_planned(found))
    assert sum(w.ascent_m or 0 for day in made.days for w in day.workouts) > 0


codes = st.sampled_from(
    ["rest", "keep", "", "<b>x</b>", "E1", "E2", "L1", "L2", "T1", "T2", "V1", "S2", "ST1", "W5"]
)
choices = st.builds(
    Choice,
    code=codes,
    minutes=st.integers(0, 400),
    code2=codes,
    minutes2=st.integers(0, 400),
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(list(Weekday)), choices))
def test_whatever_is_chosen_stays_in_time_and_on_offer(
    chosen: dict[Weekday, Choice],
) -> None:
    for day in settle(FULL, chosen).days:
        open_ = next((d for d in FULL.days if d.bounds.date == day.date), None)
        if open_ is None:
            continue
        assert sum(w.duration_min for w in day.workouts) <= open_.bounds.minutes
        for workout in day.workouts:
            assert workout.is_rest or open_.option(workout.code or "") is not None
