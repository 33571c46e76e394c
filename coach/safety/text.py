"""A text as the words it is made of, whatever dress they came in."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

_LOOKALIKES: Final = {
    **dict(zip("аеорсухкмнтві", "aeopcyxkmhtbi", strict=True)),
    **dict(zip("αεορυκνιτηχ", "aeopukvitnx", strict=True)),
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ı": "i",
    "ɡ": "g",
    "ɑ": "a",
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "ʼ": "'",
    "′": "'",
    "–": " - ",
    "—": " - ",
    "…": ", ",
    "%": " percent ",
    "°": " degrees ",
    "。": ".",
    "¿": ".",
    "¡": ".",
    "🤒": " fever ",
    "🤮": " vomiting ",
}
_LONGEST_FOLD: Final = 8
_PIECE = re.compile(
    r"(?P<number>\d{1,9}(?:[.,:]\d{1,9}){0,3})|(?P<word>[a-z]{1,60}(?:'[a-z]{1,20})*)"
    r"|(?P<mark>[.!?\n;:,()\[\]/|]|(?<=\s)-(?=\s)|(?<=\s)-(?=[a-z]))"
)
_SPACED_OUT = re.compile(r"(?<![a-z])(?:[a-z][ ._*-]){3,40}[a-z](?![a-z])")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
_ELIDED: Final = frozenset({"l", "d", "j", "n", "m", "t", "s", "c", "qu", "jusqu", "lorsqu"})


class Gap(IntEnum):
    """What stands before a word: nothing, a comma, a colon or dash, the end of a sentence."""

    NONE = 0
    COMMA = 1
    CLAUSE = 2
    SENTENCE = 3


_GAPS: Final = {
    **dict.fromkeys(",()[]/|", Gap.COMMA),
    **dict.fromkeys(":;-", Gap.CLAUSE),
    **dict.fromkeys(".!?\n", Gap.SENTENCE),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, what stands before each, and where a question mark stood."""

    words: tuple[str, ...]
    gaps: tuple[Gap, ...]
    asked: frozenset[int]
    ends_asked: bool = False

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, index: int) -> Gap:
        """What stands before a word; the end of the text ends a sentence."""
        return self.gaps[index] if index < len(self.gaps) else Gap.SENTENCE


@lru_cache(maxsize=8192)
def _fold(char: str) -> str:
    """One character without accent, width, case or disguise; "" if it only hides."""
    known = _LOOKALIKES.get(char)
    if known is not None:
        return known
    if unicodedata.category(char) in {"Mn", "Me", "Mc", "Cf"}:
        return ""
    if char in "\r\n\u2028\u2029":
        return "\n"
    plain = unicodedata.normalize("NFKD", char).casefold()
    kept = "".join(_LOOKALIKES.get(c, c) for c in plain if not unicodedata.combining(c))
    return kept if len(kept) <= _LONGEST_FOLD else " "


def fold(text: str) -> str:
    """Lower-case text without accents, hidden characters and look-alike letters."""
    folded = "".join(map(_fold, text))
    closed = _SPACED_OUT.sub(lambda m: re.sub(r"[^a-z]", "", m[0]), folded)
    return _DRAWN_OUT.sub(r"\1\1", closed)


def _pieces(word: str) -> tuple[str, ...]:
    """A word without its apostrophes: `don't` is one word, `l'effort` two."""
    head, mark, tail = word.partition("'")
    if tail == "ll":
        return (head, "will")
    if mark and head in _ELIDED and tail not in {"m", "s", "t", "d"}:
        return (head, *_pieces(tail))
    return (word.replace("'", ""),)


def read_words(text: str) -> Words:
    """The words of a text, in time linear in its length."""
    words: list[str] = []
    gaps: list[Gap] = []
    asked: set[int] = set()
    gap = Gap.SENTENCE
    for match in _PIECE.finditer(fold(text)):
        if match["mark"]:
            gap = max(gap, _GAPS[match["mark"]])
            if match["mark"] == "?":
                asked.add(len(words))
            continue
        pieces = _pieces(match["word"]) if match["word"] else (match["number"],)
        words += pieces
        gaps += [gap, *[Gap.NONE] * (len(pieces) - 1)]
        gap = Gap.NONE
    return Words(tuple(words), tuple(gaps), frozenset(asked))
