"""Statements of SQLAlchemy Core on two engines: compiled once, run with few thread hops.

On SQLite every call is one hop into aiosqlite's thread; on PostgreSQL the statement goes
through SQLAlchemy's asyncpg dialect. Nothing above this file knows which.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import aiosqlite
from sqlalchemy import Executable, TypeDecorator
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.compiler import SQLCompiler

Row = Sequence[Any]
Parameters = Mapping[str, Any]

_SQLITE = sqlite.dialect()


class Connection(Protocol):
    """One connection within one transaction."""

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        """All rows of a statement."""
        ...

    async def run(self, statement: Executable, **parameters: Any) -> int:
        """Runs a statement; how many rows it touched."""
        ...

    async def run_many(self, statement: Executable, rows: Sequence[Parameters]) -> None: ...


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


_prepared: dict[int, tuple[Executable, Prepared]] = {}


def prepare(statement: Executable) -> Prepared:
    """Compiles a statement once; statements are made once and live as long as the process."""
    known = _prepared.get(id(statement))
    if known is not None and known[0] is statement:
        return known[1]
    compiled = statement.compile(dialect=_SQLITE)  # type: ignore[attr-defined]
    assert isinstance(compiled, SQLCompiler)
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


def _decorated(kind: Any) -> Any | None:
    return kind if isinstance(kind, TypeDecorator) else None


@dataclass(frozen=True, slots=True)
class SqliteConnection:
    """aiosqlite's own connection: one hop a call."""

    raw: aiosqlite.Connection

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        prepared = prepare(statement)
        found = await self.raw.execute_fetchall(prepared.sql, prepared.bind(parameters))
        return prepared.read(list(found))

    async def run(self, statement: Executable, **parameters: Any) -> int:
        prepared = prepare(statement)
        cursor = await self.raw.execute(prepared.sql, prepared.bind(parameters))
        return cursor.rowcount

    async def run_many(self, statement: Executable, rows: Sequence[Parameters]) -> None:
        prepared = prepare(statement)
        await self.raw.executemany(prepared.sql, [prepared.bind(row) for row in rows])


@dataclass(frozen=True, slots=True)
class PostgresConnection:
    """SQLAlchemy's connection over asyncpg."""

    raw: AsyncConnection

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        result = await self.raw.execute(statement, parameters)
        return [tuple(row) for row in result.all()]

    async def run(self, statement: Executable, **parameters: Any) -> int:
        result = await self.raw.execute(statement, parameters)
        return result.rowcount

    async def run_many(self, statement: Executable, rows: Sequence[Parameters]) -> None:
        if rows:
            await self.raw.execute(statement, [dict(row) for row in rows])
