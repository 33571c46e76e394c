"""Claude's running text, sentence by sentence: what may be said, and what is left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coach.safety import forbidden_words
from prompts.figures import untraced

MOST_WORDS = 120
"""Under so many words, unless asked (product §7)."""

_ENDS = re.compile(r"(?<=[.!?])[\"')]*\s+")
_MARKUP = re.compile(
    r"[<>{}\[\]\\|`*_#~^@$]|https?:|www\.|\w\.(?:com|org|net|io|ru|example|app|me|de|co)\b"
    r"|(?:^|\s)/\w|[\u0000-\u001f\u200b-\u200f\u2028-\u202e\u2060-\u2069]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What is left of a text, the rules its other sentences broke, the figures among them."""

    text: str
    faults: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


def checked(text: str, sources: Sequence[str], *, whole: bool = True) -> Checked:
    """The sentences that may be said, under 120 words.

    `whole` False: the text is still being written, and its last sentence does not count yet.
    """
    parts = [part.strip() for part in _ENDS.split(text.strip()) if part.strip()]
    if not whole:
        parts = parts[: max(0, len(parts) - 1)]
    kept: list[str] = []
    faults: list[str] = []
    odd: list[str] = []
    for part in parts:
        fault, figures = _fault(part, sources)
        if fault:
            faults.append(fault)
            odd += figures
        elif sum(len(k.split()) for k in (*kept, part)) < MOST_WORDS:
            kept.append(" ".join(part.split()))
        else:
            break
    return Checked(
        text=" ".join(kept),
        faults=tuple(dict.fromkeys(faults)),
        figures=tuple(dict.fromkeys(odd)),
    )


def _fault(sentence: str, sources: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    if forbidden_words(sentence):
        return "R29", ()
    if _MARKUP.search(sentence):
        return "TEXT", ()
    figures = untraced(sentence, sources)
    return ("R23", figures) if figures else ("", ())
