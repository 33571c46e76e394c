"""One validator for every program, whoever wrote it: the planner, Claude, a change by hand."""

from collections.abc import Callable
from itertools import chain

from coach.planning.bounds import Bounds
from coach.planning.facts import Facts
from coach.planning.rules import (
    aims,
    around,
    body,
    gates,
    history,
    hours,
    intensity,
    load,
    longest,
    races,
    shape,
    spacing,
    sums,
    taper,
    words,
)
from coach.planning.rules.saying import Verdicts
from coach.planning.rules.tally import Tally
from coach.program import Program

Rule = Callable[[Tally], Verdicts]

RULES: tuple[Rule, ...] = (
    shape.shape,
    gates.health,
    gates.pain,
    gates.illness,
    load.longest_run,
    load.week,
    load.ratio,
    body.paid,
    body.mix,
    spacing.rest,
    intensity.hard_days,
    spacing.apart,
    intensity.easy,
    intensity.grey,
    longest.share,
    longest.minutes,
    taper.taper,
    taper.sharpness,
    races.race_week,
    races.after_race,
    load.deload,
    hours.time,
    sums.sums,
    aims.aims,
    races.races,
    around.evenness,
    history.little_history,
    history.way_back,
    words.safe_words,
    around.weather,
)
"""R01 to R30, in their order."""


def check(known: Facts, program: Program, limits: Bounds) -> Verdicts:
    """What every rule says; each id at least once, in the order of the ids."""
    tally = Tally(known, limits, program)
    return tuple(chain.from_iterable(rule(tally) for rule in RULES))
