"""Each push has exactly one moment in every time zone, on the nights when clocks change too."""

from datetime import date

from benchmarks.zones import TIMES, changes, quick, sweep, unlike


def test_every_way_to_change_clocks_is_met_exactly_once_a_day() -> None:
    found = quick()

    assert found.occurrences > 5_000
    assert found.wrong == ()


def test_the_nights_are_found_on_which_clocks_change() -> None:
    nights = changes("Europe/Berlin", date(2026, 1, 1), date(2026, 12, 31))

    assert nights == (date(2026, 3, 29), date(2026, 10, 25))
    assert changes("Asia/Tokyo") == ()
    assert len(unlike(["Europe/Berlin", "Europe/Paris", "Asia/Tokyo"])) == 2


def test_a_push_that_is_planned_at_another_time_is_seen() -> None:
    found = sweep("Europe/Berlin", TIMES[0], date(2026, 1, 1), date(2026, 1, 9))

    assert found.occurrences == 2 + 3 * 9
    assert found.wrong == ()
