"""R08, R09: what the body pays at the week's end and on each day, and the mix of hard and easy."""

from collections.abc import Iterator
from datetime import date

from coach.load.ratios import DayMetrics, Gate, day_metrics
from coach.load.row import REST_TRIMP
from coach.load.series import PlannedDay, Series
from coach.planning.bands import band_of
from coach.planning.forecast import to_come_before
from coach.planning.history import DAY
from coach.planning.rules.gates import held_back
from coach.planning.rules.load import SLIP, U_BLOCK, is_gentle, ratios_hold
from coach.planning.rules.saying import Verdicts, blocks, found_or, not_here, passes, warns
from coach.planning.rules.tally import Tally, total
from coach.planning.rules.verdicts import RuleVerdict
from coach.planning.situation import situation
from coach.planning.verdict import EASY_DAYS, body_pays_more

C_DAY_BLOCK = 1.60
ACUTE = 7
"""Days of the acute mean."""

D_SLIP = 0.005
"""Divergence is said in two decimals."""


def paid(tally: Tally) -> Verdicts:
    """R08: internal u ≤ 1.80 at the week's end; coupled c ≤ 1.6 on every day with planned load.

    Daily c, external and internal, counts only where that day's load raises it over the evening
    before: any load is more than none, so an empty day is no measure. A race is left out for the
    seven days that it would weigh on, in the week before too. Source: science §9.2, coaching §4.
    """
    if not ratios_hold(tally):
        return not_here("R08", "There is no ratio to hold it against yet.")
    if not tally.training:
        return not_here("R08", "Nothing is planned.")
    plan = _plan(tally)
    series = tally.known.readings.series.extended(
        [*to_come_before(tally.known), *plan.values()],
    )
    found = [*_week(tally, series), *_days(tally, plan, series)]
    return found_or("R08", found, "No day asks too much at once.")


def _plan(tally: Tally) -> dict[date, PlannedDay]:
    """What is planned for the open days, races left out."""
    return {
        day.date: PlannedDay(
            date=day.date,
            external_total=sum(total(o.workout) for o in tally.on(day.date) if not o.race),
            internal=sum(tally.trimp(o) for o in tally.on(day.date) if not o.race),
        )
        for day in tally.known.days
        if day.open
    }


def _unraced(tally: Tally, series: Series, last: date) -> Series:
    """Without the races of the seven days up to one: what follows a race is R20's."""
    loads = tally.known.past.loads
    raced = [loads[day] for n in range(ACUTE) if (day := last - n * DAY) in loads]
    away = [
        PlannedDay(
            date=load.date,
            external_total=-load.total_km,
            internal=None if load.internal is None else -load.internal,
        )
        for load in raced
        if load.raced
    ]
    return series.extended(away) if away else series


def _week(tally: Tally, full: Series) -> Iterator[RuleVerdict]:
    before = tally.known.past.s3_internal
    if not before or day_metrics(full, tally.known.sunday).acwr_internal is None:
        return
    done = sum(day.load.internal or 0.0 for day in tally.done)
    planned = sum(tally.trimp(one) for one in tally.training)
    u = 3 * (done + planned) / before
    if planned and u > U_BLOCK + SLIP:
        text = f"Your body would pay {u:.2f} times what it is used to."
        yield blocks("R08", text, value=u, limit=U_BLOCK)


def _days(tally: Tally, plan: dict[date, PlannedDay], series: Series) -> Iterator[RuleVerdict]:
    for day, held in plan.items():
        if (held.internal or 0.0) <= REST_TRIMP:
            continue
        eve = day - DAY
        before = dict(_ratios(day_metrics(_unraced(tally, series, eve), eve)))
        for name, value in _ratios(day_metrics(_unraced(tally, series, day), day)):
            if value > C_DAY_BLOCK + SLIP and value > before.get(name, 0.0) + SLIP:
                text = f"On {day:%A} {name} would be {value:.2f} times your usual."
                yield blocks("R08", text, day=day, value=value, limit=C_DAY_BLOCK)


def _ratios(at: DayMetrics) -> list[tuple[str, float]]:
    both = (("the work", at.acwr_external), ("what it costs you", at.acwr_internal))
    return [(name, value) for name, value in both if value is not None]


def mix(tally: Tally) -> Verdicts:
    """R09: D residual under the style's line with another sign: no Hard for three days (a block);
    three signs on a day, or two on two days running: none that day and the next (a block); planned
    D, coupled, inside the stage's band (a warning, from 42 days of history on).

    Source: science §3 and §4.3, coaching §2 row 6.
    """  # noqa: D205 (one line cannot hold the rule)
    found = [*_tired(tally), *_worn(tally)]
    d = tally.forecast.divergence_estimate
    known = tally.known
    band = band_of(known.calendar, known.monday, deload=tally.bounds.deload).divergence
    counts = known.readings.gate is Gate.ALL and ratios_hold(tally) and tally.open_km > 0
    counts = counts and not is_gentle(tally)
    if d is None or band is None or not counts:
        return tuple(found) or not_here("R09", "There is nothing to hold the mix against.")
    if not band[0] - D_SLIP <= d <= band[1] + D_SLIP:
        text = (
            f"The week leans to the {'hard' if d < band[0] else 'easy'} side: divergence {d:+.2f} "
            f"where the season means {band[0]:+.2f} to {band[1]:+.2f}."
        )
        found.append(warns("R09", text, value=d, limit=band[0] if d < band[0] else band[1]))
    return tuple(found) or passes("R09", "The mix is as it should be.", value=d)


def _tired(tally: Tally) -> Iterator[RuleVerdict]:
    found = body_pays_more(situation(tally.known))
    if found is None:
        return
    until = tally.known.today + (EASY_DAYS - 1) * DAY
    for one in tally.hard:
        if one.date <= until:
            yield blocks("R09", found[1], day=one.date)


def _worn(tally: Tally) -> Iterator[RuleVerdict]:
    worn = tally.known.body.worn
    if worn is not None:
        yield from held_back("R09", tally, worn.cap)
