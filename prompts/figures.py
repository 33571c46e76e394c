"""Figures in a text, and whether they stand in the data: no number is Claude's own."""

import re
from collections.abc import Iterable, Iterator

WITHIN = 0.006
"""So far a figure may differ from one in the data, as a share: rounding to print it."""

_UNITS = (
    re.compile(r"\d[\d.,]*\s*(?:km|kilomet\w+)\b", re.IGNORECASE),
    re.compile(r"\d[\d.,]*\s*(?:mi|miles?)\b", re.IGNORECASE),
)
"""Data are in one unit of distance; figures in the other were converted by somebody."""

_KINDS = (
    re.compile(r"[\s-]?(?:km|k|kilomet\w+|mi|miles?)\b(?!\s?/)", re.IGNORECASE),
    re.compile(r"[\s-]?(?:min|minutes?|mins|h|hours?|hrs?|s|sec|seconds?)\b", re.IGNORECASE),
)
"""What a figure measures, by the word behind it: a distance, a time."""

_NUMBER = re.compile(r"\d+(?::\d{2})+|\d+(?:[.,]\d+)*")
_COUNTED = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {
    **{word: float(number) for number, word in enumerate(_COUNTED, start=2)},
    **{word: 10.0 * number for number, word in enumerate(_TENS, start=3)},
    "half": 0.5,
    "twice": 2.0,
    "double": 2.0,
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1000.0,
}
_WORD = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)


def figures(text: str) -> tuple[str, ...]:
    """Every number of a text as it is written, clock times and number words too."""
    marks = [(m.start(), m[0]) for pattern in (_NUMBER, _WORD) for m in pattern.finditer(text)]
    odd = [(n, char) for n, char in enumerate(text) if char.isnumeric() and not char.isdigit()]
    return tuple(mark for _, mark in sorted([*marks, *odd]))


def untraced(text: str, sources: Iterable[str]) -> tuple[str, ...]:
    """The figures of a text that stand in none of the sources, or measure something else there.

    A figure that stands there without a word behind it may be anything.
    """
    wanted = _marks(text)
    if not wanted:
        return ()
    data = "\n".join(sources)
    known: dict[int | None, set[float]] = {}
    for mark, kind in _marks(data):
        known.setdefault(kind, set()).update(values(mark))
    every = set[float]().union(*known.values())
    odd = []
    for mark, kind in wanted:
        there = every if kind is None else known.get(kind, set()) | known.get(None, set())
        if not any(_near(value, there) for value in values(mark)):
            odd.append(mark)
    return (
        *odd,
        *(m[0] for unit in _UNITS if not unit.search(data) for m in unit.finditer(text)),
    )


def _marks(text: str) -> list[tuple[str, int | None]]:
    """Every figure, and which of the kinds it measures, if the word behind it says so."""
    found = []
    at = 0
    for mark in figures(text):
        at = text.index(mark, at) + len(mark)
        kind = next((n for n, unit in enumerate(_KINDS) if unit.match(text, at)), None)
        found.append((mark, kind))
    return found


def values(mark: str) -> Iterator[float]:
    """What a written figure can mean; 1:05 is five past one and sixty-five seconds."""
    word = _WORDS.get(mark.casefold())
    if word is not None:
        yield word
    elif ":" in mark:
        parts = [float(part) for part in mark.split(":")]
        seconds = 0.0
        for part in parts:
            seconds = seconds * 60 + part
        yield seconds
        if len(parts) == 2:  # noqa: PLR2004 - hours and minutes, or minutes and seconds
            yield seconds * 60
    elif mark[:1].isdigit():
        yield from _plain(mark)


def _plain(mark: str) -> Iterator[float]:
    """1,200 with a comma for thousands, 1,2 with one for decimals."""
    if mark.count(",") + mark.count(".") > 1 or re.fullmatch(r"\d{1,3},\d{3}", mark):
        yield float(re.sub(r"[.,]", "", mark))
    decimal = mark.replace(",", ".")
    if decimal.count(".") <= 1:
        yield float(decimal)


def _near(value: float, known: set[float]) -> bool:
    return any(abs(value - other) <= WITHIN * max(abs(other), 1e-9) for other in known)
