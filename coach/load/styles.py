"""How near the limits an athlete trains: the style's thresholds, or the athlete's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coach.athlete import RiskStyle
from coach.dossier import Dossier
from coach.journal import Observation
from coach.load.metrics import DayMetrics, Gate
from coach.load.ratios import day_metrics
from coach.load.series import Series, daily_series


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Thresholds of coupled ratios, of divergence, and of days without rest."""

    acwr_high: float
    acwr_low: float
    max_days_without_rest: int
    divergence_low: float
    divergence_watch: float
    learnt: bool = False
    """Some of them are the athlete's own."""
    good_days: int = 0
    """How many days they were learnt from."""


def _style(high: float, days: int, low: float, watch: float, under: float) -> Style:
    return Style(
        acwr_high=high,
        acwr_low=under,
        max_days_without_rest=days,
        divergence_low=low,
        divergence_watch=watch,
    )


STYLES: Mapping[RiskStyle, Style] = {
    RiskStyle.CONSERVATIVE: _style(1.20, 5, -0.10, -0.03, 0.85),
    RiskStyle.BALANCED: _style(1.30, 6, -0.15, -0.05, 0.80),
    RiskStyle.ADAPTIVE: _style(1.35, 6, -0.15, -0.05, 0.80),
    RiskStyle.AGGRESSIVE: _style(1.50, 6, -0.20, -0.08, 0.75),
}
"""The table of coaching §1."""

LEARN_FROM = 10
"""Good days before the athlete's own ranges replace the style's (coaching §1)."""

LOOK_BACK = timedelta(days=90)
"""What is usual is the usual of the last ninety days (science §3.1)."""

TROUBLE_AFTER = timedelta(days=7)
"""A day that an injury or illness followed within a week was not a good one (proposal)."""

GOOD_ENERGY, GOOD_SLEEP, MUCH_SORENESS = 4, 3, 6

HIGH_SPAN, UNDER_SPAN = (1.20, 1.50), (0.75, 0.85)
LOW_SPAN, WATCH_SPAN = (-0.20, -0.10), (-0.08, -0.03)
"""Own ranges never leave what the four styles span, …"""

RATIO_STEP, DIVERGENCE_STEP = 0.10, 0.05
"""… nor go further than this from the style that was chosen (proposal)."""


def style_of(dossier: Dossier, today: date, series: Series | None = None) -> Style:
    """The athlete's own ranges from ten good days on, else the style's.

    `series`: the daily series up to `today`, if it is at hand.
    """
    style = STYLES[dossier.athlete.risk_style]
    good = good_days(dossier, today)
    if len(good) < LEARN_FROM:
        return style
    if series is None:
        series = daily_series(dossier, today)
    return learnt(style, [day_metrics(series, day) for day in good])


def good_days(dossier: Dossier, today: date) -> tuple[date, ...]:
    """Days of the last ninety that went well, and that no trouble followed within a week."""
    onsets = [state.since for state in dossier.states]
    return tuple(
        seen.date
        for seen in dossier.observations
        if today - LOOK_BACK < seen.date <= today
        and is_good(seen)
        and not any(seen.date <= onset <= seen.date + TROUBLE_AFTER for onset in onsets)
    )


def is_good(seen: Observation) -> bool:
    """Good energy was answered, and nothing speaks against it: pain, fever, soreness, sleep."""
    well = seen.energy is not None and seen.energy >= GOOD_ENERGY
    unhurt = not (seen.pain or seen.pain_changes_movement or seen.worse_next_morning)
    rested = seen.sleep is None or seen.sleep >= GOOD_SLEEP
    fresh = seen.soreness is None or seen.soreness < MUCH_SORENESS
    return well and unhurt and rested and fresh and not seen.fever


def learnt(style: Style, good: Sequence[DayMetrics]) -> Style:
    """The tenth and ninetieth percentiles of good days, clamped and in order.

    Ratios and divergence are learnt each for itself, from ten days with a known value on.
    """
    counted = [day for day in good if day.gate in {Gate.ACWR, Gate.ALL}]
    ratios = sorted(day.acwr_external for day in counted if day.acwr_external is not None)
    leans = sorted(
        day.divergence for day in counted if day.divergence is not None and day.gate is Gate.ALL
    )
    if len(ratios) >= LEARN_FROM:
        style = replace(
            style,
            acwr_high=_near(style.acwr_high, percentile(ratios, 90), RATIO_STEP, HIGH_SPAN),
            acwr_low=_near(style.acwr_low, percentile(ratios, 10), RATIO_STEP, UNDER_SPAN),
            learnt=True,
            good_days=len(ratios),
        )
    if len(leans) >= LEARN_FROM:
        low, watch = percentile(leans, 10), percentile(leans, 25)
        style = replace(
            style,
            divergence_low=_near(style.divergence_low, low, DIVERGENCE_STEP, LOW_SPAN),
            divergence_watch=_near(style.divergence_watch, watch, DIVERGENCE_STEP, WATCH_SPAN),
            learnt=True,
            good_days=max(style.good_days, len(leans)),
        )
    return style


def percentile(values: Sequence[float], percent: float) -> float:
    """Linear between the two nearest, of values in rising order."""
    place = percent / 100 * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def _near(chosen: float, own: float, step: float, span: tuple[float, float]) -> float:
    """The athlete's own, kept near the style and within what all styles span."""
    return min(max(own, chosen - step, span[0]), chosen + step, span[1])
