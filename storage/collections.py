"""Kinds of things of an athlete: sealed rows with a natural key."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from secrets import token_hex
from typing import Any, Generic, TypeVar

from sqlalchemy import Table, bindparam, delete, or_, select

from coach.athlete import AthleteId
from coach.document import dumps, loads
from coach.ports import Kept
from storage.sealing import Seal
from storage.sql import Connection, Row
from storage.upsert import upsert

T = TypeVar("T")

Image = tuple[str, int, str | None]
"""A table, an id, and the body that was there before (None: nothing was)."""

Remember = Callable[[Image], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """How one kind of thing is kept: its table, its type, its natural key, its date."""

    table: Table
    type: type[T]
    key: Callable[[T], str | None]
    """None: every one is new."""
    day: Callable[[T], date | None]


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of one table."""

    all: Any
    since: Any
    one: Any
    by_key: Any
    add: Any
    replace: Any
    remove: Any
    insert: Any
    add_many: Any


@lru_cache(maxsize=128)
def statements(table: Table, *, postgres: bool) -> Statements:
    columns = table.c
    mine = columns.athlete_id == bindparam("athlete")
    this = mine & (columns.id == bindparam("id_"))
    rows = select(columns.id, columns.body).where(mine)
    order = (columns.day, columns.id)
    return Statements(
        all=rows.order_by(*order),
        since=rows.where(or_(columns.day >= bindparam("since"), columns.day.is_(None))).order_by(
            *order
        ),
        one=select(columns.body).where(this),
        by_key=select(columns.id, columns.body).where(mine, columns.key == bindparam("key")),
        add=upsert(
            table,
            ("athlete_id", "key", "day", "body"),
            ("athlete_id", "key"),
            postgres=postgres,
            returning=columns.id,
        ),
        replace=table.update()
        .where(columns.athlete_id == bindparam("athlete"), columns.id == bindparam("id_"))
        .values(key=bindparam("new_key"), day=bindparam("new_day"), body=bindparam("new_body")),
        remove=delete(table).where(this),
        add_many=table.insert().values(
            {name: bindparam(name) for name in ("athlete_id", "key", "day", "body")}
        ),
        insert=table.insert().values(
            {name: bindparam(name) for name in ("id", "athlete_id", "key", "day", "body")}
        ),
    )


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    """One kind of thing, within one transaction."""

    connection: Connection
    seal: Seal
    kind: Kind[T]
    postgres: bool
    remember: Remember

    @property
    def _do(self) -> Statements:
        return statements(self.kind.table, postgres=self.postgres)

    async def all(self, athlete: AthleteId, since: date | None = None) -> tuple[Kept[T], ...]:
        found = (
            await self.connection.rows(self._do.all, athlete=athlete)
            if since is None
            else await self.connection.rows(self._do.since, athlete=athlete, since=since)
        )
        return tuple(Kept(row[0], self._value(athlete, row[1])) for row in found)

    async def get(self, athlete: AthleteId, id_: int) -> T | None:
        found = await self.connection.rows(self._do.one, athlete=athlete, id_=id_)
        return self._value(athlete, found[0][0]) if found else None

    async def keep(self, athlete: AthleteId, value: T, id_: int | None = None) -> int:
        key = self.kind.key(value) or f"new:{token_hex(8)}"
        before = await self._row(athlete, key, id_)
        if before is not None:
            number = int(before[0])
            await self.remember((self.kind.table.name, number, self._open(athlete, before[1])))
            await self._drop_rival(athlete, key, number)
            await self.connection.run(
                self._do.replace,
                athlete=athlete,
                id_=number,
                new_key=key,
                new_day=self.kind.day(value),
                new_body=self._sealed(athlete, dumps(value)),
            )
            return number
        added = await self.connection.rows(
            self._do.add,
            athlete_id=athlete,
            key=key,
            day=self.kind.day(value),
            body=self._sealed(athlete, dumps(value)),
        )
        number = int(added[0][0])
        await self.remember((self.kind.table.name, number, None))
        return number

    async def add_many(self, athlete: AthleteId, values: Sequence[T]) -> None:
        """Adds values to an athlete who has none of them."""
        unlike = {self.kind.key(value) or f"new:{token_hex(8)}": value for value in values}
        rows = [
            {
                "athlete_id": athlete,
                "key": key,
                "day": self.kind.day(value),
                "body": self._sealed(athlete, dumps(value)),
            }
            for key, value in unlike.items()
        ]
        await self.connection.run_many(self._do.add_many, rows)

    async def remove(self, athlete: AthleteId, id_: int) -> T | None:
        found = await self.connection.rows(self._do.one, athlete=athlete, id_=id_)
        if not found:
            return None
        text = self._open(athlete, found[0][0])
        await self.remember((self.kind.table.name, id_, text))
        await self.connection.run(self._do.remove, athlete=athlete, id_=id_)
        return loads(self.kind.type, text)

    async def put_back(self, athlete: AthleteId, id_: int, text: str | None) -> None:
        """A row as it was before a change, or gone if it was not there."""
        await self.connection.run(self._do.remove, athlete=athlete, id_=id_)
        if text is None:
            return
        value = loads(self.kind.type, text)
        key = self.kind.key(value) or f"new:{token_hex(8)}"
        await self._drop_rival(athlete, key, id_)
        await self.connection.run(
            self._do.insert,
            id=id_,
            athlete_id=athlete,
            key=key,
            day=self.kind.day(value),
            body=self._sealed(athlete, text),
        )

    async def _row(self, athlete: AthleteId, key: str, id_: int | None) -> Row | None:
        if id_ is None:
            found = await self.connection.rows(self._do.by_key, athlete=athlete, key=key)
            return found[0] if found else None
        found = await self.connection.rows(self._do.one, athlete=athlete, id_=id_)
        return (id_, found[0][0]) if found else None

    async def _drop_rival(self, athlete: AthleteId, key: str, number: int) -> None:
        """Another row that has the key this one is about to take."""
        rivals = await self.connection.rows(self._do.by_key, athlete=athlete, key=key)
        for rival in rivals:
            if rival[0] != number:
                await self.remove(athlete, int(rival[0]))

    def _value(self, athlete: AthleteId, body: bytes) -> T:
        return loads(self.kind.type, self._open(athlete, body))

    def _open(self, athlete: AthleteId, body: bytes) -> str:
        return self.seal.open(bytes(body), athlete, self.kind.table.name)

    def _sealed(self, athlete: AthleteId, text: str) -> bytes:
        return self.seal.close(text, athlete, self.kind.table.name)


@dataclass(frozen=True, slots=True)
class One(Generic[T]):
    """One kind of thing of which an athlete has at most one."""

    rows: Rows[T]

    async def get(self, athlete: AthleteId) -> T | None:
        found = await self.rows.all(athlete)
        return found[0].value if found else None

    async def keep(self, athlete: AthleteId, value: T) -> None:
        await self.rows.keep(athlete, value)
