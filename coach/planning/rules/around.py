"""R26, R30: days that differ, and the heat, the height and the climb around them."""

from collections.abc import Iterator
from math import ceil
from statistics import mean

from coach.activity import Sport
from coach.load.monotony import monotony
from coach.planning.daybounds import HIGH_DAYS, HOT_C, TOO_HOT_C
from coach.planning.rules.saying import Verdicts, blocks, found_or, not_here, warns
from coach.planning.rules.tally import Tally
from coach.planning.rules.verdicts import RuleVerdict
from coach.planning.slots import INSIDE

MONOTONY = 2.0
SLIP = 0.005
WEEK = 7
STRAIN_WEEKS, STRAIN_LEAST, STRAIN_SHARE = 26, 8, 0.95
"""The 95th percentile of half a year of weeks; fewer than eight tell nothing (proposal)."""

CLIMB_GROWTH, LEAST_CLIMB_M = 1.30, 100.0
"""Less climb a week than this is flat country, whatever it grows by (proposal)."""


def evenness(tally: Tally) -> Verdicts:
    """R26: monotony, mean/sd of daily TRIMP with ddof 1, ≤ 2.0; strain, the sum × monotony, no
    more than the athlete's own 95th percentile.

    Source: Foster 1998.
    """  # noqa: D205 (one line cannot hold the rule)
    loads = [_cost(tally, day) for day in range(WEEK)]
    value = monotony(loads) if tally.training else None
    if value is None:
        return not_here("R26", "There is nothing to compare.")
    found = []
    if value > MONOTONY + SLIP:
        text = "The days are much alike; easy ones should be easier, and hard ones stand out."
        found.append(warns("R26", text, value=value, limit=MONOTONY))
    usual, strain = _usual_strain(tally), value * sum(loads)
    if usual is not None and strain > usual:
        text = "So much load on so even days is more than you are used to."
        found.append(warns("R26", text, value=strain, limit=usual))
    return found_or("R26", found, "Hard and easy days differ.")


def _cost(tally: Tally, place: int) -> float:
    day = tally.known.days[place]
    if not day.open:
        return day.load.internal or 0.0
    return sum(tally.trimp(one) for one in tally.on(day.date))


def _usual_strain(tally: Tally) -> float | None:
    """The 95th percentile of the strain of the weeks behind; None where too few tell."""
    loads = tally.known.readings.series.internal
    ends = range(len(loads), WEEK - 1, -WEEK)
    weeks = [loads[end - WEEK : end] for end in list(ends)[:STRAIN_WEEKS]]
    strains = sorted(even * sum(w) for w in weeks if (even := monotony(w)) is not None)
    if len(strains) < STRAIN_LEAST:
        return None
    return strains[ceil(STRAIN_SHARE * len(strains)) - 1]


def weather(tally: Tally) -> Verdicts:
    """R30: WBGT > 28 °C: no Hard outdoors; ≥ 32: nothing (a block); the first three days over
    1800 m: no Hard; the week's climb ≤ 1.30 · the mean of three; no strength on a hard day.

    Heat and height only as the athlete said. Source: science §4.8.
    """  # noqa: D205 (one line cannot hold the rule)
    found = [*_heat(tally), *_height(tally), *_climb(tally), *_strength(tally)]
    said = any(d.wbgt_c is not None or d.altitude_m is not None for d in tally.known.open_days)
    if not found and not said:
        return not_here("R30", "No heat or height was named.")
    return found_or("R30", found, "Heat and height allow it.")


def _heat(tally: Tally) -> Iterator[RuleVerdict]:
    for one in tally.planned:
        heat = one.day.wbgt_c
        if heat is None or heat <= HOT_C or one.workout.sport in INSIDE:
            continue
        if heat >= TOO_HOT_C:
            text = f"{one.date:%A}: {heat:.0f} °C (wet-bulb globe) is too hot to train outdoors."
            if one.race:
                text = f"{one.date:%A}: {heat:.0f} °C (wet-bulb globe) is dangerous to race in."
            say = warns if one.race else blocks
            yield say("R30", text, day=one.date, value=heat, limit=TOO_HOT_C)
        elif one.hard:
            text = f"{one.date:%A}: {heat:.0f} °C (wet-bulb globe) is too hot for something hard."
            yield warns("R30", text, day=one.date, value=heat, limit=HOT_C)


def _height(tally: Tally) -> Iterator[RuleVerdict]:
    for one in tally.hard:
        if 0 < one.day.high_days <= HIGH_DAYS:
            text = f"{one.date:%A}: nothing hard in the first three days so high up."
            yield warns("R30", text, day=one.date, value=one.day.high_days, limit=HIGH_DAYS)


def _climb(tally: Tally) -> Iterator[RuleVerdict]:
    usual = mean(week.ascent_m for week in tally.known.past.weeks[:3])
    planned = sum(one.workout.ascent_m or 0.0 for one in tally.training)
    climb = planned + sum(day.load.ascent_m for day in tally.done)
    most = max(CLIMB_GROWTH * usual, LEAST_CLIMB_M)
    if planned and usual > 0 and climb > most + SLIP:
        text = f"{climb:.0f} m up this week; {most:.0f} m would be a careful step."
        yield warns("R30", text, value=climb, limit=most)


def _strength(tally: Tally) -> Iterator[RuleVerdict]:
    """Strength within 24 h before Hard: by dates, the same day, unless it comes after."""
    for day in tally.known.open_days:
        held = tally.on(day.date)
        lifts = [place for place, one in enumerate(held) if one.workout.sport is Sport.STRENGTH]
        hards = [place for place, one in enumerate(held) if one.hard]
        if lifts and hards and lifts[0] < hards[-1]:
            text = f"{day.date:%A}: strength belongs after the hard session, not before it."
            yield warns("R30", text, day=day.date)
