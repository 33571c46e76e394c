"""Moments and days in columns."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from storage.schema import OF_AN_ATHLETE, LocalDay, UtcDateTime, metadata, micros

DIALECT = sqlite.dialect()
MOMENTS = st.datetimes(timezones=st.timezones(), allow_imaginary=False).filter(
    lambda moment: 1 < moment.year < 9999  # no offset leads out of the calendar
)


@given(MOMENTS)
def test_a_moment_is_kept_to_the_microsecond(moment: datetime) -> None:
    column = UtcDateTime()

    kept = column.process_result_value(column.process_bind_param(moment, DIALECT), DIALECT)

    assert kept == moment
    assert kept is not None
    assert kept.tzinfo is UTC


@given(MOMENTS, MOMENTS)
def test_moments_are_in_the_order_of_their_numbers(one: datetime, other: datetime) -> None:
    assert (micros(one) < micros(other)) == (one < other)


def test_a_moment_without_its_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        micros(datetime(2026, 12, 4, 12))  # noqa: DTZ001 (that is the point)


def test_no_moment_is_none() -> None:
    assert UtcDateTime().process_bind_param(None, DIALECT) is None
    assert UtcDateTime().process_result_value(None, DIALECT) is None


def test_one_instant_is_one_number_in_every_zone() -> None:
    here = datetime(2026, 12, 4, 13, tzinfo=timezone(timedelta(hours=1)))

    assert micros(here) == micros(here.astimezone(UTC))


@given(st.dates() | st.none())
def test_a_day_is_kept_as_it_is(day: date | None) -> None:
    column = LocalDay()

    assert column.process_result_value(column.process_bind_param(day, DIALECT), DIALECT) == day


def test_everything_of_an_athlete_goes_with_the_athlete() -> None:
    children = [
        table
        for table in metadata.sorted_tables
        if any(key.column.table.name == "athletes" for key in table.foreign_keys)
    ]

    assert {table.name for table in children} == {table.name for table in OF_AN_ATHLETE}
    assert all(key.ondelete == "CASCADE" for table in children for key in table.foreign_keys)


def test_every_child_is_found_by_its_athlete_without_a_search() -> None:
    """Without such an index a deletion takes a hundred times as long."""
    for table in OF_AN_ATHLETE:
        first = [next(iter(index.columns)).name for index in table.indexes]
        assert "athlete_id" in first or table.name == "programs", table.name
