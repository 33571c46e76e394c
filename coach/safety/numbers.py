"""Numbers and what they count: three months, 5 kg, 38.5."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coach.safety.lexicon import lexicon
from coach.safety.reading import Reading

UNITS: Final = ("month", "week", "day", "year", "kilogram", "pound", "percent")
DAYS: Final = {"day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
MANY: Final = 4.0
"""What "months" without a number is taken for."""

_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of units, and the word it stands at."""

    value: float
    unit: str
    place: int


def value_of(word: str, language: str) -> float | None:
    """A figure or a number word of the language."""
    if _NUMBER.fullmatch(word):
        return float(word.replace(",", "."))
    return lexicon(language).numbers.get(word)


def quantities(reading: Reading, language: str) -> Iterator[Quantity]:
    """Every number with its unit; a unit in the plural without a number is many."""
    for unit in UNITS:
        for mention in reading.of(unit, language):
            words = reading.words.words[max(0, mention.start - 2) : mention.start]
            values = [v for v in (value_of(word, language) for word in reversed(words)) if v]
            plural = reading.words.words[mention.start].endswith(("s", "n", "e"))
            yield Quantity(values[0] if values else MANY if plural else 1.0, unit, mention.start)
