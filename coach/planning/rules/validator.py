"""One validator for every program, whoever wrote it: the planner, Claude, a change by hand."""

from collections.abc import Callable
from itertools import chain

from coach.planning.bounds import Bounds
from coach.planning.facts import Facts
from coach.planning.rules import gates, load, racing, shape, spacing, words
from coach.planning.rules.tally import Tally
from coach.planning.rules.verdicts import Outcome, RuleVerdict
from coach.program import Program

Rule = Callable[[Tally], tuple[RuleVerdict, ...]]


def _sums(tally: Tally) -> tuple[RuleVerdict, ...]:
    """R23, the sums and the numbers in texts together."""
    numbers = tuple(words.true_numbers(tally))
    counted = shape.sums(tally)
    if not numbers:
        return counted
    return (*(one for one in counted if one.verdict is not Outcome.PASS), *numbers)


RULES: tuple[Rule, ...] = (
    shape.shape,
    gates.health,
    gates.pain,
    gates.illness,
    load.longest_run,
    load.week,
    load.ratio,
    load.body,
    load.mix,
    spacing.rest,
    spacing.hard_days,
    spacing.apart,
    spacing.easy,
    spacing.grey,
    spacing.share_of_long,
    spacing.length_of_long,
    racing.taper,
    racing.sharpness,
    racing.race_week,
    racing.after_race,
    load.deload,
    shape.time,
    _sums,
    words.aims,
    shape.races,
    racing.monotony,
    gates.little_history,
    gates.way_back,
    words.safe_words,
    racing.weather,
)
"""R01 to R30, in their order."""


def check(known: Facts, program: Program, limits: Bounds) -> tuple[RuleVerdict, ...]:
    """What every rule says; each id at least once, in the order of the ids."""
    tally = Tally(known, limits, program)
    return tuple(chain.from_iterable(rule(tally) for rule in RULES))
