"""What a rule says about a program."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """What breaking a rule means: no such program is delivered, or the athlete is told."""

    BLOCK = "block"
    WARN = "warn"


class Outcome(StrEnum):
    """What a rule found."""

    PASS = "pass"  # noqa: S105 - a verdict, no password
    WARN = "warn"
    BLOCK = "block"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVerdict:
    """One rule held against a program. `value` and `limit` are in the rule's own unit."""

    id: str
    severity: Severity
    verdict: Outcome
    day: date | None = None
    value: float | None = None
    limit: float | None = None
    text: str
    """One sentence for the athlete."""
