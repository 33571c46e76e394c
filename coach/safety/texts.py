"""What the coach says to each red flag: whom to see and how fast, and nothing else."""

from types import MappingProxyType
from typing import Final

from coach.safety.finding import CRISIS_AND_BODY, PREGNANCY_STOPS, Finding
from coach.state import Tier

EMERGENCY_NUMBERS: Final = "112 in Europe, 911 in North America, 999 in the UK"

_UNLOCK: Final = "When that has happened, write: a clinician cleared me."

_TEXTS: Final = MappingProxyType(
    {
        "T1": (
            "Stop, and call your local emergency number now "
            f"({EMERGENCY_NUMBERS}). Do not stay alone, and do not drive yourself. "
            "If you cannot call, ask somebody near you to.\n\n"
            "I have stopped your plan, and I plan no training until a clinician has seen you "
            f"and said yes. {_UNLOCK}"
        ),
        "crisis": (
            "Thank you for telling me. You do not have to carry this alone, and there are people "
            "to talk to right now.\n\n"
            f"If you might act on it, call your local emergency number ({EMERGENCY_NUMBERS}) or "
            "go to the nearest emergency department. To talk: 988 in the US and Canada, 116 123 "
            "in the UK, Ireland and Germany, 3114 in France, 024 in Spain; findahelpline.com "
            "lists other countries. If you can, tell somebody near you, today.\n\n"
            "Training can wait. I have stopped your plan; when somebody who can help has spoken "
            "with you, write: a clinician cleared me."
        ),
        "crisis and body": (
            "Thank you for telling me. What your body does needs help at once, and so do you: "
            f"call your local emergency number now ({EMERGENCY_NUMBERS}) and tell them both. Do "
            "not stay alone, and do not drive yourself.\n\n"
            "To talk: 988 in the US and Canada, 116 123 in the UK, Ireland and Germany, 3114 in "
            "France, 024 in Spain; findahelpline.com lists other countries. You do not have to "
            "carry this alone.\n\n"
            "Training can wait. I have stopped your plan; when somebody who can help has seen "
            "you, write: a clinician cleared me."
        ),
        "other": (
            f"Call your local emergency number now ({EMERGENCY_NUMBERS}), stay with them, and do "
            "what the person on the line tells you. If they do not respond and do not breathe "
            "normally, say so at once: you will be told what to do with your hands.\n\n"
            "Your own plan stays as it is."
        ),
        "T2": (
            "Please see a doctor before you train again: today or tomorrow, and today if it is "
            f"there now or getting worse. If you get chest pain, faint or cannot get your breath, "
            f"call your local emergency number ({EMERGENCY_NUMBERS}).\n\n"
            "Until then it is rest. I have stopped your plan, and I plan no training until a "
            f"clinician has said yes. {_UNLOCK}"
        ),
        "T2 fever": (
            "No training with this: rest, and please speak to a doctor today or tomorrow; today "
            "if your chest hurts, your heart stumbles, you are short of breath, or it is getting "
            f"worse. If you get chest pain or faint, call your local emergency number "
            f"({EMERGENCY_NUMBERS}).\n\n"
            "I have stopped your plan, and I plan no training until a clinician has said yes. "
            f"{_UNLOCK}"
        ),
        "disease": (
            "Before you train with it your doctor should know and agree: please ask at your next "
            "visit, or book one within two weeks. I have stopped your plan until they have said "
            "yes; an easy walk, at an effort where you can talk, is all I would add until then."
            f"\n\n{_UNLOCK}"
        ),
        "T2b": (
            "No running from now on, not even an easy one: pain in a bone gets no grace. Please "
            "see a sports doctor or a physiotherapist within days, and sooner if you limp or it "
            "hurts at rest.\n\n"
            "I have taken every run out of your plan. I plan none until a clinician has said yes. "
            f"{_UNLOCK}"
        ),
        "T3": (
            "Thank you for telling me. What fits now is training that stays where it is or "
            "below, without anything hard. Please speak to a doctor within the next two weeks, "
            "best one who knows endurance sport; if eating feels out of your control, or you "
            "feel faint, this week.\n\n"
            "Eating and resting enough comes before any session of mine."
        ),
        "T4": (
            "In pregnancy, and in the first twelve weeks after a birth, I write no performance "
            "plan: only walking and mobility, up to half an hour, at an effort where you can "
            "talk, also once they agree. Please ask your midwife or doctor at the next visit "
            "what is right for you.\n\n"
            "Stop and call them the same day with bleeding, fluid, regular painful contractions, "
            "dizziness or headache that stays, or pain or swelling in a calf."
        ),
        "T4 stop": (
            "Stop exercising, and call your midwife or maternity unit now, today. With heavy "
            "bleeding, chest pain, or if you cannot get your breath or faint, call your local "
            f"emergency number ({EMERGENCY_NUMBERS}).\n\n"
            "I have stopped your plan until they have said yes."
        ),
        "T5": (
            "Today is for rest. If all of it is above the neck and you feel well otherwise, an "
            "easy half hour is the most I plan. With a bad stomach, aching muscles or anything "
            "in the chest: nothing. See a doctor if it is not better within a week, or sooner "
            "if it gets worse.\n\n"
            "Your plan changes at once; I ask you again tomorrow."
        ),
        "T5 fever": (
            "No training until you have been 48 hours without a fever; then easy days first, "
            "as many as you were ill. From 38.0 °C (100.4 °F), or with anything in the chest, "
            "please speak to a doctor today or tomorrow.\n\n"
            "Your plan changes at once; I ask you again tomorrow."
        ),
        "T5 injury": (
            "Nothing hard and nothing longer while it hurts. Up to 2 of 10 you may train as it "
            "feels; from 3 it is easy only; from 6, or if it changes how you move or is worse the "
            "next morning, no running. If so, or if it is not better within a week, see a "
            "physiotherapist or a doctor.\n\n"
            "Where is it, and how much from 0 to 10? Your plan follows your answer."
        ),
        "T6": (
            "It sounds as if training has cost more than it gave for a while. What helps is three "
            "to seven easy days: tap below, and I plan them. If sleep, mood and legs are not "
            "clearly better after them, please see a doctor within the week after; sooner if "
            "anything else feels wrong."
        ),
    }
)

_BY_SIGN: Final = MappingProxyType(
    {
        (Tier.T1, "suicidal"): "crisis",
        (Tier.T1, "self_harm"): "crisis",
        (Tier.T1, CRISIS_AND_BODY): "crisis and body",
        (Tier.T2, "fever"): "T2 fever",
        (Tier.T2, "fever_and_chest"): "T2 fever",
        (Tier.T2, "heart_disease"): "disease",
        (Tier.T2, "diabetes"): "disease",
        (Tier.T2, "kidney_disease"): "disease",
        (Tier.T2, "metabolic_disease"): "disease",
        **{(Tier.T4, sign): "T4 stop" for sign in PREGNANCY_STOPS},
        (Tier.T5, "injury"): "T5 injury",
    }
)


def fixed_text(
    tier: Tier, *, sign: str = "", about_other: bool = False, fever: bool = False
) -> str:
    """The message of a tier, plain text under 120 words; `sign` picks its variant.

    No diagnosis, no drug, no number but emergency lines and the scales the athlete knows.
    """
    if about_other:
        return _TEXTS["other"]
    if tier is Tier.T5 and fever:
        return _TEXTS["T5 fever"]
    return _TEXTS[_BY_SIGN.get((tier, sign), tier.value)]


def answer(finding: Finding) -> str:
    """The message to what was found."""
    return fixed_text(
        finding.tier,
        sign=finding.sign,
        about_other=finding.about_other,
        fever=finding.fever,
    )
