"""What red-flag matching found in a text."""

from dataclasses import dataclass

from coach.athlete import HealthFlag
from coach.state import Tier

URGENCY = (Tier.T1, Tier.T2, Tier.T2B, Tier.T3, Tier.T4, Tier.T5, Tier.T6)
"""Most urgent first."""
STOPPING = frozenset({Tier.T1, Tier.T2, Tier.T2B})
"""Tiers that stop plans at once."""
PREGNANCY_STOPS = frozenset({"pregnancy_stop", "dizziness", "breathless", "calf_swelling"})
"""Signs that in pregnancy (T4) mean stop, and call whoever cares for mother and child."""

CRISES = frozenset({"suicidal", "self_harm"})
CRISIS_AND_BODY = "crisis_and_body"
"""A crisis beside a bodily emergency: neither message alone would answer both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The most urgent tier of a text; `sign` names what it is, `matched` the words that said so.

    `about_other`: another person's emergency, which locks nothing. `fever`: the athlete has one.
    """

    tier: Tier
    sign: str
    matched: str
    about_other: bool = False
    fever: bool = False
    flags: tuple[HealthFlag, ...] = ()

    @property
    def raises(self) -> Tier | None:
        """The flag that goes up at once, without a confirming tap; a stop sign rests like T2."""
        if self.tier in STOPPING:
            return self.tier
        return Tier.T2 if self.tier is Tier.T4 and self.sign in PREGNANCY_STOPS else None
