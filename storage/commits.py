"""Group commit: small marks from many tasks share one transaction, without waiting for one."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Executable

from storage.database import Database
from storage.sql import Row


@dataclass(slots=True)
class _Mark:
    statement: Executable
    parameters: dict[str, Any]
    wants_rows: bool
    done: "asyncio.Future[list[Row]]"


@dataclass(slots=True)
class Commits:
    """Whoever comes first commits for all who wait; each awaits its own commit."""

    database: Database
    _waiting: deque[_Mark] = field(default_factory=deque)
    _busy: bool = False

    async def run(self, statement: Executable, **parameters: Any) -> None:
        """A statement without rows, committed when this returns."""
        await self._put(statement, parameters, wants_rows=False)

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        """A statement with RETURNING, committed when this returns."""
        return await self._put(statement, parameters, wants_rows=True)

    async def _put(
        self, statement: Executable, parameters: dict[str, Any], *, wants_rows: bool
    ) -> list[Row]:
        done: asyncio.Future[list[Row]] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Mark(statement, parameters, wants_rows, done))
        if not self._busy:
            self._busy = True
            try:
                await self._drain()
            finally:
                self._busy = False
        return await done

    async def _drain(self) -> None:
        while self._waiting:
            marks = list(self._waiting)
            self._waiting.clear()
            try:
                results = await asyncio.shield(self._commit(marks))
            except Exception as error:  # noqa: BLE001 (each waiting task gets the error)
                for mark in marks:
                    if not mark.done.done():
                        mark.done.set_exception(error)
            else:
                for mark, rows in zip(marks, results, strict=True):
                    if not mark.done.done():
                        mark.done.set_result(rows)

    async def _commit(self, marks: list[_Mark]) -> list[list[Row]]:
        results: list[list[Row]] = []
        async with self.database.writing() as connection:
            for mark in marks:
                if mark.wants_rows:
                    results.append(await connection.rows(mark.statement, **mark.parameters))
                else:
                    await connection.run(mark.statement, **mark.parameters)
                    results.append([])
        return results
