"""A distance and the time it took, as people tell a race: 10k 45:00, marathon in 3:30."""

import re
from collections.abc import Iterator
from typing import Final

from coach.athlete import Units
from coach.errors import UnreadableAnswerError
from coach.understanding.speeds import plausible
from coach.understanding.values import read_distance, read_duration

HINT: Final = "A distance and a time, like 10k 45:00."
_LONGEST: Final = 100
_ASIDE: Final = re.compile(
    r"\b(?:i|my|ran|run|raced|did|do|finished|took|takes|was|is|in|at|of|for|with|over|"
    r"time|race|flat|about|just|around|under)\b|[,;:=@]+(?=\s|$)|(?<=\s)[-\u2013\u2014]+(?=\s)|[()!?]",
    re.IGNORECASE,
)
"""Words and signs around the two that say nothing about them."""
_ARTICLE: Final = re.compile(r"\b(?:an?|the)\b", re.IGNORECASE)
"""Left out only then: an hour is a time."""


def read_timed(text: str, units: Units) -> tuple[float, float]:
    """Km and seconds, in either order: 10 km in 50 min, marathon 3:30, 1:45:00 half marathon.

    Raises:
        UnreadableAnswerError: not these two, or nobody moves so fast or so slowly.
    """
    if len(text) <= _LONGEST:
        bare = _ASIDE.sub(" ", text)
        for said in (bare, _ARTICLE.sub(" ", bare)):
            for one, other in _splits(said.split()):
                found = _read(one, other, units)
                if found is not None:
                    return found
    raise UnreadableAnswerError(text, HINT)


def _splits(words: list[str]) -> Iterator[tuple[str, str]]:
    """Every way to cut it in two, the longest distance first; then the other way round."""
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(len(words) - 1, 0, -1)]
    yield from cuts
    yield from ((second, first) for first, second in cuts)


def _read(distance: str, time: str, units: Units) -> tuple[float, float] | None:
    try:
        km = read_distance(distance, units)
        seconds = read_duration(time, km=km)
    except UnreadableAnswerError:
        return None
    return (km, seconds) if plausible(km, seconds, None) else None
