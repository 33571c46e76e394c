"""One rule broken at a time: it is named, and nothing else but what follows from it."""

from collections import Counter
from collections.abc import Mapping

from coach.planning.rules.validator import check
from coach.planning.week import Written
from tests.cases import each
from tests.coach.planning.rules.altered import loud, said
from tests.coach.planning.rules.mutated_days import DAYS
from tests.coach.planning.rules.mutated_gates import GATES
from tests.coach.planning.rules.mutated_loads import LOADS
from tests.coach.planning.rules.mutated_others import OTHERS
from tests.coach.planning.rules.mutated_races import RACES
from tests.coach.planning.rules.mutated_words import WORDS
from tests.coach.planning.rules.mutations import Mutation, week_of

MUTATIONS = (*GATES, *LOADS, *DAYS, *RACES, *WORDS, *OTHERS)

LESS_OR_MORE = frozenset({"R07", "R09"})
"""Another load than the planner's may leave the stage's bands: any change of workouts may."""

IMPLIED: Mapping[str, frozenset[str]] = {
    # a day that is lost or twice there loses its load, its sums, and the share of the long run;
    # minutes that cannot be are more than a day has, and more than a body pays
    "R01": frozenset({"R08", "R15", "R22", "R23"}),
    # who may do nothing hard has no hard minutes left in the season either; hours come by days
    "R02": frozenset({"R08", "R10", "R13"}),
    # a bigger week is one by R06 too, and needs more days; a Sunday alone ends six days off
    "R03": frozenset({"R06", "R10", "R13", "R28"}),
    "R04": frozenset({"R13"}),
    # a long run takes minutes that a Tuesday has not; a Sunday alone ends six days off
    "R05": frozenset({"R22", "R28"}),
    # more load is more days, more for the body, more climb where it is all uphill
    "R06": frozenset({"R08", "R10", "R30"}),
    # more of another sport costs days and the body, and counts as load for triathletes
    "R07": frozenset({"R06", "R08", "R10", "R15"}),
    "R08": frozenset({"R06", "R10", "R22"}),
    # where every run has cost more, one more hard one is too much on its day as well
    "R09": frozenset({"R08", "R12", "R13"}),
    "R10": frozenset(),
    # three hard ones lie close, none of the minutes is easy; in Recovery R20 says the same
    "R11": frozenset({"R08", "R12", "R13", "R20"}),
    "R12": frozenset({"R11", "R15"}),
    # so many hard minutes are a long run, or grey ones
    "R13": frozenset({"R05", "R14", "R15"}),
    "R14": frozenset({"R13", "R15"}),
    "R15": frozenset(),
    # the longest run in minutes is the longest in km
    "R16": frozenset({"R05"}),
    # a taper of equal easy days has no touch of speed and no contrast
    "R17": frozenset({"R18", "R26"}),
    "R18": frozenset({"R17"}),
    # what is taken out for the mutation was the taper's rhythm
    "R19": frozenset({"R17", "R18", "R26"}),
    "R20": frozenset({"R08", "R11", "R13"}),
    "R21": frozenset(),
    # a session that is gone leaves the long run a bigger share; one that is longer is more load
    "R22": frozenset({"R06", "R15", "R21"}),
    "R23": frozenset(),
    "R24": frozenset(),
    # a race that is none is a hard session; one that is missing was the week's only touch
    "R25": frozenset({"R06", "R11", "R18"}),
    "R26": frozenset({"R10"}),
    # a ratio out of nothing is no forecast; a starter week has R05's and R11's lines
    "R27": frozenset({"R05", "R06", "R11", "R23"}),
    # R11 counts none on the way back; equal days are alike
    "R28": frozenset({"R11", "R13", "R26"}),
    # steps that were put in to hold the words have other minutes
    "R29": frozenset({"R23"}),
    "R30": frozenset({"R15"}),
}
"""What else a broken rule may break, and why."""


def is_news(mutation: Mutation, week: Written) -> bool:
    """Whether the week itself was not said to be so, or not so far over the line."""
    values = [
        max(rule.value or 0.0 for rule in rules if rule.id == mutation.rule)
        for rules in (week.rules, check(week.facts, mutation.alter(week), week.bounds))
    ]
    new = mutation.outcome not in loud(week.rules).get(mutation.rule, set())
    return new or values[1] > values[0]


@each("mutation", MUTATIONS, ids=lambda mutation: mutation.id)
def test_a_broken_rule_is_named_and_only_what_it_implies(mutation: Mutation) -> None:
    week = week_of(mutation.one, mutation.day)
    before = loud(week.rules)

    after = said(week, mutation.alter(week))

    others = {
        rule
        for rule, outcomes in after.items()
        if rule != mutation.rule and not outcomes <= before.get(rule, set())
    }
    assert mutation.outcome in after.get(mutation.rule, set())
    assert is_news(mutation, week)
    assert others <= IMPLIED[mutation.rule] | LESS_OR_MORE


def test_every_rule_is_broken_in_three_ways_or_more() -> None:
    ways = Counter(mutation.rule for mutation in MUTATIONS)

    assert sorted(ways) == [f"R{n:02d}" for n in range(1, 31)]
    assert min(ways.values()) >= 3
    assert len({mutation.id for mutation in MUTATIONS}) == len(MUTATIONS)
