"""Which weeks ease off: 3:1 or 2:1, so that the last one before a taper still builds."""

from functools import lru_cache

_LAST_EASY = 1.5
"""What it costs, in loading weeks, to ease off in the last week before a taper."""

_SHORT_BLOCK = 0.01
"""What each week short of a full block costs: of two equal ways the longer blocks win."""


def deloads(weeks: int, built: int, most: int) -> tuple[bool, ...]:
    """For each of the weeks before a taper whether it eases off.

    `built`: loading weeks in a row before them; `most`: so many before one must ease off.
    """
    return _best(weeks, min(built, most), most)[1]


def endless(weeks: int, built: int, most: int) -> tuple[bool, ...]:
    """The same with no taper in sight: full blocks, one after the other."""
    flags: list[bool] = []
    count = min(built, most)
    for _ in range(weeks):
        flags.append(count >= most)
        count = 0 if flags[-1] else count + 1
    return tuple(flags)


@lru_cache(maxsize=4096)
def _best(weeks: int, built: int, most: int) -> tuple[float, tuple[bool, ...]]:
    """The worth of the best way from here, and the way."""
    if weeks == 0:
        return 0.0, ()
    ways = []
    if built < most:
        worth, way = _best(weeks - 1, built + 1, most)
        ways.append((worth + 1.0, (False, *way)))
    if built > 0:
        worth, way = _best(weeks - 1, 0, most)
        cost = (_LAST_EASY if weeks == 1 else 0.0) + _SHORT_BLOCK * (most - built)
        ways.append((worth - cost, (True, *way)))
    return max(ways)
