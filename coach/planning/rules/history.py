"""R27, R28: what little history and a break leave of a week."""

import re
from collections.abc import Iterator

from coach.load.ratios import Gate
from coach.planning.comeback import stricter
from coach.planning.daybounds import FIRST_RUN_KM
from coach.planning.past import STARTER_BELOW_KM
from coach.planning.returning import Break
from coach.planning.rules.gates import SLACK_KM, held_back, step_load, steps_of
from coach.planning.rules.saying import Verdicts, blocks, found_or, not_here
from coach.planning.rules.tally import Tally
from coach.planning.rules.texts import all_texts
from coach.planning.rules.verdicts import RuleVerdict
from coach.planning.stage import RUNNERS
from coach.planning.weekrange import STARTER_HIGH_KM
from coach.program import PredictedMetrics
from coach.state import StateKind

RATIO_WORDS = re.compile(
    r"\b(?:acwr|a:c ratio|(?:load|workload|acute|chronic|body) ratios?|acute.{0,4}chronic"
    r"|divergence|risk(?:s|y)?)\b",
    re.IGNORECASE,
)
"""Words that under fourteen days of history have nothing behind them (science §2.3)."""

PROVISIONAL = re.compile(r"\bprovisional", re.IGNORECASE)


def little_history(tally: Tally) -> Verdicts:
    """R27: under 14 days no ratio, no word of one, W ≤ the usual week, Hard ≤ 1; to 27
    "provisional". A starter week: ≤ 12 km, ≤ 5 km a run, nothing hard.

    Source: science §2.3, coaching §4.
    """  # noqa: D205 (one line cannot hold the rule)
    known = tally.known
    found = [*_words(tally, known.readings.gate)]
    if known.readings.gate is Gate.NONE:
        found += _unknown(tally)
    if known.past.starter:
        found += _starter(tally)
    if not found and known.readings.gate in {Gate.ACWR, Gate.ALL} and not known.past.starter:
        return not_here("R27", "There is enough history.")
    return found_or("R27", found, "As careful as little history asks.")


def _words(tally: Tally, gate: Gate) -> Iterator[RuleVerdict]:
    if gate not in {Gate.NONE, Gate.PROVISIONAL}:
        return
    for day, text in all_texts(tally.program):
        word = RATIO_WORDS.search(text)
        if word is None or (gate is Gate.PROVISIONAL and PROVISIONAL.search(text)):
            continue
        yield blocks("R27", f"Too little history yet to speak of “{word[0]}”.", day=day)


def _unknown(tally: Tally) -> Iterator[RuleVerdict]:
    known = tally.known
    ratio = next(_ratios(tally.program.predicted_metrics), None)
    if ratio is not None:
        yield blocks("R27", "Under two weeks of history there is no load ratio.", value=ratio)
    usual = known.past.weekly_floor_km
    if usual and tally.open_km > 0 and tally.week_km > usual + SLACK_KM:
        text = (
            f"{tally.far(tally.week_km)} is more than your usual week of {tally.counted(usual)}."
        )
        yield blocks("R27", text, value=tally.week_km, limit=usual)
    if len(tally.hard) > 1:
        text = "With so little history one hard session a week is the most."
        yield blocks("R27", text, day=tally.hard[1].date, value=len(tally.hard), limit=1)


def _ratios(stated: PredictedMetrics) -> Iterator[float]:
    values = (
        stated.external_acwr,
        stated.internal_acwr,
        stated.acwr_estimate,
        stated.divergence_estimate,
    )
    return (value for value in values if value is not None)


def _starter(tally: Tally) -> Iterator[RuleVerdict]:
    if tally.open_km > 0 and tally.week_km > STARTER_HIGH_KM + SLACK_KM:
        text = f"A first week holds at most {tally.counted(STARTER_HIGH_KM)}."
        yield blocks("R27", text, value=tally.week_km, limit=STARTER_HIGH_KM)
    for one in tally.runs:
        if one.km > FIRST_RUN_KM + SLACK_KM:
            text = f"A run of a first week holds at most {tally.far(FIRST_RUN_KM)}."
            yield blocks("R27", text, day=one.date, value=one.km, limit=FIRST_RUN_KM)
    for one in tally.hard:
        yield blocks("R27", "Nothing hard in a first week.", day=one.date)


def way_back(tally: Tally) -> Verdicts:
    """R28: six or more days off: W and the longest run by the table, nothing hard until it ends.

    Days off count up to the first planned training. Source: Daniels, science §4.6: W ≤ share · the
    four weeks before; the longest run ≤ 0.50 of the one before, + 15 % a week. The steps of a
    return that was announced count too.
    """
    known = tally.known
    back, steps = _break(tally), steps_of(known, StateKind.RETURNING)
    returning = any(state.kind is StateKind.RETURNING for state in known.body.states)
    if back is None and not returning:
        return not_here("R28", "No break lies behind you.")
    found = [*step_load("R28", tally, StateKind.RETURNING)]
    if back is None:
        found += held_back("R28", tally, lambda _: steps)
    else:
        cap = back.cap(known.monday) & steps
        found += [*held_back("R28", tally, lambda _: cap), *_table(tally, back)]
    return found_or("R28", found, "It keeps to the way back.")


def _break(tally: Tally) -> Break | None:
    """The break behind the week, or the longer one that the plan's own first days make of it."""
    known = tally.known
    held = known.body.way_back
    if known.past.starter:
        return held
    days = [tally.by_date[day.date] for day in known.open_days if day.date in tally.by_date]
    return stricter(known.past, known.athlete.sport, known.monday, held, days) or held


def _table(tally: Tally, back: Break) -> Iterator[RuleVerdict]:
    load, longest = back.load(tally.known.monday), back.longest(tally.known.monday)
    if back.weekly_km < STARTER_BELOW_KM:
        load, longest = STARTER_HIGH_KM, FIRST_RUN_KM
    if longest == 0 and tally.known.athlete.sport in RUNNERS:
        longest = FIRST_RUN_KM
    if load is not None and tally.open_km > 0 and tally.week_km > load + SLACK_KM:
        text = (
            f"Back after {back.days_off} days off this week holds at most {tally.counted(load)}, "
            f"not {tally.far(tally.week_km)}."
        )
        yield blocks("R28", text, value=tally.week_km, limit=load)
    for one in tally.runs:
        if longest and one.km > longest + SLACK_KM:
            text = f"Back after {back.days_off} days off no run over {tally.far(longest)} yet."
            yield blocks("R28", text, day=one.date, value=one.km, limit=longest)
