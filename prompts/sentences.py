"""Sentences that Claude wrote for an athlete: only those that may be said go on."""

import re
import unicodedata
from dataclasses import dataclass

from coach.safety import forbidden_words, tier_of
from coach.state import Tier

LONGEST = 160
"""Characters of one sentence."""

_PLAIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ ,.;:!?'\"()&-]+")
_ADDRESS = re.compile(r"\b(?:https?|www)\b|\w\.\w|\b(?:dot|slash)\s+\w+", re.IGNORECASE)
_NUMBERS = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozens?"
    r"|percent(?:age)?|per cent|twice|thrice|doubl(?:e|es|ed|ing)|tripl(?:e|es|ed|ing)|zero"
    r"|quarters?|two-thirds|a third|one third|half(?! marathon)"
    r"|one (?:more |whole |full |extra )?(?:hour|minute|second|day|week|month|year|kilomet|km|mile"
    r"|percent|hundred))",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<=[.!?])\s+")
_FIXED = frozenset({Tier.T1, Tier.T2, Tier.T2B})
_DRESS = {
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "‑": "-",
    "…": ".",
    "\u00a0": " ",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that may be said; or None, and the rule it breaks, none if it is empty."""

    text: str | None
    fault: str = ""


def sentence(text: str) -> Said:
    """One sentence, tidied; nothing is said rather than something that was not checked.

    R29: words no coach may say, and emergencies. R23: numbers, which only code may write. TEXT:
    markup, addresses, commands, other scripts, a lecture.
    """
    plain = "".join(_DRESS.get(char, char) for char in unicodedata.normalize("NFC", text))
    plain = " ".join(plain.split())
    if not plain:
        return Said(None)
    if forbidden_words(plain) or _alarms(plain):
        return Said(None, "R29")
    if any(char.isnumeric() or char in "%‰" for char in plain) or _NUMBERS.search(plain):
        return Said(None, "R23")
    if not _PLAIN.fullmatch(plain) or _ADDRESS.search(plain) or len(plain) > LONGEST:
        return Said(None, "TEXT")
    end = "" if plain[-1] in ".!?" else "."
    return Said(f"{plain[0].upper()}{plain[1:]}{end}")


def _alarms(plain: str) -> bool:
    """Whether it speaks of something only the fixed texts may speak of."""
    found = tier_of(plain[:LONGEST])
    return found is not None and found.tier in _FIXED


def sentences(text: str, most: int) -> tuple[str, ...]:
    """The first few sentences of a text."""
    return tuple(part for part in _ENDS.split(text.strip()) if part)[:most]
