"""The signs of each tier: which words near one another mean it, and what explains them away.

Tiers and signs: AHA 14 points, ACSM 2015 pre-participation screening, the neck check and return
after fever, IOC 2023 RED-S, the Canadian 2019 guideline on pregnancy.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from coach.athlete import HealthFlag
from coach.state import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Concepts that together mean a tier; alternatives within one place are joined by a bar.

    `within` words of the first concept, or anywhere in the text (`across`). `unless`: a concept
    that stands by the sign and explains it away; `despite`: one that lets nothing explain it.
    `passed`, `after` and `working`: the tier when it has passed, when it came after exercise,
    when it came with hard effort.
    """

    name: str
    tier: Tier
    all_of: tuple[str, ...]
    within: int = 6
    across: bool = False
    unless: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    passed: Tier | None = None
    after: Tier | None = None
    working: Tier | None = None
    spared_by_effort: bool = False
    """Hard effort in the sentence explains it: out of breath after a sprint."""
    flag: HealthFlag | None = None
    clearable: bool = False
    """A known disease, no flag once a clinician said yes."""

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        return _groups(self.all_of)


@cache
def _groups(all_of: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split("|")) for group in all_of)


T1, T2, T2B, T3, T4, T5, T6 = Tier.T1, Tier.T2, Tier.T2B, Tier.T3, Tier.T4, Tier.T5, Tier.T6

EMERGENCIES: Final = (
    Sign(name="suicidal", tier=T1, all_of=("suicidal",)),
    Sign(name="suicidal", tier=T1, all_of=("jump_off", "high_place"), within=3),
    Sign(name="suicidal", tier=T1, all_of=("not_want", "be_alive"), within=4),
    Sign(name="suicidal", tier=T1, all_of=("life_word", "worthless"), within=5),
    Sign(
        name="overdose",
        tier=T1,
        all_of=("pills", "many", "swallowed"),
        within=6,
        unless=("supplement",),
    ),
    Sign(
        name="self_harm",
        tier=T1,
        all_of=("self_cut",),
        unless=("accident",),
        despite=("on_purpose",),
    ),
    Sign(name="unresponsive", tier=T1, all_of=("unresponsive",)),
    Sign(name="unresponsive", tier=T1, all_of=("no_response", "on_the_ground"), within=10),
    Sign(name="chest_pain", tier=T1, all_of=("chest_pain",), passed=T2),
    Sign(name="chest_pain", tier=T1, all_of=("chest", "pain"), within=9, passed=T2),
    Sign(
        name="chest_pressure",
        tier=T1,
        all_of=("chest", "tight"),
        within=8,
        unless=("gear",),
        passed=T2,
    ),
    Sign(
        name="chest_pressure",
        tier=T1,
        all_of=("chest", "as_if"),
        within=2,
        unless=("gear", "fine_word"),
        passed=T2,
    ),
    Sign(
        name="chest_sore",
        tier=T2,
        all_of=("chest", "sore"),
        within=4,
        unless=("gym", "upper_body", "gear", "trauma"),
    ),
    Sign(name="heart_pain", tier=T1, all_of=("heart", "squeeze"), within=7, passed=T2),
    Sign(name="heart_pain", tier=T1, all_of=("heart", "pain"), within=4, passed=T2),
    Sign(
        name="arm_pain",
        tier=T1,
        all_of=("left_arm", "pain|weak|tight"),
        within=6,
        unless=("trauma", "gym"),
        despite=("jaw", "chest", "dizzy", "breathless"),
        passed=T2,
    ),
    Sign(name="heart_attack", tier=T1, all_of=("heart_attack",), flag=HealthFlag.HEART),
    Sign(
        name="fainting",
        tier=T1,
        all_of=("faint",),
        unless=("donation", "screen", "thing"),
        despite=("during",),
        after=T2,
    ),
    Sign(name="fainting", tier=T1, all_of=("was_out", "seconds"), within=5, after=T2),
    Sign(name="fainting", tier=T1, all_of=("memory_gap", "effort"), within=14, unless=("screen",)),
    Sign(name="fainting", tier=T1, all_of=("dizzy", "fell_down"), within=14, passed=T2),
    Sign(name="ambulance", tier=T1, all_of=("ambulance",), passed=T2),
    Sign(
        name="collapse",
        tier=T1,
        all_of=("collapse",),
        unless=("furniture", "inanimate", "laughter"),
    ),
    Sign(
        name="breathing",
        tier=T1,
        all_of=("cannot_breathe",),
        unless=("nose", "laughter"),
        working=T2,
    ),
    Sign(name="breathless_at_rest", tier=T1, all_of=("breathless", "at_rest"), within=8),
    Sign(
        name="breathless_at_rest",
        tier=T1,
        all_of=("breathing", "hard_to", "at_rest"),
        within=9,
        unless=("nose",),
    ),
    Sign(
        name="irregular_and_dizzy",
        tier=T1,
        all_of=("palpitation", "dizzy|faint"),
        across=True,
    ),
    Sign(
        name="irregular_and_dizzy",
        tier=T1,
        all_of=("pulse", "irregular", "dizzy|faint"),
        across=True,
    ),
    Sign(name="heat", tier=T1, all_of=("heatstroke",)),
    Sign(name="heat", tier=T1, all_of=("stagger", "heat"), within=15),
    Sign(name="named_emergency", tier=T1, all_of=("named_emergency",)),
    Sign(
        name="confusion",
        tier=T1,
        all_of=("strongly_confused",),
        unless=("navigation",),
        despite=("dizzy", "headache", "stagger", "fever"),
    ),
    Sign(
        name="confusion",
        tier=T1,
        all_of=("confused", "heat|long_race|swell|headache|dizzy|bring_up|weak|stroke_sign|fever"),
        within=25,
    ),
    Sign(name="headache", tier=T1, all_of=("headache", "worst"), within=7),
    Sign(
        name="one_sided_weakness",
        tier=T1,
        all_of=("one_side", "weak"),
        within=6,
        unless=("imbalance",),
    ),
    Sign(
        name="one_sided_weakness",
        tier=T1,
        all_of=("arm_or_leg", "not_working"),
        within=4,
        unless=("imbalance", "trauma"),
    ),
    Sign(
        name="one_sided_weakness",
        tier=T1,
        all_of=("arm_or_leg", "weak", "sudden"),
        within=8,
        unless=("imbalance", "trauma"),
    ),
    Sign(name="stroke", tier=T1, all_of=("stroke_sign",)),
    Sign(name="stroke", tier=T1, all_of=("sight_sign",), unless=("unseen",)),
    Sign(name="stroke", tier=T1, all_of=("face", "droop"), within=5, unless=("numbed",)),
    Sign(name="sight", tier=T1, all_of=("vision", "sight_lost"), within=4),
    Sign(name="blood_brought_up", tier=T1, all_of=("bring_up", "blood"), within=6),
    Sign(name="blood_brought_up", tier=T1, all_of=("blood_up",)),
    Sign(name="dark_urine", tier=T1, all_of=("urine", "cola"), within=6, unless=("pigment",)),
    Sign(
        name="dark_urine", tier=T1, all_of=("urine", "dark", "muscle", "pain|swell"), across=True
    ),
    Sign(
        name="swelling_after_race",
        tier=T1,
        all_of=("swell", "hands_face", "long_race"),
        within=14,
    ),
    Sign(
        name="confusion_after_race",
        tier=T1,
        all_of=("long_race", "confused", "swell|headache|bring_up"),
        across=True,
    ),
)

DOCTOR_FIRST: Final = (
    Sign(name="palpitations", tier=T2, all_of=("palpitation",)),
    Sign(
        name="palpitations", tier=T2, all_of=("pulse", "irregular"), within=5, unless=("misread",)
    ),
    Sign(name="palpitations", tier=T2, all_of=("pulse", "racing", "at_rest"), within=10),
    Sign(name="palpitations", tier=T2, all_of=("heart_races", "at_rest"), within=10),
    Sign(name="palpitations", tier=T2, all_of=("heart_races", "unusual|viral"), within=10),
    Sign(
        name="heart_odd",
        tier=T2,
        all_of=("heart", "tight"),
        within=4,
        unless=("gear", "laughter"),
    ),
    Sign(name="dizziness", tier=T2, all_of=("dizzy",), unless=("laughter",)),
    Sign(
        name="breathless",
        tier=T2,
        all_of=("breathless", "unusual"),
        within=8,
        unless=("laughter",),
    ),
    Sign(
        name="breathless",
        tier=T2,
        all_of=("short_breath",),
        unless=("laughter",),
        spared_by_effort=True,
    ),
    Sign(name="calf_swelling", tier=T2, all_of=("calf", "swell"), within=6, unless=("both",)),
    Sign(
        name="calf_swelling",
        tier=T2,
        all_of=("calf", "flushed", "pain|swell"),
        within=8,
        unless=("both",),
    ),
    Sign(
        name="jaw_pain",
        tier=T2,
        all_of=("jaw", "pain", "effort"),
        within=10,
        unless=("dentist", "trauma"),
    ),
    Sign(name="clot", tier=T2, all_of=("clot",), clearable=True),
    Sign(name="chest_infection", tier=T2, all_of=("chest_infection",)),
    Sign(name="fever_and_chest", tier=T2, all_of=("fever", "chest"), across=True),
    Sign(
        name="after_virus",
        tier=T2,
        all_of=("viral", "palpitation|breathless|dizzy|chest"),
        across=True,
    ),
    Sign(
        name="after_virus",
        tier=T2,
        all_of=("viral", "pulse", "racing|irregular"),
        across=True,
    ),
    Sign(
        name="heart_disease",
        tier=T2,
        all_of=("heart_disease",),
        unless=("cause",),
        flag=HealthFlag.HEART,
        clearable=True,
    ),
    Sign(
        name="diabetes",
        tier=T2,
        all_of=("diabetes",),
        unless=("cause",),
        flag=HealthFlag.DIABETES,
        clearable=True,
    ),
    Sign(
        name="kidney_disease",
        tier=T2,
        all_of=("kidney",),
        unless=("cause",),
        flag=HealthFlag.KIDNEY,
        clearable=True,
    ),
    Sign(
        name="metabolic_disease",
        tier=T2,
        all_of=("metabolic",),
        unless=("cause",),
        clearable=True,
    ),
    Sign(name="weight_loss", tier=T2, all_of=("weight_loss", "unexplained"), across=True),
    Sign(
        name="weight_loss", tier=T2, all_of=("lost", "kilogram|pound", "unexplained"), across=True
    ),
    Sign(name="head_injury", tier=T2, all_of=("concussion",)),
    Sign(name="blood", tier=T2, all_of=("urine", "blood"), within=4),
    Sign(name="blood", tier=T2, all_of=("blood_stool",)),
    Sign(name="contraindication", tier=T2, all_of=("contraindicated",)),
)

BONE: Final = (
    Sign(name="bone_pain", tier=T2B, all_of=("bone_pain",)),
    Sign(
        name="bone_pain",
        tier=T2B,
        all_of=("bone", "pain|sore|tight", "at_night|point|each_run|hop"),
        within=12,
    ),
    Sign(
        name="bone_pain", tier=T2B, all_of=("bone_ache", "at_night|point|each_run|hop"), within=12
    ),
    Sign(name="bone_pain", tier=T2B, all_of=("limb", "pain", "at_night|hop"), within=10),
    Sign(name="bone_pain", tier=T2B, all_of=("bone|limb", "night_pain"), within=6),
    Sign(name="bone_pain", tier=T2B, all_of=("bone|bone_ache", "wakes"), within=5),
    Sign(name="bone_pain", tier=T2B, all_of=("hop", "cannot", "bone"), within=8),
    Sign(name="bone_pain", tier=T2B, all_of=("bone", "point", "point"), within=14),
    Sign(name="groin_and_limp", tier=T2B, all_of=("groin_hip", "limp"), within=12),
)

ENERGY: Final = (
    Sign(name="eating", tier=T3, all_of=("disordered",), unless=("screen",)),
    Sign(name="low_energy", tier=T3, all_of=("always_bad",)),
    Sign(name="low_energy", tier=T3, all_of=("libido",)),
    Sign(name="low_energy", tier=T3, all_of=("reds",)),
    Sign(name="period", tier=T3, all_of=("never_period",)),
)

PREGNANCY: Final = (
    Sign(name="pregnancy_stop", tier=T4, all_of=("labour",), flag=HealthFlag.PREGNANT),
)

ILLNESS: Final = (
    Sign(name="fever", tier=T5, all_of=("fever",)),
    Sign(name="illness", tier=T5, all_of=("ill",)),
    Sign(name="illness", tier=T5, all_of=("cold",)),
    Sign(name="injury", tier=T5, all_of=("injury",)),
    Sign(name="injury", tier=T5, all_of=("joint", "pain"), within=5, unless=("mild",)),
    Sign(name="injury", tier=T5, all_of=("joint", "swell"), within=5),
    Sign(name="injury", tier=T5, all_of=("limp",)),
)

OVERREACHING: Final = (Sign(name="overtrained", tier=T6, all_of=("overtrained",)),)

SIGNS: Final = (*EMERGENCIES, *DOCTOR_FIRST, *BONE, *ENERGY, *PREGNANCY, *ILLNESS, *OVERREACHING)
