"""How fever and illness hold back by dates, whatever is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.planning.cap import FREE, Cap
from coach.state import State

FEVER_REST = timedelta(hours=48)
EASY_MINUTES = 60.0
"""An easy day after illness is no day for a long run, however slow."""
LEAST_EASY_DAYS = 2
"""48 h without fever, then as many easy days as sick days, at least two (science §4.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fever:
    """How illness holds back by dates: rest first, then nothing but easy days."""

    rest_until: date | None = None
    """The last day of rest; None while it has no end yet, or never began."""
    rests: bool = False
    """Whether it began and has no end yet."""
    easy_until: date | None = None
    """The last day of nothing but easy training."""

    def cap(self, day: date) -> Cap:
        if self.rests or (self.rest_until is not None and day <= self.rest_until):
            return Cap(rest=True, running=False, hard=False, growth=False).because(
                "R04", "Rest until 48 hours have passed without fever."
            )
        if self.easy_until is not None and day <= self.easy_until:
            return Cap(hard=False, growth=False, rpe=4, minutes=EASY_MINUTES).because(
                "R04", "Easy days only: as many as you were ill, two at least."
            )
        return FREE


WELL = Fever()


def after_illness(state: State, feverish: Sequence[date], trained: Sequence[date]) -> Fever:
    """How long one illness holds back. `feverish` are days with fever, `trained` with training.

    Without a fever the sick days end where training began again or the state was closed.
    """
    hot = [day for day in feverish if state.since <= day and not _after(day, state.until)]
    if not hot and state.fever_free_since is None:
        return _cold(state, trained)
    free = state.fever_free_since
    if free is None or (hot and hot[-1] >= free):
        return Fever(rests=True) if state.until is None else _from(state.since, state.until)
    return _from(state.since, free)


def _after(day: date, until: date | None) -> bool:
    return until is not None and day > until


def _from(since: date, free: date) -> Fever:
    """Rest for two dates from the first day without fever on, then as many days as it lasted."""
    rest_until = free + FEVER_REST - timedelta(days=1)
    easy = max(LEAST_EASY_DAYS, (free - since).days)
    return Fever(rest_until=rest_until, easy_until=rest_until + timedelta(days=easy))


def _cold(state: State, trained: Sequence[date]) -> Fever:
    again = next((day for day in trained if day > state.since), state.until)
    if again is None:
        return WELL
    back = min(again, state.until) if state.until is not None else again
    easy = max(LEAST_EASY_DAYS, (back - state.since).days)
    return Fever(easy_until=back + timedelta(days=easy - 1))


def after_fever_alone(feverish: Sequence[date]) -> Fever:
    """A fever said in the journal without an illness opened for it: counted from its last day."""
    if not feverish:
        return WELL
    last = first = feverish[-1]
    for day in reversed(feverish):
        first = day if (first - day).days <= 1 else first
    free = last + timedelta(days=1)
    rest_until = free + FEVER_REST - timedelta(days=1)
    easy = max(LEAST_EASY_DAYS, (free - first).days)
    return Fever(rest_until=rest_until, easy_until=rest_until + timedelta(days=easy))


def both(one: Fever, other: Fever) -> Fever:
    """The longer of two."""
    return Fever(
        rest_until=_later(one.rest_until, other.rest_until),
        rests=one.rests or other.rests,
        easy_until=_later(one.easy_until, other.easy_until),
    )


def _later(one: date | None, other: date | None) -> date | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)
