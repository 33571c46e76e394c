"""INSERT … ON CONFLICT, which both engines have and Core spells in two dialects."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Column, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(table: Table, columns: Sequence[str], *, postgres: bool) -> Any:
    """Adds a row unless one of its key is there."""
    return _insert(table, columns, postgres=postgres).on_conflict_do_nothing()


def upsert(
    table: Table,
    columns: Sequence[str],
    key: Sequence[str],
    *,
    postgres: bool,
    returning: Column[Any] | None = None,
) -> Any:
    """Adds a row or replaces all that is not its key."""
    insert = _insert(table, columns, postgres=postgres)
    statement = insert.on_conflict_do_update(
        index_elements=list(key),
        set_={name: insert.excluded[name] for name in columns if name not in key},
    )
    return statement if returning is None else statement.returning(returning)


def _insert(table: Table, columns: Sequence[str], *, postgres: bool) -> Any:
    make = postgresql.insert if postgres else sqlite.insert
    return make(table).values({name: bindparam(name) for name in columns})
