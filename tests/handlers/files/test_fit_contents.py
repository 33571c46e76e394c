from datetime import datetime, timedelta

import pytest

from handlers.files import fit_contents
from handlers.files.fit_contents import EVENT, LAP, RECORD, SESSION, Contents
from handlers.files.fit_wire import EndlessFitError
from handlers.files.samples import Samples
from tests.handlers.files.makers import START, Value, record, stamp, timer


def contents(*messages: tuple[int, dict[int, Value]]) -> Contents:
    found = Contents()
    for number, fields in messages:
        found.take(number, {n: value for n, value in fields.items() if isinstance(value, int)})
    return found


def every_second(count: int) -> list[tuple[int, dict[int, Value]]]:
    return [(RECORD, record(second, metres=3 * second)) for second in range(count)]


def test_the_timer_runs_from_the_first_sample_to_its_last_stop_without_its_pauses() -> None:
    found = contents(
        *every_second(301),
        (EVENT, timer(100, on=False)),
        (EVENT, timer(160, on=True)),
        (EVENT, timer(290, on=False)),
    )

    assert found.running_s(found.samples) == 290 - 60


def test_a_timer_that_was_never_seen_to_turn_says_nothing() -> None:
    found = contents(*every_second(10))

    assert found.running_s(found.samples) is None
    assert contents((EVENT, timer(0, on=True))).running_s(Samples()) is None


def test_samples_of_a_pause_do_not_count() -> None:
    found = contents(*every_second(20), (EVENT, timer(5, on=False)), (EVENT, timer(10, on=True)))
    found.mark_pauses(found.samples)

    assert sum(found.samples.seconds_at()) == 19 - 5


def test_events_of_anything_but_the_timer_are_no_pauses() -> None:
    other: dict[int, Value] = {253: stamp(START), 0: 12, 1: 4}

    assert contents((EVENT, other)).timer == []


@pytest.mark.parametrize(
    ("hours", "offset"),
    [
        (2, timedelta(hours=2)),
        (-9.5, timedelta(hours=-9, minutes=-30)),
        (5.75, timedelta(hours=5, minutes=45)),
        (0, None),
        (15, None),
    ],
)
def test_the_offset_is_what_lies_between_the_two_clocks(
    hours: float, offset: timedelta | None
) -> None:
    end = stamp(START)

    assert contents((34, {253: end, 5: end + round(hours * 3600) + 3})).offset() == offset


def test_a_watch_without_a_date_may_tell_its_local_start_all_the_same() -> None:
    local = datetime(2012, 2, 13, 12, 0)  # noqa: DTZ001  # a local time, as the watch keeps it
    since_epoch = round((local - datetime(1989, 12, 31)).total_seconds())  # noqa: DTZ001
    found = contents((34, {253: 5000, 5: since_epoch}))
    start = datetime(1989, 12, 31, tzinfo=START.tzinfo).timestamp() + 1400

    assert found.local_start(start) == local - timedelta(hours=1)
    assert found.offset() is None


def test_the_finer_height_wins() -> None:
    both = record(0, height=100) | {78: (120 + 500) * 5}

    assert contents((RECORD, both)).samples.heights[0] == 120


def test_a_sample_without_a_time_is_none() -> None:
    assert len(contents((RECORD, {3: 140})).samples) == 0


def test_more_of_anything_than_an_activity_has_ends_the_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fit_contents, "_MOST_SESSIONS", 2)
    monkeypatch.setattr(fit_contents, "_MOST_LAPS", 2)
    monkeypatch.setattr(fit_contents, "_MOST_TURNS", 2)

    for number, fields in ((SESSION, record(0)), (LAP, record(0)), (EVENT, timer(0, on=True))):
        with pytest.raises(EndlessFitError):
            contents(*[(number, fields)] * 3)


def test_samples_that_are_out_of_order_are_not_marked() -> None:
    found = contents(
        *reversed(every_second(5)), (EVENT, timer(1, on=False)), (EVENT, timer(3, on=True))
    )
    found.mark_pauses(found.samples)

    assert found.samples.resumed == set()
