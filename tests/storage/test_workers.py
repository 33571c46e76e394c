"""Who is alive shares what Telegram allows."""

from datetime import timedelta

from storage.database import Database
from storage.workers import ALIVE_FOR, Workers
from tests.storage.made import MINUTE, NOON


async def test_everyone_alive_is_counted_once(database: Database) -> None:
    workers = Workers(database)

    assert await workers.seen("one", NOON) == 1
    assert await workers.seen("two", NOON) == 2
    assert await workers.seen("one", NOON + MINUTE) == 2


async def test_whoever_gives_no_sign_counts_no_more(database: Database) -> None:
    workers = Workers(database)
    await workers.seen("one", NOON)
    await workers.seen("two", NOON)

    assert await workers.seen("two", NOON + ALIVE_FOR) == 2
    assert await workers.seen("two", NOON + ALIVE_FOR + timedelta(seconds=1)) == 1


async def test_whoever_says_goodbye_counts_no_more(database: Database) -> None:
    workers = Workers(database)
    await workers.seen("one", NOON)
    await workers.seen("two", NOON)
    await workers.bye("one")

    assert await workers.seen("two", NOON) == 1
