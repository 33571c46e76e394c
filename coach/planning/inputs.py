"""What a program was written from and under which rules, for its provenance."""

import hashlib

from coach.planning.bounds import Bounds
from coach.program import Provenance

RULES_VERSION = "1"
"""Raised with every change of a rule, a bound or the planner that can change a week."""


def provenance(limits: Bounds) -> Provenance:
    """Where a planner's week came from; Claude's adds its own."""
    return Provenance(rules_version=RULES_VERSION, inputs_hash=digest(limits))


def digest(limits: Bounds) -> str:
    """The same for the same bounds."""
    return hashlib.sha256(repr(limits).encode()).hexdigest()[:16]
