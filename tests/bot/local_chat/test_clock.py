"""A clock that travels."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.local_chat.clock import TravellingClock

START = datetime(2026, 12, 4, 9, 30, tzinfo=UTC)


class Seconds:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.value = 100.0

    def __call__(self) -> float:
        return self.value


def test_it_runs_from_where_it_was_set() -> None:
    seconds = Seconds()
    clock = TravellingClock(START, seconds=seconds)

    seconds.value += 90
    assert clock.moment() == START + timedelta(seconds=90)

    clock.travel(datetime(2026, 12, 6, 18, tzinfo=timezone(timedelta(hours=1))))
    seconds.value += 5
    assert clock.moment() == datetime(2026, 12, 6, 17, 0, 5, tzinfo=UTC)
    assert clock.moment().tzinfo is UTC


def test_it_may_stand_still_and_go_back() -> None:
    seconds = Seconds()
    clock = TravellingClock(START, running=False, seconds=seconds)

    seconds.value += 90
    assert clock.moment() == START

    clock.travel(START - timedelta(days=1))
    assert clock.moment() == START - timedelta(days=1)


def test_it_begins_in_the_present_and_says_whether_it_has_travelled() -> None:
    clock = TravellingClock()

    assert not clock.travelled
    clock.pass_(timedelta(hours=1))
    assert clock.travelled


def test_it_goes_nowhere_without_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        TravellingClock(START).travel(datetime(2026, 12, 6, 18))  # noqa: DTZ001 -- the point
