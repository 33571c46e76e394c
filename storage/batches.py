"""Deleting in small bites, so that nobody waits long for the writer."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Table, bindparam, delete, select

from storage.database import Database

BITE = 500


def bites(table: Table, key: Column[Any], where: ColumnElement[bool]) -> Any:
    """A statement that deletes no more than a bite of the rows that a condition names."""
    some = select(key).where(where).limit(bindparam("bite"))
    return delete(table).where(key.in_(some.scalar_subquery()))


async def eat(database: Database, statement: Any, **parameters: Any) -> int:
    """Runs such a statement, a transaction a bite, until nothing is left; how many rows went."""
    gone = 0
    while True:
        async with database.writing() as connection:
            number = await connection.run(statement, bite=BITE, **parameters)
        gone += number
        if number < BITE:
            return gone
