"""How rules say what they found: one sentence each, for the athlete."""

from collections.abc import Iterable
from datetime import date

from coach.planning.rules.verdicts import Outcome, RuleVerdict, Severity

BLOCKING = frozenset(
    f"R{n:02d}"
    for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 17, 19, 20, 22, 23, 24, 25, 27, 28, 29)
)
"""Rules whose severity is B in science §9.2, alone or beside W."""

Verdicts = tuple[RuleVerdict, ...]


def says(
    rule: str,
    outcome: Outcome,
    text: str,
    *,
    day: date | None = None,
    value: float | None = None,
    limit: float | None = None,
) -> RuleVerdict:
    """One verdict; its severity is what was found, or else the worst the rule can find."""
    worst = Severity.BLOCK if rule in BLOCKING else Severity.WARN
    found = {Outcome.BLOCK: Severity.BLOCK, Outcome.WARN: Severity.WARN}
    return RuleVerdict(
        id=rule,
        severity=found.get(outcome, worst),
        verdict=outcome,
        day=day,
        value=None if value is None else round(value, 3),
        limit=None if limit is None else round(limit, 3),
        text=text,
    )


def blocks(
    rule: str,
    text: str,
    *,
    day: date | None = None,
    value: float | None = None,
    limit: float | None = None,
) -> RuleVerdict:
    """Something that may not be delivered."""
    return says(rule, Outcome.BLOCK, text, day=day, value=value, limit=limit)


def warns(
    rule: str,
    text: str,
    *,
    day: date | None = None,
    value: float | None = None,
    limit: float | None = None,
) -> RuleVerdict:
    """Something the athlete is told."""
    return says(rule, Outcome.WARN, text, day=day, value=value, limit=limit)


def passes(
    rule: str, text: str, *, value: float | None = None, limit: float | None = None
) -> Verdicts:
    """Nothing is wrong."""
    return (says(rule, Outcome.PASS, text, value=value, limit=limit),)


def not_here(rule: str, text: str) -> Verdicts:
    """The rule has nothing to look at."""
    return (says(rule, Outcome.NOT_APPLICABLE, text),)


def found_or(rule: str, found: Iterable[RuleVerdict], text: str) -> Verdicts:
    """What was found, or that nothing was."""
    held = tuple(found)
    return held or passes(rule, text)
