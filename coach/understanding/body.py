"""Parts of the body that hurt, and on which side."""

import re
from typing import Final

PARTS: Final = {
    "achilles": "achilles(?: tendons?)?",
    "plantar fascia": "plantar(?: fascia)?",
    "lower back": "lower back",
    "upper back": "upper back",
    "back": "back",
    "it band": "it ?-?bands?|itb",
    "hip flexor": "hip flexors?",
    "hip": "hips?",
    "knee": "knees?|kneecaps?",
    "ankle": "ankles?",
    "foot": "foot|feet",
    "heel": "heels?",
    "arch": "arch",
    "toe": "(?:big )?toes?",
    "shin": "shin splints?|shins?|shin ?bones?|tibia",
    "calf": "calf|calves",
    "hamstring": "hamstrings?|hammy|hammies",
    "quad": "quads?",
    "thigh": "thighs?",
    "adductor": "adductors?",
    "groin": "groin",
    "glute": "glutes?|buttocks?|butt",
    "piriformis": "piriformis",
    "pelvis": "pelvis",
    "neck": "neck",
    "shoulder": "shoulders?",
    "elbow": "elbows?",
    "wrist": "wrists?",
    "hand": "hands?",
    "arm": "arms?",
    "rib": "ribs?",
    "chest": "chest",
    "head": "head",
    "stomach": "stomach|belly|gut",
    "leg": "leg",
    "metatarsal": "metatarsals?|midfoot|forefoot",
}
PART: Final = "(?:" + "|".join(PARTS.values()).replace(" ", "[ ]") + ")"
"""For verbose patterns, in which a plain space stands for nothing."""
SIDE: Final = r"(?:left[ ]?(?:and|&|/)[ ]?right|left|right|both|lt|rt|l|r)"
_WHICH: Final = tuple((name, re.compile(forms, re.IGNORECASE)) for name, forms in PARTS.items())
_SIDES: Final = {"l": "left", "lt": "left", "r": "right", "rt": "right"}
WHOLE_MUSCLES: Final = re.compile(
    r"legs|quads|calves|hamstrings|glutes|muscles?|body", re.IGNORECASE
)
"""Sore in the plural is what training does, not an injury."""


def part_named(words: str | None) -> str | None:
    """The part in the coach's word: knees is knee, itb is it band."""
    if not words:
        return None
    return next((name for name, form in _WHICH if form.fullmatch(words)), None)


def side_named(words: str | None) -> str | None:
    """left, right or both."""
    word = (words or "").lower().strip(" ().,")
    if word.startswith("left") and word.endswith("right"):
        return "both"
    return _SIDES.get(word, word) or None
