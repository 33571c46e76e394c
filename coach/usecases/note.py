"""Words outside any dialogue: read by rules, then by Claude, shown on a card, kept with a yes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta

from coach.athlete import Athlete, AthleteId
from coach.dossier import Fact
from coach.errors import UnknownAthleteError, WriterUnavailableError
from coach.journal import Observation
from coach.ports import Clock, NoteReader, Store, Transaction
from coach.proposal import FactProposal, NoteProposal
from coach.understanding.entry import Kind, SaidActivity, SaidDay, Understood
from coach.understanding.line import understand
from coach.usecases.check_in import serious
from coach.usecases.held import held, hold, release
from coach.usecases.journal import Logged, drafted, keep_days, merged
from coach.usecases.memory import keep_facts

LEAST_WORDS = 2
"""Fewer that rules did not explain are no riddle worth a call."""

LEAST_WORDS_ALONE = 3
"""The same of a text that rules take for no report: it may be one in another language."""

ACUTE = timedelta(days=2)
"""Serious pain of so many days ago acts at once; what is older waits for a yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNote:
    """What a note was taken to say: exactly what the card shows is what is kept."""

    words: str
    entries: tuple[SaidDay, ...]
    note: str
    facts: tuple[FactProposal, ...] = ()
    about: str | None = None
    """The message of the bot that it replies to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteCard:
    """A read note to be confirmed; `kept` says that serious pain did not wait for it."""

    key: str
    read: ReadNote
    days: tuple[Logged, ...]
    today: date
    kept: bool = False
    added: bool = False
    """Claude read more in it than rules did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSaved:
    """What was kept of a note."""

    days: tuple[Logged, ...]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes in free text."""

    store: Store
    clock: Clock
    reader: NoteReader | None = None

    @property
    def ready(self) -> bool:
        """Whether there is somebody who reads more than rules do."""
        return self.reader is not None

    async def __call__(
        self,
        athlete: AthleteId,
        words: str,
        key: str,
        *,
        about: str | None = None,
        day: date | None = None,
    ) -> NoteCard:
        """Reads a note and holds it under `key` until a tap; `day` is the day it is about.

        Claude sees only what rules leave unexplained; without it the card is that of the rules.
        """
        moment = self.clock.moment()
        person, today = await self._who(athlete, moment)
        day = day or today
        understood = understand(words, today=day, units=person.units)
        told = await self._asked(athlete, understood, day)
        entries = together(understood.entries, told.days)
        said = ReadNote(
            words=words,
            entries=entries or (SaidDay(date=day),),
            note=understood.unexplained if understood.entries else words,
            facts=told.facts,
            about=about,
        )
        acute = any(_acute(entry, today) for entry in entries)
        async with self.store.transaction() as tx:
            if acute:
                tx.undoable(athlete, "the journal entry", moment)
                days = await keep_days(tx, athlete, said.entries, said.note, moment)
                said = replace(said, entries=(), note="")
            else:
                days = drafted(person, today, said.entries, said.note)
            if not acute or said.facts:
                await hold(tx, athlete, _name(key), said, moment)
        added = bool(told.facts) or entries != understood.entries
        return NoteCard(key=key, read=said, days=days, today=today, kept=acute, added=added)

    async def read(self, athlete: AthleteId, words: str) -> Understood:
        """What rules alone make of a text, nothing held and nothing kept."""
        person, today = await self._who(athlete, self.clock.moment())
        return understand(words, today=today, units=person.units)

    async def hold(self, athlete: AthleteId, words: str, key: str, about: str | None) -> None:
        """Holds words that are no report, for a button that needs them."""
        moment = self.clock.moment()
        said = ReadNote(words=words, entries=(), note="", about=about)
        async with self.store.transaction() as tx:
            await hold(tx, athlete, _name(key), said, moment)

    async def held(self, athlete: AthleteId, key: str) -> ReadNote | None:
        """The note of a card, which goes on waiting."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            return await held(tx, athlete, _name(key), ReadNote, moment)

    async def save(
        self, athlete: AthleteId, key: str, *, facts: bool = True, fields_too: bool = True
    ) -> NoteSaved | None:
        """Keeps what the card shows; None where it was dealt with already.

        Without `facts` nothing is remembered; without `fields_too` only the words are kept.
        """
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            said = await held(tx, athlete, _name(key), ReadNote, moment)
            if said is None:
                return None
            await release(tx, athlete, _name(key))
            tx.undoable(athlete, "the journal entry", moment)
            return await self._keep(
                tx, athlete, said if fields_too else _words_only(said), moment, facts=facts
            )

    async def drop(self, athlete: AthleteId, key: str) -> bool:
        """Not now; False where it was dealt with already."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            there = await held(tx, athlete, _name(key), ReadNote, moment) is not None
            await release(tx, athlete, _name(key))
        return there

    async def _keep(
        self, tx: Transaction, athlete: AthleteId, said: ReadNote, moment: datetime, *, facts: bool
    ) -> NoteSaved:
        days = await keep_days(tx, athlete, said.entries, said.note, moment)
        person = await tx.athletes.get(athlete)
        assert person is not None
        told = said.facts if facts else ()
        return NoteSaved(
            days=days, facts=await keep_facts(tx, athlete, told, person.today(moment))
        )

    async def _who(self, athlete: AthleteId, moment: datetime) -> tuple[Athlete, date]:
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
        if person is None:
            raise UnknownAthleteError(athlete)
        return person, person.today(moment)

    async def _asked(
        self, athlete: AthleteId, understood: Understood, today: date
    ) -> NoteProposal:
        """What Claude reads in the rest; nothing where it is not there, or not needed."""
        if self.reader is None or not leaves_a_riddle(understood):
            return NoteProposal()
        try:
            return await self.reader.read(athlete, understood.text, today=today)
        except WriterUnavailableError:
            return NoteProposal()


def leaves_a_riddle(understood: Understood) -> bool:
    """Whether rules left enough of a text unexplained to be worth asking."""
    least = LEAST_WORDS if understood.kind is Kind.JOURNAL else LEAST_WORDS_ALONE
    return len(re.findall(r"[^\W\d_]{2,}", understood.unexplained)) >= least


def together(rules: Sequence[SaidDay], read: Sequence[SaidDay]) -> tuple[SaidDay, ...]:
    """Days as rules have them, the rest filled in: what rules understood is not read anew."""
    days = {entry.date: entry for entry in rules}
    told = [activity for entry in rules for activity in entry.activities]
    for entry in read:
        known = days.get(entry.date)
        new = tuple(a for a in entry.activities if not any(_alike(a, other) for other in told))
        entry = replace(entry, activities=new)  # noqa: PLW2901 - the same day, less what is known
        filled = entry if known is None else _filled(known, entry)
        if filled != SaidDay(date=entry.date):
            days[entry.date] = filled
    return tuple(days.values())


def _filled(known: SaidDay, read: SaidDay) -> SaidDay:
    """A day with what was unsaid in it; where rules saw training, rules describe the training.

    Pain is one answer: where rules have it, nothing of it is added.
    """
    body = {"pain", "pain_where", "pain_side", "pain_changes_movement", "worse_next_morning"}
    closed = body if known.pain is not None else set[str]()
    changes = {
        f.name: getattr(read, f.name)
        for f in fields(SaidDay)
        if f.name not in closed and getattr(known, f.name) in (None, ())
    }
    if known.activities:
        changes.pop("rest_day", None)
    return replace(known, **changes)


def _alike(one: SaidActivity, other: SaidActivity) -> bool:
    """The same training told twice: as far or as long."""
    far = one.km is not None and one.km == other.km
    return far or (one.duration_s is not None and one.duration_s == other.duration_s)


def _acute(entry: SaidDay, today: date) -> bool:
    """Pain that does not wait for a tap (product, section 6)."""
    seen = merged(Observation(date=entry.date), entry, "")
    return serious(seen) and today - ACUTE <= entry.date <= today


def _words_only(said: ReadNote) -> ReadNote:
    day = said.entries[0].date if said.entries else None
    return said if day is None else replace(said, entries=(SaidDay(date=day),), note=said.words)


def _name(key: str) -> str:
    return f"note:{key}"
