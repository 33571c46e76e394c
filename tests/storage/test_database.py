"""What holds on both engines: isolation, order, cancellation, the key."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from coach.errors import CannotSaveError
from storage.database import Database
from storage.errors import WrongKeyError
from storage.inbox import Inbox, KeptUpdate
from storage.sealing import Seal, make_key
from tests.storage.made import ANA, DAY, FRIDAY, GOAL, MONDAY, NOON, enrol, report
from tests.stores import KEY, Server, fresh_store


async def kilometres(database: Database) -> float:
    async with database.reading() as tx:
        (race,) = await tx.races.all(ANA)
    return race.value.km or 0.0


async def run_further(database: Database, *, nap: float = 0.0) -> None:
    """Reads, thinks, writes what it read plus one."""
    async with database.transaction() as tx:
        (race,) = await tx.races.all(ANA)
        await asyncio.sleep(nap)
        await tx.races.keep(ANA, replace(race.value, km=(race.value.km or 0.0) + 1), race.id)


async def test_no_update_is_lost(database: Database) -> None:
    """Sixteen tasks add one, ten times each, and all of it is there."""
    await enrol(database)
    async with database.transaction() as tx:
        await tx.races.keep(ANA, replace(GOAL, km=1.0))

    async def work() -> None:
        for _ in range(10):
            await run_further(database)

    await asyncio.gather(*(work() for _ in range(16)))

    assert await kilometres(database) == 161


async def test_a_reader_sees_one_moment_and_waits_for_nobody(database: Database) -> None:
    await enrol(database)

    async def look() -> int:
        async with database.reading() as tx:
            return len(await tx.journal.all(ANA))

    async def write() -> int:
        async with database.transaction() as tx:
            await tx.journal.keep(ANA, report())
            return await asyncio.ensure_future(look())

    async with asyncio.timeout(5), database.reading() as before:
        assert await before.journal.all(ANA) == ()
        seen_meanwhile = await asyncio.ensure_future(write())
        assert await before.journal.all(ANA) == ()

    assert (seen_meanwhile, await look()) == (0, 1)


async def test_many_readers_take_turns(database: Database) -> None:
    await enrol(database)
    async with database.transaction() as tx:
        for number in range(20):
            await tx.journal.keep(ANA, report(MONDAY + number * DAY))

    async def look() -> int:
        async with database.reading() as tx:
            return len(await tx.journal.all(ANA))

    assert await asyncio.gather(*(look() for _ in range(40))) == [20] * 40


async def test_tasks_that_are_cancelled_at_random_leave_nothing_half_done(
    database: Database,
) -> None:
    """Each transaction writes two rows; whatever is cancelled, there are always pairs."""
    await enrol(database)
    chance = Random(7)  # noqa: S311 (the same each time)

    async def pair(number: int) -> None:
        day = MONDAY + number * DAY
        async with database.transaction() as tx:
            tx.undoable(ANA, str(number), NOON)
            await tx.journal.keep(ANA, report(day))
            await asyncio.sleep(0)
            await tx.races.keep(ANA, replace(GOAL, date=day))
        async with database.reading() as tx:
            await tx.journal.all(ANA)

    async def cancelled(number: int) -> None:
        task = asyncio.ensure_future(pair(number))
        await asyncio.sleep(chance.random() * 0.02)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    for _ in range(6):
        await asyncio.gather(*(cancelled(n) for n in range(12)))

    await pair(99)  # nothing hangs, nothing is left open
    async with database.reading() as tx:
        days = {kept.value.date for kept in await tx.journal.all(ANA)}
        assert days == {kept.value.date for kept in await tx.races.all(ANA)}
        assert MONDAY + 99 * DAY in days
    assert await database.integrity() == "ok"


async def test_a_commit_under_way_is_not_torn_by_a_cancellation(database: Database) -> None:
    """Cancelled at each step in turn: the rows are there, or they are not."""
    await enrol(database)

    async def write(day: int) -> None:
        async with database.transaction() as tx:
            await tx.journal.keep(ANA, report(FRIDAY + day * DAY))

    for steps in range(25):
        task = asyncio.ensure_future(write(steps))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        async with database.transaction() as tx:
            await tx.races.keep(ANA, GOAL)

    assert await database.integrity() == "ok"


async def test_a_closed_database_says_so(database: Database) -> None:
    await database.close()

    with pytest.raises(CannotSaveError):
        async with database.transaction():
            pass
    with pytest.raises(CannotSaveError):
        async with database.reading():
            pass
    assert not await database.answers()


async def test_it_answers_and_is_sound(database: Database) -> None:
    assert await database.answers()
    assert await database.integrity() == "ok"


async def test_an_open_database_can_be_opened_again(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)

    async with fresh_store(tmp_path) as database, database.reading() as tx:
        assert await tx.members.count() == 1


async def test_another_key_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)

    with pytest.raises(WrongKeyError, match="DATA_KEY"):
        async with fresh_store(tmp_path, key=make_key()):
            pass

    async with fresh_store(tmp_path, key=KEY) as database, database.reading() as tx:
        assert await tx.members.count() == 1


@pytest.mark.postgres
async def test_another_key_is_refused_by_a_server_too(postgres: Server) -> None:
    url = await postgres.migrated()
    database = Database(url, Seal(KEY))
    await database.open()
    await database.close()

    with pytest.raises(WrongKeyError):
        await Database(url, Seal(make_key())).open()


async def test_one_update_has_one_writer_while_another_reads_the_inbox(
    database: Database,
) -> None:
    """The inbox and the athletes share the writer without waiting for each other for ever."""
    await enrol(database)
    inbox = Inbox(database)

    async def keep(number: int) -> None:
        await inbox.keep([KeptUpdate(update_id=number, athlete_id=ANA, payload={})], NOON)
        async with database.transaction() as tx:
            await tx.journal.keep(ANA, report(MONDAY + number * DAY))

    async with asyncio.timeout(20):
        await asyncio.gather(*(keep(n) for n in range(1, 21)))

    assert await inbox.waiting() == 20
