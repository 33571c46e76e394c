"""What a week will do to the ratios, and how sure that is. It alone writes predicted metrics."""

from collections.abc import Iterable, Sequence
from datetime import date

from coach.dossier import Receipt
from coach.load.external import External, external_of_workout
from coach.load.metrics import DayMetrics, Gate
from coach.load.ratios import day_metrics
from coach.load.series import PlannedDay
from coach.planning.facts import Facts
from coach.planning.history import DAY, NOTHING
from coach.program import Band, Day, PredictedMetrics, Workout

KM_PER_MILE = 1.609344

UNLEARNT = 0.10
"""Half the band, until forecasts have been held against what happened."""

RECEIPTS = 4
"""So many of them tell how far forecasts are off."""

LOOK_BACK = 8
COVERED = 0.80
"""The band holds four of five of the last errors."""

NARROWEST, WIDEST = 0.03, 0.40


def forecast(known: Facts, days: Sequence[Day]) -> PredictedMetrics:
    """The ratios at the week's end if the open days of `days` go as planned, and the totals.

    Past and done days count as they happened; open days before the week as they are planned in
    the program in force; the gate is today's.
    """
    workouts = [workout for day in days for workout in day.workouts if not workout.is_rest]
    km = round(sum(workout.distance_km or 0.0 for workout in workouts), 1)
    ratios = _ratios(known, days)
    return PredictedMetrics(
        external_acwr=ratios.acwr_external,
        internal_acwr=ratios.acwr_internal,
        acwr_estimate=ratios.acwr_external,
        divergence_estimate=ratios.divergence,
        band=_band(known.receipts, ratios),
        total_distance_km=km,
        total_weekly_miles=round(km / KM_PER_MILE, 2),
        total_minutes=sum(workout.duration_min for workout in workouts),
        total_ascent_m=sum(workout.ascent_m or 0.0 for workout in workouts),
    )


def _ratios(known: Facts, days: Sequence[Day]) -> DayMetrics:
    """Unknown with gate `none`: under two weeks of history there are no ratios."""
    if known.readings.gate is Gate.NONE:
        return DayMetrics(date=known.sunday)
    ahead = {day.date: day for day in days if known.on(day.date).open}
    planned = [
        *to_come_before(known),
        *(planned_day(day.date, day.workouts) for day in ahead.values()),
    ]
    end = PlannedDay(date=known.sunday)
    series = known.readings.series.extended([*planned, end])
    return day_metrics(series, known.sunday)


def to_come_before(known: Facts) -> Iterable[PlannedDay]:
    """Open days between today and the week, as the program in force has them."""
    day: date = known.today
    while day < known.monday:
        load = known.past.loads.get(day)
        if load is not None and load.planned:
            yield PlannedDay(
                date=day,
                external_total=load.total_km,
                external_impact=load.impact_km,
                internal=load.internal,
                minutes=load.minutes,
                run_km=load.run_km,
            )
        day += DAY


def planned_day(day: date, workouts: Iterable[Workout], *, skipped: bool = False) -> PlannedDay:
    """A day's workouts as load; `skipped`: those over, done or left out, as well.

    What is done already is in the history, though its day may still be ahead.
    """
    held = [w for w in workouts if not w.is_rest and (skipped or w.done is None)]
    loads: list[External] = [external_of_workout(workout) or NOTHING for workout in held]
    return PlannedDay(
        date=day,
        external_total=sum(load.total for load in loads),
        external_impact=sum(load.impact for load in loads),
        internal=sum(workout.planned_internal or 0.0 for workout in held),
        minutes=sum(workout.duration_min for workout in held),
    )


def _band(receipts: Sequence[Receipt], ratios: DayMetrics) -> Band:
    external = [(r.predicted_external_acwr, r.actual_external_acwr) for r in receipts[-LOOK_BACK:]]
    lean = [(r.predicted_divergence, r.actual_divergence) for r in receipts[-LOOK_BACK:]]
    return Band(
        external_acwr=_around(ratios.acwr_external, half_width(external), least=0.0),
        divergence=_around(ratios.divergence, half_width(lean), least=-2.0),
    )


def half_width(pairs: Sequence[tuple[float | None, float | None]]) -> float:
    """What holds four of five of the errors between predicted and actual; ± 0.10 under four."""
    errors = sorted(abs(a - b) for a, b in pairs if a is not None and b is not None)
    if len(errors) < RECEIPTS:
        return UNLEARNT
    place = min(len(errors) - 1, int(COVERED * len(errors)))
    return min(WIDEST, max(NARROWEST, errors[place]))


def _around(value: float | None, width: float, *, least: float) -> tuple[float, float] | None:
    return None if value is None else (max(least, value - width), value + width)
