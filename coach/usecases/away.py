"""Days without training, or with less; and other small forms that end in one row."""

from dataclasses import dataclass
from datetime import date, datetime

from coach.athlete import AthleteId, Units
from coach.availability import Conditions, DatedException, ExceptionKind
from coach.dialogue.dialogue import Dialogue
from coach.dialogue.week_wishes import AWAY, DELETE_WORD
from coach.errors import UnknownAthleteError
from coach.journal import Observation
from coach.ports import Clock, Kept, Store, Transaction
from coach.race import RaceGoal
from coach.understanding.entry import SaidDay
from coach.understanding.line import understand
from coach.usecases.check_in import Noted, heed
from coach.usecases.inputs import recheck
from coach.usecases.journal import day_of, merged
from coach.usecases.wishes import Wanted, wishes_from


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayKept:
    """Dates with other minutes than usual."""

    id: int
    exception: DatedException
    today: date
    races: tuple[RaceGoal, ...] = ()
    """Races on those dates, which stay on the calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsKept:
    """Dates in the heat or at height."""

    conditions: Conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekWanted:
    """A wish for another version of a week, ready to be written."""

    monday: date
    wanted: Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteKept:
    """A note was added to a day."""

    day: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """Everything is gone; None: the word was another one, and everything was kept."""

    counts: dict[str, int] | None


async def finish_away(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> AwayKept:
    first, last = AWAY.value("days", dialogue.answers)
    minutes = int(dialogue.answers.get("minutes") or 0)
    reason = dialogue.answers.get("_reason")
    return await keep_away(tx, athlete, days_with((first, last), minutes, reason), moment)


def days_with(days: tuple[date, date], minutes: int, reason: str | None) -> DatedException:
    """Dates, both included, with so many minutes a day."""
    kind = ExceptionKind.LESS if minutes else ExceptionKind.AWAY
    return DatedException(
        from_=days[0], to=days[1], kind=kind.value, minutes=minutes, reason=reason
    )


async def keep_away(
    tx: Transaction,
    athlete: AthleteId,
    exception: DatedException,
    moment: datetime,
) -> AwayKept:
    """Keeps days away; the weeks they touch are looked at again."""
    person = await tx.athletes.get(athlete)
    if person is None:
        raise UnknownAthleteError(athlete)
    today = person.today(moment)
    tx.undoable(athlete, "the days away", moment)
    id_ = await tx.exceptions.keep(athlete, exception)
    await recheck(tx, athlete, today)
    ahead = await tx.races.all(athlete, since=today)
    races = tuple(kept.value for kept in ahead if exception.covers(kept.value.date))
    return AwayKept(id=id_, exception=exception, today=today, races=races)


async def finish_wish(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> WeekWanted:
    """What the three week forms lead to."""
    person = await tx.athletes.get(athlete)
    if person is None:
        raise UnknownAthleteError(athlete)
    today = person.today(moment)
    words = {"week_less": "less time, ", "week_more": "more time, "}.get(dialogue.form, "")
    wanted = wishes_from(words + dialogue.answers["words"], today)
    return WeekWanted(monday=dialogue.about or today, wanted=wanted)


async def finish_note(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> NoteKept | Noted:
    """Words of a day are kept as they are; pain that they tell of counts like any other."""
    person = await tx.athletes.get(athlete)
    day = dialogue.about or moment.date()
    words = dialogue.answers.get("words", "").strip()
    if person is None or not words:
        return NoteKept(day=day, words="")
    before = await day_of(tx, athlete, day) or Observation(date=day)
    pain = _pain_told(words, day)
    seen = merged(before, pain, words)
    tx.undoable(athlete, "the note", moment)
    await tx.journal.keep(athlete, seen)
    if pain == SaidDay(date=day):
        return NoteKept(day=day, words=words)
    return await heed(tx, athlete, seen, person.today(moment))


def _pain_told(words: str, day: date) -> SaidDay:
    """What a note says about pain on its day; its other figures stay words."""
    entries = understand(words, today=day, units=Units.KM).entries
    told = next((entry for entry in entries if entry.date == day), SaidDay(date=day))
    return SaidDay(
        date=day,
        pain=told.pain,
        pain_where=told.pain_where,
        pain_side=told.pain_side,
        pain_changes_movement=told.pain_changes_movement,
        worse_next_morning=told.worse_next_morning,
    )


async def finish_delete(
    tx: Transaction, athlete: AthleteId, dialogue: Dialogue, moment: datetime
) -> Deleted:
    if dialogue.answers.get("word", "").strip().casefold() != DELETE_WORD:
        return Deleted(counts=None)
    return Deleted(counts=dict(await tx.members.delete(athlete, moment)))


@dataclass(frozen=True, slots=True)
class KeepAway:
    """Days away, by one-line forms and buttons."""

    store: Store
    clock: Clock

    async def add(
        self, athlete: AthleteId, days: tuple[date, date], minutes: int, reason: str | None
    ) -> AwayKept:
        async with self.store.transaction() as tx:
            exception = days_with(days, minutes, reason)
            return await keep_away(tx, athlete, exception, self.clock.moment())

    async def expect(self, athlete: AthleteId, conditions: Conditions) -> ConditionsKept:
        """Heat or height on dates with training as usual; the weeks they touch follow."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            tx.undoable(athlete, "heat or height", moment)
            await tx.conditions.keep(athlete, conditions)
            await recheck(tx, athlete, person.today(moment))
        return ConditionsKept(conditions=conditions)

    async def ahead(self, athlete: AthleteId) -> tuple[Kept[DatedException], ...]:
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            today = person.today(moment)
            return tuple(
                kept for kept in await tx.exceptions.all(athlete) if kept.value.to >= today
            )

    async def remove(self, athlete: AthleteId, id_: int) -> DatedException | None:
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            tx.undoable(athlete, "removing the days away", moment)
            gone = await tx.exceptions.remove(athlete, id_)
            await recheck(tx, athlete, person.today(moment))
        return gone
