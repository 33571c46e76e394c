"""Doubles of what Claude does: they answer what they were told, and remember what was asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from coach.athlete import AthleteId
from coach.errors import WriterUnavailableError
from coach.proposal import CoachAnswer, Inquiry, NoteProposal, ResultProposal
from coach.race import RaceResult


@dataclass(slots=True)
class ScriptedNotes:
    """A reader of notes."""

    proposal: NoteProposal = field(default_factory=NoteProposal)
    fails: WriterUnavailableError | None = None
    asked: list[str] = field(default_factory=list)

    async def read(self, athlete: AthleteId, words: str, *, today: date) -> NoteProposal:
        self.asked.append(words)
        if self.fails is not None:
            raise self.fails
        return self.proposal


@dataclass(slots=True)
class ScriptedResults:
    """A reader of results."""

    rows: tuple[ResultProposal, ...] = ()
    fails: WriterUnavailableError | None = None
    asked: list[bytes | str] = field(default_factory=list)

    async def read(
        self,
        athlete: AthleteId,
        source: bytes | str,
        *,
        known: Sequence[RaceResult],
        today: date,
    ) -> tuple[ResultProposal, ...]:
        self.asked.append(source)
        if self.fails is not None:
            raise self.fails
        return self.rows


@dataclass(slots=True)
class ScriptedAnswers:
    """An answerer of questions."""

    said: CoachAnswer = field(default_factory=lambda: CoachAnswer(text="Rest well today."))
    fails: WriterUnavailableError | None = None
    asked: list[Inquiry] = field(default_factory=list)

    async def answer(
        self,
        athlete: AthleteId,
        inquiry: Inquiry,
        *,
        on_text: Callable[[str], None] | None = None,
    ) -> CoachAnswer:
        self.asked.append(inquiry)
        if self.fails is not None:
            raise self.fails
        if on_text is not None:
            on_text(self.said.text)
        return self.said
