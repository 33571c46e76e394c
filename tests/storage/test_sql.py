"""Statements compiled once, and what they touched."""

import pytest
from sqlalchemy import Executable, bindparam, select

from storage import inbox, outbox, pushes, retention
from storage.database import Database
from storage.pushes import claim_statement
from storage.schema import meta
from storage.sql import SqliteConnection, in_thread, prepare

ADD = meta.insert().values(key=bindparam("key"), value=bindparam("value"))
CHANGE = meta.update().where(meta.c.key == bindparam("which")).values(value=bindparam("to"))
ALL = select(meta.c.key, meta.c.value).where(meta.c.key != "proof").order_by(meta.c.key)


def test_a_statement_is_compiled_once() -> None:
    assert prepare(ALL) is prepare(ALL)


def test_a_list_of_values_is_refused_before_it_reaches_the_file() -> None:
    statement = select(meta.c.key).where(meta.c.key.in_(["a", "b"]))

    with pytest.raises(AssertionError, match="spelled out"):
        prepare(statement)


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        pytest.param(claim_statement(postgres=False), "ix_pushes_open", id="claim"),
        pytest.param(pushes.TO_PREPARE, "ix_pushes_open", id="to prepare"),
        pytest.param(pushes.TO_PLAN, "ix_athletes_planned_until", id="to plan"),
        pytest.param(outbox._UNSENT, "ix_outbox_open", id="unsent"),
        pytest.param(inbox._COUNT, "ix_inbox_open", id="waiting"),
        pytest.param(retention.RULES["messages"][1], "ix_outbox_created", id="old messages"),
        pytest.param(retention.RULES["pushes"][1], "ix_pushes_expires", id="old pushes"),
    ],
)
async def test_what_is_asked_each_minute_looks_only_at_open_rows(
    sqlite: Database, statement: Executable, index: str
) -> None:
    prepared = prepare(statement)
    nothing = tuple(0 for _ in prepared.names)

    async with sqlite.reading() as tx:
        assert isinstance(tx.connection, SqliteConnection)
        plan = await in_thread(
            tx.connection.raw,
            lambda raw: raw.execute(f"EXPLAIN QUERY PLAN {prepared.sql}", nothing).fetchall(),
        )

    assert any(f"INDEX {index}" in str(row[3]) for row in plan), plan


async def test_rows_and_their_number(database: Database) -> None:
    async with database.writing() as connection:
        await connection.run_many(ADD, [{"key": k, "value": "1"} for k in "abc"])
        await connection.run_many(ADD, [])
        changed = await connection.run(CHANGE, which="b", to="2")
        missed = await connection.run(CHANGE, which="z", to="2")
        rows = await connection.rows(ALL)

    assert (changed, missed) == (1, 0)
    assert [tuple(row) for row in rows] == [("a", "1"), ("b", "2"), ("c", "1")]


async def test_several_questions_are_answered_in_their_order(database: Database) -> None:
    one = select(meta.c.value).where(meta.c.key == bindparam("which"))
    async with database.writing() as connection:
        await connection.run_many(ADD, [{"key": k, "value": k * 2} for k in "ab"])
        found = await connection.rows_of([(one, {"which": "b"}), (one, {"which": "a"})])

    assert [[tuple(row) for row in rows] for rows in found] == [[("bb",)], [("aa",)]]


async def test_a_connection_knows_whether_it_wrote(database: Database) -> None:
    async with database.writing() as connection:
        await connection.rows(ALL)
        before = connection.wrote
        await connection.run(CHANGE, which="a", to="2")

        assert (before, connection.wrote) == (False, True)
