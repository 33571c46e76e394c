"""Group commit: one transaction for many marks, and nobody is left waiting."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

import pytest
from sqlalchemy import bindparam

from coach.errors import CannotSaveError
from storage.commits import Commits
from storage.database import Database
from storage.inbox import DONE, Inbox, KeptUpdate
from storage.schema import meta
from storage.sql import Connection, Query, Row
from tests.storage.made import ANA, NOON

ADD = meta.insert().values(key=bindparam("key"), value=bindparam("value"))
ADD_BACK = ADD.returning(meta.c.key)


@dataclass(slots=True)
class CountingDatabase:
    """A database that counts its transactions, and fails as often as it is told."""

    database: Database
    transactions: int = 0
    failures: int = 0

    async def at_once(self, ask: Callable[[], Sequence[Query]]) -> list[list[Row]]:
        self.count()
        return await self.database.at_once(ask)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        self.count()
        async with self.database.writing() as connection:
            yield connection

    def count(self) -> None:
        self.transactions += 1
        if self.failures:
            self.failures -= 1
            raise CannotSaveError("disk full")


@pytest.fixture
def counting(database: Database) -> CountingDatabase:
    return CountingDatabase(database)


@pytest.fixture
def commits(counting: CountingDatabase) -> Commits:
    return Commits(counting)  # type: ignore[arg-type]


async def keys(database: Database) -> set[str]:
    async with database.reading() as tx:
        rows = await tx.connection.rows(meta.select())
    return {str(row[0]) for row in rows} - {"proof"}


async def test_fifty_marks_at_once_are_a_few_commits(
    commits: Commits, counting: CountingDatabase
) -> None:
    await asyncio.gather(*(commits.run(ADD, key=str(n), value="") for n in range(50)))

    assert counting.transactions <= 2
    assert len(await keys(counting.database)) == 50


async def test_rows_go_to_whoever_asked_for_them(commits: Commits) -> None:
    found = await asyncio.gather(*(commits.rows(ADD_BACK, key=str(n), value="") for n in range(9)))

    assert [row[0][0] for row in found] == [str(n) for n in range(9)]


async def test_one_mark_at_fault_does_not_harm_the_others(
    commits: Commits, counting: CountingDatabase
) -> None:
    await commits.run(ADD, key="3", value="")

    done = await asyncio.gather(
        *(commits.run(ADD, key=str(n), value="") for n in range(6)), return_exceptions=True
    )

    assert [isinstance(one, Exception) for one in done] == [n == 3 for n in range(6)]
    assert await keys(counting.database) == {str(n) for n in range(6)}


async def test_what_cannot_be_saved_is_said_to_all_who_wait(
    commits: Commits, counting: CountingDatabase
) -> None:
    counting.failures = 1

    done = await asyncio.gather(
        *(commits.run(ADD, key=str(n), value="") for n in range(3)), return_exceptions=True
    )
    await commits.run(ADD, key="after", value="")

    assert {type(one) for one in done} == {CannotSaveError}
    assert await keys(counting.database) == {"after"}


async def test_a_cancelled_caller_leaves_nobody_waiting(
    commits: Commits, counting: CountingDatabase
) -> None:
    """Neither the first, who began the commit, nor one who only waits."""
    tasks = [asyncio.ensure_future(commits.run(ADD, key=str(n), value="")) for n in range(6)]
    await asyncio.sleep(0)
    tasks[0].cancel()
    tasks[4].cancel()

    async with asyncio.timeout(5):
        await asyncio.gather(*tasks, return_exceptions=True)
        await commits.settled()

    assert [task.cancelled() for task in tasks] == [n in {0, 4} for n in range(6)]
    assert await keys(counting.database) == {str(n) for n in range(6)}


async def test_cancelled_at_every_step_the_next_mark_is_still_made(
    commits: Commits, counting: CountingDatabase
) -> None:
    for steps in range(12):
        task = asyncio.ensure_future(commits.run(ADD, key=f"a{steps}", value=""))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        async with asyncio.timeout(5):
            await commits.run(ADD, key=f"b{steps}", value="")

    assert {f"b{n}" for n in range(12)} <= await keys(counting.database)


async def test_done_is_committed_when_it_returns(database: Database) -> None:
    inbox, commits = Inbox(database), Commits(database)
    await inbox.keep([KeptUpdate(update_id=1, athlete_id=ANA, payload={})], NOON)

    await commits.run(DONE, number=1, yes=True)

    assert await inbox.open() == ()
