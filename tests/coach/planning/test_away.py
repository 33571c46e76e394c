"""A day that is lost stays lost: no other day of the week in force gets longer for it."""

from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.availability import DatedException
from coach.planning.dayfacts import minutes_on
from coach.planning.week import write_week
from coach.program import Program, monday_of
from tests.athletes import random_dossier
from tests.coach.planning.athletes import DAY, MONDAY, dossier

ROUNDING_KM = 0.3


def loads(program: Program) -> list[float]:
    return [sum(w.planned_external or 0.0 for w in day.workouts) for day in program.daily_program]


@given(seed=st.integers(0, 5000), lost=st.integers(0, 6))
@settings(max_examples=15, deadline=None)
def test_load_of_a_day_away_is_not_moved_to_another_day(seed: int, lost: int) -> None:
    one, today = random_dossier(seed)
    monday = monday_of(today) + timedelta(days=7)
    one = one.with_(exceptions=())
    was = write_week(one, today=today, monday=monday).program
    day = was.daily_program[lost]
    assume(any(not workout.is_rest for workout in day.workouts))
    away = DatedException(from_=day.date, to=day.date, minutes=0)

    now = write_week(
        one.with_(programs=(*one.programs, was), exceptions=(away,)), today=today, monday=monday
    ).program

    pairs = zip(loads(was), loads(now), strict=True)
    assert all(after <= before + ROUNDING_KM for before, after in pairs)


def test_less_time_opens_no_day_that_is_closed() -> None:
    week = DatedException(from_=MONDAY, to=MONDAY + 6 * DAY, kind="less", minutes=30)
    one = dossier(exceptions=(week,))

    minutes = [minutes_on(one, MONDAY + n * DAY) for n in range(7)]

    assert minutes == [0, 30, 30, 30, 0, 30, 30]


def test_more_time_that_was_asked_for_does() -> None:
    more = DatedException(from_=MONDAY, to=MONDAY, kind="more", minutes=45)

    assert minutes_on(dossier(exceptions=(more,)), MONDAY) == 45
