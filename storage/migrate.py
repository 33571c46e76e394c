"""Brings a database to the newest version, on a connection of its own.

SQLite: foreign keys off before the transaction begins (its table copies would otherwise delete
children silently), a check of them before the commit, a backup before anything is changed.
"""

import asyncio
import shutil
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import create_async_engine

from coach.errors import CannotSaveError

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 8_217_001
"""PostgreSQL's advisory lock under which one worker migrates."""


class UnreadableDatabaseError(Exception):
    """The file is no database; it was left as it is."""


async def migrate(url: str) -> None:
    """To the newest version; nothing is done where it is there already."""
    if make_url(url).get_backend_name() == "postgresql":
        engine = create_async_engine(url)
        try:
            async with engine.begin() as connection:
                await connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
                await connection.run_sync(_upgrade)
        finally:
            await engine.dispose()
    else:
        await asyncio.to_thread(_migrate_file, Path(make_url(url).database or ""))


def head() -> str:
    """The newest version."""
    found = ScriptDirectory(str(SCRIPTS)).get_current_head()
    assert found is not None
    return found


def _migrate_file(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if _version(path) == head():
            return
        if path.exists() and path.stat().st_size:
            _copy(path, path.with_name(f"{path.name}.before-{head()}"))
        _upgrade_file(path)
    except (sqlite3.DatabaseError, DatabaseError) as error:
        if "not a database" in str(error) or "malformed" in str(error):
            raise UnreadableDatabaseError(f"{path.name} is damaged or no database") from error
        raise CannotSaveError(str(error)) from error
    except OSError as error:
        raise CannotSaveError(error.strerror or str(error)) from error


def _version(path: Path) -> str | None:
    if not path.exists() or not path.stat().st_size:
        return None
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return None
        raise
    finally:
        connection.close()
    return str(rows[0][0]) if rows else None


def _copy(path: Path, target: Path) -> None:
    """A whole copy, whatever is in the write-ahead log."""
    if target.exists():
        return
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
    shutil.copy2(path, target)


def _upgrade_file(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def plain(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=OFF")

    @event.listens_for(engine, "begin")
    def at_once(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    try:
        with engine.begin() as connection:
            _upgrade(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise CannotSaveError(f"{len(broken)} rows would lose their athlete")
    finally:
        engine.dispose()


def _upgrade(connection: Connection) -> None:
    if MigrationContext.configure(connection).get_current_revision() == head():
        return
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
