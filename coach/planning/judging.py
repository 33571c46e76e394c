"""Whether a week by somebody else may stand in for the planner's."""

from collections.abc import Iterator, Sequence

from coach.planning.picks import Fault
from coach.planning.rules.verdicts import Outcome, RuleVerdict

SEVERER = 0.02
"""Of two weeks with as many warnings, one is worse that goes so much further over its lines,
all together; less is rounding."""


def objections(rules: Sequence[RuleVerdict], planned: Sequence[RuleVerdict]) -> tuple[Fault, ...]:
    """Every block; without one the warnings the planner's week does not have, if it is worse."""
    blocks = tuple(_fault(rule) for rule in rules if rule.verdict is Outcome.BLOCK)
    if blocks or not is_worse(rules, planned):
        return blocks
    had = {(rule.id, rule.day) for rule in _warnings(planned)}
    new = [rule for rule in _warnings(rules) if (rule.id, rule.day) not in had]
    return tuple(_fault(rule) for rule in new or _warnings(rules))


def is_worse(rules: Sequence[RuleVerdict], planned: Sequence[RuleVerdict]) -> bool:
    """More warnings than the planner's week, or as many that go further over their lines."""
    ours, theirs = list(_warnings(rules)), list(_warnings(planned))
    if len(ours) != len(theirs):
        return len(ours) > len(theirs)
    return sum(map(_excess, ours)) > sum(map(_excess, theirs)) + SEVERER


def _warnings(rules: Sequence[RuleVerdict]) -> Iterator[RuleVerdict]:
    return (rule for rule in rules if rule.verdict is Outcome.WARN)


def _excess(rule: RuleVerdict) -> float:
    """How far over its line, as a share of it; 0 where a rule has no figures."""
    if rule.value is None or not rule.limit:
        return 0.0
    return abs(rule.value - rule.limit) / abs(rule.limit)


def _fault(rule: RuleVerdict) -> Fault:
    return Fault(id=rule.id, text=rule.text, day=rule.day)
