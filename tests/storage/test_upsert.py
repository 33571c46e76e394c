"""INSERT … ON CONFLICT on both engines."""

from typing import Any

import pytest

from storage.database import Database
from storage.schema import meta
from storage.upsert import insert_new, upsert


async def value(database: Database) -> str:
    async with database.reading() as tx:
        rows = await tx.connection.rows(meta.select().where(meta.c.key == "k"))
    return str(rows[0][1])


@pytest.mark.parametrize(("replaces", "left"), [(False, "first"), (True, "second")])
async def test_a_second_one_of_a_key_stays_out_or_replaces(
    database: Database, replaces: bool, left: str
) -> None:
    statement: Any = (
        upsert(meta, ("key", "value"), ("key",), postgres=database.postgres)
        if replaces
        else insert_new(meta, ("key", "value"), postgres=database.postgres)
    )
    for words in ("first", "second"):
        async with database.writing() as connection:
            await connection.run(statement, key="k", value=words)

    assert await value(database) == left


async def test_it_gives_back_what_was_asked_for(database: Database) -> None:
    statement = upsert(
        meta, ("key", "value"), ("key",), postgres=database.postgres, returning=meta.c.value
    )
    async with database.writing() as connection:
        rows = await connection.rows(statement, key="k", value="v")

    assert [tuple(row) for row in rows] == [("v",)]
