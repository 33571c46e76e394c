from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import RiskStyle
from coach.dossier import Dossier
from coach.journal import Observation
from coach.load.metrics import DayMetrics, Gate
from coach.load.series import daily_series
from coach.load.styles import STYLES, good_days, is_good, learnt, percentile, style_of
from coach.state import State, StateKind
from tests.cases import each
from tests.coach.load.made import IDA, activity, day, dossier, rest

TABLE = {
    RiskStyle.CONSERVATIVE: (1.20, 5, -0.10, -0.03, 0.85),
    RiskStyle.BALANCED: (1.30, 6, -0.15, -0.05, 0.80),
    RiskStyle.ADAPTIVE: (1.35, 6, -0.15, -0.05, 0.80),
    RiskStyle.AGGRESSIVE: (1.50, 6, -0.20, -0.08, 0.75),
}

BALANCED = STYLES[RiskStyle.BALANCED]


def _good(number: int, **changes: object) -> Observation:
    seen = Observation(date=day(number), energy=4, pain=0)
    return replace(seen, **changes)  # type: ignore[arg-type]  # fields by name


def _days(ratios: list[float], divergence: float | None = None) -> list[DayMetrics]:
    return [
        DayMetrics(date=day(number), acwr_external=ratio, divergence=divergence, gate=Gate.ALL)
        for number, ratio in enumerate(ratios, start=1)
    ]


@pytest.mark.parametrize("chosen", list(RiskStyle))
def test_each_style_has_its_thresholds(chosen: RiskStyle) -> None:
    style = style_of(Dossier(athlete=replace(IDA, risk_style=chosen)), day(1))

    assert TABLE[chosen] == (
        style.acwr_high,
        style.max_days_without_rest,
        style.divergence_low,
        style.divergence_watch,
        style.acwr_low,
    )
    assert not style.learnt


@each(
    "seen, good",
    [
        (_good(1), True),
        (_good(1, energy=5, sleep=3, soreness=5), True),
        (_good(1, pain=None), True),
        (_good(1, energy=3), False),
        (_good(1, energy=None), False),
        (_good(1, pain=1), False),
        (_good(1, pain_changes_movement=True), False),
        (_good(1, worse_next_morning=True), False),
        (_good(1, fever=True), False),
        (_good(1, sleep=2), False),
        (_good(1, soreness=6), False),
    ],
)
def test_a_good_day_is_answered_and_unspoilt(seen: Observation, good: bool) -> None:
    assert is_good(seen) is good


def test_a_day_that_an_injury_followed_within_a_week_was_not_good() -> None:
    hurt = State(kind=StateKind.INJURED, since=day(20))
    kept = dossier(observations=[_good(n) for n in range(10, 25)]).with_(states=(hurt,))

    assert good_days(kept, day(30)) == (
        day(10),
        day(11),
        day(12),
        *(day(n) for n in range(21, 25)),
    )


def test_good_days_are_of_the_last_ninety() -> None:
    kept = dossier(observations=[_good(1), _good(2), _good(91), _good(92)])

    assert good_days(kept, day(91)) == (day(2), day(91))


def test_ten_good_days_replace_the_styles_ranges() -> None:
    found = learnt(BALANCED, _days([1.36] * 10, divergence=-0.12))

    assert found.learnt
    assert found.good_days == 10
    assert found.acwr_high == pytest.approx(1.36)
    assert found.divergence_low == pytest.approx(-0.12)
    assert found.max_days_without_rest == 6


def test_nine_good_days_replace_nothing() -> None:
    assert learnt(BALANCED, _days([1.36] * 9, divergence=-0.12)) == BALANCED


def test_ratios_teach_without_divergence() -> None:
    found = learnt(BALANCED, _days([1.36] * 10))

    assert found.acwr_high == pytest.approx(1.36)
    assert found.divergence_low == BALANCED.divergence_low


def test_what_the_gate_does_not_trust_teaches_nothing() -> None:
    early = [replace(seen, gate=Gate.PROVISIONAL) for seen in _days([1.36] * 12, -0.12)]
    half = [replace(seen, gate=Gate.ACWR) for seen in _days([1.36] * 12, -0.12)]

    assert learnt(BALANCED, early) == BALANCED
    assert learnt(BALANCED, half).acwr_high == pytest.approx(1.36)
    assert learnt(BALANCED, half).divergence_low == BALANCED.divergence_low


@given(
    st.sampled_from(list(RiskStyle)),
    st.lists(st.tuples(st.floats(0, 4), st.floats(-2, 2)), min_size=10, max_size=40),
)
@settings(max_examples=60, deadline=None)
def test_own_ranges_are_in_order_and_near_the_style(
    chosen: RiskStyle, seen: list[tuple[float, float]]
) -> None:
    style = STYLES[chosen]
    good = [
        DayMetrics(date=day(number), acwr_external=ratio, divergence=lean, gate=Gate.ALL)
        for number, (ratio, lean) in enumerate(seen)
    ]

    found = learnt(style, good)

    assert 0.75 <= found.acwr_low <= 0.85
    assert 1.20 <= found.acwr_high <= 1.50
    assert found.acwr_high <= style.acwr_high + 0.10 + 1e-9
    assert -0.20 <= found.divergence_low < found.divergence_watch < 0
    assert found.divergence_low >= style.divergence_low - 0.05 - 1e-9
    assert found.max_days_without_rest == style.max_days_without_rest


def _trained() -> Dossier:
    """Ten weeks of the same, with a good answer on each of the last twelve days."""
    return dossier(
        *(activity(n, rpe=5) for n in range(1, 71)),
        observations=[_good(n) for n in range(59, 71)],
    )


def test_an_athletes_own_ranges_come_from_the_series() -> None:
    kept = _trained()
    series = daily_series(kept, day(70))

    found = style_of(kept, day(70))

    assert found == style_of(kept, day(70), series)
    assert found.learnt
    assert found.good_days == 12
    assert (found.acwr_high, found.acwr_low) == pytest.approx((1.20, 0.85))
    assert (found.divergence_low, found.divergence_watch) == pytest.approx((-0.10, -0.03))


def test_answers_of_rest_alone_teach_nothing() -> None:
    kept = dossier(observations=[rest(n) for n in range(1, 60)])

    assert style_of(kept, day(60)) == BALANCED


@pytest.mark.parametrize(("percent", "value"), [(0, 1), (10, 1.4), (50, 3), (90, 4.6), (100, 5)])
def test_a_percentile_is_linear_between_its_neighbours(percent: float, value: float) -> None:
    assert percentile([1, 2, 3, 4, 5], percent) == pytest.approx(value)
