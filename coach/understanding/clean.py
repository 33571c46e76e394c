"""A typed text with plain signs and spaces, still in the athlete's words."""

import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 8192
"""Characters that are read: twice the longest message."""

_SIGNS: Final = {
    **dict.fromkeys("‐‑‒–—−", "-"),
    **dict.fromkeys("‘’′´`ʼ", "'"),
    **dict.fromkeys("“”″„", '"'),
    **dict.fromkeys("\r\u2028\u2029\u0085", "\n"),
    "×": "x",
    "…": "...",
    "½": ".5",
    "¼": ".25",
    "¾": ".75",
}
_KEPT: Final = frozenset("\n\u200d\ufe0f")
"""A line's end, and what joins emoji."""
_LONGEST_FOLD: Final = 4


@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    known = _SIGNS.get(char)
    if known is not None:
        return known
    if char in _KEPT:
        return char
    if unicodedata.category(char) in {"Cf", "Cc", "Cs"}:
        return " " if char == "\t" else ""
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) <= _LONGEST_FOLD else char


def plain(text: str) -> str:
    """The text in composed letters, with simple quotes, dashes and spaces; hidden marks gone."""
    folded = "".join(map(_plain, unicodedata.normalize("NFC", text[:LONGEST])))
    for joiner in ("\u200d", "\ufe0f"):
        if joiner in folded:
            folded = _without_between_letters(folded, joiner)
    return folded


def _without_between_letters(text: str, joiner: str) -> str:
    return "".join(
        char for n, char in enumerate(text) if char != joiner or not (n and text[n - 1].isalnum())
    )
