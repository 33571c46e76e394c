"""Fever: nothing for 48 hours without it, then as many easy days as sick ones."""

from datetime import date

from coach.planning.illness import EASY_MINUTES, Fever, after_fever_alone, after_illness, both
from coach.state import State, StateKind
from tests.coach.planning.athletes import DAY, MONDAY

WEEK_AGO = MONDAY - 7 * DAY


def sick(**more: object) -> State:
    return State(kind=StateKind.SICK, since=WEEK_AGO, **more)  # type: ignore[arg-type]


def days(first: date, count: int) -> list[date]:
    return [first + n * DAY for n in range(count)]


def test_while_the_fever_has_no_end_every_day_rests() -> None:
    fever = after_illness(sick(), days(WEEK_AGO, 3), [])

    assert fever.cap(MONDAY).rest
    assert fever.cap(MONDAY + 30 * DAY).rest


def test_two_dates_of_rest_then_as_many_easy_days_as_it_lasted() -> None:
    free = WEEK_AGO + 4 * DAY  # four days with fever
    fever = after_illness(sick(fever_free_since=free), days(WEEK_AGO, 4), [])

    assert fever.cap(free + DAY).rest
    assert not fever.cap(free + 2 * DAY).rest
    assert not fever.cap(free + 2 * DAY).hard
    assert not fever.cap(free + 5 * DAY).hard
    assert fever.cap(free + 6 * DAY).hard


def test_two_easy_days_at_the_least() -> None:
    free = WEEK_AGO + DAY
    fever = after_illness(sick(fever_free_since=free), days(WEEK_AGO, 1), [])

    assert not fever.cap(free + 3 * DAY).hard
    assert fever.cap(free + 4 * DAY).hard


def test_a_fever_that_came_back_has_no_end_again() -> None:
    state = sick(fever_free_since=WEEK_AGO + 2 * DAY)

    assert after_illness(state, days(WEEK_AGO, 4), []).rests


def test_closing_the_state_ends_a_fever_whose_end_was_never_said() -> None:
    until = WEEK_AGO + 3 * DAY
    fever = after_illness(sick(until=until), days(WEEK_AGO, 2), [])

    assert not fever.rests
    assert fever.cap(until + DAY).rest
    assert not fever.cap(until + 4 * DAY).hard


def test_a_cold_without_fever_rests_by_its_step_and_then_goes_easy() -> None:
    back = WEEK_AGO + 4 * DAY
    fever = after_illness(sick(until=MONDAY), [], [back])

    assert not fever.cap(back).rest
    assert not fever.cap(back + 3 * DAY).hard
    assert fever.cap(back + 4 * DAY).hard


def test_an_open_cold_without_training_holds_back_by_its_step_alone() -> None:
    assert after_illness(sick(), [], []) == Fever()


def test_a_fever_in_the_journal_alone_counts_from_its_last_day() -> None:
    fever = after_fever_alone(days(WEEK_AGO, 2))
    last = WEEK_AGO + DAY

    assert fever.cap(last + 2 * DAY).rest
    assert not fever.cap(last + 3 * DAY).rest
    assert not fever.cap(last + 4 * DAY).hard
    assert fever.cap(last + 5 * DAY).hard
    assert after_fever_alone([]) == Fever()


def test_of_two_illnesses_the_longer_one_holds() -> None:
    short = Fever(rest_until=WEEK_AGO, easy_until=WEEK_AGO + DAY)
    long = Fever(rest_until=WEEK_AGO + DAY, easy_until=MONDAY)

    assert both(short, long) == long
    assert both(Fever(), short) == short


def test_an_easy_day_after_illness_holds_no_long_run() -> None:
    easy = Fever(easy_until=date(2026, 12, 6)).cap(date(2026, 12, 6))

    assert easy.minutes == EASY_MINUTES
    assert not easy.hard
