"""Only the body's reasons and repeated misses change the next week."""

from dataclasses import replace

import pytest

from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.setbacks import setback
from coach.program import Program
from tests.coach.planning.athletes import DAY, MONDAY, dossier, program, trained
from tests.coach.planning.weeks import open_load, written

WEEK = 7 * DAY


def skipped(week: Program, reason: str | None, most: int = 9) -> Program:
    """The first sessions of a week marked as skipped."""
    days = []
    for day in week.daily_program:
        workouts = day.workouts
        if workouts and most:
            most -= 1
            workouts = tuple(replace(w, done=False, skipped_because=reason) for w in workouts)
        days.append(replace(day, workouts=workouts))
    return replace(week, daily_program=tuple(days))


def after(*weeks: Program, **more: object) -> Dossier:
    return dossier(programs=weeks, **more)


BEFORE = program(MONDAY - WEEK, {1: 8.0, 3: 8.0, 5: 8.0, 6: 16.0})
EARLIER = replace(
    BEFORE,
    week_start_date=MONDAY - 2 * WEEK,
    daily_program=tuple(replace(d, date=d.date - WEEK) for d in BEFORE.daily_program),
)


@pytest.mark.parametrize("reason", [None, "life", "weather", "plan"])
def test_a_session_missed_for_other_reasons_changes_nothing(reason: str | None) -> None:
    one = after(skipped(BEFORE, reason, 1))

    assert setback(one, MONDAY) is None
    assert open_load(written(one).facts, written(one).program) == pytest.approx(
        open_load(written(after(BEFORE)).facts, written(after(BEFORE)).program)
    )


def test_a_body_that_said_no_makes_the_next_week_smaller_and_easy_at_first() -> None:
    usual, one = after(BEFORE), after(skipped(BEFORE, "physical", 1))

    week = written(one)

    assert open_load(week.facts, week.program) < 0.9 * open_load(
        written(usual).facts, written(usual).program
    )
    assert all(day >= MONDAY + 3 * DAY for day in week.bounds.hard_days)
    assert any("Your body said no to Tuesday" in r.text for r in week.program.reasons)
    assert not [rule for rule in week.rules if rule.verdict == "block"]


def test_it_is_taken_off_once_however_often_the_week_is_looked_at() -> None:
    one = after(skipped(BEFORE, "physical", 1))
    first = written(one)
    again = written(one.with_(programs=(*one.programs, first.program)), MONDAY)

    assert open_load(again.facts, again.program) == pytest.approx(
        open_load(first.facts, first.program), abs=0.5
    )


def test_a_way_back_that_holds_less_already_is_not_made_smaller_still() -> None:
    acts = tuple(a for a in trained(10) if a.day < MONDAY - 9 * DAY)
    plain, refused = (
        written(after(week, activities=acts)) for week in (BEFORE, skipped(BEFORE, "physical", 1))
    )

    assert plain.facts.body.way_back is not None
    assert refused.bounds.target_km == pytest.approx(plain.bounds.target_km)


def test_two_weeks_of_misses_are_a_habit_one_is_not() -> None:
    half = (skipped(EARLIER, "life", 2), skipped(BEFORE, "life", 2))

    assert setback(after(EARLIER, half[1]), MONDAY) is None
    found = setback(after(*half), MONDAY)
    assert found is not None
    assert not found.physical


def test_silence_is_no_miss_and_a_rest_that_was_told_is_one() -> None:
    days = (MONDAY - WEEK + DAY, MONDAY - WEEK + 3 * DAY)
    rest = [Observation(date=d - w, rest_day=True) for w in (WEEK, 0 * DAY) for d in days]

    assert setback(after(EARLIER, BEFORE, activities=()), MONDAY) is None
    assert setback(after(EARLIER, BEFORE, activities=(), observations=tuple(rest)), MONDAY)
