import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.load.monotony import monotony


def test_it_is_the_mean_over_the_sample_deviation() -> None:
    """Mean 4, squared deviations 40 in all, over n − 1."""
    assert monotony([0, 2, 4, 4, 4, 6, 8]) == pytest.approx(4 / (40 / 6) ** 0.5)


def test_the_sample_deviation_reads_lower_than_that_of_the_population() -> None:
    week = [0.0, 40.0, 60.0, 0.0, 50.0, 90.0, 20.0]
    mean = sum(week) / 7
    population = mean / (sum((load - mean) ** 2 for load in week) / 7) ** 0.5

    found = monotony(week)

    assert found is not None
    assert 1 - found / population == pytest.approx(0.074, abs=5e-4)


@given(st.floats(0, 500))
@settings(max_examples=60, deadline=None)
def test_a_flat_week_has_no_number(load: float) -> None:
    assert monotony([load] * 7) is None
