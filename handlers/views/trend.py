"""Whether races get better, with how many say so, and the same distances side by side."""

from coach.athlete import Units
from coach.performance.trend import LEAST_RACES, Trend, TrendFound
from handlers.views import words

SAYS = {
    Trend.IMPROVING: "Trend: improving",
    Trend.STABLE: "Trend: stable",
    Trend.DECLINING: "Trend: declining",
}


def lines(found: TrendFound, units: Units) -> list[str]:
    """The trend with n, then one line for each distance that was raced more than once."""
    if found.trend in SAYS and found.per_year is not None:
        text = f"{SAYS[found.trend]}, {found.per_year:+.1%} a year (n = {found.races})."
    else:
        text = (
            f"Trend: insufficient data so far (n = {found.races}); "
            f"{LEAST_RACES} comparable races over three months say something."
        )
    table = [
        f"{words.distance(row.km, units)}: {words.pace(row.first_pace_s, units)} then "
        f"{words.pace(row.last_pace_s, units)}, {row.trend.value} ({row.races} races)"
        for row in found.table
    ]
    return ["", text.replace("-", "−"), *table]
