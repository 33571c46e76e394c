from coach.safety.signs import SIGNS, Sign
from coach.state import Tier


def test_every_tier_of_words_has_its_signs() -> None:
    assert {sign.tier for sign in SIGNS} == set(Tier)


def test_alternatives_within_one_place_are_parted_by_a_bar() -> None:
    sign = Sign(name="x", tier=Tier.T5, all_of=("chest", "pain|tight"))

    assert sign.groups == (("chest",), ("pain", "tight"))
