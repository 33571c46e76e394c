"""A day changed by hand: never more, never on days that are over, checked like any program."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.dossier import Dossier
from coach.planning.adjust import Adjusted, CannotAdjustError, easier, move, shorten, targets
from coach.planning.week import check_week
from coach.program import Program, WorkoutType
from tests.coach.planning.athletes import DAY, MONDAY, dossier, race
from tests.coach.planning.weeks import Case, cases, done, open_load, written

TUESDAY, SUNDAY = MONDAY + DAY, MONDAY + 6 * DAY


def begun(**parts: object) -> tuple[Dossier, Program]:
    one = dossier(**parts)
    program = written(one).program
    return one.with_(programs=(program,)), program


def long_day(program: Program) -> date:
    return next(
        d.date
        for d in program.daily_program
        if any(w.workout_type is WorkoutType.LONG for w in d.workouts)
    )


def test_less_time_keeps_the_kind_where_it_scales_and_says_what_it_gives_up() -> None:
    one, program = begun()

    found = shorten(one, MONDAY, SUNDAY, 0, 60.0)

    day = found.written.program.on(SUNDAY)
    assert day is not None
    assert day.workouts[0].duration_min <= 60
    assert "minutes less" in found.gives_up
    assert [d for d in found.written.program.daily_program if d.date != SUNDAY] == [
        d for d in program.daily_program if d.date != SUNDAY
    ]


def test_too_little_time_is_a_rest_and_nothing_is_made_up() -> None:
    one, _ = begun()

    found = shorten(one, MONDAY, TUESDAY, 0, 5.0)

    day = found.written.program.on(TUESDAY)
    assert day is not None
    assert day.workouts[0].is_rest
    assert "Nothing has to be made up" in found.gives_up


def test_more_time_is_no_shorter() -> None:
    one, _ = begun()

    with pytest.raises(CannotAdjustError, match="no longer"):
        shorten(one, MONDAY, TUESDAY, 0, 500.0)


def test_easier_takes_the_hard_part_first() -> None:
    one, program = begun()
    hard = next(d for d in program.daily_program if any(w.key for w in d.workouts))

    found = easier(one, MONDAY, hard.date, 0)

    day = found.written.program.on(hard.date)
    assert day is not None
    assert "hard part" in found.gives_up
    assert day.workouts[0].intensity == "Low"


def test_two_days_change_places() -> None:
    one, program = begun()
    free = [to for to, why in targets(one, MONDAY, TUESDAY) if why is None]
    assert free
    to = free[0]

    after = move(one, MONDAY, TUESDAY, to).written.program

    titles = {d.date: [w.title for w in d.workouts] for d in program.daily_program}
    moved = {d.date: [w.title for w in d.workouts] for d in after.daily_program}
    assert (moved[TUESDAY], moved[to]) == (titles[to], titles[TUESDAY])


def test_what_would_break_a_rule_is_refused_with_its_sentence() -> None:
    one, program = begun()

    ways = targets(one, MONDAY, long_day(program))

    assert any(why for _, why in ways), "a day without time, or beside a hard one"
    for to, why in ways:
        if why is not None:
            with pytest.raises(CannotAdjustError):
                move(one, MONDAY, long_day(program), to)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: shorten(one, TUESDAY + DAY, TUESDAY, 0, 20.0),
        lambda one: easier(one, TUESDAY + DAY, TUESDAY, 0),
        lambda one: move(one, TUESDAY + DAY, TUESDAY, SUNDAY),
        lambda one: move(one, TUESDAY + DAY, SUNDAY, TUESDAY),
    ],
)
def test_days_that_are_over_cannot_change(change: Callable[[Dossier], Adjusted]) -> None:
    one, _ = begun()

    with pytest.raises(CannotAdjustError, match=r"is over|stays as it was"):
        change(one)


def test_a_day_that_was_trained_cannot_change() -> None:
    one, program = begun()
    day = program.on(TUESDAY)
    assert day is not None
    trained = done(one, TUESDAY, day.workouts)

    with pytest.raises(CannotAdjustError):
        shorten(trained, TUESDAY, TUESDAY, 0, 20.0)
    with pytest.raises(CannotAdjustError):
        move(trained, TUESDAY, TUESDAY, SUNDAY)
    with pytest.raises(CannotAdjustError):
        move(trained, TUESDAY, SUNDAY, TUESDAY)


def test_what_was_left_out_stays_on_its_day() -> None:
    one, program = begun()
    days = tuple(
        replace(d, workouts=tuple(replace(w, done=False) for w in d.workouts))
        if d.date == TUESDAY
        else d
        for d in program.daily_program
    )
    one = one.with_(programs=(replace(program, daily_program=days),))

    with pytest.raises(CannotAdjustError, match="nothing planned to move"):
        move(one, TUESDAY, TUESDAY, TUESDAY + DAY)


def test_a_race_is_not_moved_shortened_or_eased() -> None:
    one, _ = begun(races=(race(6, 10.0),))

    with pytest.raises(CannotAdjustError, match="race"):
        shorten(one, MONDAY, SUNDAY, 0, 20.0)
    with pytest.raises(CannotAdjustError, match="race"):
        easier(one, MONDAY, SUNDAY, 0)
    for day, to in ((SUNDAY, TUESDAY), (TUESDAY, SUNDAY)):
        with pytest.raises(CannotAdjustError, match="race"):
            move(one, MONDAY, day, to)


def test_without_a_program_there_is_nothing_to_change() -> None:
    with pytest.raises(CannotAdjustError, match="no program"):
        easier(dossier(), MONDAY, TUESDAY, 0)


Change = Callable[[Dossier, date, date], Adjusted]

CHANGES: tuple[Change, ...] = (
    lambda one, today, day: shorten(one, today, day, 0, 15.0),
    lambda one, today, day: shorten(one, today, day, 0, 35.0),
    lambda one, today, day: easier(one, today, day, 0),
    lambda one, today, day: move(one, today, day, day + DAY),
    lambda one, today, day: move(one, today, day, day - 2 * DAY),
)


@given(
    seed=st.integers(0, 4000),
    day=st.integers(0, 6),
    ways=st.lists(st.sampled_from(range(len(CHANGES))), min_size=1, max_size=3),
)
@settings(max_examples=10, deadline=None)
def test_whoever_changes_what_no_change_raises_load_or_breaks_what_held(
    seed: int, day: int, ways: list[int]
) -> None:
    (case,) = cases(1, seed)
    week = case.write()
    on = case.monday + day * DAY
    one = case.dossier.with_(programs=(*case.dossier.programs, week.program))
    current = week.program
    for way in ways:
        try:
            found = CHANGES[way](one, case.today, on)
        except CannotAdjustError:
            continue
        after = found.written.program
        _holds(case, one, current, after)
        one = one.with_(programs=(*one.programs, after))
        current = after


def _holds(case: Case, one: Dossier, before: Program, after: Program) -> None:
    known = case.write().facts
    assert open_load(known, after) <= open_load(known, before) + 0.1
    for old, new in zip(before.daily_program, after.daily_program, strict=True):
        if not known.on(old.date).open:
            assert old == new
    had = {(r.id, r.day) for r in check_week(one, today=case.today, program=before) if _blocks(r)}
    has = {(r.id, r.day) for r in check_week(one, today=case.today, program=after) if _blocks(r)}
    assert has <= had


def _blocks(rule: object) -> bool:
    return getattr(rule, "verdict", None) == "block"
