"""A body that says plainly that it is worn: nothing hard that day and the next, whatever D says.

The verdict's table needs a ratio beside the signs (coaching §2, rows 6 and 7). Several bad answers
at once are enough for a careful coach to leave out what is hard, and for no more than that.
"""

from dataclasses import dataclass
from datetime import date

from coach.dossier import Dossier
from coach.planning.cap import FREE, Cap
from coach.planning.history import DAY
from coach.planning.signs import WORDS, Sign, felt_harder, told

MANY = 3
"""So many signs on one day (proposal)."""

SEVERAL = 2
"""So many on each of two days running (proposal)."""

RUN_MINUTES = 60.0
"""An easy day for the worn is no day for a long run, as after illness."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """The day it was said, and what was said."""

    on: date
    signs: tuple[Sign, ...]

    @property
    def until(self) -> date:
        """The last day without anything hard."""
        return self.on + DAY

    @property
    def sentence(self) -> str:
        said = [WORDS[sign] for sign in self.signs]
        listed = f"{', '.join(said[:-1])} and {said[-1]}"
        return f"{listed[:1].upper()}{listed[1:]} at once: easy and short until {self.until:%A}."

    def cap(self, day: date) -> Cap:
        if not self.on <= day <= self.until:
            return FREE
        cap = Cap(hard=False, growth=False, run_minutes=RUN_MINUTES)
        return cap.because("R09", self.sentence)


def worn(dossier: Dossier, today: date) -> Worn | None:
    """By the answers of today and yesterday: three signs on a day, or two on two days running."""
    for day in (today, today - DAY):
        now, before = _of(dossier, day), _of(dossier, day - DAY)
        if len(now) >= MANY:
            return Worn(on=day, signs=now)
        if min(len(now), len(before)) >= SEVERAL:
            both = tuple(sign for sign in Sign if sign in {*now, *before})
            return Worn(on=day, signs=both)
    return None


def _of(dossier: Dossier, day: date) -> tuple[Sign, ...]:
    seen = dossier.observation(day)
    found = () if seen is None else told(dossier.observations, seen)
    return (*found, Sign.EFFORT) if felt_harder(dossier, day) else found
