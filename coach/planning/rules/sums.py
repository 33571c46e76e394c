"""R23: what is said in figures is what the days and the code hold."""

from collections.abc import Iterator

from coach.planning.forecast import KM_PER_MILE
from coach.planning.rules.figures import figures
from coach.planning.rules.saying import Verdicts, blocks, found_or
from coach.planning.rules.tally import Tally
from coach.planning.rules.verdicts import RuleVerdict

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SUM_SHARE, SUM_LEAST = 0.02, 0.06
"""Two percent, and never less than what a sum of tenths is rounded by."""

ACWR_WITHIN, D_WITHIN = 0.01, 0.02
SLIP = 1e-9


def sums(tally: Tally) -> Verdicts:
    """R23: totals are sums within 2 %, ratios within 0.01 of the forecast, D within 0.02; weekdays
    fit their dates; every number in a text stands in the data.

    Source: science §9.2, coaching §4.
    """  # noqa: D205 (one line cannot hold the rule)
    found = [*_totals(tally), *_names(tally), *_ratios(tally), *figures(tally)]
    return found_or("R23", found, "Every figure is true.")


def _totals(tally: Tally) -> Iterator[RuleVerdict]:
    stated = tally.program.predicted_metrics
    workouts = [w for day in tally.program.daily_program for w in day.workouts if not w.is_rest]
    km = sum(workout.distance_km or 0.0 for workout in workouts)
    pairs = (
        ("km", stated.total_distance_km, km),
        ("miles", stated.total_weekly_miles, km / KM_PER_MILE),
        ("minutes", stated.total_minutes, sum(workout.duration_min for workout in workouts)),
        ("metres up", stated.total_ascent_m, sum(w.ascent_m or 0.0 for w in workouts)),
    )
    for unit, said, real in pairs:
        if not abs(said - real) <= max(SUM_LEAST, SUM_SHARE * real):
            stated_as = f"says {said:g} {unit}" if said else f"of {unit} is missing, or 0"
            text = f"The total {stated_as}; the days hold {real:.4g}."
            yield blocks("R23", text, value=said, limit=real)


def _names(tally: Tally) -> Iterator[RuleVerdict]:
    for day in tally.program.daily_program:
        if day.day != NAMES[day.date.weekday()]:
            text = f"{day.date.day} {day.date:%B} is a {day.date:%A}."
            yield blocks("R23", text, day=day.date)


def _ratios(tally: Tally) -> Iterator[RuleVerdict]:
    stated, true = tally.program.predicted_metrics, tally.forecast
    pairs = (
        ("The load ratio", stated.external_acwr, true.external_acwr, ACWR_WITHIN),
        ("The estimate of the load ratio", stated.acwr_estimate, true.acwr_estimate, ACWR_WITHIN),
        ("The body ratio", stated.internal_acwr, true.internal_acwr, ACWR_WITHIN),
        ("Divergence", stated.divergence_estimate, true.divergence_estimate, D_WITHIN),
    )
    for name, said, real, within in pairs:
        if said is None or (real is not None and abs(said - real) <= within + SLIP):
            continue
        computed = "it is not known" if real is None else f"computed it is {real:.2f}"
        yield blocks("R23", f"{name} says {said:.2f}; {computed}.", value=said, limit=real)
