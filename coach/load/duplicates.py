"""The same run twice: typed and as a file, or as two files."""

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from coach.activity import Activity, Sport

NEAR = 0.20
"""A file within so much of the typed distance or time is the same run (coaching §1)."""

START_WITHIN = timedelta(seconds=60)
WITHIN = 0.02
"""Two files whose starts and distances are this near are one recording (science §8)."""

ROUNDING = 1e-9

JOURNAL = "journal"


class Sameness(StrEnum):
    """Whether a typed entry and a file are one run."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


def same_run(typed: Activity, recorded: Activity) -> Sameness:
    """By date, sport family, and ± 20 % of the typed distance or time; else it is asked."""
    if typed.day != recorded.day or typed.sport.family != recorded.sport.family:
        return Sameness.DIFFERENT
    pairs = ((typed.km, recorded.km), (typed.duration_s, recorded.duration_s))
    near = any(_within(NEAR, said, found, of=said) for said, found in pairs)
    return Sameness.SAME if near else Sameness.ASK


def merge(typed: Activity, recorded: Activity) -> Activity:
    """The file's numbers and the typed effort; what only one of them knows stays."""
    return replace(
        recorded,
        duration_s=recorded.duration_s or typed.duration_s,
        km=recorded.km or typed.km,
        ascent_m=_first(recorded.ascent_m, typed.ascent_m),
        descent_m=_first(recorded.descent_m, typed.descent_m),
        avg_hr=recorded.avg_hr or typed.avg_hr,
        max_hr=recorded.max_hr or typed.max_hr,
        rpe=_first(typed.rpe, recorded.rpe),
        title=recorded.title or typed.title,
    )


def same_activity(one: Activity, other: Activity) -> bool:
    """One recording in two formats, or sent twice: start ± 60 s, distance ± 2 %.

    Without a distance in both, the time on the timer decides; without that, the start alone.
    """
    if JOURNAL in {one.source, other.source} or not _same_sport(one.sport, other.sport):
        return False
    if abs(one.start - other.start) > START_WITHIN:
        return False
    for a, b in ((one.km, other.km), (one.duration_s, other.duration_s)):
        if a and b:
            return _within(WITHIN, a, b, of=max(a, b))
    return True


def _same_sport(one: Sport, other: Sport) -> bool:
    """Not every format says what was done."""
    return one.family == other.family or Sport.OTHER in {one, other}


def _within(share: float, one: float | None, other: float | None, *, of: float | None) -> bool:
    if not one or not other or not of:
        return False
    return abs(one - other) <= share * of * (1 + ROUNDING)


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)
