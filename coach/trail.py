"""How a program came to be, step by step: kept with it as short notes, told under Why."""

from collections.abc import Iterable
from enum import StrEnum


class Step(StrEnum):
    """One thing that happened on the way to a program."""

    MENDED = "mended"
    """A rule the first draft broke, and the repair did not."""
    SET_RIGHT = "set right"
    """A number a little off."""
    REWORDED = "reworded"
    """A sentence that may not be said, and why."""
    ASIDE = "set aside"
    """Claude's week was not taken, for these rules."""
    UNMENDED = "not mended"
    """The repair did not come, and why."""
    AWAY = "not written"
    """Claude was to write and did not: why."""


SPENT_BY_ATHLETE, SPENT_BY_BOT = "budget of the athlete", "budget of the bot"
STOPPED, FAULT, LATE = "stopped", "fault", "late"
"""Causes of a week that Claude did not write, beside those of a call that failed.

`LATE`: it was asked for by letter, and the answer had not come yet.
"""


def note(step: Step, what: str) -> str:
    """A step as it is kept: readable as it is."""
    return f"{step.value}: {what}"


def read(kept: str) -> tuple[Step | None, str]:
    """A kept note; no step for one that an older version left."""
    head, colon, what = kept.partition(": ")
    if colon and head in _STEPS:
        return Step(head), what
    return None, kept


def waits(kept: Iterable[str]) -> bool:
    """Whether Claude's week was under way when the planner's was written in its place."""
    return note(Step.AWAY, LATE) in kept


_STEPS = frozenset(step.value for step in Step)
