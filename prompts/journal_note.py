"""A free-text note as fields: what rules left unexplained, read by Claude, shown on a card."""

import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from coach.activity import Sport
from coach.athlete import AthleteId
from coach.ledger import Use
from coach.proposal import FactProposal, NoteProposal
from coach.safety import forbidden_words, tier_of
from coach.state import Tier
from coach.understanding.entry import SaidActivity, SaidDay
from prompts.ask import Ask, Asker, Effort, Instruction, Manner, Turn
from prompts.figures import figures, untraced, values
from prompts.note_answer import NoteAnswer, NoteDay, NoteFact
from prompts.quotes import quote
from prompts.template import load, version

NOTE_LETTERS = 1_500
QUOTE_LETTERS, FACT_LETTERS, WHERE_LETTERS = 160, 120, 30
DAYS, FACTS = 3, 3
FURTHEST_AGO = 14
LONGEST_DAYS = 730

SILENT = frozenset({Tier.T1, Tier.T2, Tier.T2B})
"""What the fixed texts answer; no model sees such words."""

_UNITS = (1.0, 60.0, 1 / 60, 1.609344, 0.3048, 0.001, 1000.0)
"""What a figure of a note may be multiplied by: hours, miles, feet, metres."""

_MARKUP = re.compile(r"[<>{}\[\]\\|`@$]|https?:|www\.", re.IGNORECASE)

N = TypeVar("N", int, float)


def manner(model: str) -> Manner:
    return Manner(
        use=Use.NOTE,
        model=model,
        max_tokens=1_500,
        effort=Effort.LOW,
        deadline_s=20.0,
        silence_s=10.0,
    )


@dataclass(frozen=True, slots=True)
class JournalNoteReader:
    """Reads notes through whoever can be asked: a `NoteReader`."""

    asker: Asker
    model: str

    async def read(self, athlete: AthleteId, words: str, *, today: date) -> NoteProposal:
        """Every field and fact that the note's own words bear out.

        Raises:
            WriterUnavailableError: not this time.
        """
        note = quote(words, NOTE_LETTERS)
        finding = tier_of(words)
        if note is None or (finding is not None and finding.tier in SILENT):
            return NoteProposal()
        answer = await self.asker.ask(
            note_ask(manner(self.model), athlete, note, today), NoteAnswer
        )
        return proposal(answer.value, note, today)


def note_ask(how: Manner, athlete: AthleteId, note: str, today: date) -> Ask:
    """The question about one note, and about nothing else."""
    guide = load("journal_note.md")
    return Ask(
        manner=how,
        athlete=athlete,
        prompt_version=version(guide),
        system=(Instruction(text=guide.fill(today=f"{today:%A}, {today.isoformat()}").strip()),),
        turns=(Turn(text=json.dumps({"note": note}, ensure_ascii=False)),),
    )


def proposal(answer: NoteAnswer, note: str, today: date) -> NoteProposal:
    """What stands up to the note: quotes that are in it, figures that are in the quotes."""
    days: dict[date, SaidDay] = {}
    for said in answer.days[:DAYS]:
        if 0 <= said.ago <= FURTHEST_AGO and _stands(said.quote, note):
            day = _day(said, today - timedelta(days=said.ago))
            if day is not None:
                days.setdefault(day.date, day)
    facts = [fact for said in answer.facts[:FACTS] if (fact := _fact(said, note, today))]
    return NoteProposal(days=tuple(days.values()), facts=tuple(facts))


def _stands(quoted: str, note: str) -> bool:
    """Whether the words are the note's own."""
    words = _folded(quoted)
    return bool(words) and words in _folded(note)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _day(said: NoteDay, on: date) -> SaidDay | None:
    hurts = _between(said.pain, 0, 10)
    day = SaidDay(
        date=on,
        activities=_activities(said),
        rpe=_between(said.rpe, 0.0, 10.0),
        energy=_between(said.energy, 1, 5),
        sleep=_between(said.sleep, 1, 5),
        soreness=_between(said.soreness, 0, 10),
        pain=hurts,
        pain_where=_where(said.where) if hurts else None,
        pain_side=said.side if hurts and said.side in {"left", "right", "both"} else None,
        pain_changes_movement=True if hurts and said.limps else None,
        rest_day=True if said.rest and not _sport(said) else None,
    )
    return None if day == SaidDay(date=on) else day


def _activities(said: NoteDay) -> tuple[SaidActivity, ...]:
    sport = _sport(said)
    if sport is None:
        return ()
    minutes = _measured(said.minutes, 1.0, 2_880.0, said.quote)
    return (
        SaidActivity(
            sport=sport,
            km=_measured(said.km, 0.1, 1_000.0, said.quote),
            duration_s=None if minutes is None else minutes * 60,
            ascent_m=_measured(said.ascent_m, 1.0, 20_000.0, said.quote),
        ),
    )


def _sport(said: NoteDay) -> Sport | None:
    try:
        return Sport(said.sport)
    except ValueError:
        return None


def _between(said: N, low: N, high: N) -> N | None:
    return said if low <= said <= high else None


def _measured(said: float, low: float, high: float, quoted: str) -> float | None:
    """A figure that stands in the quote, in whatever unit; others are guesses."""
    if _between(said, low, high) is None:
        return None
    known = [value * unit for mark in figures(quoted) for value in values(mark) for unit in _UNITS]
    return said if any(abs(said - value) <= 0.02 * said for value in known) else None


def _where(words: str) -> str | None:
    place = quote(words, WHERE_LETTERS)
    return place if place and re.fullmatch(r"[a-z ]+", place, re.IGNORECASE) else None


def _fact(said: NoteFact, note: str, today: date) -> FactProposal | None:
    """A fact whose words are the athlete's; where Claude's own wording fails, the quote itself."""
    quoted = quote(said.quote, QUOTE_LETTERS)
    if quoted is None or not _stands(said.quote, note) or _MARKUP.search(quoted):
        return None
    text = quote(said.text, FACT_LETTERS)
    if text is None or forbidden_words(text) or _MARKUP.search(text) or untraced(text, (quoted,)):
        text = quoted
    days = min(max(0, said.days), LONGEST_DAYS)
    return FactProposal(
        text=text,
        quote=quoted,
        confidence=min(100, max(0, said.confidence)) / 100,
        until=today + timedelta(days=days) if days else None,
    )
