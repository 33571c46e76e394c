"""What the planner writes is not held up by rules that do not speak of it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.availability import FixedSession, Weekday
from coach.planning.planner import REST
from coach.planning.rules.validator import check
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.planning.week import Written, check_week, write_week
from coach.program import Program
from tests.coach.planning.athletes import FREE, MONDAY, dossier, easy, race, run, trained
from tests.coach.planning.weeks import cases, done, written

DAY = timedelta(days=1)


def blocks(rules: tuple[RuleVerdict, ...]) -> set[str]:
    return {rule.id for rule in rules if rule.verdict is Outcome.BLOCK}


def of(week: Written, program: Program) -> set[str]:
    return blocks(check(week.facts, program, week.bounds))


def saying(week: Written, text: str) -> Program:
    """The week with one run described in other words."""
    days = list(week.program.daily_program)
    place = next(n for n, day in enumerate(days) if day.workouts[0].code is not None)
    first, *rest = days[place].workouts
    days[place] = replace(days[place], workouts=(replace(first, description=text), *rest))
    return replace(week.program, daily_program=tuple(days))


def test_no_rule_blocks_any_first_plan_for_its_words_or_its_shape() -> None:
    for case in cases(60):
        held = blocks(case.write().rules)
        assert not held & {"R01", "R22", "R23", "R24", "R25", "R29"}, case.seed


def test_lengths_of_neighbouring_steps_may_be_said_as_one() -> None:
    week = written(dossier())
    plain = next(
        workout
        for day in week.program.daily_program
        for workout in day.workouts
        if workout.code is not None
    )
    together = sum(step.minutes or 0.0 for step in plain.steps[:2])

    assert of(week, saying(week, f"{together:g} min easy")) == set()
    assert of(week, saying(week, f"{together + 1:g} min easy")) == {"R23"}


def test_hours_and_minutes_are_one_length() -> None:
    week = written(dossier(activities=trained(16, {1: 12.0, 3: 12.0, 5: 12.0, 6: 26.0})))
    sunday = week.program.daily_program[6].workouts[0]
    hours, minutes = divmod(int(sunday.duration_min), 60)
    days = list(week.program.daily_program)
    text = f"{hours} h {minutes} min in all"
    days[6] = replace(days[6], workouts=(replace(sunday, description=text),))

    assert hours >= 2
    assert of(week, replace(week.program, daily_program=tuple(days))) == set()


@pytest.mark.parametrize("kind", ["spin class", "Easy Run", "Strength", "swim squad"])
def test_a_weekly_session_is_known_by_its_kind_whatever_it_is_called(kind: str) -> None:
    club = replace(FREE, fixed=(FixedSession(day=Weekday.THU, minutes=45, type=kind),))
    week = written(dossier(availability=club))
    days = list(week.program.daily_program)
    days[3] = replace(days[3], workouts=(REST,))

    assert blocks(week.rules) == set()
    assert "R22" in of(week, replace(week.program, daily_program=tuple(days)))


def test_planned_days_before_the_week_are_no_rest() -> None:
    one = dossier(races=(race(80, 21.1),), activities=trained(16))
    one = one.with_(programs=(written(one).program,))
    later = write_week(one, today=MONDAY, monday=MONDAY + 14 * DAY).program

    for n in range(2):
        monday = MONDAY + n * 7 * DAY
        program = write_week(one, today=monday, monday=monday).program
        one = one.with_(programs=(*one.programs, program))
        for day in program.daily_program:
            one = done(one, day.date, day.workouts)

    on_its_day = blocks(check_week(one, today=MONDAY + 14 * DAY, program=later))
    assert "R08" not in on_its_day
    assert later.predicted_metrics.total_distance_km > 35


def test_what_is_done_before_a_race_blocks_nothing_that_comes_after_it() -> None:
    one = dossier(races=(race(1, 5.0),), activities=trained(16))
    behind = tuple(run(MONDAY - n * DAY, 20.0) for n in range(4))
    week = written(one.with_(activities=(*one.activities, *behind)), MONDAY + DAY)
    days = list(week.program.daily_program)
    days[6] = replace(days[6], workouts=(easy(3.0),))

    rules = check(week.facts, replace(week.program, daily_program=tuple(days)), week.bounds)

    (taper,) = (rule for rule in rules if rule.id == "R17")
    assert taper.value is not None
    assert taper.value > 0.8
    assert taper.verdict is Outcome.WARN
