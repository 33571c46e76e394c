"""Statements of SQLAlchemy Core on two engines: compiled once, run with few thread hops.

On SQLite every call is one hop into aiosqlite's thread; on PostgreSQL the statement goes
through SQLAlchemy's asyncpg dialect. Nothing above this file knows which.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

import aiosqlite
from sqlalchemy import Executable, TypeDecorator
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler

Row = Sequence[Any]
Parameters = Mapping[str, Any]
Query = tuple[Executable, Parameters]
T = TypeVar("T")

_SQLITE = sqlite.dialect()


class Connection(Protocol):
    """One connection within one transaction."""

    @property
    def wrote(self) -> bool:
        """Whether anything was to be changed."""
        ...

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        """All rows of a statement."""
        ...

    async def run(self, statement: Executable, **parameters: Any) -> int:
        """Runs a statement; how many rows it touched."""
        ...

    async def run_many(self, statement: Executable, rows: Sequence[Parameters]) -> None:
        """Runs a statement once for each row of parameters."""
        ...

    async def rows_of(self, queries: Sequence[Query]) -> list[list[Row]]:
        """The rows of several statements, one after the other, in one go."""
        ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement as SQLite's text, and how its values go in and come out."""

    sql: str
    names: tuple[str, ...]
    fixed: Parameters
    into: Mapping[str, Any]
    out: tuple[Any | None, ...]

    def bind(self, parameters: Parameters) -> tuple[Any, ...]:
        values = {**self.fixed, **parameters} if self.fixed else parameters
        into = self.into
        return tuple(
            into[name].process_bind_param(values[name], _SQLITE) if name in into else values[name]
            for name in self.names
        )

    def read(self, rows: list[Row]) -> list[Row]:
        if not any(self.out):
            return rows
        out = self.out
        return [
            tuple(
                value if kind is None else kind.process_result_value(value, _SQLITE)
                for kind, value in zip(out, row, strict=True)
            )
            for row in rows
        ]


Ready = tuple[Prepared, tuple[Any, ...]]
"""A statement as SQLite takes it, and its values."""

_prepared: dict[int, tuple[Executable, Prepared]] = {}


def prepare(statement: Executable) -> Prepared:
    """Compiles a statement once; statements are made once and live as long as the process."""
    known = _prepared.get(id(statement))
    if known is not None and known[0] is statement:
        return known[1]
    compiled = statement.compile(dialect=_SQLITE)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
    assert "POSTCOMPILE" not in str(compiled), "a list of values is spelled out with or_"
    names = tuple(compiled.positiontup or ())
    into = {
        name: bind.type
        for name, bind in compiled.binds.items()
        if isinstance(bind.type, TypeDecorator)
    }
    fixed = {
        name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required
    }
    columns = compiled._result_columns  # noqa: SLF001 (the only place that has the types)
    out = tuple(_decorated(column.type) for column in columns)
    made = Prepared(sql=str(compiled), names=names, fixed=fixed, into=into, out=out)
    _prepared[id(statement)] = (statement, made)
    return made


def ready(queries: Sequence[Query]) -> list[Ready]:
    return [(one := prepare(statement), one.bind(values)) for statement, values in queries]


def fetch(raw: sqlite3.Connection, work: Sequence[Ready]) -> list[list[Row]]:
    """The rows as SQLite has them; done on the connection's thread."""
    return [raw.execute(prepared.sql, values).fetchall() for prepared, values in work]


def read(work: Sequence[Ready], found: Sequence[list[Row]]) -> list[list[Row]]:
    """What was fetched, as its columns' types have it."""
    return [prepared.read(rows) for (prepared, _), rows in zip(work, found, strict=True)]


def _decorated(kind: Any) -> Any | None:
    return kind if isinstance(kind, TypeDecorator) else None


@dataclass(slots=True)
class SqliteConnection:
    """aiosqlite's own connection: one hop a call, however many statements it holds.

    Its transaction is begun by the first call, in the same hop.
    """

    raw: aiosqlite.Connection
    begin: str
    wrote: bool = False
    begun: bool = False

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        return (await self.rows_of([(statement, parameters)]))[0]

    async def run(self, statement: Executable, **parameters: Any) -> int:
        self._note(statement)
        prepared = prepare(statement)
        values = prepared.bind(parameters)
        return await self._do(lambda raw: raw.execute(prepared.sql, values).rowcount)

    async def run_many(self, statement: Executable, rows: Sequence[Parameters]) -> None:
        if not rows:
            return
        self._note(statement)
        prepared = prepare(statement)
        values = [prepared.bind(row) for row in rows]
        await self._do(lambda raw: raw.executemany(prepared.sql, values).rowcount)

    async def rows_of(self, queries: Sequence[Query]) -> list[list[Row]]:
        for statement, _ in queries:
            self._note(statement)
        work = ready(queries)
        return read(work, await self._do(lambda raw: fetch(raw, work)))

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> "asyncio.Future[T]":
        if self.begun:
            return in_thread(self.raw, work)
        self.begun = True
        begin = self.begin

        def first(raw: sqlite3.Connection) -> T:
            raw.execute(begin)
            return work(raw)

        return in_thread(self.raw, first)

    def _note(self, statement: Executable) -> None:
        self.wrote = self.wrote or bool(statement.is_dml)


def in_thread(
    connection: aiosqlite.Connection, work: Callable[[sqlite3.Connection], T]
) -> "asyncio.Future[T]":
    """Runs something on a connection's own thread, behind what was asked of it before.

    aiosqlite has no public way to make one hop of several calls. It is asked for at once, and
    done whether anybody waits for it or not.
    """
    raw = connection._conn  # noqa: SLF001
    done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    connection._tx.put_nowait((done, partial(work, raw)))  # noqa: SLF001
    return done


@dataclass(slots=True)
class PostgresConnection:
    """SQLAlchemy's connection over asyncpg."""

    raw: AsyncConnection
    wrote: bool = False

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        self._note(statement)
        result = await self.raw.execute(statement, parameters)
        return [tuple(row) for row in result.all()] if result.returns_rows else []

    async def run(self, statement: Executable, **parameters: Any) -> int:
        self._note(statement)
        result = await self.raw.execute(statement, parameters)
        return result.rowcount

    async def run_many(self, statement: Executable, rows: Sequence[Parameters]) -> None:
        if rows:
            self._note(statement)
            await self.raw.execute(statement, [dict(row) for row in rows])

    async def rows_of(self, queries: Sequence[Query]) -> list[list[Row]]:
        return [await self.rows(statement, **values) for statement, values in queries]

    def _note(self, statement: Executable) -> None:
        self.wrote = self.wrote or bool(statement.is_dml)
