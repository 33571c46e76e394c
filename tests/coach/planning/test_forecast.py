"""The forecast, recomputed by other means from what is stored."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from coach.activity import ON_FOOT
from coach.document import encode
from coach.dossier import Dossier, Receipt
from coach.journal import Observation
from coach.load.metrics import Gate
from coach.planning.forecast import UNLEARNT, forecast, half_width
from coach.planning.week import Written
from coach.program import Program
from tests.coach.planning.athletes import MONDAY, dossier, known, race, trained
from tests.coach.planning.weeks import cases, written

DAY = timedelta(days=1)


def external(one: Dossier, program: dict[str, Any], today: date) -> dict[date, float]:
    """Km of load by date, from the stored JSON and the activities alone."""
    loads: dict[date, float] = {}
    for activity in one.activities:
        km = (activity.km or 0.0) + 7.04 * (activity.ascent_m or 0.0) / 1000
        loads[activity.day] = loads.get(activity.day, 0.0) + km
    for day in program["daily_program"]:
        on = date.fromisoformat(day["date"])
        if on >= today and on not in loads:
            loads[on] = sum(w["planned_external"] or 0.0 for w in day["workouts"])
    return loads


def test_the_external_ratio_agrees_with_one_computed_from_the_stored_json() -> None:
    checked = 0
    for case in cases(100):
        week = case.write()
        predicted = week.program.predicted_metrics.external_acwr
        if predicted is None or not _plain(case.dossier, week, case.today):
            continue
        loads = external(case.dossier, encode(week.program), case.today)
        days = [week.facts.sunday - n * DAY for n in range(28)]
        first = min([*loads, *(o.date for o in case.dossier.observations)])
        known_days = [day for day in days if day >= first]
        acute = sum(loads.get(day, 0.0) for day in days[:7]) / 7
        chronic = sum(loads.get(day, 0.0) for day in known_days) / len(known_days)
        assert predicted == pytest.approx(acute / chronic, abs=0.01), case.seed
        checked += 1
    assert checked >= 6


def _plain(one: Dossier, week: Written, today: date) -> bool:
    """On foot with distances, nothing planned before the week, no answers without training."""
    on_foot = all(a.sport in ON_FOOT and a.km for a in one.activities)
    told = {o.date for o in one.observations if o.rpe}
    trained_on = {a.day for a in one.activities}
    return on_foot and told <= trained_on and today not in trained_on


def test_the_internal_ratio_and_divergence_follow_from_the_planned_internal_loads() -> None:
    one = dossier()
    week = written(one)
    predicted = week.program.predicted_metrics
    loads = {row.date: row.internal or 0.0 for row in week.facts.readings.series.rows}
    for day in week.program.daily_program:
        loads[day.date] = sum(w.planned_internal or 0.0 for w in day.workouts)
    days = [week.facts.sunday - n * DAY for n in range(28)]

    inside = 4 * sum(loads[day] for day in days[:7]) / sum(loads[day] for day in days)

    assert predicted.internal_acwr == pytest.approx(inside, abs=0.001)
    outside = predicted.external_acwr or 0.0
    assert predicted.divergence_estimate == pytest.approx(
        (outside - inside) / ((outside + inside) / 2), abs=0.02
    )
    assert predicted.acwr_estimate == predicted.external_acwr


@pytest.mark.parametrize("weeks", [0, 1])
def test_under_two_weeks_of_history_there_are_totals_only(weeks: int) -> None:
    week = written(dossier(activities=trained(weeks)))

    metrics = week.program.predicted_metrics
    assert week.facts.readings.gate is Gate.NONE
    assert (metrics.external_acwr, metrics.internal_acwr) == (None, None)
    assert (metrics.divergence_estimate, metrics.band.external_acwr) == (None, None)
    assert metrics.total_distance_km > 0


def test_a_race_is_part_of_what_is_forecast() -> None:
    one = dossier(races=(race(6, 21.1),))
    week = written(one)
    without = tuple(
        replace(day, workouts=tuple(w for w in day.workouts if w.title != "race in 6"))
        for day in week.program.daily_program
    )

    metrics = week.program.predicted_metrics

    calm = forecast(week.facts, without)
    assert (metrics.external_acwr or 0) > (calm.external_acwr or 0)
    assert metrics.total_distance_km == pytest.approx(calm.total_distance_km + 21.1, abs=0.06)


def test_past_days_count_as_they_happened() -> None:
    tuesday_ran = trained(10, until=MONDAY + 2 * DAY)
    idle = dossier(activities=trained(10))
    active = dossier(activities=tuesday_ran)
    today = MONDAY + 2 * DAY
    days = written(idle, today).program.daily_program

    ratios = [
        forecast(known(one, today, MONDAY), days).external_acwr or 0.0 for one in (idle, active)
    ]

    assert ratios[1] > ratios[0]


def test_open_days_before_the_week_count_as_the_program_in_force_has_them() -> None:
    friday = MONDAY - 3 * DAY
    one = dossier(activities=trained(10, until=friday))
    this_week = written(one, friday).program
    kept = one.with_(programs=(this_week,))
    planned = written(one).program.daily_program

    with_plan = forecast(known(kept, friday, MONDAY), planned)
    without = forecast(known(one, friday, MONDAY), planned)

    assert (with_plan.external_acwr or 0.0) < (without.external_acwr or 0.0)


@pytest.mark.parametrize("done", [None, True], ids=["open", "marked"])
def test_a_race_whose_effort_alone_is_told_yet_counts_as_planned(done: bool | None) -> None:
    sunday = MONDAY - DAY
    one = dossier(activities=trained(10, until=sunday), races=(race(-1, 21.1),))
    kept = one.with_(programs=(written(one, sunday - 2 * DAY).program,))
    told = kept.with_(
        observations=(Observation(date=sunday, rpe=8),),
        programs=(_marked(kept.programs[0], done=done),),
    )
    planned = written(kept).program.daily_program

    silent, after = (forecast(known(each, sunday, MONDAY), planned) for each in (kept, told))

    assert after.external_acwr == silent.external_acwr
    assert any(w.title == "race in -1" for w in kept.programs[0].daily_program[-1].workouts)


def _marked(week: Program, *, done: bool | None) -> Program:
    """With the race of its last day marked."""
    *days, last = week.daily_program
    last = replace(last, workouts=tuple(replace(w, done=done) for w in last.workouts))
    return replace(week, daily_program=(*days, last))


def test_totals_in_miles_are_those_in_km() -> None:
    metrics = written(dossier()).program.predicted_metrics

    assert metrics.total_weekly_miles == pytest.approx(
        metrics.total_distance_km / 1.609344, abs=0.01
    )


def test_the_band_is_a_tenth_until_four_receipts() -> None:
    metrics = written(dossier()).program.predicted_metrics

    low, high = metrics.band.external_acwr or (0.0, 0.0)
    value = metrics.external_acwr or 0.0
    assert (value - low, high - value) == pytest.approx((0.10, 0.10))


def receipts(*errors: float) -> tuple[Receipt, ...]:
    return tuple(
        Receipt(
            week_start_date=MONDAY - (n + 1) * 7 * DAY,
            predicted_external_acwr=1.0 + error,
            actual_external_acwr=1.0,
        )
        for n, error in enumerate(errors)
    )


def test_four_receipts_make_the_band_their_own() -> None:
    one = dossier(receipts=receipts(0.02, -0.05, 0.04, 0.06))

    low, high = written(one).program.predicted_metrics.band.external_acwr or (0.0, 0.0)

    assert high - low == pytest.approx(0.12)


@pytest.mark.parametrize(
    ("errors", "width"),
    [
        ((0.3, 0.3, 0.3), UNLEARNT),
        ((0.0, 0.0, 0.0, 0.0), 0.03),
        ((0.9, 0.9, 0.9, 0.9), 0.40),
        ((0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.20), 0.07),
    ],
)
def test_a_band_is_never_certain_and_never_boundless(
    errors: tuple[float, ...], width: float
) -> None:
    assert half_width([(error, 0.0) for error in errors]) == pytest.approx(width)


def test_half_a_receipt_tells_nothing() -> None:
    assert half_width([(1.0, None), (None, 1.0), (1.0, 1.2), (1.0, 1.2)]) == UNLEARNT
