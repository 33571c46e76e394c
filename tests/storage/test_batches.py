"""Deleting in small bites."""

from sqlalchemy import bindparam

from storage.batches import BITE, bites, eat
from storage.database import Database
from storage.schema import meta

ADD = meta.insert().values(key=bindparam("key"), value=bindparam("value"))
OURS = meta.c.key != "proof"
OLD = bites(meta, meta.c.key, OURS & (meta.c.value < bindparam("before")))


async def test_all_that_is_named_goes_and_nothing_else(database: Database) -> None:
    count = BITE + 3
    async with database.writing() as connection:
        await connection.run_many(ADD, [{"key": f"{n}", "value": "1"} for n in range(count)])
        await connection.run_many(ADD, [{"key": "stays", "value": "3"}])

    assert await eat(database, OLD, before="2") == count
    assert await eat(database, OLD, before="2") == 0

    async with database.reading() as tx:
        rows = await tx.connection.rows(meta.select().where(OURS))
    assert [row[0] for row in rows] == ["stays"]


async def test_one_bite_is_no_more_than_a_bite(database: Database) -> None:
    async with database.writing() as connection:
        await connection.run_many(ADD, [{"key": f"{n}", "value": "1"} for n in range(9)])
        assert await connection.run(OLD, before="2", bite=4) == 4
