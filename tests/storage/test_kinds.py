"""Natural keys, dates and orders."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.availability import DatedException
from coach.race import Priority
from storage import kinds
from storage.collections import Kind
from storage.schema import OF_AN_ATHLETE
from tests.storage.made import BERLIN, DAY, FRIDAY, GOAL, report, run

KINDS = [kind for kind in vars(kinds).values() if isinstance(kind, Kind)]
IN_ROWS = {table.name for table in OF_AN_ATHLETE} - {"programs", "pushes", "changes", "letters"}


def test_every_table_of_rows_has_its_kind() -> None:
    assert {kind.table.name for kind in KINDS} == IN_ROWS
    assert len(KINDS) == len(IN_ROWS)


def test_an_activity_is_known_by_its_id_or_else_its_start() -> None:
    key = kinds.ACTIVITIES.key

    assert key(run(id_="fit-1")) == "fit-1"
    assert key(run(hour=7)) == key(run(hour=7, km=3)) != key(run(hour=8))


def test_a_race_is_known_by_its_name_and_date() -> None:
    key = kinds.RACES.key

    assert key(GOAL) == key(replace(GOAL, name=GOAL.name.upper(), km=1.0))
    assert key(GOAL) != key(replace(GOAL, date=GOAL.date + DAY))


def test_an_activity_belongs_to_the_day_it_was_at_home() -> None:
    late = replace(run(), start=run().start.replace(hour=23, tzinfo=BERLIN))

    assert kinds.ACTIVITIES.day(late) == FRIDAY
    assert kinds.JOURNAL.day(report()) == FRIDAY


def test_days_away_count_until_their_end() -> None:
    away = DatedException(from_=FRIDAY - 9 * DAY, to=FRIDAY)

    assert kinds.EXCEPTIONS.day(away) == FRIDAY


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        (
            kinds.RACES,
            GOAL,
            replace(GOAL, name="A smaller one", priority=Priority.B),
        ),
        (kinds.ACTIVITIES, run(hour=6), run(hour=18)),
        (
            kinds.EXCEPTIONS,
            DatedException(from_=FRIDAY, to=FRIDAY + 30 * DAY),
            DatedException(from_=FRIDAY + DAY, to=FRIDAY + timedelta(days=2)),
        ),
    ],
)
def test_they_come_in_the_order_of_the_document(
    kind: Kind[object], first: object, second: object
) -> None:
    assert kind.order is not None
    assert kind.order(first) < kind.order(second)
