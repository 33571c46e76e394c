"""A clinician's yes: the one thing that unlocks a red flag, so it has to be said plainly."""

import re
from typing import Final

from coach.safety.reading import read
from coach.safety.scene import Scene

_PARTS: Final = re.compile(r"[,.;:!\n]+|\b(?:but|aber|pero|mais)\b", re.IGNORECASE)
_NO_LIMITS: Final = re.compile(
    r"\b(?:no|without|keine|ohne|sin|sans)\s+(?:more\s+)?"
    r"(?:restrictions?|limits?|limitations?|conditions?|concerns?|worries|problems?|issues?"
    r"|einschränkungen|bedenken|restricciones|restrictions?)\b",
    re.IGNORECASE,
)
_IN_DOUBT: Final = re.compile(
    r"\?|n['’]t\b|\b(?:not|no|never|nobody|cannot|cant|dont|wont|hasnt|havent|didnt|without|instead"
    r"|if|once|until|unless|when|whether|before|maybe|think|hope|pretend|imagine|dreams?"
    r"|will|would|should|could you|wants?|needs?|tomorrow|next|appointment|waiting|to see"
    r"|last year|years? ago|friends?|wife|husband|girlfriend|boyfriend|partner|mother|mom|mum"
    r"|father|dad|brother|sister|chat ?(?:gpt|bots?)"
    r"|nicht|nie|kein\w*|wenn|falls|sobald|bevor|ob|morgen|nächste\w*|termin|freund\w*|frau|mann"
    r"|si|cuando|hasta|nunca|mañana|cita|amig[oa]|ni|esposa|marido"
    r"|pas|jamais|quand|demain|rendez|ami|amie|femme|mari)\b",
    re.IGNORECASE,
)
"""What makes a yes a wish, a plan, a question, a story or another person's."""


def clinician_said_yes(text: str) -> bool:
    """Whether the words, taken at face value, say that a clinician has cleared the athlete.

    What is in doubt unlocks nothing: there is a button, and a sentence that always works.
    The yes stands beside whoever gave it ("my doctor says I can run"), or, spelled out, in a
    later part ("I saw my doctor, she cleared me").
    """
    if _IN_DOUBT.search(_NO_LIMITS.sub(" ", text)):
        return False
    seen = False
    for part in _PARTS.split(text):
        scene = Scene(read(part, thrifty=False))
        for language in scene.reading.languages:
            seen = seen or scene.said("doctor", language)
            plain = scene.said("fully_cleared", language)
            beside = scene.said("doctor", language) and scene.said("cleared", language)
            if beside or (plain and seen):
                return True
    return False
