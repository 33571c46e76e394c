"""R05, R06, R07, R21: one long run, one week, the ratio at its end, the week that eases off."""

from collections.abc import Iterator

from coach.athlete import Stage
from coach.load.ratios import Gate
from coach.planning.bands import band_of
from coach.planning.raceday import run_limit, too_long
from coach.planning.rules.saying import Verdicts, blocks, found_or, not_here, passes, warns
from coach.planning.rules.tally import Tally
from coach.planning.rules.verdicts import RuleVerdict

RUN_WARN = 1.05
WEEK_BLOCK, WEEK_STEP_KM = 1.30, 5.0
U_BLOCK = 1.80
DELOAD, DELOAD_BLOCK_AFTER = 0.80, 5
SLIP_KM, SLIP = 0.005, 0.0005
"""Less than two and three decimals show."""

RATIOS = frozenset({Gate.ACWR, Gate.ALL})
BUILDING = frozenset({Stage.BASE, Stage.BUILD, Stage.SPECIFICITY})


def longest_run(tally: Tally) -> Verdicts:
    """R05: each run ≤ 1.10 · L30, or L30 + 1 km where L30 is under 10 km; a warning over 1.05.

    L30: the longest run of the thirty days before. Source: Frandsen 2025, science §0.1. A race is
    exempt and named.
    """
    if tally.known.body.way_back is not None:
        return not_here("R05", "The way back has its own longest run.")
    found = [*_runs(tally), *_races(tally)]
    return found_or("R05", found, "No run jumps beyond your last month.")


def _runs(tally: Tally) -> Iterator[RuleVerdict]:
    for one in tally.runs:
        before, limit = one.day.longest_km, run_limit(tally.known, one.day)
        said = f"{one.date:%A}: {tally.far(one.km)}"
        if one.km > limit + SLIP_KM:
            text = f"{said} in one run goes too far beyond your longest of thirty days"
            text += f" ({tally.far(before)})." if before > 0 else "; there was none."
            yield blocks("R05", text, day=one.date, value=one.km, limit=limit)
        elif before > 0 and one.km > RUN_WARN * before + SLIP_KM and not tally.known.past.starter:
            text = f"{said} is your longest run in thirty days ({tally.far(before)} so far)."
            yield warns("R05", text, day=one.date, value=one.km, limit=limit)


def _races(tally: Tally) -> Iterator[RuleVerdict]:
    for one in tally.planned:
        if one.race and one.run and one.km > run_limit(tally.known, one.day) + SLIP_KM:
            race = one.day.races[0] if one.day.races else None
            text = too_long(tally.known, one.day, race, one.km)
            yield warns(
                "R05", text, day=one.date, value=one.km, limit=run_limit(tally.known, one.day)
            )


def week(tally: Tally) -> Verdicts:
    """R06: a block if W > 1.30 · max(P1, M3) and W > P1 + 5 km; a warning over 1.10 in Base, 1.15.

    P1: the last loading week of the last four. Source: Nielsen 2014, science §4.4.
    """
    past = tally.known.past
    if tally.known.body.way_back is not None or past.starter:
        return not_here("R06", "The week has its own measure now.")
    if tally.open_km <= 0:
        return not_here("R06", "Nothing is planned that counts.")
    base, w = max(past.p1_km, past.m3_km), tally.week_km
    said = f"{tally.far(w)} this week after {tally.counted(base)}"
    if w > WEEK_BLOCK * base + SLIP_KM and w > past.p1_km + WEEK_STEP_KM + SLIP_KM:
        limit = max(WEEK_BLOCK * base, past.p1_km + WEEK_STEP_KM)
        return (blocks("R06", f"{said} is too big a step.", value=w, limit=limit),)
    line = tally.known.warn_share * base
    if base > 0 and w > line + SLIP_KM:
        return (warns("R06", f"{said} is a big step.", value=w, limit=line),)
    return passes("R06", "The week grows no faster than it should.", value=w, limit=line)


def ratio(tally: Tally) -> Verdicts:
    """R07: u = W/M3 in the stage's band (a warning outside); a block over 1.80 (coupled 1.5).

    In total load, races left out, from 28 days of history on. Source: science §4.3.
    """
    u = tally.u
    if not ratios_hold(tally):
        return not_here("R07", "There is no ratio to hold it against yet.")
    if u is None or tally.open_km <= 0:
        return not_here("R07", "Nothing lies behind or ahead that a ratio could say.")
    said = f"All sports together, the week holds {u:.0%} of a usual one of the three before"
    if u > U_BLOCK + SLIP:
        return (blocks("R07", f"{said}: too much at once.", value=u, limit=U_BLOCK),)
    known = tally.known
    if u < 1 and is_gentle(tally):
        return not_here("R07", "What a body may do gently is held against no other week.")
    span = band_of(known.calendar, known.monday, deload=tally.bounds.deload).external
    if span is not None and not span[0] - SLIP <= u <= span[1] + SLIP:
        text = f"{said}; this part of the season means {span[0]:.0%} to {span[1]:.0%}."
        return (warns("R07", text, value=u, limit=span[0] if u < span[0] else span[1]),)
    return passes("R07", "The week is in line with the three before.", value=u)


def is_gentle(tally: Tally) -> bool:
    """Whether health leaves nothing but gentle things: less is what is meant."""
    body = tally.known.body
    return any(cap.sports is not None for cap in (body.limits.cap, body.flags))


def ratios_hold(tally: Tally) -> bool:
    """Whether ratios may decide: enough history, and no way back with measures of its own."""
    known = tally.known
    calm = known.body.way_back is None and known.body.step_load_km is None
    return known.readings.gate in RATIOS and calm and not known.past.starter


def deload(tally: Tally) -> Verdicts:
    """R21: after three loading weeks (two for novices, from fifty on) W ≤ 0.80 · M3.

    A warning; a block after five that this coach planned. Source: custom 3:1, science §4.4.
    """
    past, known = tally.known.past, tally.known
    if known.body.way_back is not None or past.starter or past.loading_weeks < known.loading_most:
        return not_here("R21", "No easier week is due.")
    if known.stage not in BUILDING:
        return not_here("R21", "This part of the season is easier by itself.")
    limit = DELOAD * past.m3_km
    if tally.week_km <= limit + SLIP_KM or tally.open_km <= 0:
        return passes("R21", "This week eases off.", value=tally.week_km, limit=limit)
    most, weeks = tally.counted(limit), past.loading_weeks
    if past.loading_weeks_coached >= DELOAD_BLOCK_AFTER:
        text = f"After {weeks} full weeks in a row this one must ease off: at most {most}."
        return (blocks("R21", text, value=tally.week_km, limit=limit),)
    text = f"{weeks} full weeks in a row lie behind you: soon one should hold at most {most}."
    return (warns("R21", text, value=tally.week_km, limit=limit),)
