from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import Sport
from coach.journal import Observation
from coach.load.ratios import all_metrics, day_metrics
from coach.load.series import PlannedDay, Series, daily_series
from tests.coach.load.made import activity, day, dossier, rest, series


def test_a_row_for_each_local_date_from_the_first_record_to_today() -> None:
    found = daily_series(dossier(activity(2), activity(5)), day(6))

    assert [row.date for row in found.rows] == [day(n) for n in range(2, 7)]
    assert [row.external_total for row in found.rows] == [10, 0, 0, 10, 0]
    assert (found.first, found.last) == (day(2), day(6))


def test_without_a_record_there_is_no_series() -> None:
    found = daily_series(dossier(), day(1))

    assert found == Series()
    assert found.first is found.last is None
    assert found.index(day(1)) is None
    assert found.on(day(1)) is None


def test_a_date_is_the_athletes_own() -> None:
    """An evening run in New York lies on that evening's date, whatever the date in UTC."""
    evening = datetime(2026, 6, 1, 22, 30, tzinfo=timezone(timedelta(hours=-4)))

    found = daily_series(dossier(activity(start=evening)), day(2))

    assert found.first == day(1)


def test_doubles_add_up() -> None:
    found = daily_series(dossier(activity(1), activity(1, km=5.0)), day(1))

    assert [row.external_total for row in found.rows] == [15]


@pytest.mark.parametrize(
    "seen", [rest(1), Observation(date=day(1), energy=3), Observation(date=day(1), note="ill")]
)
def test_an_answer_is_a_record(seen: Observation) -> None:
    found = daily_series(dossier(activity(15), observations=[seen]), day(15))

    assert found.first == day(1)
    assert all(row.known for row in found.rows)


def test_thirteen_dates_without_record_are_zero() -> None:
    found = daily_series(dossier(activity(1), activity(15)), day(15))

    assert [row.external_total for row in found.rows[1:14]] == [0] * 13
    assert all(row.known and row.rest for row in found.rows[1:14])


def test_fourteen_dates_without_record_are_unknown() -> None:
    found = daily_series(dossier(activity(1), activity(16)), day(16))

    assert [row.external_total for row in found.rows[1:15]] == [None] * 14
    assert not any(row.known or row.rest for row in found.rows[1:15])


def test_an_answer_within_it_makes_a_long_stretch_two_short_ones() -> None:
    kept = dossier(activity(1), activity(16), observations=[rest(8)])

    assert all(row.known for row in daily_series(kept, day(16)).rows)


@pytest.mark.parametrize(("last", "total"), [(14, 0.0), (15, None)])
def test_after_the_last_record_nothing_is_known(last: int, total: float | None) -> None:
    found = daily_series(dossier(activity(1)), day(last))

    assert found.rows[0].known
    assert not any(row.known or row.rest for row in found.rows[1:])
    assert {row.external_total for row in found.rows[1:]} == {total}


def test_what_lies_ahead_does_not_count() -> None:
    kept = dossier(activity(1), activity(9), observations=[rest(10)])

    assert daily_series(kept, day(3)).last == day(3)
    assert not daily_series(kept, day(3)).rows[1].known


def test_a_watch_that_lost_its_date_makes_no_decades() -> None:
    lost = activity(start=datetime(1990, 1, 1, 8, tzinfo=UTC))

    assert daily_series(dossier(lost, activity(1)), day(1)).first == day(1)
    assert daily_series(dossier(lost), day(1)) == Series()


def test_the_days_effort_counts_for_its_session() -> None:
    gym = activity(1, sport=Sport.STRENGTH, km=None, duration_s=1800.0)
    felt = Observation(date=day(1), rpe=8)

    (row,) = daily_series(dossier(gym, observations=[felt]), day(1)).rows

    assert row.external_total == pytest.approx(0.5 * 8 * 0.48)
    assert row.internal == pytest.approx(30 * 8 * 0.30)


def test_planned_days_follow_the_history() -> None:
    known = series([10.0] * 28)

    ahead = known.extended(
        [
            PlannedDay(
                date=day(31), external_total=12, external_impact=12, internal=100, run_km=12
            ),
            PlannedDay(date=day(29), external_total=8, internal=70, minutes=50),
        ]
    )

    assert ahead.total == (*known.total, 8, 0, 12)
    assert ahead.internal[-3:] == (70, 0, 100)
    assert [row.rest for row in ahead.rows[-3:]] == [False, True, False]
    assert ahead.rows[-3].minutes == 50
    assert day_metrics(ahead, day(31)).longest_run_30d_km == 12
    assert known.last == day(28)


def test_a_planned_day_joins_what_the_day_already_holds() -> None:
    known = daily_series(dossier(activity(1), activity(2, rpe=5)), day(3))

    ahead = known.extended(
        [
            PlannedDay(date=day(2), external_total=3, internal=20),
            PlannedDay(date=day(3), external_total=5, internal=None),
        ]
    )

    assert ahead.total == (10, 13, 5)
    assert [row.internal for row in ahead.rows] == [None, 110, 0]
    assert ahead.paired == (0, 13, 0)
    assert all(row.known for row in ahead.rows)


def test_a_planned_rest_day_is_rest() -> None:
    known = daily_series(dossier(activity(1, rpe=5)), day(2))

    ahead = known.extended([PlannedDay(date=day(2)), PlannedDay(date=day(3), internal=9)])

    assert day_metrics(known, day(2)).days_since_rest is None
    assert [row.rest for row in ahead.rows] == [False, True, True]


def test_a_plan_may_be_all_there_is() -> None:
    ahead = Series().extended([PlannedDay(date=day(1), external_total=5), PlannedDay(date=day(3))])

    assert ahead.total == (5, 0, 0)


def test_no_planned_days_change_nothing() -> None:
    known = series([10.0])

    assert known.extended([]) is known
    assert known.extended([PlannedDay(date=day(-3), external_total=5)]) is known


@given(st.lists(st.floats(0, 40), min_size=1, max_size=60), st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_extending_is_the_same_as_having_done(loads: list[float], cut: int) -> None:
    cut = min(cut, len(loads) - 1)
    planned = [
        PlannedDay(
            date=day(number + 1), external_total=load, external_impact=load, internal=10 * load
        )
        for number, load in enumerate(loads)
        if number >= cut
    ]

    ahead = series(loads[:cut]).extended(planned)

    assert all_metrics(ahead) == all_metrics(series(loads))


def test_ten_thousand_days_are_no_trouble() -> None:
    kept = dossier(activity(start=datetime(2000, 1, 2, 8, tzinfo=UTC)), activity(1))

    found = daily_series(kept, date(2027, 1, 1))

    assert len(found.rows) == 9862
