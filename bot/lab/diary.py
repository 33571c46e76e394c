"""What was said and what befell in one life: beside the stored data all that the score goes by."""

from dataclasses import dataclass, field
from datetime import date

from coach.dossier import Dossier
from coach.program import Program
from coach.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A program as it reached the athlete."""

    on: date
    program: Program
    sunday: bool
    """The first one of its week: pushed on Sunday, or the welcome."""
    blocks: tuple[str, ...]
    warns: tuple[str, ...]
    breaches: int
    """Open days, or a week, with more minutes than were free when it was said."""
    states: tuple[State, ...]
    """Those open at that moment."""
    trained: bool
    """Whether that day's training was over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfortune:
    """Illness or pain, as it was told, and what the rest of the week may not hold from then on."""

    day: date
    """The first day that must be different."""
    nothing: bool = False
    running: bool = False
    hard: bool = False


@dataclass(slots=True)
class Diary:
    """One life."""

    delivered: list[Delivered] = field(default_factory=list)
    misfortunes: list[Misfortune] = field(default_factory=list)
    as_written: dict[date, tuple[float, float]] = field(default_factory=dict)
    """External and internal load of each day, had the athlete followed what Sunday said."""

    @property
    def sundays(self) -> dict[date, Delivered]:
        """The first program of each week."""
        return {one.program.week_start_date: one for one in self.delivered if one.sunday}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """One athlete's life: the first day's document, the last day's, and the diary."""

    first: Dossier
    last: Dossier
    diary: Diary
    weeks: int
    seconds: float
