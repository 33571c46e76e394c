"""The daily figures as `metrics` prints them."""

from datetime import date
from typing import Any

from coach.document import encode
from coach.dossier import Dossier
from coach.load.ratios import all_metrics, day_metrics
from coach.load.series import daily_series


def metrics_report(dossier: Dossier, today: date) -> dict[str, Any]:
    """Every day from the first record to today, unrounded, and today once more.

    Without any record there are no days, and today's row has its date, gate `none`, `known`
    false, and null for everything else.
    """
    series = daily_series(dossier, today)
    days = [encode(metrics) for metrics in all_metrics(series)]
    return {"days": days, "today": days[-1] if days else encode(day_metrics(series, today))}
