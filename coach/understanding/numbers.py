"""Numbers as people type them: 21.1, 42,195, 1,200, 10 000, two."""

import re
from typing import Final

MONTHS_A_YEAR: Final = 12

NUMBER: Final = r"(?:\d{1,3}(?:[,']\d{3})+(?!\d)|\d{1,6})(?:[.,]\d{1,4})?"
"""A number in a regular expression; bounded, so that no text makes it slow."""

WORDS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

COUNT: Final = r"(?:\d{1,3}|" + "|".join(WORDS) + r")"
"""A small count, as a figure or a word."""

_THOUSANDS = re.compile(r"\d{1,3}(?:[,']\d{3})+(?:\.\d{1,4})?")


def number(text: str, *, thousands: bool = False) -> float:
    """A typed number. A single comma is a decimal one unless `thousands` and three digits follow.

    Raises:
        ValueError: not a number as `NUMBER` describes it.
    """
    grouped = _THOUSANDS.fullmatch(text)
    if grouped and (thousands or "'" in text or text.count(",") > 1 or "." in text):
        return float(text.replace(",", "").replace("'", ""))
    return float(text.replace("'", "").replace(",", "."))


def count(text: str) -> int:
    """A figure or one of `WORDS`.

    Raises:
        ValueError: neither.
    """
    word = text.lower()
    return WORDS[word] if word in WORDS else int(word)


def tidy(value: float) -> float:
    """Rounds away what multiplication adds behind the comma: 6.2 mi is 9.977933 km."""
    return round(value, 6)
