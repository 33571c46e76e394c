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
        change = f"{found.per_year:+.1%}"
        how = (
            f"the best of twelve months against the twelve before, {change}"
            if found.by_best
            else f"{change} a year"
        )
        text = f"{SAYS[found.trend]}, {how} (n = {found.races})."
    else:
        text = _too_few(found.races)
    table = [
        f"{words.distance(row.km, units)}: {words.pace(row.first_pace_s, units)} then "
        f"{words.pace(row.last_pace_s, units)}, {row.trend.value} ({row.races} races)"
        for row in found.table
    ]
    return ["", text.replace("-", "−"), *table]


def _too_few(races: int) -> str:
    """Why nothing can be said yet, with n, and what would say something."""
    if races >= LEAST_RACES:
        return (
            f"Trend: your {races} races lie too close together to show one (n = {races}); "
            "three months between first and last would do."
        )
    counted = {0: "no comparable race", 1: "one comparable race"}.get(races, f"{races} races")
    return (
        f"Trend: {counted} so far, too few to show one (n = {races}). Three that can be compared, "
        "over three months, would do."
    )
