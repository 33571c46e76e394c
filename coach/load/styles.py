"""How near the limits an athlete trains: the style's thresholds, or the athlete's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coach.athlete import RiskStyle
from coach.dossier import Dossier
from coach.journal import Observation
from coach.load.ratios import DayMetrics, Gate, all_metrics
from coach.load.series import Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Thresholds of coupled ratios, divergence, and days without rest."""

    acwr_high: float
    acwr_low: float
    max_days_without_rest: int
    divergence_low: float
    divergence_watch: float
    learnt: bool = False


STYLES = {
    RiskStyle.CONSERVATIVE: Style(
        acwr_high=1.20,
        acwr_low=0.85,
        max_days_without_rest=5,
        divergence_low=-0.10,
        divergence_watch=-0.03,
    ),
    RiskStyle.BALANCED: Style(
        acwr_high=1.30,
        acwr_low=0.80,
        max_days_without_rest=6,
        divergence_low=-0.15,
        divergence_watch=-0.05,
    ),
    RiskStyle.ADAPTIVE: Style(
        acwr_high=1.35,
        acwr_low=0.80,
        max_days_without_rest=6,
        divergence_low=-0.15,
        divergence_watch=-0.05,
    ),
    RiskStyle.AGGRESSIVE: Style(
        acwr_high=1.50,
        acwr_low=0.75,
        max_days_without_rest=6,
        divergence_low=-0.20,
        divergence_watch=-0.08,
    ),
}
"""The coaching model, section 1."""

LEARN_FROM = 10
"""Good days before the athlete's own ranges replace the style's."""

GOOD_ENERGY = 4
HIGH_SPAN, LOW_SPAN = (1.20, 1.50), (0.75, 0.85)
DIVERGENCE_SPAN, WATCH_SPAN = (-0.20, -0.10), (-0.08, -0.03)
"""Own ranges never leave what the four styles span."""


def style_of(dossier: Dossier, today: date, series: Series | None = None) -> Style:
    """The athlete's own ranges from ten good days on, else the style's."""
    style = STYLES[dossier.athlete.risk_style]
    good = {o.date for o in dossier.observations if o.date <= today and is_good(o)}
    if series is None or len(good) < LEARN_FROM:
        return style
    days = [m for m in all_metrics(series) if m.date in good and m.gate in {Gate.ACWR, Gate.ALL}]
    return learnt(style, days)


def is_good(seen: Observation) -> bool:
    """A day that went well: good energy, no pain, not ill."""
    return bool(
        seen.energy is not None
        and seen.energy >= GOOD_ENERGY
        and not seen.pain
        and not seen.pain_changes_movement
        and not seen.fever
    )


def learnt(style: Style, days: Sequence[DayMetrics]) -> Style:
    """The tenth and ninetieth percentiles of good days, clamped and kept in order."""
    ratios = sorted(m.acwr_external for m in days if m.acwr_external is not None)
    if len(ratios) < LEARN_FROM:
        return style
    style = replace(
        style,
        acwr_high=_clamp(_percentile(ratios, 0.90), HIGH_SPAN),
        acwr_low=_clamp(_percentile(ratios, 0.10), LOW_SPAN),
        learnt=True,
    )
    leans = sorted(m.divergence for m in days if m.divergence is not None)
    if len(leans) < LEARN_FROM:
        return style
    low = _clamp(_percentile(leans, 0.10), DIVERGENCE_SPAN)
    watch = _clamp(_percentile(leans, 0.25), WATCH_SPAN)
    return replace(style, divergence_low=low, divergence_watch=max(watch, low))


def _percentile(values: Sequence[float], share: float) -> float:
    """Linear between the two nearest, of values in order."""
    place = share * (len(values) - 1)
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)


def _clamp(value: float, span: tuple[float, float]) -> float:
    return min(span[1], max(span[0], value))
