"""What only a server has: many writers, each athlete's in turn, and a restart."""

import asyncio

import pytest

from coach.errors import CannotSaveError
from storage.commits import Commits
from storage.database import Database
from storage.inbox import DONE
from storage.sealing import Seal
from tests.storage.made import ANA, BORIS, enrol, report
from tests.stores import KEY, Server

pytestmark = pytest.mark.postgres


async def test_two_athletes_are_written_side_by_side(postgres: Server) -> None:
    async with postgres.fresh_store() as database:
        await enrol(database, ANA, BORIS)

        async with asyncio.timeout(5), database.transaction() as tx:
            await tx.journal.keep(ANA, report())
            await other_writes(database)
            await tx.journal.keep(ANA, report(rpe=3.0))


async def other_writes(database: Database) -> None:
    async def write() -> None:
        async with database.transaction() as tx:
            await tx.journal.keep(BORIS, report())

    await asyncio.ensure_future(write())


async def test_one_athlete_is_written_one_after_the_other(postgres: Server) -> None:
    async with postgres.fresh_store() as database:
        await enrol(database)
        async with database.transaction() as tx:
            await tx.athletes.get(ANA)
            second = asyncio.ensure_future(enrol(database))
            done, _ = await asyncio.wait({second}, timeout=0.2)
            assert not done

        await asyncio.wait_for(second, 5)


async def test_two_workers_keep_the_turns_of_athletes(postgres: Server) -> None:
    """Two processes would be two of these: each with connections of its own."""
    url = await postgres.migrated()
    first, second = Database(url, Seal(KEY)), Database(url, Seal(KEY))
    await first.open()
    await second.open()
    try:
        await enrol(first)

        async def count_up(database: Database) -> None:
            for _ in range(20):
                async with database.transaction() as tx:
                    kept = await tx.journal.all(ANA)
                    rpe = (kept[0].value.rpe or 0.0) if kept else 0.0
                    await asyncio.sleep(0)
                    await tx.journal.keep(ANA, report(rpe=round(rpe + 0.1, 1)))

        await asyncio.gather(*(count_up(d) for d in (first, second, first, second)))

        async with first.reading() as tx:
            assert (await tx.journal.all(ANA))[0].value.rpe == 8.0
    finally:
        await first.close()
        await second.close()


async def test_a_server_that_is_gone_is_named(postgres: Server) -> None:
    url = await postgres.migrated()
    database = Database(url.replace(postgres.folder, "/nowhere"), Seal(KEY))

    with pytest.raises(CannotSaveError, match="does not answer"):
        await database.open()


async def test_connections_that_were_cut_are_made_anew(postgres: Server) -> None:
    """As after a restart of the server: idle ones cost nothing, a busy one one error."""
    async with postgres.fresh_store() as database:
        await enrol(database)

        await cut(postgres)
        async with database.reading() as tx:
            assert await tx.members.count() == 1

        with pytest.raises(CannotSaveError):
            await cut_while_writing(postgres, database)
        async with database.transaction() as tx:
            assert await tx.journal.all(ANA) == ()
            await tx.journal.keep(ANA, report())


async def cut_while_writing(postgres: Server, database: Database) -> None:
    async with database.transaction() as tx:
        await tx.journal.keep(ANA, report())
        await cut(postgres)
        await tx.journal.keep(ANA, report(rpe=3.0))


async def cut(postgres: Server) -> None:
    await postgres.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'"
    )


async def test_marks_after_a_cut_are_refused_and_then_made(postgres: Server) -> None:
    async with postgres.fresh_store() as database:
        commits = Commits(database)
        await commits.run(DONE, number=1, yes=True)
        await cut(postgres)

        await commits.run(DONE, number=2, yes=True)
        await commits.settled()
