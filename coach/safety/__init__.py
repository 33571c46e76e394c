"""Red flags before anything else: found in code, answered with fixed words."""

from coach.safety.finding import Finding
from coach.safety.flags import health_flags, says_cleared, tier_of
from coach.safety.forbidden import forbidden_words
from coach.safety.texts import answer, fixed_text

__all__ = [
    "Finding",
    "answer",
    "fixed_text",
    "forbidden_words",
    "health_flags",
    "says_cleared",
    "tier_of",
]
