"""The figures, worked out a second time from the activities by the plainest means."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import Activity
from coach.dossier import Dossier
from coach.load.metrics import Gate
from coach.load.ratios import all_metrics
from coach.load.series import daily_series
from tests.coach.load.made import activity, day, dossier


def _mean(loads: dict[date, float], last: date, first_back: int, count: int) -> float:
    """Over `count` days of which the newest lies so many days before `last`."""
    days = [last - timedelta(days=first_back + n) for n in range(count)]
    return sum(loads.get(one, 0.0) for one in days) / count


def _by_day(activities: tuple[Activity, ...]) -> tuple[dict[date, float], dict[date, float]]:
    work: dict[date, float] = {}
    cost: dict[date, float] = {}
    for one in activities:
        work[one.day] = work.get(one.day, 0.0) + (one.km or 0.0)
        cost[one.day] = cost.get(one.day, 0.0) + 60 * (one.rpe or 0.0) * 0.30
    return work, cost


@st.composite
def _histories(draw: st.DrawFn) -> Dossier:
    """Ten weeks with an activity at least every fifth day, each with distance and effort."""
    days = [1, *(n for n in range(2, 71) if n % 5 == 0 or draw(st.booleans()))]
    return dossier(
        *(
            activity(n, km=draw(st.floats(1, 40)), rpe=float(draw(st.integers(1, 10))))
            for n in days
        )
    )


@given(_histories())
@settings(max_examples=25, deadline=None)
def test_ratios_and_divergence_are_the_plain_means(kept: Dossier) -> None:
    work, cost = _by_day(kept.activities)
    found = {metrics.date: metrics for metrics in all_metrics(daily_series(kept, day(70)))}

    for number in (28, 41, 42, 70):
        seen, last = found[day(number)], day(number)
        external = _mean(work, last, 0, 7) / _mean(work, last, 0, 28)
        internal = _mean(cost, last, 0, 7) / _mean(cost, last, 0, 28)
        apart = _mean(work, last, 0, 7) / _mean(work, last, 7, 21)
        assert seen.acwr_external == pytest.approx(external)
        assert seen.acwr_external_uncoupled == pytest.approx(apart)
        assert seen.acwr_internal == pytest.approx(internal)
        assert seen.divergence == pytest.approx(
            (external - internal) / ((external + internal) / 2), abs=1e-9
        )
        assert seen.coverage_7 == seen.coverage_28 == pytest.approx(1)
    assert found[day(41)].gate is Gate.ACWR
    assert found[day(42)].gate is Gate.ALL
