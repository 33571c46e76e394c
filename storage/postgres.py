"""A PostgreSQL server, for where one process is not enough."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BigInteger, Executable, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from coach.errors import CannotSaveError
from storage.errors import meaning
from storage.sql import Parameters, PostgresConnection, Query, Row

TURNS = 1 << 60
"""Added to an athlete's id: the advisory locks of athletes, apart from all others."""

TAKE_TURN = select(func.pg_advisory_xact_lock(bindparam("turn", type_=BigInteger)))


@dataclass(slots=True)
class PostgresServer:
    """The connections to one server."""

    url: str
    _engine: AsyncEngine | None = None

    async def open(self) -> None:
        self._engine = create_async_engine(
            self.url, pool_size=10, max_overflow=10, pool_pre_ping=True, hide_parameters=True
        )

    async def close(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            await engine.dispose()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[PostgresConnection]:
        """A transaction; others may write meanwhile."""
        engine = self._opened()
        try:
            async with engine.begin() as raw:
                yield PostgresConnection(raw)
        except BaseException as error:
            if (meant := meaning(error)) is not error:
                raise meant from error
            raise

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[PostgresConnection]:
        """A look at one moment."""
        engine = self._opened().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        try:
            async with engine.connect() as raw:
                yield PostgresConnection(raw)
        except BaseException as error:
            if (meant := meaning(error)) is not error:
                raise meant from error
            raise

    async def at_once(self, ask: Callable[[], Sequence[Query]]) -> list[list[Row]]:
        """A transaction of statements that need nothing of one another."""
        async with self.writing() as connection:
            return await connection.rows_of(ask())

    async def look(self, queries: Sequence[Query]) -> list[list[Row]]:
        """The rows of statements that are known beforehand, of one moment."""
        async with self.reading() as connection:
            return await connection.rows_of(queries)

    async def checkpoint(self) -> bool:
        """PostgreSQL does this by itself."""
        return True

    async def integrity(self) -> str:
        """The server watches over its pages and keys itself: ok where it answers."""
        async with self.reading() as connection:
            await connection.rows(select(1))
        return "ok"

    def _opened(self) -> AsyncEngine:
        if self._engine is None:
            raise CannotSaveError("the database is closed")
        return self._engine


@dataclass(slots=True)
class TakingTurns:
    """A connection on which whoever names an athlete waits for that athlete's turn first.

    What was read of an athlete is then still so at the commit, as SQLite's single writer has
    it. The turn ends with the transaction. Several athletes: in the order of their ids.
    """

    inner: PostgresConnection
    _held: set[int] = field(default_factory=set)

    @property
    def wrote(self) -> bool:
        return self.inner.wrote

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        await self._wait(parameters)
        return await self.inner.rows(statement, **parameters)

    async def run(self, statement: Executable, **parameters: Any) -> int:
        await self._wait(parameters)
        return await self.inner.run(statement, **parameters)

    async def run_many(self, statement: Executable, rows: Sequence[Parameters]) -> None:
        for parameters in rows:
            await self._wait(parameters)
        await self.inner.run_many(statement, rows)

    async def rows_of(self, queries: Sequence[Query]) -> list[list[Row]]:
        return [await self.rows(statement, **values) for statement, values in queries]

    async def _wait(self, parameters: Parameters) -> None:
        athlete = parameters.get("athlete", parameters.get("athlete_id"))
        if athlete is not None and athlete not in self._held:
            await self.inner.rows(TAKE_TURN, turn=TURNS + int(athlete))
            self._held.add(athlete)
