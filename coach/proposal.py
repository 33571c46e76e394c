"""What Claude read in words or pictures, or answered: nothing of it is kept without a yes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.dossier import Dossier
from coach.race import RaceResult
from coach.understanding.entry import SaidDay


@dataclass(frozen=True, slots=True, kw_only=True)
class FactProposal:
    """Something worth remembering, with the athlete's own words; `until` None: until forgotten."""

    text: str
    quote: str
    confidence: float
    """0-1."""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteProposal:
    """A free-text note as fields, for a card that the athlete confirms."""

    days: tuple[SaidDay, ...] = ()
    facts: tuple[FactProposal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultProposal:
    """One race result as it was read: a row with a button."""

    result: RaceResult
    confidence: float
    """0-1."""
    doubts: tuple[str, ...] = ()
    """Sentences on what does not add up."""
    known: bool = False
    """Stored already."""


class Action(StrEnum):
    """A change that a question asked for: offered as a button, never made silently."""

    MOVE = "move"
    SHORTER = "shorter"
    EASIER = "easier"
    REGENERATE = "regenerate"
    JOURNAL = "journal"
    RACE = "race"
    AWAY = "away"
    SICK = "sick"
    INJURY = "injury"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and what was answered."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question, and all there is to answer it from."""

    question: str
    dossier: Dossier
    today: date
    before: tuple[Exchange, ...] = ()
    """The last exchanges, the oldest first."""
    about: str | None = None
    """The message of the bot that it replies to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachAnswer:
    """An answer under 120 words whose every figure stands in the athlete's data."""

    text: str
    action: Action | None = None
    mended: tuple[str, ...] = ()
    """Rules that sentences broke which were left out: R23 a figure, R29 a word, TEXT markup."""
