from coach.safety.finding import URGENCY, Finding
from coach.state import Tier


def test_urgency_orders_every_tier_once() -> None:
    assert sorted(URGENCY) == sorted(Tier)
    assert URGENCY[:3] == (Tier.T1, Tier.T2, Tier.T2B)


def test_a_finding_is_the_athletes_own_unless_said() -> None:
    finding = Finding(tier=Tier.T1, sign="chest_pain", matched="chest pain")

    assert not finding.about_other
    assert not finding.flags
