"""Weeks without a record: asked about in one tap when the athlete is back.

Absence of data is not absence of training (coaching §4): the plan takes an unanswered gap as days
off, which is the safe reading, and the athlete says what it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from coach.athlete import AthleteId
from coach.availability import DatedException
from coach.calendar import DAY
from coach.load.series import UNKNOWN_FROM
from coach.ports import Clock, Store, Transaction
from coach.program import Program
from coach.proposal import FactProposal
from coach.usecases.held import held, hold
from coach.usecases.memory import keep_facts

LEAST = UNKNOWN_FROM
"""Dates without a record that are asked about: as many as make a stretch unknown."""

ENDED = timedelta(days=7)
"""A gap that ended longer ago is behind: the weeks since say more."""

REMEMBERED = timedelta(days=56)
"""As long as the way back from the longest break may be asked about (science §4.6)."""

TRAINED = "I trained"

ASKED = "silence"
"""Under which name the gap is held that was asked about last."""


class Heard(StrEnum):
    """What an athlete can say of the time without a record."""

    TRAINED = "trained"
    UNWELL = "unwell"
    RESTED = "rested"


REASONS = {Heard.UNWELL: "ill or hurt", Heard.RESTED: "rested"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Dates without a record, both included."""

    since: date
    to: date


@dataclass(frozen=True, slots=True)
class AskSilence:
    """The question about a gap, and what its answer leads to."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId) -> Gap | None:
        """The gap that nobody has explained yet; None for none, or where a state asks already."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            return None if person is None else await _gap(tx, athlete, person.today(moment))

    async def once(self, athlete: AthleteId) -> Gap | None:
        """The gap, unless it was asked about within a day already."""
        gap, moment = await self(athlete), self.clock.moment()
        if gap is None:
            return None
        async with self.store.transaction() as tx:
            if await held(tx, athlete, ASKED, Gap, moment) == gap:
                return None
            await hold(tx, athlete, ASKED, gap, moment)
        return gap

    async def answer(self, athlete: AthleteId, heard: Heard) -> Gap | None:
        """Keeps what the time was; None if it was answered already."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                return None
            today = person.today(moment)
            gap = await _gap(tx, athlete, today)
            if gap is None:
                return None
            tx.undoable(athlete, "what you told me about the time without a record", moment)
            if heard is Heard.TRAINED:
                await keep_facts(tx, athlete, [_trained(gap, today)], today)
            else:
                reason = REASONS[heard]
                off = DatedException(from_=gap.since, to=gap.to, minutes=0, reason=reason)
                await tx.exceptions.keep(athlete, off)
            return gap


def _trained(gap: Gap, today: date) -> FactProposal:
    """It counts for no load, for nobody knows how much it was; but it is not forgotten."""
    return FactProposal(
        text=f"Trained without records from {_said(gap.since)} to {_said(gap.to)}.",
        quote=TRAINED,
        confidence=1.0,
        until=today + REMEMBERED,
    )


def _said(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


async def _gap(tx: Transaction, athlete: AthleteId, today: date) -> Gap | None:
    """One look at the last two weeks is enough for nearly everybody."""
    since, settled = today - LEAST * DAY, today - ENDED - DAY
    days = {kept.value.day for kept in await tx.activities.all(athlete, since=since)}
    if any(day <= settled for day in days):
        return None
    days |= {kept.value.date for kept in await tx.journal.all(athlete, since=since)}
    if any(day <= settled for day in days):
        return None
    states = [kept.value for kept in await tx.states.all(athlete)]
    if any(state.open_on(today) for state in states):
        return None
    programs = await tx.programs.since(athlete, date.min)
    if not programs:
        return None
    days = {kept.value.day for kept in await tx.activities.all(athlete)}
    days |= {kept.value.date for kept in await tx.journal.all(athlete)}
    days |= {day for week in programs for day in _marked(week)}
    for kept in await tx.exceptions.all(athlete):
        days |= set(_dates(kept.value.from_, min(kept.value.to, today)))
    for state in states:
        days |= set(_dates(state.since, state.until or today))
    facts = [kept.value for kept in await tx.facts.all(athlete)]
    told = max((fact.date for fact in facts if fact.quote == TRAINED), default=date.min)
    begun = min(week.week_start_date for week in programs)
    return gap_in({day for day in days if day <= today}, max(begun, told), today)


def gap_in(known: set[date], begun: date, today: date) -> Gap | None:
    """The newest stretch without a record since the coach began, if it matters still."""
    ends = sorted({begun - DAY, *(day for day in known if day >= begun), today})
    for last, again in reversed(list(pairwise(ends))):
        if again < today - ENDED:
            return None
        if (again - last).days - 1 >= LEAST:
            return Gap(since=last + DAY, to=again - DAY)
    return None


def _marked(week: Program) -> Iterator[date]:
    for day in week.daily_program:
        if any(workout.done is not None for workout in day.workouts):
            yield day.date


def _dates(first: date, last: date) -> Iterator[date]:
    for n in range((last - first).days + 1):
        yield first + n * DAY
