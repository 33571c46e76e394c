"""Wednesday: whether the rest of a week must change, and whose words are behind it."""

import pytest

from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.bounds import bounds
from coach.planning.changes import day_changes
from coach.planning.facts import facts
from coach.planning.midweek import AT_ONCE, may_press, must_change, quote, urgent
from coach.planning.week import write_week
from coach.program import Program
from coach.state import State, StateKind, Tier
from tests.coach.planning.athletes import DAY, MONDAY, dossier, run
from tests.coach.planning.weeks import done, written

TUESDAY, WEDNESDAY = MONDAY + DAY, MONDAY + 2 * DAY


def begun(**parts: object) -> tuple[Dossier, Program]:
    """A week in force, Monday and Tuesday done as they were planned."""
    one = dossier(**parts)
    program = written(one).program
    one = one.with_(programs=(program,))
    for day in program.daily_program[:2]:
        one = done(one, day.date, day.workouts)
    return one, program


def test_a_week_that_goes_as_planned_needs_no_change() -> None:
    one, program = begun()

    assert must_change(one, program, WEDNESDAY) is None
    assert not urgent(one, program, WEDNESDAY)


def test_pain_that_stops_must_change_it_and_says_so() -> None:
    one, program = begun()
    hurt = one.with_(observations=(Observation(date=TUESDAY, pain=7, note="knee"),))

    assert "pain 7" in (must_change(hurt, program, WEDNESDAY) or "")
    assert urgent(hurt, program, WEDNESDAY)


def test_pain_of_four_waits_for_nobody_but_changes_only_what_is_hard() -> None:
    one, program = begun()
    sore = one.with_(observations=(Observation(date=TUESDAY, pain=4),))

    after = write_week(sore, today=WEDNESDAY, monday=MONDAY).program

    for change in day_changes(program, after, WEDNESDAY):
        before = program.on(change.date)
        assert before is not None
        assert any(w.key or w.intensity != "Low" or w.steps for w in before.workouts)


def test_a_red_flag_is_urgent() -> None:
    one, program = begun()
    flagged = one.with_(states=(State(kind=StateKind.RED_FLAG, since=TUESDAY, tier=Tier.T1),))

    assert urgent(flagged, program, WEDNESDAY)


def test_days_without_rest_ask_for_it_the_day_they_are_too_many() -> None:
    one, program = begun()
    runs = tuple(run(WEDNESDAY - n * DAY, 6.0, hour=18) for n in range(1, 7))
    tired = one.with_(activities=tuple(sorted((*one.activities, *runs), key=lambda a: a.start)))

    assert urgent(tired, program, WEDNESDAY)
    assert "rest today" in (must_change(tired, program, WEDNESDAY) or "")


@pytest.mark.parametrize("by", [0.5, 1.0, 1.6, 2.2])
def test_past_days_stay_whatever_was_done_on_them(by: float) -> None:
    one = dossier()
    program = written(one).program
    one = one.with_(programs=(program,))
    for day in program.daily_program[:2]:
        one = done(one, day.date, day.workouts, by)

    after = write_week(one, today=WEDNESDAY, monday=MONDAY).program

    assert after.daily_program[:2] == program.daily_program[:2]


def test_the_words_are_those_that_tell_of_the_body_before_the_newest() -> None:
    one, program = begun()
    said = one.with_(
        observations=(
            Observation(date=MONDAY, energy=1, note="slept on the train"),
            Observation(date=TUESDAY, energy=4, note="sunny"),
        )
    )

    found = quote(said, program, WEDNESDAY)
    assert found is not None
    assert (found.day, found.words) == (MONDAY, "slept on the train")
    only = said.with_(observations=said.observations[1:])
    newest = quote(only, program, WEDNESDAY)
    assert newest is not None
    assert newest.words == "sunny"
    assert quote(one, program, WEDNESDAY) is None


def test_words_of_the_week_before_are_not_dug_up() -> None:
    one, program = begun()
    old = one.with_(observations=(Observation(date=MONDAY - 4 * DAY, pain=5, note="calf"),))

    assert quote(old, program, WEDNESDAY) is None


@pytest.mark.parametrize("days", range(7))
def test_what_the_records_rule_out_no_verdict_asks_for(days: int) -> None:
    """The short way to a no against the long one, from no training day in a row to six."""
    one, _ = begun()
    today = MONDAY + 5 * DAY
    kept = tuple(a for a in one.activities if a.day < today - days * DAY)
    streak = tuple(run(today - n * DAY, 8.0) for n in range(1, days + 1))
    one = one.with_(activities=(*kept, *streak))

    known = facts(one, today, MONDAY)
    asked = bounds(known).verdict.kind in AT_ONCE

    assert may_press(one, today) or not asked
