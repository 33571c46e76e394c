"""Race results in a picture or a pasted list: found, doubted, recognised, kept row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from coach.athlete import AthleteId, Units
from coach.errors import UnknownAthleteError, UnreadableAnswerError, WriterUnavailableError
from coach.ports import Clock, Kept, ResultReader, Store, Transaction
from coach.proposal import ResultProposal
from coach.race import Finish, RaceGoal, RaceResult, same_result
from coach.usecases.ask import Silence, silence_of
from coach.usecases.held import held, hold
from coach.usecases.race_line import read_result
from coach.usecases.races import keep_result

MOST = 100
"""So many rows of one picture or list at most."""

SURE = 0.7
"""Below this confidence a row is not kept together with the others."""

SAME_GOAL = 0.05
"""A result answers a race on the calendar whose length differs by no more than this share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What was found, as it is held."""

    rows: tuple[ResultProposal, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """One result as it was read."""

    number: int
    result: RaceResult
    doubts: tuple[str, ...]
    sure: bool
    """Nothing speaks against it: it may be kept with the others in one tap."""
    known: bool
    """It is stored, from before or just now."""
    keepable: bool
    """A finish without a time, or one that lies ahead, is no result yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything that was found, and why it may be less than hoped for."""

    key: str
    rows: tuple[FoundRow, ...]
    units: Units
    unread: tuple[str, ...] = ()
    """Lines of a list that nobody could read."""
    silence: Silence | None = None
    kept: tuple[RaceResult, ...] = ()
    """Those that were kept just now."""


@dataclass(frozen=True, slots=True)
class FindResults:
    """Finds results; keeps only those that are tapped."""

    store: Store
    clock: Clock
    reader: ResultReader | None = None

    @property
    def ready(self) -> bool:
        """Whether there is somebody who can look at pictures."""
        return self.reader is not None

    async def __call__(self, athlete: AthleteId, source: bytes | str, key: str) -> Found:
        """Reads a picture or a list and holds what was found under `key`.

        Lines of a list that rules can read are never sent to Claude.

        Raises:
            UnreadableFileError: the bytes are no picture Claude can look at.
        """
        moment = self.clock.moment()
        async with self.store.reading() as tx:
            person = await tx.athletes.get(athlete)
            if person is None:
                raise UnknownAthleteError(athlete)
            known = tuple(kept.value for kept in await tx.results.all(athlete))
        today = person.today(moment)
        rows: tuple[ResultProposal, ...] = ()
        unread: tuple[str, ...] = ()
        if isinstance(source, str):
            rows, unread = by_rules(source, today, person.units)
        silence = None
        if isinstance(source, bytes) or unread:
            wanted = source if isinstance(source, bytes) else "\n".join(unread)
            read, silence = await self._asked(athlete, wanted, known, today)
            rows = distinct((*rows, *read))[:MOST]
            unread = () if read else unread
        kept = Rows(rows=rows, unread=unread)
        if rows:
            async with self.store.transaction() as tx:
                await hold(tx, athlete, _name(key), kept, moment)
        return _found(key, kept, known, today, person.units, silence=silence)

    async def again(self, athlete: AthleteId, key: str) -> Found | None:
        """What is held, as it stands now; None where it is too long ago."""
        return await self._keep(athlete, key, ())

    async def keep(self, athlete: AthleteId, key: str, number: int) -> Found | None:
        """Keeps one row, doubted or not: the athlete has looked at it."""
        return await self._keep(athlete, key, (number,))

    async def keep_sure(self, athlete: AthleteId, key: str) -> Found | None:
        """Keeps every row that nothing speaks against."""
        return await self._keep(athlete, key, None)

    async def _asked(
        self,
        athlete: AthleteId,
        source: bytes | str,
        known: Sequence[RaceResult],
        today: date,
    ) -> tuple[tuple[ResultProposal, ...], Silence | None]:
        if self.reader is None:
            return (), Silence.NO_KEY
        try:
            return await self.reader.read(athlete, source, known=known, today=today), None
        except WriterUnavailableError as error:
            return (), silence_of(error)

    async def _keep(
        self, athlete: AthleteId, key: str, numbers: tuple[int, ...] | None
    ) -> Found | None:
        """Keeps the numbered rows; None: those that nothing speaks against."""
        moment = self.clock.moment()
        async with self.store.transaction() as tx:
            there = await held(tx, athlete, _name(key), Rows, moment)
            person = await tx.athletes.get(athlete)
            if there is None or person is None:
                return None
            today = person.today(moment)
            known = [kept.value for kept in await tx.results.all(athlete)]
            now = _found(key, there, known, today, person.units)
            wanted = [
                row
                for row in now.rows
                if row.keepable
                and not row.known
                and (row.sure if numbers is None else row.number in numbers)
            ]
            kept = []
            for row in wanted:
                kept.append(await _keep_row(tx, athlete, row.result, known, moment))
                known.append(kept[-1])
            if len(kept) > 1:
                tx.undoable(athlete, f"the {len(kept)} results", moment)
        return replace(
            _found(key, there, known, today, person.units),
            kept=tuple(kept),
        )


def by_rules(
    text: str, today: date, units: Units
) -> tuple[tuple[ResultProposal, ...], tuple[str, ...]]:
    """Lines like those of /race result, read without Claude; and the lines that are not."""
    rows: list[ResultProposal] = []
    unread: list[str] = []
    for line in (raw.strip() for raw in text.splitlines()):
        if not line:
            continue
        try:
            rows.append(ResultProposal(result=read_result(line, today, units), confidence=1.0))
        except UnreadableAnswerError:
            unread.append(line)
    return distinct(rows)[:MOST], tuple(unread)


def distinct(rows: Sequence[ResultProposal]) -> tuple[ResultProposal, ...]:
    """Each race once, as it was read first."""
    found: list[ResultProposal] = []
    for row in rows:
        if not any(same_result(row.result, other.result) for other in found):
            found.append(row)
    return tuple(found)


_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
_YEAR = re.compile(r"\b(?:19[5-9]\d|20\d\d)\b")
LEAST_LINES = 2


def looks_like_results(text: str) -> bool:
    """Whether a text is a list of results: a year and a time, line after line."""
    lines = [line for line in text.splitlines() if line.strip()]
    dated = sum(bool(_YEAR.search(line)) for line in lines)
    timed = sum(bool(_TIME.search(line)) for line in lines)
    return min(dated, timed) >= LEAST_LINES and 2 * timed >= len(lines)


def _found(
    key: str,
    there: Rows,
    known: Sequence[RaceResult],
    today: date,
    units: Units,
    *,
    silence: Silence | None = None,
) -> Found:
    return Found(
        key=key,
        rows=tuple(_row(number, row, known, today) for number, row in enumerate(there.rows, 1)),
        units=units,
        unread=there.unread,
        silence=silence,
    )


def _row(number: int, row: ResultProposal, known: Sequence[RaceResult], today: date) -> FoundRow:
    result = row.result
    done = result.time_s is not None or result.status is Finish.DNF
    return FoundRow(
        number=number,
        result=result,
        doubts=row.doubts,
        sure=not row.doubts and row.confidence >= SURE,
        known=any(same_result(result, other) for other in known),
        keepable=done and result.date <= today,
    )


async def _keep_row(
    tx: Transaction,
    athlete: AthleteId,
    result: RaceResult,
    known: Sequence[RaceResult],
    moment: datetime,
) -> RaceResult:
    """Keeps a result; a second race of the same name on the same day is told apart by length."""
    if any(
        other.date == result.date and other.name.casefold() == result.name.casefold()
        for other in known
    ):
        result = replace(result, name=f"{result.name} ({result.km:g} km)")
    goal = _goal_of(result, await tx.races.all(athlete))
    done = await keep_result(
        tx, athlete, result, moment, answers=None if goal is None else str(goal.id)
    )
    return done.result


def _goal_of(result: RaceResult, goals: Sequence[Kept[RaceGoal]]) -> Kept[RaceGoal] | None:
    """The race on the calendar that a result answers."""
    for goal in goals:
        km = goal.value.km
        if goal.value.date == result.date and (
            km is None or abs(km - result.km) <= SAME_GOAL * result.km
        ):
            return goal
    return None


def _name(key: str) -> str:
    return f"results:{key}"
