"""What hurts: the newest answer, which counts until a newer one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.journal import Observation
from coach.planning.cap import FREE, Cap

CAREFUL_FROM = 3
"""From here on no hard session and no growth (Thomeé, Vincent 2017; science §4.6)."""

STOP_FROM = 6
"""From here on no running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """The newest pain answer, 0-10."""

    on: date
    value: int
    changes_movement: bool = False
    worse_next_morning: bool = False
    where: str | None = None
    side: str | None = None

    @property
    def stops(self) -> bool:
        """No running: strong, or it changes the gait, or it was worse the next morning."""
        return self.value >= STOP_FROM or self.changes_movement or self.worse_next_morning

    @property
    def careful(self) -> bool:
        """No hard session, no bigger week, no longer run."""
        return self.stops or self.value >= CAREFUL_FROM

    @property
    def cap(self) -> Cap:
        if self.stops:
            cap = Cap(running=False, hard=False, growth=False, rpe=3)
            return cap.because("R03", self.sentence)
        if self.careful:
            return Cap(hard=False, growth=False).because("R03", self.sentence)
        return FREE

    @property
    def sentence(self) -> str:
        """What follows from it, for the athlete."""
        if self.stops:
            return f"No running: you said pain{self._much}{self._how}."
        if self.careful:
            return f"Nothing hard and nothing longer: you said pain {self.value}."
        return f"You said pain {self.value}: nothing to hold back for."

    @property
    def _much(self) -> str:
        return f" {self.value}" if self.value else ""

    @property
    def _how(self) -> str:
        if self.changes_movement:
            return " that changes how you move"
        return " that was worse the next morning" if self.worse_next_morning else ""


def newest_pain(observations: Sequence[Observation], today: date) -> Pain | None:
    """The newest answer about pain up to today, with what was said about it since.

    `observations` in the order of their dates. Pain that changes the gait counts without a number.
    """
    since: list[Observation] = []
    for seen in reversed(observations):
        if seen.date <= today and about_pain(seen):
            since.append(seen)
            if seen.pain is not None:
                break
    if not since:
        return None
    told = since[-1]
    return Pain(
        on=since[0].date,
        value=told.pain or 0,
        changes_movement=any(seen.pain_changes_movement for seen in since),
        worse_next_morning=any(seen.worse_next_morning for seen in since),
        where=next((seen.pain_where for seen in since if seen.pain_where), None),
        side=next((seen.pain_side for seen in since if seen.pain_where), None),
    )


def about_pain(seen: Observation) -> bool:
    """Whether a day's answers say anything of pain."""
    return (
        seen.pain is not None
        or seen.pain_changes_movement is not None
        or seen.worse_next_morning is not None
    )
