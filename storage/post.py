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
from storage.postgres import TAKE_TURN
from storage.pushes import COLUMNS, OPEN, read_push
from storage.schema import batches, letters, pushes
from storage.sql import Connection
from storage.upsert import upsert

_b, _l, _p = batches.c, letters.c, pushes.c


class LetterState(StrEnum):
    """How far a letter has come."""

    OPEN = "open"
    """About to go, or gone and not answered."""
    ANSWERED = "answered"
    FAILED = "failed"
    """It was certainly not answered, and costs nothing: the week may be written live."""
    SPOILT = "spoilt"
    """What came back was paid for and is of no use: the week is the planner's."""
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
class Standing:
    """How the newest letter about a week stands; `text` as it was written, and its call."""

    custom_id: str
    bearing: str
    state: LetterState
    text: str = ""
    call: Call | None = None
    """None while it is open."""


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
_ASKED = select(_l.push).where(_l.push == bindparam("key"))
_HELD = select(_l.push).where(_l.state == LetterState.OPEN.value)
_STANDING = (
    select(_l.custom_id, _l.bearing, _l.state, _l.body)
    .join(batches, _b.id == _l.batch)
    .where(
        _l.athlete_id == bindparam("athlete"),
        _l.monday == bindparam("monday"),
        _l.state != LetterState.FAILED.value,
        _l.state != LetterState.USED.value,
    )
    .order_by(_b.made.desc(), _l.custom_id.desc())
    .limit(1)
)
_ANY_OPEN = select(_b.id).where(_b.open).limit(1)
_UNCLEAR = select(_b.id).where(_b.open, _b.batch_id.is_(None)).limit(1)
_POST_OFFICE = 1 << 61
"""The advisory lock of whoever is about to keep letters: workers take turns in it."""


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
    ) -> tuple[KeptLetter, ...]:
        """Before anything is sent; those whose push another worker has not asked for meanwhile."""
        async with self.database.writing() as connection:
            if self.database.postgres:
                await connection.rows(TAKE_TURN, turn=_POST_OFFICE)
            found = await connection.rows_of([(_ASKED, {"key": one.push}) for one in written])
            fresh = tuple(one for one, rows in zip(written, found, strict=True) if not rows)
            if fresh:
                await self._keep(connection, batch, fresh, (worker, batch.made + lease))
        return fresh

    async def _keep(
        self,
        connection: Connection,
        batch: KeptBatch,
        fresh: Sequence[KeptLetter],
        leased: tuple[str, datetime],
    ) -> None:
        worker, until = leased
        await connection.run(
            _KEEP_BATCH[self.database.postgres],
            id=batch.id,
            batch_id=batch.batch_id,
            made=batch.made,
            until=batch.until,
            open=True,
            worker=worker,
            lease_until=until,
        )
        await connection.run_many(
            _KEEP_LETTER[self.database.postgres], [_values(letter, batch.id) for letter in fresh]
        )

    async def went(self, id_: str, batch_id: str | None) -> None:
        """Anthropic has taken it under this number; None: that was another's, look again."""
        async with self.database.writing() as connection:
            await connection.run(_WENT, id_=id_, number=batch_id)

    async def unclear(self) -> bool:
        """Whether there is a batch of which nobody knows yet if it went."""
        async with self.database.reading() as tx:
            return bool(await tx.connection.rows(_UNCLEAR))

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
        await self._sealed(letter, LetterState.ANSWERED, text, call)

    async def spoilt(self, letter: KeptLetter, call: Call) -> None:
        """Paid for, and of no use."""
        await self._sealed(letter, LetterState.SPOILT, "", call)

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

    async def standing(self, athlete: AthleteId, monday: date) -> Standing | None:
        """The newest letter about a week that is under way, or was not used yet."""
        async with self.database.reading() as tx:
            rows = await tx.connection.rows(_STANDING, athlete=athlete, monday=monday)
        if not rows:
            return None
        custom_id, bearing, state, sealed = rows[0]
        found = Standing(custom_id=custom_id, bearing=bearing, state=LetterState(state))
        if sealed is None:
            return found
        body = loads(_Body, self.database.seal.open(sealed, athlete, letters.name))
        return replace(found, text=body.text, call=body.call)

    async def _sealed(self, letter: KeptLetter, state: LetterState, text: str, call: Call) -> None:
        body = dumps(_Body(text=text, call=replace(call, athlete_id=None)))
        sealed = self.database.seal.close(body, letter.athlete, letters.name)
        await self._mark(letter.custom_id, state, sealed)

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
