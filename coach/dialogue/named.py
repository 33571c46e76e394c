"""How far a race is, where its name says so: Spring Marathon, Berlin 10k."""

import re

from coach.athlete import Units
from coach.understanding.values import read_distance

_FIGURE = re.compile(r"(?<![\w.,:/])\d{1,3}(?:[.,]\d{1,2})?\s?(?:km?|mi|miles?)\b", re.IGNORECASE)
_HALF = re.compile(r"\bhalf[ -]?marathon\b", re.IGNORECASE)
_WHOLE = re.compile(r"\bmarathon\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:ultra|mini|quarter|relay|team|staffel|double|ski|swim|bike|mtb|row|duathlon|triathlon)",
    re.IGNORECASE,
)
"""Marathons that are not one, on foot, of 42.2 km."""


def km_in_name(name: str, units: Units) -> float | None:
    """Km; None where the name says no distance, or could mean two."""
    figures = {found.strip().casefold() for found in _FIGURE.findall(name)}
    if figures:
        return read_distance(figures.pop(), units) if len(figures) == 1 else None
    if _OTHER.search(name):
        return None
    if _HALF.search(name):
        return read_distance("half marathon", units)
    return read_distance("marathon", units) if _WHOLE.search(name) else None
