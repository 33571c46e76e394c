import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.load.divergence import divergence, falling, median_of_three, residual
from coach.load.ratios import day_metrics, uncoupled
from tests.cases import each
from tests.coach.load.made import day, series


@each(
    "external, internal, expected",
    [
        (1.05, 1.07, -0.0189),
        (1.41, 1.52, -0.0751),
        (0.71, 0.68, 0.0432),
        (0.65, 0.71, -0.0882),
        (0.95, 0.82, 0.1469),
        (1.18, 1.34, -0.1270),
        (1.3, 1.0, 0.2609),
        (4, 1, 1.2),
        (0, 1, -2),
        (1, 0, 2),
        (1.05, 0.98, 0.069),
        (0.2, 0.3, -0.400),
    ],
)
def test_divergence_gives_the_published_values(
    external: float, internal: float, expected: float
) -> None:
    assert divergence(external, internal) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(("external", "internal"), [(0, 0), (None, 1.0), (1.0, None)])
def test_what_is_missing_is_undefined(external: float | None, internal: float | None) -> None:
    assert divergence(external, internal) is None


@given(st.floats(0, 4), st.floats(0.001, 4))
@settings(max_examples=60, deadline=None)
def test_it_lies_between_minus_two_and_two_and_changes_sign_with_its_sides(
    one: float, other: float
) -> None:
    found, mirrored = divergence(one, other), divergence(other, one)

    assert found is not None
    assert mirrored is not None
    assert -2 <= found <= 2
    assert found == pytest.approx(-mirrored)


EASY, HARD = 8.0, 14.0
"""TRIMP for an easy and a hard km in the table of science §3.2."""


@each(
    "easy, hard, cost, coupled_d, uncoupled_d",
    [
        (48, 12, 1.0, 0.000, 0.000),
        (52.8, 13.2, 1.0, 0.000, 0.000),
        (60, 0, 1.0, 0.107, 0.140),
        (39, 0, 1.0, 0.116, 0.140),
        (18, 12, 1.0, -0.104, -0.122),
        (13, 5, 1.0, -0.045, -0.049),
        (42, 18, 1.0, -0.047, -0.063),
        (48, 12, 1.1, -0.071, -0.095),
    ],
)
def test_correct_weeks_diverge_as_their_mix_says(
    easy: float, hard: float, cost: float, coupled_d: float, uncoupled_d: float
) -> None:
    """Three base weeks of 48 easy and 12 hard km, then one as given."""
    weeks = [(60.0, 48 * EASY + 12 * HARD)] * 3
    weeks.append((easy + hard, (easy * EASY + hard * HARD) * cost))
    outside = [km / 7 for km, _ in weeks for _ in range(7)]
    inside = [trimp / 7 for _, trimp in weeks for _ in range(7)]

    found = day_metrics(series(outside, inside), day(28))

    assert found.divergence == pytest.approx(coupled_d, abs=5e-4)
    assert found.acwr_external is not None
    assert found.acwr_internal is not None
    assert divergence(
        uncoupled(found.acwr_external), uncoupled(found.acwr_internal)
    ) == pytest.approx(uncoupled_d, abs=5e-4)


def test_decisions_use_the_median_of_three_days() -> None:
    assert median_of_three([-0.5, -0.2, 0.1, -0.1]) == -0.1
    assert median_of_three([-0.5, None, None, -0.1]) == -0.1
    assert median_of_three([-0.5, None, None, None]) is None
    assert median_of_three([]) is None


@pytest.mark.parametrize(
    ("values", "falls"),
    [
        ([0.1, 0.0, -0.1, -0.2, -0.3, -0.4], True),
        ([0.0, 0.0, -0.1, -0.2, -0.3, -0.4], False),
        ([0.0, -0.1, -0.2, -0.3, -0.4], False),
        ([0.1, 0.0, None, -0.2, -0.3, -0.4], False),
        ([0.0, 0.1, 0.0, -0.1, -0.2, -0.3, -0.4], True),
    ],
)
def test_falling_is_five_falls_running(values: list[float | None], falls: bool) -> None:
    assert falling(values) is falls


def test_the_residual_leaves_out_what_the_planned_mix_explains() -> None:
    assert residual(-0.12, -0.10) == pytest.approx(-0.02)
    assert residual(-0.12, None) == -0.12
    assert residual(None, -0.10) is None
