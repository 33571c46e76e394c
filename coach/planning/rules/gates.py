"""R02, R03, R04, R27, R28: what health, pain, illness, little history and a break leave."""

from collections.abc import Iterator

from coach.load.ratios import Gate
from coach.planning.cap import Cap
from coach.planning.daybounds import FIRST_RUN_KM
from coach.planning.facts import Facts
from coach.planning.rules.tally import Planned, Tally, found_or, not_here, says
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.state import StateKind

STARTER_MOST_KM = 12.0
SHARE_SLACK = 1.01
SLACK_MIN = 0.5
GROWN = 1.005


def health(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R02: red flags, health and age limits."""
    body = tally.known.body
    cap = body.limits.cap & body.flags
    grows = "R02" if not body.flags.growth else None
    return found_or(
        "R02",
        [*_caps("R02", tally, lambda _: cap), *_removed("R02", tally), *_growth(grows, tally)],
        "Nothing in your health answers speaks against it.",
    )


def pain(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R03: no running from 6 on, or with a limp; nothing hard or growing from 3 on."""
    body = tally.known.body
    cap = body.pain.cap if body.pain is not None else Cap()
    if any(state.kind is StateKind.INJURED for state in body.states):
        cap &= body.steps
    growing = "R03" if body.pain is not None and body.pain.careful else None
    return found_or(
        "R03",
        [*_caps("R03", tally, lambda _: cap), *_removed("R03", tally), *_growth(growing, tally)],
        "No pain speaks against it.",
    )


def illness(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R04: nothing until 48 hours without fever, then easy days."""
    body = tally.known.body
    sick = any(state.kind is StateKind.SICK for state in body.states)
    steps = body.steps if sick else Cap()
    found = _caps("R04", tally, lambda day: body.fever.cap(day) & steps)
    return found_or("R04", [*found, *_removed("R04", tally)], "You are not ill, as far as I know.")


def little_history(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R27: under fourteen days no ratios, no more than usual, one hard session at most."""
    known, stated = tally.known, tally.program.predicted_metrics
    if known.readings.gate is not Gate.NONE and not known.past.starter:
        return not_here("R27", "There is enough history.")
    return found_or(
        "R27", _little(tally, known, stated.external_acwr), "As careful as it must be."
    )


def _little(tally: Tally, known: Facts, ratio: float | None) -> Iterator[RuleVerdict]:
    if known.readings.gate is Gate.NONE and ratio is not None:
        yield says("R27", Outcome.BLOCK, "There is no load ratio yet.", value=ratio)
    most = STARTER_MOST_KM if known.past.starter else known.past.weekly_floor_km
    if most and tally.open_km > 0 and tally.week_km > most * SHARE_SLACK:
        text = f"More than your usual week: {tally.week_km:.1f} of {most:g} km."
        yield says("R27", Outcome.BLOCK, text, value=tally.week_km, limit=most)
    if known.readings.gate is Gate.NONE and len(tally.hard) > 1:
        yield says(
            "R27", Outcome.BLOCK, "One hard session at most.", value=len(tally.hard), limit=1
        )
    for one in tally.runs if known.past.starter else ():
        km = one.workout.distance_km or 0.0
        if km > FIRST_RUN_KM * SHARE_SLACK or one.hard:
            text = "A first week holds runs of at most 5 km, nothing hard."
            yield says("R27", Outcome.BLOCK, text, day=one.date, value=km, limit=FIRST_RUN_KM)


def way_back(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R28: after a break the table: the week, the longest run, nothing hard."""
    back = tally.known.body.way_back
    if back is None:
        return not_here("R28", "No break lies behind you.")
    monday = tally.known.monday
    found = list(_caps("R28", tally, lambda _: back.cap(monday)))
    load, longest = back.load(monday), back.longest(monday)
    if load is not None and tally.open_km > 0 and tally.week_km > load * SHARE_SLACK:
        text = f"Back after {back.days_off} days: {tally.week_km:.1f} km is more than {load:.1f}."
        found.append(says("R28", Outcome.BLOCK, text, value=tally.week_km, limit=load))
    for one in tally.runs:
        km = one.workout.distance_km or 0.0
        if longest is not None and km > max(longest, 0.0) * SHARE_SLACK and longest > 0:
            text = f"Back after {back.days_off} days: no run over {longest:.1f} km yet."
            found.append(says("R28", Outcome.BLOCK, text, day=one.date, value=km, limit=longest))
    return found_or("R28", found, "It keeps to the way back.")


def _caps(rule: str, tally: Tally, cap_of: object) -> Iterator[RuleVerdict]:
    assert callable(cap_of)
    for day in tally.known.days:
        cap: Cap = cap_of(day.date)
        held = [one for one in tally.on(day.date) if not one.race]
        why = next((r.text for r in cap.reasons if r.rule == rule), _because(rule))
        for one in held:
            if _forbidden(one, cap):
                yield says(rule, Outcome.BLOCK, why, day=day.date)
        minutes = sum(one.workout.duration_min for one in held)
        if cap.minutes is not None and minutes > cap.minutes + SLACK_MIN:
            yield says(rule, Outcome.BLOCK, why, day=day.date, value=minutes, limit=cap.minutes)


def _because(rule: str) -> str:
    return {
        "R02": "Your health answers leave less than this.",
        "R03": "Pain leaves less than this.",
        "R04": "Being ill leaves less than this.",
        "R28": "The way back leaves less than this.",
    }[rule]


def _forbidden(one: Planned, cap: Cap) -> bool:
    workout = one.workout
    too_long = one.run and (
        (cap.run_km is not None and (workout.distance_km or 0.0) > cap.run_km * SHARE_SLACK)
        or (cap.run_minutes is not None and workout.duration_min > cap.run_minutes + SLACK_MIN)
    )
    too_hard = (
        cap.rpe is not None and workout.target.rpe is not None and (workout.target.rpe > cap.rpe)
    )
    wrong_sport = cap.sports is not None and workout.sport not in cap.sports
    return bool(
        cap.rest
        or (not cap.running and one.run)
        or (not cap.hard and one.hard)
        or too_long
        or too_hard
        or wrong_sport
    )


def _removed(rule: str, tally: Tally) -> Iterator[RuleVerdict]:
    """A race that health takes off must not be there."""
    for one in tally.planned:
        if one.race and tally.known.body.race_removed(one.date) == rule:
            yield says(rule, Outcome.BLOCK, "No race now.", day=one.date)
        elif one.race and any(by == rule for _, by in one.day.removed):
            yield says(rule, Outcome.BLOCK, "This race may not be run.", day=one.date)


def _growth(rule: str | None, tally: Tally) -> Iterator[RuleVerdict]:
    """W no more than last week, and no new longest run."""
    if rule is None or not tally.training:
        return
    last = tally.known.past.last_km
    if last > 0 and tally.week_km > last * GROWN + 0.05 and tally.open_km > 0:
        text = f"No more than last week: {tally.week_km:.1f} of {last:.1f} km."
        yield says(rule, Outcome.BLOCK, text, value=tally.week_km, limit=last)
    for one in tally.runs:
        km = one.workout.distance_km or 0.0
        if one.day.longest_km > 0 and km > one.day.longest_km * GROWN + 0.05:
            text = "No longer run than the longest of your last month."
            yield says(rule, Outcome.BLOCK, text, day=one.date, value=km, limit=one.day.longest_km)
