"""Kinds of things of an athlete: sealed rows with a natural key."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from secrets import token_hex
from typing import Any, Generic, TypeVar

from sqlalchemy import Table, bindparam, delete, or_, select

from coach.athlete import AthleteId
from coach.document import loads
from coach.ports import Kept
from storage.bodies import Bodies
from storage.images import Image, Remember
from storage.sql import Connection, Query, Row
from storage.upsert import upsert

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """How one kind of thing is kept: its table, type, natural key, date, and order."""

    table: Table
    type: type[T]
    key: Callable[[T], str | None]
    """None: every one is new."""
    day: Callable[[T], date | None]
    order: Callable[[T], Any] | None = None
    """None: by the date, then as they came."""


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
    rows = select(columns.id, columns.body).where(mine).order_by(columns.day, columns.id)
    found = select(columns.id, columns.key, columns.body)
    names = ("athlete_id", "key", "day", "body")
    return Statements(
        all=rows,
        since=rows.where(or_(columns.day >= bindparam("since"), columns.day.is_(None))),
        one=found.where(this),
        by_key=found.where(mine, columns.key == bindparam("key")),
        add=upsert(table, names, ("athlete_id", "key"), postgres=postgres, returning=columns.id),
        replace=table.update()
        .where(this)
        .values(key=bindparam("new_key"), day=bindparam("new_day"), body=bindparam("new_body")),
        remove=delete(table).where(this),
        insert=table.insert().values({name: bindparam(name) for name in ("id", *names)}),
        add_many=table.insert().values({name: bindparam(name) for name in names}),
    )


@dataclass(frozen=True, slots=True)
class Rows(Generic[T]):
    """One kind of thing, within one transaction."""

    connection: Connection
    bodies: Bodies
    kind: Kind[T]
    postgres: bool
    remember: Remember

    @property
    def name(self) -> str:
        return self.kind.table.name

    async def all(self, athlete: AthleteId, since: date | None = None) -> tuple[Kept[T], ...]:
        statement, values = self.query(athlete, since)
        return self.read(athlete, await self.connection.rows(statement, **values))

    def query(self, athlete: AthleteId, since: date | None = None) -> Query:
        """What `all` asks."""
        if since is None:
            return self._do.all, {"athlete": athlete}
        return self._do.since, {"athlete": athlete, "since": since}

    def read(self, athlete: AthleteId, found: Sequence[Row]) -> tuple[Kept[T], ...]:
        """What `all` answers."""
        open_, kind, name = self.bodies.open, self.kind.type, self.name
        kept = [Kept(number, open_(kind, body, athlete, name)) for number, body in found]
        order = self.kind.order
        if order is not None:
            kept.sort(key=lambda one: order(one.value))
        return tuple(kept)

    async def get(self, athlete: AthleteId, id_: int) -> T | None:
        found = await self._one(athlete, id_)
        return None if found is None else self._value(athlete, found)

    async def keep(self, athlete: AthleteId, value: T, id_: int | None = None) -> int:
        key, before = await self._place(athlete, value, id_)
        values = {"day": self.kind.day(value), "body": self._sealed(athlete, value)}
        if before is None:
            added = await self.connection.rows(self._do.add, athlete_id=athlete, key=key, **values)
            number = int(added[0][0])
            await self.remember(Image(self.name, number))
            return number
        await self._remember(athlete, before)
        number = int(before[0])
        await self.connection.run(
            self._do.replace,
            athlete=athlete,
            id_=number,
            **{f"new_{name}": part for name, part in {"key": key, **values}.items()},
        )
        return number

    async def remove(self, athlete: AthleteId, id_: int) -> T | None:
        found = await self._one(athlete, id_)
        if found is None:
            return None
        await self._remember(athlete, found)
        await self.connection.run(self._do.remove, athlete=athlete, id_=id_)
        return self._value(athlete, found)

    async def add_many(self, athlete: AthleteId, values: Sequence[T]) -> None:
        """Adds values to an athlete who has none of them; those of one key all stay."""
        seen: Counter[str] = Counter()
        rows = []
        for value in values:
            key = self._key(athlete, value)
            seen[key] += 1
            rows.append(
                {
                    "athlete_id": athlete,
                    "key": key if seen[key] == 1 else f"{key}#{seen[key]}",
                    "day": self.kind.day(value),
                    "body": self._sealed(athlete, value),
                }
            )
        await self.connection.run_many(self._do.add_many, rows)

    async def put_back(self, athlete: AthleteId, image: Image) -> None:
        """A row as it was before a change, or gone if it was not there.

        What has taken its natural key since gives way.
        """
        await self.connection.run(self._do.remove, athlete=athlete, id_=image.id)
        if image.text is None:
            return
        for rival in await self.connection.rows(self._do.by_key, athlete=athlete, key=image.key):
            await self.connection.run(self._do.remove, athlete=athlete, id_=rival[0])
        value = loads(self.kind.type, image.text)
        await self.connection.run(
            self._do.insert,
            id=image.id,
            athlete_id=athlete,
            key=image.key,
            day=self.kind.day(value),
            body=self._sealed(athlete, value),
        )

    @property
    def _do(self) -> Statements:
        return statements(self.kind.table, postgres=self.postgres)

    async def _place(
        self, athlete: AthleteId, value: T, id_: int | None
    ) -> tuple[str, Row | None]:
        """Under which key a value is kept, and the row that it replaces."""
        own = None if id_ is None else await self._one(athlete, id_)
        natural = self.kind.key(value)
        if own is not None and natural == self.kind.key(self._value(athlete, own)):
            return str(own[1]), own
        key = self._key(athlete, value)
        if natural is None:
            return key, own
        found = await self.connection.rows(self._do.by_key, athlete=athlete, key=key)
        same = found[0] if found else None
        if own is None:
            return key, same
        if same is not None:
            await self.remove(athlete, int(same[0]))
        return key, own

    async def _one(self, athlete: AthleteId, id_: int) -> Row | None:
        found = await self.connection.rows(self._do.one, athlete=athlete, id_=id_)
        return found[0] if found else None

    async def _remember(self, athlete: AthleteId, row: Row) -> None:
        text = self.bodies.seal.open(row[2], athlete, self.name)
        await self.remember(Image(self.name, int(row[0]), str(row[1]), text))

    def _key(self, athlete: AthleteId, value: T) -> str:
        natural = self.kind.key(value)
        if natural is None:
            return f"new:{token_hex(8)}"
        return self.bodies.seal.mark(natural, athlete, self.name)

    def _value(self, athlete: AthleteId, row: Row) -> T:
        return self.bodies.open(self.kind.type, row[2], athlete, self.name)

    def _sealed(self, athlete: AthleteId, value: T) -> bytes:
        return self.bodies.close(value, athlete, self.name)


@dataclass(frozen=True, slots=True)
class One(Generic[T]):
    """One kind of thing of which an athlete has at most one."""

    rows: Rows[T]

    async def get(self, athlete: AthleteId) -> T | None:
        found = await self.rows.all(athlete)
        return found[0].value if found else None

    async def keep(self, athlete: AthleteId, value: T) -> None:
        await self.rows.keep(athlete, value)
