"""Several bad answers at once: nothing hard that day and the next, and nothing else changes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.dossier import Dossier
from coach.journal import Observation
from coach.planning.efforts import is_hard_workout
from coach.planning.midweek import may_press, must_change, urgent
from coach.planning.rules.verdicts import Outcome
from coach.planning.signs import Sign
from coach.planning.week import Written, check_week, write_week
from coach.planning.worn import worn
from tests.coach.planning.athletes import DAY, MONDAY, dossier
from tests.coach.planning.weeks import open_load, training

BAD = {"energy": 1, "sleep": 1, "soreness": 9}


def said(day: date, **answers: int) -> Observation:
    return Observation(date=day, **answers)  # type: ignore[arg-type]


def telling(*seen: Observation) -> Dossier:
    return dossier(observations=tuple(sorted(seen, key=lambda one: one.date)))


def hard_days(week: Written) -> list[date]:
    return [day.date for day, workout in training(week.program) if is_hard_workout(workout)]


def test_three_bad_answers_on_one_day_are_worn() -> None:
    found = worn(telling(said(MONDAY, **BAD)), MONDAY)

    assert found is not None
    assert (found.on, found.until) == (MONDAY, MONDAY + DAY)
    assert set(found.signs) == {Sign.ENERGY, Sign.SLEEP, Sign.SORENESS}
    assert found.sentence == (
        "Little energy, sore legs and poor sleep at once: easy and short until Tuesday."
    )


def test_two_on_two_days_running_are_worn_and_two_on_one_day_are_not() -> None:
    two = (said(MONDAY - DAY, energy=2, sleep=2), said(MONDAY, energy=1, soreness=7))

    assert worn(telling(*two), MONDAY) is not None
    assert worn(telling(two[1]), MONDAY) is None
    assert worn(telling(said(MONDAY - 2 * DAY, energy=1, sleep=1), two[1]), MONDAY) is None


def test_yesterdays_answers_hold_today_and_those_of_the_day_before_do_not() -> None:
    one = telling(said(MONDAY, **BAD))

    assert worn(one, MONDAY + DAY) is not None
    assert worn(one, MONDAY + 2 * DAY) is None


def test_intervals_tomorrow_do_not_stand_after_such_an_evening() -> None:
    """The week has its hard day; told the evening before, it gives way and comes back easy."""
    one = dossier()
    week = write_week(one, today=MONDAY, monday=MONDAY)
    hard = hard_days(week)[0]
    eve = hard - DAY
    told = one.with_(programs=(week.program,), observations=(said(eve, **BAD),))
    rules = check_week(told, today=eve, program=week.program)

    assert any(r.id == "R09" and r.verdict is Outcome.BLOCK and r.day == hard for r in rules)
    assert must_change(told, week.program, eve) is not None
    assert may_press(told, eve)
    assert urgent(told, week.program, eve)

    after = write_week(told, today=eve, monday=MONDAY)

    assert hard not in hard_days(after)
    assert open_load(after.facts, after.program) <= open_load(after.facts, week.program) + 0.05
    assert any(r.rule == "R09" and "poor sleep" in r.text for r in after.program.reasons)
    assert not any(r.verdict is Outcome.BLOCK for r in after.rules)


def test_nothing_presses_where_the_next_days_are_easy_anyway() -> None:
    one = dossier()
    week = write_week(one, today=MONDAY, monday=MONDAY)
    calm = next(
        day.date
        for day, after in zip(
            week.program.daily_program, week.program.daily_program[1:], strict=False
        )
        if not any(w.duration_min > 60 or is_hard_workout(w) for w in day.workouts)
        and not any(w.duration_min > 60 or is_hard_workout(w) for w in after.workouts)
    )
    told = one.with_(programs=(week.program,), observations=(said(calm, **BAD),))

    assert not urgent(told, week.program, calm)


@settings(max_examples=25, deadline=None)
@given(
    energy=st.integers(1, 5),
    sleep=st.integers(1, 5),
    soreness=st.integers(0, 10),
    before=st.booleans(),
)
def test_answers_never_make_a_week_bigger(
    energy: int, sleep: int, soreness: int, *, before: bool
) -> None:
    answers = {"energy": energy, "sleep": sleep, "soreness": soreness}
    days = (MONDAY - DAY, MONDAY) if before else (MONDAY,)
    plain = write_week(dossier(), today=MONDAY, monday=MONDAY)
    told = write_week(telling(*(said(d, **answers) for d in days)), today=MONDAY, monday=MONDAY)

    assert told.bounds.high_km <= plain.bounds.high_km + 1e-9
    assert len(hard_days(told)) <= len(hard_days(plain))
    assert not any(r.verdict is Outcome.BLOCK for r in told.rules)


@pytest.mark.parametrize("answers", [{"energy": 2}, {"sleep": 1, "soreness": 6}, {"soreness": 10}])
def test_one_or_two_signs_alone_stay_what_confirms_a_ratio(answers: dict[str, int]) -> None:
    assert worn(telling(said(MONDAY, **answers)), MONDAY) is None
