"""Group commit: small marks from many tasks share one transaction.

A mark that comes alone is made at once. Where many came together last time, the next ones wait a
few milliseconds for company: a commit costs as much for one as for fifty.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Executable

from coach.errors import CannotSaveError
from storage.database import Database
from storage.sql import Connection, Query, Row

ALONE = 2
"""So many marks at once are one update's own: they wait for nobody."""
PAUSE_S, PAUSE_MOST_S = 0.002, 0.010
"""How long marks wait for others, for each that came before them, and at most."""


@dataclass(slots=True)
class _Mark:
    statement: Executable
    parameters: dict[str, Any]
    wants_rows: bool
    done: "asyncio.Future[list[Row]]"

    def settle(self, rows: list[Row]) -> None:
        if not self.done.done():  # whoever waited may have given up
            self.done.set_result(rows)

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


@dataclass(slots=True)
class _Group:
    """Marks that are made together: all that wait when it is their turn, and not before."""

    take: Callable[[], list[_Mark]]
    marks: list[_Mark] = field(default_factory=list)

    def ask(self) -> list[Query]:
        self.marks = self.take()
        return [(mark.statement, mark.parameters) for mark in self.marks]


@dataclass(slots=True)
class Commits:
    """What comes while a commit is under way goes into the next one; each awaits its own.

    A mark that was asked for is made, even if whoever asked is cancelled meanwhile.
    """

    database: Database
    _waiting: deque[_Mark] = field(default_factory=deque)
    _working: "asyncio.Task[None] | None" = None
    _came: int = 0
    """How many marks the last transaction made."""

    async def run(self, statement: Executable, **parameters: Any) -> None:
        """A statement without rows, committed when this returns."""
        await self._put(statement, parameters, wants_rows=False)

    async def rows(self, statement: Executable, **parameters: Any) -> list[Row]:
        """A statement with RETURNING, committed when this returns."""
        return await self._put(statement, parameters, wants_rows=True)

    def soon(self, statement: Executable, **parameters: Any) -> "asyncio.Future[list[Row]]":
        """A statement without rows, committed before, or with, whatever is asked for later."""
        return self._put(statement, parameters, wants_rows=False)

    async def settled(self) -> None:
        """Returns when nothing is left to be committed."""
        while self._working is not None:
            await asyncio.wait({self._working})

    def _put(
        self, statement: Executable, parameters: dict[str, Any], *, wants_rows: bool
    ) -> "asyncio.Future[list[Row]]":
        done: asyncio.Future[list[Row]] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Mark(statement, parameters, wants_rows, done))
        if self._working is None:
            self._working = asyncio.ensure_future(self._work())
        return done

    async def _work(self) -> None:
        """A task of its own: the one who happened to come first may be cancelled."""
        try:
            while self._waiting:
                if self._came > ALONE:
                    await asyncio.sleep(min(PAUSE_S * (self._came - ALONE), PAUSE_MOST_S))
                await self._together()
        finally:
            self._working = None
            _give_up(self._take())  # nothing is left, unless this task itself was cancelled

    async def _together(self) -> None:
        group = _Group(self._take)
        try:
            results = await self.database.at_once(group.ask)
        except CannotSaveError as error:
            for mark in group.marks or self._take():
                mark.fail(error)
        except Exception:  # noqa: BLE001 (one of them is at fault: the others need not suffer)
            for mark in group.marks or self._take():
                await self._alone(mark)
        except BaseException:
            _give_up(group.marks)
            raise
        else:
            for mark, rows in zip(group.marks, results, strict=True):
                mark.settle(rows)
        self._came = len(group.marks)

    async def _alone(self, mark: _Mark) -> None:
        try:
            async with self.database.writing() as connection:
                rows = await _make(connection, mark)
        except Exception as error:  # noqa: BLE001 (whoever waits gets it)
            mark.fail(error)
        except BaseException:
            _give_up([mark])
            raise
        else:
            mark.settle(rows)

    def _take(self) -> list[_Mark]:
        marks = list(self._waiting)
        self._waiting.clear()
        return marks


async def _make(connection: Connection, mark: _Mark) -> list[Row]:
    if mark.wants_rows:
        return await connection.rows(mark.statement, **mark.parameters)
    await connection.run(mark.statement, **mark.parameters)
    return []


def _give_up(marks: list[_Mark]) -> None:
    for mark in marks:
        mark.done.cancel()
