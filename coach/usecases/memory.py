"""What the coach remembers, in the athlete's own words: kept with a yes, listed, forgotten."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coach.athlete import AthleteId
from coach.dossier import Fact
from coach.errors import UnknownAthleteError
from coach.ports import Clock, Kept, Store, Transaction
from coach.proposal import FactProposal

MOST = 100
"""So many facts at most; the oldest give way."""


async def keep_facts(
    tx: Transaction, athlete: AthleteId, proposals: Sequence[FactProposal], today: date
) -> tuple[Fact, ...]:
    """Keeps facts; one that is told again is dated anew. What has expired goes."""
    known = list(await _alive(tx, athlete, today))
    kept: list[Fact] = []
    for told in proposals:
        before = next((k for k in known if _same(k.value, told)), None)
        number = before.value.id if before else _free_number(known)
        fact = Fact(
            id=number,
            date=today,
            text=told.text,
            quote=told.quote,
            confidence=told.confidence,
            until=told.until,
        )
        row = await tx.facts.keep(athlete, fact, before.id if before else None)
        if before is None:
            known.append(Kept(row, fact))
        kept.append(fact)
    for oldest in sorted(known, key=lambda k: (k.value.date, k.value.id))[:-MOST]:
        await tx.facts.remove(athlete, oldest.id)
    return tuple(kept)


async def _alive(tx: Transaction, athlete: AthleteId, today: date) -> tuple[Kept[Fact], ...]:
    """The facts that hold; those that have expired are deleted."""
    alive = []
    for kept in await tx.facts.all(athlete):
        if holds(kept.value, today):
            alive.append(kept)
        else:
            await tx.facts.remove(athlete, kept.id)
    return tuple(alive)


def holds(fact: Fact, today: date) -> bool:
    """Whether a fact has not expired."""
    return fact.until is None or fact.until >= today


def _free_number(known: Sequence[Kept[Fact]]) -> int:
    return max((k.value.id for k in known), default=0) + 1


def _same(fact: Fact, told: FactProposal) -> bool:
    def folded(words: str) -> str:
        return " ".join(words.casefold().split())

    return folded(fact.text) == folded(told.text) or (
        bool(fact.quote) and folded(fact.quote) == folded(told.quote)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What is remembered now, the newest first, and what was forgotten just now."""

    facts: tuple[Kept[Fact], ...]
    today: date
    gone: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Remember:
    """What is remembered of an athlete."""

    store: Store
    clock: Clock

    async def __call__(self, athlete: AthleteId) -> Remembered:
        """All that is remembered and has not expired."""
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            today = await _today(tx, athlete, moment)
            facts = await tx.facts.all(athlete)
        return Remembered(
            facts=_newest(kept for kept in facts if holds(kept.value, today)), today=today
        )

    async def forget(self, athlete: AthleteId, number: int) -> Remembered:
        """Forgets the fact of that number; `gone` is empty where there is none."""
        return await self._without(athlete, lambda kept: kept.value.id == number)

    async def forget_row(self, athlete: AthleteId, row: int) -> Remembered:
        """The same by the row it is kept in, which is never given to another fact."""
        return await self._without(athlete, lambda kept: kept.id == row)

    async def forget_all(self, athlete: AthleteId) -> Remembered:
        return await self._without(athlete, lambda _: True)

    async def _without(
        self, athlete: AthleteId, chosen: Callable[[Kept[Fact]], bool]
    ) -> Remembered:
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            today = await _today(tx, athlete, moment)
            known = await tx.facts.all(athlete)
            gone = [kept for kept in known if chosen(kept)]
            if gone:
                tx.undoable(athlete, "forgetting what I remembered", moment)
            for kept in gone:
                await tx.facts.remove(athlete, kept.id)
        left = (kept for kept in known if kept not in gone and holds(kept.value, today))
        return Remembered(
            facts=_newest(left), today=today, gone=tuple(kept.value for kept in gone)
        )


async def _today(tx: Transaction, athlete: AthleteId, moment: datetime) -> date:
    person = await tx.athletes.get(athlete)
    if person is None:
        raise UnknownAthleteError(athlete)
    return person.today(moment)


def _newest(facts: Iterable[Kept[Fact]]) -> tuple[Kept[Fact], ...]:
    return tuple(sorted(facts, key=lambda k: (k.value.date, k.value.id), reverse=True))
