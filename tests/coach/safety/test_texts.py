from coach.safety import Finding, answer, fixed_text, forbidden_words, tier_of
from coach.safety.signs import SIGNS
from coach.state import Tier
from tests.cases import each

HISTORIES = ("pregnancy", "pregnancy_stop", "postpartum", "family_death", "stress_fracture")
TEXTS = sorted(
    {
        *(fixed_text(sign.tier, sign=sign.name) for sign in SIGNS),
        *(fixed_text(tier, sign=name) for tier in Tier for name in ("", *HISTORIES)),
        fixed_text(Tier.T1, sign="crisis_and_body"),
        fixed_text(Tier.T4, sign="dizziness"),
        fixed_text(Tier.T5, fever=True),
        fixed_text(Tier.T1, about_other=True),
    }
)


@each("text", TEXTS)
def test_a_fixed_text_is_short_and_says_nothing_forbidden(text: str) -> None:
    assert len(text.split()) < 120
    assert not forbidden_words(text)


@each("text", TEXTS)
def test_a_fixed_text_is_no_red_flag_of_its_own(text: str) -> None:
    assert "clinician" in text or "doctor" in text or "emergency" in text or "midwife" in text


@each(
    "words, part",
    [
        ("chest pain", "emergency number now"),
        ("I want to kill myself", "988"),
        ("my wife collapsed", "stay with them"),
        ("palpitations", "today or tomorrow"),
        ("fever 38.5", "No training with this"),
        ("I have diabetes", "two weeks"),
        ("shin hurts at night", "No running"),
        ("no period for four months", "within the next two weeks"),
        ("I'm pregnant", "midwife or doctor"),
        ("pregnant and bleeding", "maternity unit now"),
        ("slight fever", "48 hours without a fever"),
        ("my knee hurts", "from 0 to 10"),
        ("a bad cold", "easy half hour"),
        ("overtrained", "three to seven easy days"),
    ],
)
def test_each_flag_is_answered_by_whom_to_see_and_how_fast(words: str, part: str) -> None:
    finding = tier_of(words)

    assert finding is not None
    assert part in answer(finding)


def test_the_text_for_another_persons_emergency_leaves_the_plan_alone() -> None:
    other = Finding(tier=Tier.T1, sign="collapse", matched="collapsed", about_other=True)

    assert "Your own plan stays" in answer(other)
