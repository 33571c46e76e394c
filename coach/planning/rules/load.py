"""R05 to R09, R21: one long run, one week, the ratios, the mix, the deload."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from coach.load.ratios import Gate, day_metrics
from coach.load.row import REST_TRIMP
from coach.load.series import PlannedDay, Series
from coach.planning.bands import band_of
from coach.planning.daybounds import FIRST_RUN_KM, RUN_GROWTH, RUN_STEP_BELOW_KM, RUN_STEP_KM
from coach.planning.forecast import to_come_before
from coach.planning.rules.tally import Tally, found_or, not_here, passed, says, total
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.planning.verdict import VerdictKind

RUN_WARN = 1.05
WEEK_BLOCK, WEEK_STEP_KM = 1.30, 5.0
U_BLOCK, C_DAY_BLOCK = 1.80, 1.60
SLACK = 1.005
DELOAD, DELOAD_BLOCK_AFTER = 0.80, 5
RATIOS = frozenset({Gate.ACWR, Gate.ALL})


def longest_run(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R05: no run over 1.10 of the longest of thirty days (a km more under ten)."""
    if tally.known.body.way_back is not None:
        return not_here("R05", "The way back has its own longest run.")
    return found_or("R05", _runs(tally), "No run jumps beyond your last month.")


def _runs(tally: Tally) -> Iterator[RuleVerdict]:
    for one in tally.runs:
        km, before = one.workout.distance_km or 0.0, one.day.longest_km
        if before <= 0 or tally.known.past.starter:
            limit = FIRST_RUN_KM
        elif before < RUN_STEP_BELOW_KM:
            limit = before + RUN_STEP_KM
        else:
            limit = RUN_GROWTH * before
        if km > limit * SLACK:
            text = f"{km:g} km is too far beyond your longest of thirty days ({before:.1f} km)."
            yield says("R05", Outcome.BLOCK, text, day=one.date, value=km, limit=limit)
        elif before >= RUN_STEP_BELOW_KM and km > RUN_WARN * before * SLACK:
            text = f"{km:g} km is your longest in thirty days ({before:.1f} km so far)."
            yield says("R05", Outcome.WARN, text, day=one.date, value=km, limit=limit)
    for one in tally.planned:
        if one.race and (one.workout.distance_km or 0.0) > RUN_GROWTH * max(
            one.day.longest_km, 1.0
        ):
            text = "The race is longer than anything of your last month."
            yield says("R05", Outcome.WARN, text, day=one.date, value=one.workout.distance_km)


def week(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R06: the week against the last loading week and the mean of three."""
    past = tally.known.past
    if tally.known.body.way_back is not None or past.starter:
        return not_here("R06", "The week has its own measure now.")
    if tally.open_km <= 0:
        return not_here("R06", "Nothing is planned that counts.")
    base = max(past.p1_km, past.m3_km)
    w = tally.week_km
    if w > WEEK_BLOCK * base * SLACK and w > past.p1_km + WEEK_STEP_KM + 0.05:
        text = f"{w:.1f} km after {base:.1f}: too big a step."
        return (says("R06", Outcome.BLOCK, text, value=w, limit=WEEK_BLOCK * base),)
    line = tally.known.warn_share * base
    if base > 0 and w > line * SLACK:
        text = f"{w:.1f} km is more than usual after {base:.1f}."
        return (says("R06", Outcome.WARN, text, value=w, limit=line),)
    return passed("R06", "The week grows no faster than it should.", value=w, limit=line)


def ratio(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R07: the uncoupled ratio at the week's end inside the stage's band."""
    known = tally.known
    if not _ratios_hold(tally):
        return not_here("R07", "There is no ratio to hold it against yet.")
    mean = known.past.m3_total_km
    if mean <= 0 or tally.open_km <= 0:
        return not_here("R07", "Nothing lies behind or ahead that a ratio could say.")
    u = tally.total_km / mean
    if u > U_BLOCK:
        text = f"The week is {u:.2f} times what you are used to."
        return (says("R07", Outcome.BLOCK, text, value=u, limit=U_BLOCK),)
    span = band_of(known.calendar, known.monday, deload=tally.bounds.deload).external
    if span is not None and not span[0] / SLACK <= u <= span[1] * SLACK:
        text = (
            f"The week is {u:.2f} times the last three; this stage means {span[0]} to {span[1]}."
        )
        return (says("R07", Outcome.WARN, text, value=u, limit=span[1]),)
    return passed("R07", "The week is in line with the last three.", value=u)


def _ratios_hold(tally: Tally) -> bool:
    known = tally.known
    calm = known.body.way_back is None and known.body.step_load_km is None
    return known.readings.gate in RATIOS and calm and not known.past.starter


def body(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R08: what the body pays: 1.80 at the week's end, 1.60 coupled on any planned day."""
    if not _ratios_hold(tally):
        return not_here("R08", "There is no ratio to hold it against yet.")
    return found_or("R08", [*_paid(tally), *_days(tally)], "No day asks too much at once.")


def _paid(tally: Tally) -> Iterator[RuleVerdict]:
    before = tally.known.past.s3_internal
    if not before:
        return
    days = tally.known.days
    done = sum(d.load.internal or 0.0 for d in days if not d.open and not d.load.raced)
    planned = sum(tally.trimp(one.workout) for one in tally.training)
    u = 3 * (done + planned) / before
    if planned and u > U_BLOCK:
        text = f"The body would pay {u:.2f} times what it is used to."
        yield says("R08", Outcome.BLOCK, text, value=u, limit=U_BLOCK)


def _days(tally: Tally) -> Iterator[RuleVerdict]:
    series = tally.known.readings.series.extended([*to_come_before(tally.known)])
    plan = {
        day.date: PlannedDay(
            date=day.date,
            external_total=sum(total(o.workout) for o in tally.on(day.date) if not o.race),
            internal=sum(tally.trimp(o.workout) for o in tally.on(day.date) if not o.race),
        )
        for day in tally.known.days
        if day.open
    }
    ahead = series.extended(tuple(plan.values()))
    for day, held in plan.items():
        if (held.internal or 0.0) <= REST_TRIMP:
            continue
        at = day_metrics(ahead, day)
        for name, value in (("load", at.acwr_external), ("body", at.acwr_internal)):
            if (
                value is not None
                and value > C_DAY_BLOCK * SLACK
                and _raises(series, plan, day, name)
            ):
                text = f"On {day:%A} the {name} ratio would reach {value:.2f}."
                yield says("R08", Outcome.BLOCK, text, day=day, value=value, limit=C_DAY_BLOCK)


def _raises(series: Series, plan: dict[date, PlannedDay], day: date, name: str) -> bool:
    """Whether the planned load of that day is what lifts the ratio over the line."""
    without = {
        key: replace(held, external_total=0.0, internal=0.0) if key == day else held
        for key, held in plan.items()
    }
    at = day_metrics(series.extended(tuple(without.values())), day)
    value = at.acwr_external if name == "load" else at.acwr_internal
    full = day_metrics(series.extended(tuple(plan.values())), day)
    now = full.acwr_external if name == "load" else full.acwr_internal
    return value is None or now is None or now > value


def mix(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R09: the body pays more than the work: nothing hard for three days; the planned mix."""
    said = tally.bounds.verdict
    hard = [
        one
        for one in tally.hard
        if said.kind is VerdictKind.EASY_ONLY and said.day <= one.date <= said.until
    ]
    found = [says("R09", Outcome.BLOCK, said.text, day=one.date) for one in hard]
    d = tally.program.predicted_metrics.divergence_estimate
    band = band_of(tally.known.calendar, tally.known.monday, deload=tally.bounds.deload)
    if d is not None and band.divergence is not None and _ratios_hold(tally) and tally.open_km > 0:
        low, high = band.divergence
        if not low - 0.005 <= d <= high + 0.005:
            text = (
                f"The planned mix moves divergence to {d:+.2f}; this stage means {low} to {high}."
            )
            found.append(says("R09", Outcome.WARN, text, value=d, limit=low if d < low else high))
    return found_or("R09", found, "The mix is as the stage wants it.")


def deload(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R21: after three loading weeks (two for the careful) an easier one."""
    past, known = tally.known.past, tally.known
    if known.body.way_back is not None or past.starter or past.loading_weeks < known.loading_most:
        return not_here("R21", "No deload is due.")
    if known.stage.value not in {"base", "build", "specificity"}:
        return not_here("R21", "This stage is easier by itself.")
    limit = DELOAD * past.m3_km
    if tally.week_km <= limit * SLACK or tally.open_km <= 0:
        return passed("R21", "This week eases off.", value=tally.week_km, limit=limit)
    coached = past.loading_weeks_coached >= DELOAD_BLOCK_AFTER
    text = (
        f"After {past.loading_weeks} loading weeks one should be easier: at most {limit:.0f} km."
    )
    outcome = Outcome.BLOCK if coached else Outcome.WARN
    return (says("R21", outcome, text, value=tally.week_km, limit=limit),)
