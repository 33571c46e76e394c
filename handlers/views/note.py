"""A note that was read: the card to confirm, what was kept of it."""

from datetime import date

from coach.dossier import Fact
from coach.proposal import FactProposal
from coach.usecases.journal import Logged
from coach.usecases.note import NoteCard, NoteSaved
from handlers.buttons import Candidate, Open, UndoLast
from handlers.views import journal, words
from handlers.views.html import bold, escape
from handlers.views.message import Key, Keys, Message, Style


def card(shown: NoteCard) -> Message:
    """What it would be in the journal, and what would be remembered; nothing is kept yet."""
    parts = []
    lines = [line for entry in shown.days for line in _day(entry)]
    if lines:
        parts.append("\n".join(["For your journal?", *lines]))
    if shown.days and shown.days[0].odd:
        parts.append(journal.odd(shown.days[0].odd))
    facts = shown.read.facts
    if facts:
        parts.append("\n".join(["Shall I remember this?", *(_told(fact) for fact in facts)]))
    return Message(html="\n\n".join(parts), keys=_keys(shown.key, facts=bool(facts)))


def kept_at_once(shown: NoteCard) -> Message:
    """Serious pain did not wait for a tap; it can be taken back."""
    done = journal.logged(shown.days)
    return Message(
        html=f"{done.html}\n\nPain like that counts at once; Undo takes it back.", keys=done.keys
    )


def remember(shown: NoteCard) -> Message:
    """The facts of a note whose day is kept already."""
    lines = ["Shall I remember this?", *(_told(fact) for fact in shown.read.facts)]
    return Message(
        html="\n".join(lines),
        keys=(
            (
                Key("Remember it", Candidate("save", shown.key), style=Style.PRIMARY),
                Key("Not now", Candidate("drop", shown.key)),
            ),
        ),
    )


def saved(done: NoteSaved) -> Message:
    """The receipt: the day, and what is remembered from now on."""
    parts = []
    keys: Keys = ((Key("Undo", UndoLast()),),)
    if done.days:
        receipt = journal.logged(done.days)
        parts.append(receipt.html)
        keys = receipt.keys
    if done.facts:
        lines = "\n".join(f"• {escape(fact.text)}" for fact in done.facts)
        parts.append(f"I will remember:\n{lines}")
        keys = (*keys, (Key("What I remember", Open("memory")),))
    return Message(html="\n\n".join(parts), keys=keys)


def dropped() -> Message:
    return Message(html="All right, nothing was noted.")


def fact_line(fact: Fact, today: date) -> str:
    """12 · Gels upset my stomach. Then the athlete's own words, from when, until when."""
    about = [f"{words.day(fact.date)} {fact.date.year}", _sure(fact.confidence)]
    if fact.until is not None:
        year = f" {fact.until.year}" if fact.until.year != today.year else ""
        about.append(f"until {words.day(fact.until)}{year}")
    quoted = f"“{escape(fact.quote)}” · " if fact.quote and fact.quote != fact.text else ""
    return f"{bold(str(fact.id))} · {escape(fact.text)}\n<i>{quoted}{' · '.join(about)}</i>"


def _day(entry: Logged) -> list[str]:
    lines = [journal.activity_line(a, entry.athlete.units) for a in entry.activities]
    if entry.observation is not None:
        lines.append(journal.observation(entry.observation, journal.efforts(entry.activities)))
    lines = [line for line in lines if line]
    return [bold(words.first_upper(words.when(entry.day, entry.today))), *lines] if lines else []


def _told(fact: FactProposal) -> str:
    until = f" · until {words.day(fact.until)} {fact.until.year}" if fact.until else ""
    return (
        f"• {escape(fact.text)}\n<i>“{escape(fact.quote)}” · {_sure(fact.confidence)}{until}</i>"
    )


def _sure(confidence: float) -> str:
    if confidence >= 0.85:  # noqa: PLR2004 - shares in words
        return "sure"
    return "fairly sure" if confidence >= 0.6 else "not sure"  # noqa: PLR2004


def _keys(key: str, *, facts: bool) -> Keys:
    first: tuple[Key, ...] = (
        Key("Save", Candidate("save", key), style=Style.PRIMARY),
        Key("Edit", Candidate("edit", key)),
    )
    only = ((Key("Save the day only", Candidate("day", key)),),) if facts else ()
    last = (Key("Ask the coach", Candidate("ask", key)), Key("Not now", Candidate("drop", key)))
    return (first, *only, last)
