from dataclasses import fields
from math import inf
from random import Random
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.load.internal import Method
from coach.load.metrics import DayMetrics, Gate
from coach.load.ratios import all_metrics, coupled, day_metrics, uncoupled, week_for_coupled
from coach.load.series import daily_series
from tests.coach.load.made import activity, day, dossier, rest, series

SUBJECT_2 = [15, 15, 20, 20, 20, 25, 25, 25, 25, 30, 30, 30, 35, 35, 35, 35, 35, 40, 45, 45, 45]
SUBJECT_2 += [40, 40, 45, 45, 50, 60, 70]
SUBJECT_3 = [55, 50, 40, 60, 45, 50, 50, 20, 30, 80, 25, 10, 30, 15, 20, 15, 5, 5, 15, 5, 5]
SUBJECT_3 += [5, 5, 15, 45, 90, 95, 95]
"""Daily loads of the example data of the R package ACWR."""

THREE_A_WEEK = [60, 0, 60, 0, 60, 0, 0]

_PRINTED = """date external_total external_impact internal internal_method known acute_external
chronic_external acwr_external acwr_external_uncoupled acwr_external_ewma acute_internal
chronic_internal acwr_internal acwr_internal_uncoupled acwr_internal_ewma divergence coverage_7
coverage_28 monotony strain days_since_rest longest_run_30d_km gate"""

ROW_KEYS = _PRINTED.split()


def _last(loads: list[int] | list[float]) -> DayMetrics:
    return all_metrics(series([float(load) for load in loads]))[-1]


@pytest.mark.parametrize(
    ("loads", "rac", "rau", "ewma"),
    [
        ([50] * 28 + [100] * 7, 1.6000, 2.0000, 1.3393),
        ([30] * 21 + [50] * 7, 1.4286, 1.6667, 1.2497),
        (SUBJECT_2, 1.4286, 1.6667, 1.4062),
        (SUBJECT_3, 1.4286, 1.6667, 1.5507),
        (THREE_A_WEEK * 8, 1.0000, 1.0000, 0.7461),
        ([0] * 30, None, None, None),
        ([0] * 29 + [50], 4.0000, None, 3.6250),
    ],
)
def test_ratios_give_the_published_values(
    loads: list[int], rac: float | None, rau: float | None, ewma: float | None
) -> None:
    found = _last(loads)

    assert found.acwr_external == (rac if rac is None else pytest.approx(rac, abs=5e-5))
    assert found.acwr_external_uncoupled == (rau if rau is None else pytest.approx(rau, abs=5e-5))
    assert found.acwr_external_ewma == (ewma if ewma is None else pytest.approx(ewma, abs=6e-5))


def test_back_after_three_weeks_of_rest_the_coupled_ratio_is_at_its_ceiling() -> None:
    found = _last([50] * 35 + [0] * 21 + [50] * 7)

    assert found.acwr_external == 4.0
    assert found.acwr_external_uncoupled is None


def test_a_steady_three_days_a_week_read_one_every_day_but_swing_in_the_ewma() -> None:
    week = all_metrics(series([float(load) for load in THREE_A_WEEK * 8]))[-7:]

    assert [found.acwr_external for found in week] == pytest.approx([1.0] * 7)
    swing = [found.acwr_external_ewma or 0.0 for found in week]
    assert (min(swing), max(swing)) == pytest.approx((0.746, 1.150), abs=5e-4)


LOAD = st.one_of(st.just(0.0), st.floats(0.01, 60))
LOADS = st.lists(LOAD, min_size=28, max_size=70)
"""Nothing, or at least ten metres: below, halving a number makes it nothing."""


@given(LOADS)
@settings(max_examples=60, deadline=None)
def test_the_coupled_ratio_lies_between_one_and_the_uncoupled_and_under_four(
    loads: list[float],
) -> None:
    found = _last(loads)

    if found.acwr_external is None:
        assert sum(loads[-28:]) == 0
        return
    assert 0 <= found.acwr_external <= 4 + 1e-9
    apart = inf if found.acwr_external_uncoupled is None else found.acwr_external_uncoupled
    low, high = sorted((1.0, apart))
    assert low - 1e-9 <= found.acwr_external <= high + 1e-9


@given(LOADS, st.floats(0.1, 50))
@settings(max_examples=60, deadline=None)
def test_ratios_know_no_scale(loads: list[float], scale: float) -> None:
    one, other = _last(loads), _last([load * scale for load in loads])

    for name in ("acwr_external", "acwr_external_uncoupled", "acwr_external_ewma", "divergence"):
        expected = getattr(one, name)
        if expected is None:
            assert getattr(other, name) is None
        else:
            assert getattr(other, name) == pytest.approx(expected, rel=1e-6, abs=1e-9)


@given(st.floats(0.1, 60), st.integers(28, 70))
@settings(max_examples=60, deadline=None)
def test_a_constant_load_reads_one(load: float, days: int) -> None:
    found = _last([load] * days)

    assert found.acwr_external == pytest.approx(1)
    assert found.acwr_external_uncoupled == pytest.approx(1)
    assert found.acwr_external_ewma == pytest.approx(1)
    assert found.divergence == pytest.approx(0)
    assert found.monotony is None
    assert found.strain is None


@pytest.mark.parametrize(("c", "u"), [(1.3, 1.444), (1.5, 1.8), (0.8, 0.75), (1.0, 1.0)])
def test_coupled_and_uncoupled_are_one_number_in_two_dresses(c: float, u: float) -> None:
    assert uncoupled(c) == pytest.approx(u, abs=5e-4)
    assert coupled(u) == pytest.approx(c, abs=5e-4)
    assert coupled(uncoupled(c)) == pytest.approx(c)


def test_the_ceiling_has_no_finite_week() -> None:
    assert uncoupled(4.0) == inf
    assert coupled(inf) == 4.0
    assert week_for_coupled(4.0, 100) == inf


@given(st.floats(1, 300), st.floats(0.1, 3.5))
@settings(max_examples=60, deadline=None)
def test_a_week_ends_at_the_ratio_it_was_made_for(three_weeks: float, c: float) -> None:
    week = week_for_coupled(c, three_weeks)

    found = _last([three_weeks / 21] * 21 + [week / 7] * 7)

    assert found.acwr_external == pytest.approx(c)
    assert found.acwr_external_uncoupled == pytest.approx(3 * week / three_weeks)


def test_the_fields_are_those_that_are_printed() -> None:
    assert [field.name for field in fields(DayMetrics)] == ROW_KEYS


def test_outside_the_series_nothing_is_known() -> None:
    known = series([10.0] * 30)

    assert day_metrics(known, day(0)) == DayMetrics(date=day(0))
    assert day_metrics(known, day(31)) == DayMetrics(date=day(31))


@pytest.mark.parametrize(
    ("days", "acute", "chronic", "ratio", "apart"),
    [
        (6, False, False, False, False),
        (7, True, False, False, False),
        (13, True, False, False, False),
        (14, True, True, True, False),
        (27, True, True, True, False),
        (28, True, True, True, True),
    ],
)
def test_means_and_ratios_appear_as_history_grows(
    days: int, acute: bool, chronic: bool, ratio: bool, apart: bool
) -> None:
    found = _last([10.0] * days)

    assert (found.acute_external is not None) is acute
    assert (found.chronic_external is not None) is chronic
    assert (found.acwr_external is not None) is ratio
    assert (found.acwr_external_ewma is not None) is ratio
    assert (found.acwr_internal is not None) is ratio
    assert (found.divergence is not None) is ratio
    assert (found.acwr_external_uncoupled is not None) is apart
    assert (found.acwr_internal_uncoupled is not None) is apart


def test_a_short_history_is_divided_by_the_days_there_are() -> None:
    found = _last([10.0] * 7 + [20.0] * 7)

    assert found.chronic_external == 15
    assert found.acwr_external == pytest.approx(20 / 15)
    assert found.gate is Gate.PROVISIONAL


@pytest.mark.parametrize(
    ("days", "gate"),
    [(13, Gate.NONE), (14, Gate.PROVISIONAL), (28, Gate.ACWR), (41, Gate.ACWR), (42, Gate.ALL)],
)
def test_the_gate_opens_with_the_days_since_the_first_record(days: int, gate: Gate) -> None:
    assert _last([10.0] * days).gate is gate


def test_with_too_little_pulse_or_effort_the_last_gate_stays_shut() -> None:
    kept = dossier(*(activity(n, rpe=5 if n % 2 else None) for n in range(1, 50)))

    found = day_metrics(daily_series(kept, day(49)), day(49))

    assert found.gate is Gate.ACWR
    assert found.coverage_28 == 0.5
    assert found.acwr_external == pytest.approx(1)
    assert found.acute_internal is not None
    assert found.acwr_internal is None
    assert found.acwr_internal_uncoupled is None
    assert found.acwr_internal_ewma is None
    assert found.divergence is None
    assert found.monotony is None


@pytest.mark.parametrize(("rated", "covered"), [(22, False), (23, True)])
def test_four_fifths_of_the_kilometres_must_have_an_internal_load(
    rated: int, covered: bool
) -> None:
    """22.4 of 28 equal days; the last seven all have one."""
    kept = dossier(*(activity(n, rpe=5 if n > 28 - rated else None) for n in range(1, 29)))

    found = day_metrics(daily_series(kept, day(28)), day(28))

    assert found.coverage_28 == pytest.approx(rated / 28)
    assert (found.acwr_internal is not None) is covered
    assert (found.divergence is not None) is covered


def test_exactly_four_fifths_are_enough() -> None:
    """Four of five equal days; a float may add them up to a little less."""
    kept = dossier(*(activity(n, km=0.7, rpe=5 if n > 5 else None) for n in range(1, 26)))

    found = day_metrics(daily_series(kept, day(25)), day(25))

    assert found.coverage_28 == pytest.approx(0.8, abs=1e-12)
    assert found.acwr_internal == pytest.approx(25 / 20)


def test_divergence_compares_the_same_activities() -> None:
    """A ride without pulse or effort every day raises E of the week, never D."""
    runs = [activity(n, km=10.0, rpe=5) for n in range(1, 29)]
    rides = [activity(n, km=2.0) for n in range(22, 29)]

    found = day_metrics(daily_series(dossier(*runs, *rides), day(28)), day(28))

    assert found.acwr_external is not None
    assert found.acwr_external > 1.1
    assert found.coverage_7 == pytest.approx(10 / 12)
    assert found.divergence == pytest.approx(0)


def test_an_unknown_day_in_the_window_makes_ratios_unknown() -> None:
    kept = dossier(*(activity(n, rpe=5) for n in range(1, 50)), activity(70, rpe=5))
    kept = kept.with_(activities=(*kept.activities, *(activity(n, rpe=5) for n in range(71, 120))))
    found = all_metrics(daily_series(kept, day(119)))

    hole = found[55]
    assert (hole.external_total, hole.known, hole.acute_external) == (None, False, None)
    back = found[95]
    assert back.acute_external == 10
    assert back.chronic_external is None
    assert back.acwr_external is back.acwr_external_ewma is back.divergence is None
    assert back.coverage_28 is None
    assert back.gate is Gate.ACWR
    whole = found[96]
    assert whole.acwr_external == pytest.approx(1)
    assert whole.acwr_external_ewma == pytest.approx(1)
    assert whole.gate is Gate.ALL


def test_a_week_of_answered_rest_is_a_ratio_of_zero_not_an_unknown_one() -> None:
    kept = dossier(
        *(activity(n, rpe=5) for n in range(1, 36)), observations=[rest(n) for n in range(36, 43)]
    )

    found = day_metrics(daily_series(kept, day(42)), day(42))

    assert found.acwr_external == found.acwr_internal == 0
    assert found.coverage_7 is None
    assert found.coverage_28 == 1
    assert found.divergence is None
    assert found.gate is Gate.ALL


def test_a_window_that_mixes_streams_and_means_uses_means() -> None:
    streamed = [activity(n, avg_hr=150, trimp_stream=130.0) for n in range(1, 61)]
    kept = dossier(*streamed[:30], activity(31, avg_hr=150), *streamed[31:])

    found = all_metrics(daily_series(kept, day(60)))

    mean = found[30].internal
    assert found[30].internal_method is Method.MEAN_HR
    assert found[29].acute_internal == pytest.approx(130)
    assert [day_.acute_internal for day_ in found[30:58]] == pytest.approx([mean] * 28)
    assert [day_.acwr_internal for day_ in found[30:]] == pytest.approx([1.0] * 30)
    assert found[58].acute_internal == pytest.approx(130)
    assert found[31].internal == 130
    assert found[31].internal_method is Method.STREAM


def test_weighted_means_that_hold_both_methods_use_means_for_good() -> None:
    streamed = [activity(n, avg_hr=150, trimp_stream=130.0) for n in range(1, 61)]
    kept = dossier(*streamed[:30], activity(31, avg_hr=150), *streamed[31:])

    found = all_metrics(daily_series(kept, day(60)))

    assert [day_.acwr_internal_ewma for day_ in found[13:]] == pytest.approx([1.0] * 47)


def test_monotony_and_strain_are_of_the_internal_week() -> None:
    found = _last([10.0] * 21 + [0.0, 4.0, 6.0, 0.0, 5.0, 9.0, 2.0])

    spread = (sum((10 * x - 260 / 7) ** 2 for x in (0, 4, 6, 0, 5, 9, 2)) / 6) ** 0.5
    assert found.monotony == pytest.approx(260 / 7 / spread)
    assert found.strain == pytest.approx(260 * 260 / 7 / spread)


def test_days_since_rest_are_counted_to_the_day_itself() -> None:
    found = all_metrics(series([10.0, 0.0, 10.0, 10.0, 10.0]))

    assert [day_.days_since_rest for day_ in found] == [None, 0, 1, 2, 3]


def test_a_day_that_is_not_known_is_no_rest() -> None:
    kept = dossier(activity(1, rpe=5), activity(3, rpe=5))

    found = all_metrics(daily_series(kept, day(5)))

    assert [day_.days_since_rest for day_ in found] == [None, 0, 1, 2, 3]


def test_the_longest_run_is_forgotten_after_thirty_days() -> None:
    kept = dossier(activity(1, km=30.0), activity(30, km=12.0), activity(31, km=8.0))
    kept = kept.with_(observations=tuple(rest(n) for n in range(2, 30)))

    found = all_metrics(daily_series(kept, day(31)))

    assert found[29].longest_run_30d_km == 30
    assert found[30].longest_run_30d_km == 12


def test_without_a_run_there_is_no_longest_one() -> None:
    kept = dossier(observations=[rest(1)])

    assert day_metrics(daily_series(kept, day(1)), day(1)).longest_run_30d_km is None


def test_a_year_is_quick() -> None:
    """Under 10 ms on a quiet machine; ten times that is allowed for a busy one."""
    chance = Random(1)  # noqa: S311 - any loads will do
    known = series([chance.choice((0.0, 8.0, 12.0)) for _ in range(365)])
    best = inf
    for _ in range(5):
        began = perf_counter()
        all_metrics(known)
        best = min(best, perf_counter() - began)

    assert best < 0.1


def test_the_same_athlete_always_gives_the_same_numbers() -> None:
    kept = dossier(*(activity(n, rpe=5 + n % 3) for n in range(1, 60)))

    assert all_metrics(daily_series(kept, day(60))) == all_metrics(daily_series(kept, day(60)))
