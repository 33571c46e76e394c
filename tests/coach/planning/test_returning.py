"""The table of science §4.6 after days off."""

from dataclasses import replace
from datetime import date

import pytest

from coach.planning.returning import Break, breaks
from tests.cases import each
from tests.coach.planning.athletes import DAY, MONDAY, WEEK


def off(days: int, *, back_on: date = MONDAY) -> Break:
    return Break(
        last_day=back_on - (days + 1) * DAY, back_on=back_on, weekly_km=40.0, longest_km=20.0
    )


@each(
    "days, shares",
    [
        (5, ()),
        (6, (0.75,)),
        (13, (0.75,)),
        (14, (0.50, 0.75)),
        (27, (0.50, 0.75)),
        (28, (0.33, 0.50, 0.75)),
        (55, (0.33, 0.50, 0.75)),
        (56, (0.33, 0.33, 0.50, 0.50, 0.75, 0.75)),
        (300, (0.33, 0.33, 0.50, 0.50, 0.75, 0.75)),
    ],
)
def test_the_longer_the_break_the_longer_the_way_back(
    days: int, shares: tuple[float, ...]
) -> None:
    way = off(days)

    assert way.days_off == days
    assert way.shares == shares
    loads = [way.load(MONDAY + n * WEEK) for n in range(len(shares) + 1)]
    assert loads == [*(share * 40.0 for share in shares), None]


def test_the_longest_run_begins_at_half_and_grows_by_a_seventh_at_most() -> None:
    way = off(30)

    assert way.longest(MONDAY) == pytest.approx(10.0)
    assert way.longest(MONDAY + WEEK) == pytest.approx(11.5)
    assert way.longest(MONDAY + 3 * WEEK) is None


def test_a_step_is_earned_by_the_one_before_it() -> None:
    fourth = MONDAY + 4 * WEEK
    way = replace(off(60), seen=fourth, done_km=10.0, done_run_km=5.0)

    assert way.load(fourth) == pytest.approx(16.0)  # by the table it would be thirty
    assert way.load(fourth + WEEK) == pytest.approx(25.6)  # if that one is done
    assert way.longest(fourth) == pytest.approx(10.0)
    assert replace(way, done_km=20.0).load(fourth) == 30.0
    assert replace(way, done_km=0.0).load(fourth) == pytest.approx(0.33 * 40.0)
    assert "at most 40% of what" in way.cap(fourth).reasons[0].text


def test_after_eight_weeks_off_no_run_of_the_first_week_is_longer_than_an_hour() -> None:
    assert off(56).cap(MONDAY).run_minutes == 60
    assert off(56).cap(MONDAY + WEEK).run_minutes is None
    assert off(55).cap(MONDAY).run_minutes is None


def test_nothing_is_hard_until_the_table_ends() -> None:
    way = off(14)

    assert not way.cap(MONDAY + WEEK).hard
    assert way.cap(MONDAY + 2 * WEEK).hard
    assert way.cap(MONDAY).reasons[0].rule == "R28"


@pytest.mark.parametrize(("weekday", "next_week"), [(0, None), (1, None), (2, 0), (6, 0)])
def test_back_in_mid_week_the_first_week_of_the_table_counts_again(
    weekday: int, next_week: int | None
) -> None:
    way = off(8, back_on=MONDAY + weekday * DAY)

    assert way.week(MONDAY) == 0
    assert way.week(MONDAY + WEEK) == next_week


def test_before_the_return_there_is_no_way_back_yet() -> None:
    assert off(8, back_on=MONDAY + WEEK).week(MONDAY) is None


def daily(first: date, last: date) -> list[date]:
    return [first + n * DAY for n in range((last - first).days + 1)]


@pytest.mark.parametrize(("empty", "found"), [(5, 0), (6, 1)])
def test_six_days_without_training_are_a_break_and_five_are_not(empty: int, found: int) -> None:
    last = MONDAY - (empty + 1) * DAY
    before = daily(last - 40 * DAY, last)

    assert len(breaks(before, MONDAY, since=MONDAY - WEEK)) == found


def test_who_trains_once_a_week_is_not_back_from_a_break_each_time() -> None:
    saturdays = [MONDAY - 2 * DAY - n * WEEK for n in range(8, -1, -1)]

    assert breaks(saturdays, MONDAY + 5 * DAY, since=MONDAY - WEEK) == ()


def test_who_trains_once_a_week_is_back_from_a_break_after_two_weeks() -> None:
    saturdays = [MONDAY - 2 * DAY - n * WEEK for n in range(8, 1, -1)]
    last = saturdays[-1]

    assert breaks(saturdays, MONDAY, since=MONDAY - WEEK) == ((last, MONDAY),)


def test_without_any_training_there_is_no_break_to_come_back_from() -> None:
    assert breaks([], MONDAY, since=MONDAY) == ()


def test_breaks_long_over_are_forgotten() -> None:
    old = [*daily(MONDAY - 100 * DAY, MONDAY - 80 * DAY), *daily(MONDAY - 60 * DAY, MONDAY)]

    assert breaks(old, MONDAY + DAY, since=MONDAY - 10 * DAY) == ()
    assert len(breaks(old, MONDAY + DAY, since=MONDAY - 60 * DAY)) == 1
