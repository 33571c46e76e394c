"""What is left of a text when everything understood is taken out."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

_FILLERS = re.compile(
    r"a|about|activity|all|also|an|and|approx|around|as"
    r"|at|average|avg|by|ca|circa|did|dist|distance|done|duration|far|felt|for"
    r"|from|got|had|have|i|in|is|it|just|km|level|log|logged|logging|my|of"
    r"|on|over|plus|ran|roughly|session|so|that|the|then|time"
    r"|this|to|today's|total|totally|up|was|went|were"
    r"|with|workout|yesterday's",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"&|a|about|an|and|around|at|by|for|in|is|my|of|on"
    r"|plus|the|then|to|total|was|with",
    re.IGNORECASE,
)
_LEADING = re.compile(r"&|and|of|plus|then", re.IGNORECASE)
_EDGE: Final = " \t\n,.;:/+|&=~@()"
_SIGNS: Final = _EDGE + "-!?'\""
_STOPS: Final = frozenset(",.;\n")
_SPACES = re.compile(r"\s+")


def unexplained(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The words outside the spans, without what only held the spans together."""
    places = [(0, 0), *sorted(spans), (len(text), len(text))]
    pieces = (text[end:start] for (_, end), (start, _) in pairwise(places) if end < start)
    note, comma = "", False
    for piece in pieces:
        words = _trimmed(piece)
        if words:
            comma = comma or piece.lstrip(" ")[:1] in _STOPS
            note += f", {words}" if comma and note else f" {words}"
        comma = (comma and not words) or piece.rstrip(" ")[-1:] in _STOPS
    return note.strip(" ,")


def _trimmed(piece: str) -> str:
    words = _SPACES.sub(" ", piece.strip(_EDGE)).split(" ")
    if all(_FILLERS.fullmatch(bare) or not bare for bare in (w.strip(_SIGNS) for w in words)):
        return ""
    while words and _TRAILING.fullmatch(words[-1].strip(_SIGNS) or "&"):
        words.pop()
    while words and _LEADING.fullmatch(words[0].strip(_SIGNS) or "&"):
        words.pop(0)
    return " ".join(words).strip(_EDGE)
