"""Letters to Claude: kept before they go, so that no crash has them sent, or paid, twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, or_, select

from coach.athlete import AthleteId
from coach.calendar import Push, PushKind, PushState
from coach.document import dumps, loads
from coach.ledger import Call
from storage.database import Database
from storage.pushes import COLUMNS, OPEN, read_push
from storage.schema import batches, letters, pushes
from storage.upsert import upsert

_b, _l, _p = batches.c, letters.c, pushes.c


class LetterState(StrEnum):
    """How far a letter has come."""

    OPEN = "open"
    """About to go, or gone and not answered."""
    ANSWERED = "answered"
    FAILED = "failed"
    """No answer will come: the week is written another way."""
    USED = "used"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLetter:
    """One athlete's question. `bearing`: the situation it was asked in."""

    custom_id: str
    athlete: AthleteId
    push: str
    monday: date
    prompt_version: str
    bearing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBatch:
    """Letters that go together; `batch_id` None: whether they went is not known yet."""

    id: str
    made: datetime
    until: datetime
    """From then on nobody waits for it."""
    batch_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """What came back for a letter, as it was written, and the call it cost."""

    custom_id: str
    bearing: str
    text: str
    call: Call


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    text: str
    call: Call


_BATCH = ("id", "batch_id", "made", "until", "open", "worker", "lease_until")
_LETTER = (
    "custom_id",
    "batch",
    "athlete_id",
    "push",
    "monday",
    "prompt_version",
    "bearing",
    "state",
    "body",
)
_KEEP_BATCH = {p: upsert(batches, _BATCH, ("id",), postgres=p) for p in (False, True)}
_KEEP_LETTER = {p: upsert(letters, _LETTER, ("custom_id",), postgres=p) for p in (False, True)}
_DUE = (
    select(*COLUMNS)
    .where(
        OPEN,
        _p.state == PushState.DUE.value,
        or_(_p.kind == PushKind.SUNDAY.value, _p.kind == PushKind.WEDNESDAY.value),
        _p.prepared.is_(None),
        _p.due > bindparam("after"),
        _p.due <= bindparam("until"),
        ~select(_l.custom_id).where(_l.push == _p.key).exists(),
    )
    .order_by(_p.due, _p.key)
    .limit(bindparam("count_"))
)
_TAKE = (
    batches.update()
    .where(
        _b.open,
        or_(
            _b.worker == bindparam("by"),
            _b.lease_until.is_(None),
            _b.lease_until < bindparam("moment"),
        ),
    )
    .values(worker=bindparam("by"), lease_until=bindparam("lease"))
    .returning(_b.id, _b.made, _b.until, _b.batch_id)
)
_WENT = batches.update().where(_b.id == bindparam("id_")).values(batch_id=bindparam("number"))
_CLOSE = batches.update().where(_b.id == bindparam("id_")).values(open=False)
_KNOWN = select(_b.batch_id).where(_b.batch_id.is_not(None))
_LETTERS = (
    select(_l.custom_id, _l.athlete_id, _l.push, _l.monday, _l.prompt_version, _l.bearing)
    .where(_l.batch == bindparam("id_"), _l.state == LetterState.OPEN.value)
    .order_by(_l.custom_id)
)
_MARK = (
    letters.update()
    .where(_l.custom_id == bindparam("id_"))
    .values(state=bindparam("to"), body=bindparam("sealed"))
)
_HELD = select(_l.push).where(_l.state == LetterState.OPEN.value)
_ANSWER = (
    select(_l.custom_id, _l.bearing, _l.body)
    .where(
        _l.athlete_id == bindparam("athlete"),
        _l.monday == bindparam("monday"),
        _l.state == LetterState.ANSWERED.value,
    )
    .order_by(_l.custom_id.desc())
    .limit(1)
)
_ANY_OPEN = select(_b.id).where(_b.open).limit(1)


@dataclass(frozen=True, slots=True)
class Post:
    """Every batch and its letters. Answers are sealed."""

    database: Database

    async def due(self, after: datetime, until: datetime, count: int) -> tuple[Push, ...]:
        """Programs owed between two moments that are not written yet, nor asked for by letter."""
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_DUE, after=after, until=until, count_=count)
        return tuple(read_push(row) for row in rows)

    async def keep(
        self, batch: KeptBatch, written: Sequence[KeptLetter], worker: str, lease: timedelta
    ) -> None:
        """Before anything is sent."""
        async with self.database.writing() as connection:
            await connection.run(
                _KEEP_BATCH[self.database.postgres],
                id=batch.id,
                batch_id=batch.batch_id,
                made=batch.made,
                until=batch.until,
                open=True,
                worker=worker,
                lease_until=batch.made + lease,
            )
            await connection.run_many(
                _KEEP_LETTER[self.database.postgres],
                [_values(letter, batch.id) for letter in written],
            )

    async def went(self, id_: str, batch_id: str) -> None:
        """Anthropic has taken it."""
        async with self.database.writing() as connection:
            await connection.run(_WENT, id_=id_, number=batch_id)

    async def take(self, worker: str, moment: datetime, lease: timedelta) -> tuple[KeptBatch, ...]:
        """The open batches that nobody else follows: this worker's, and those of the dead."""
        async with self.database.reading() as tx:
            if not await tx.connection.rows(_ANY_OPEN):
                return ()
        async with self.database.writing() as connection:
            rows = await connection.rows(_TAKE, by=worker, moment=moment, lease=moment + lease)
        found = [KeptBatch(id=row[0], made=row[1], until=row[2], batch_id=row[3]) for row in rows]
        return tuple(sorted(found, key=lambda batch: (batch.made, batch.id)))

    async def known(self) -> frozenset[str]:
        """Anthropic's numbers of the batches that have found their place here."""
        async with self.database.reading() as tx:
            return frozenset(str(row[0]) for row in await tx.connection.rows(_KNOWN))

    async def open_letters(self, id_: str) -> tuple[KeptLetter, ...]:
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_LETTERS, id_=id_)
        return tuple(
            KeptLetter(
                custom_id=row[0],
                athlete=AthleteId(int(row[1])),
                push=row[2],
                monday=row[3],
                prompt_version=row[4],
                bearing=row[5],
            )
            for row in rows
        )

    async def answered(self, letter: KeptLetter, text: str, call: Call) -> None:
        body = dumps(_Body(text=text, call=replace(call, athlete_id=None)))
        sealed = self.database.seal.close(body, letter.athlete, letters.name)
        await self._mark(letter.custom_id, LetterState.ANSWERED, sealed)

    async def failed(self, custom_id: str) -> None:
        await self._mark(custom_id, LetterState.FAILED, None)

    async def used(self, custom_id: str) -> None:
        """It is in a program now."""
        await self._mark(custom_id, LetterState.USED, None)

    async def close(self, id_: str) -> None:
        """Nothing more comes of a batch."""
        async with self.database.writing() as connection:
            await connection.run(_CLOSE, id_=id_)

    async def held(self) -> frozenset[str]:
        """Keys of the pushes whose letters are under way: their weeks need not be written yet."""
        async with self.database.reading() as tx:
            return frozenset(str(row[0]) for row in await tx.connection.rows(_HELD))

    async def answer(self, athlete: AthleteId, monday: date) -> KeptAnswer | None:
        """What came by post for a week, and was not used yet."""
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_ANSWER, athlete=athlete, monday=monday)
        if not rows or rows[0][2] is None:
            return None
        custom_id, bearing, sealed = rows[0]
        body = loads(_Body, self.database.seal.open(sealed, athlete, letters.name))
        return KeptAnswer(custom_id=custom_id, bearing=bearing, text=body.text, call=body.call)

    async def _mark(self, custom_id: str, state: LetterState, sealed: bytes | None) -> None:
        async with self.database.writing() as connection:
            await connection.run(_MARK, id_=custom_id, to=state.value, sealed=sealed)


def _values(letter: KeptLetter, batch: str) -> dict[str, Any]:
    return {
        "custom_id": letter.custom_id,
        "batch": batch,
        "athlete_id": letter.athlete,
        "push": letter.push,
        "monday": letter.monday,
        "prompt_version": letter.prompt_version,
        "bearing": letter.bearing,
        "state": LetterState.OPEN.value,
        "body": None,
    }
