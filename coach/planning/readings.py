"""What the ratios say today, and how far they may be believed."""

from dataclasses import dataclass
from datetime import date, timedelta

from coach.dossier import Dossier
from coach.load.divergence import FALLS, falling, median_of_three, residual
from coach.load.metrics import DayMetrics, Gate
from coach.load.ratios import day_metrics
from coach.load.series import Series, daily_series
from coach.load.styles import Style, style_of
from coach.program import monday_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The ratios of the last day that is over; None where they are unknown."""

    series: Series
    metrics: DayMetrics
    """That day's."""
    gate: Gate
    style: Style
    residual: float | None
    """Median of three days of D less what the planned mix predicts."""
    falling: bool
    """D fell five days running."""


def readings_of(dossier: Dossier, today: date, over: date) -> Readings:
    """The readings of today; `over`: the last day whose training is over, today or yesterday."""
    series = daily_series(dossier, today)
    days = [over - timedelta(days=n) for n in range(FALLS, -1, -1)]
    metrics = [day_metrics(series, day) for day in days]
    left = [residual(m.divergence, planned_divergence(dossier, m.date)) for m in metrics]
    return Readings(
        series=series,
        metrics=metrics[-1],
        gate=day_metrics(series, today).gate,
        style=style_of(dossier, today, series),
        residual=median_of_three(left),
        falling=falling([reading.divergence for reading in metrics]),
    )


def planned_divergence(dossier: Dossier, day: date) -> float | None:
    """The D that the mix of the week's program predicts; None without a program."""
    program = dossier.in_force(monday_of(day))
    return None if program is None else program.predicted_metrics.divergence_estimate
