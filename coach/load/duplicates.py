"""The same run twice: typed and as a file, or as two files."""

from dataclasses import replace
from datetime import timedelta
from enum import StrEnum

from coach.activity import Activity

NEAR = 0.20
"""A file within so much of the typed distance or time is the same run."""

START_WITHIN = timedelta(seconds=60)
KM_WITHIN = 0.02
"""Two files with starts and distances this near are one recording [science §8]."""


class Sameness(StrEnum):
    """Whether a typed entry and a file are one run."""

    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


def same_run(typed: Activity, recorded: Activity) -> Sameness:
    """By date, sport family, and ± 20 % of distance or time; outside that it must be asked."""
    if typed.day != recorded.day or typed.sport.family != recorded.sport.family:
        return Sameness.DIFFERENT
    pairs = ((typed.km, recorded.km), (typed.duration_s, recorded.duration_s))
    known = [(a, b) for a, b in pairs if a and b]
    if not known:
        return Sameness.ASK
    return Sameness.SAME if any(abs(a / b - 1) <= NEAR for a, b in known) else Sameness.ASK


def merge(typed: Activity, recorded: Activity) -> Activity:
    """The file's numbers and the typed effort."""
    return replace(recorded, rpe=typed.rpe if typed.rpe is not None else recorded.rpe)


def same_activity(one: Activity, other: Activity) -> bool:
    """One recording in two formats, or sent twice."""
    if one.source == "journal" or other.source == "journal":
        return False
    if abs(one.start - other.start) > START_WITHIN or one.sport.family != other.sport.family:
        return False
    if one.km is None or other.km is None or max(one.km, other.km) == 0:
        return _near_times(one, other)
    return abs(one.km - other.km) <= KM_WITHIN * max(one.km, other.km)


def _near_times(one: Activity, other: Activity) -> bool:
    if one.duration_s is None or other.duration_s is None:
        return True
    return abs(one.duration_s - other.duration_s) <= KM_WITHIN * max(
        one.duration_s, other.duration_s, 1
    )
