"""What the ratios say today, and how far they may be believed."""

from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from coach.dossier import Dossier
from coach.load.ratios import DayMetrics, Gate, day_metrics
from coach.load.series import Series, daily_series
from coach.load.styles import Style, style_of
from coach.planning.signs import FALLS, fell
from coach.program import monday_of

RESIDUAL_DAYS = 3
"""Decisions on D use the median of three days (coaching §1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Today's ratios; None where they are unknown."""

    series: Series
    metrics: DayMetrics | None
    """Today's; None without any record."""
    gate: Gate
    style: Style
    residual: float | None
    """Median of three days of D less what the planned mix predicts."""
    falling: bool
    """D fell five days running."""


def readings_of(dossier: Dossier, today: date) -> Readings:
    """The readings of a day."""
    series = daily_series(dossier, today)
    days = [today - timedelta(days=n) for n in range(FALLS, -1, -1)]
    metrics = [day_metrics(series, day) for day in days]
    residuals = [
        _residual(dossier, day, reading.divergence)
        for day, reading in list(zip(days, metrics, strict=True))[-RESIDUAL_DAYS:]
    ]
    known = [value for value in residuals if value is not None]
    return Readings(
        series=series,
        metrics=metrics[-1],
        gate=metrics[-1].gate,
        style=style_of(dossier, today, series),
        residual=median(known) if known else None,
        falling=fell([reading.divergence for reading in metrics]),
    )


def _residual(dossier: Dossier, day: date, divergence: float | None) -> float | None:
    """D less the D that the week's program predicts; without a program D itself."""
    program = dossier.in_force(monday_of(day))
    expected = program.predicted_metrics.divergence_estimate if program is not None else None
    return None if divergence is None else divergence - (expected or 0.0)
