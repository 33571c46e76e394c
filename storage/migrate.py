"""Brings a database to the newest version, on a connection of its own.

SQLite: foreign keys off before the transaction begins (its table copies would otherwise delete
children silently), a check of them before the commit, a copy before anything is changed.
"""

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import create_async_engine

from coach.errors import CannotSaveError
from storage.errors import (
    DamagedDatabaseError,
    NewerDatabaseError,
    UnusableDatabaseError,
    meaning,
)

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 8_217_001
"""PostgreSQL's advisory lock under which one worker migrates."""

COPIED = ".before-"
"""In the name of the copy that is made before a migration."""

_NAMED = re.compile(r"""^(revision|down_revision) = ["'](\w+)["']""", re.MULTILINE)


async def migrate(url: str, scripts: Path = SCRIPTS) -> None:
    """To the newest version; nothing is done where it is there already.

    Raises:
        UnusableDatabaseError: damaged, newer, or not ours; it was left as it was.
        CannotSaveError: it cannot be written, or does not answer.
    """
    if make_url(url).get_backend_name() == "postgresql":
        await _migrate_server(url, scripts)
    else:
        await asyncio.to_thread(_migrate_file, Path(make_url(url).database or ""), scripts)


def known_versions(scripts: Path = SCRIPTS) -> frozenset[str]:
    """Every version that this program can read."""
    return frozenset(_befores(scripts))


def head(scripts: Path = SCRIPTS) -> str:
    """The newest version: the one that none comes after."""
    befores = _befores(scripts)
    (newest,) = befores.keys() - befores.values()
    return newest


def _befores(scripts: Path) -> dict[str, str]:
    """By version the one before it, as the scripts say; Alembic is not loaded for that."""
    named = (
        dict(_NAMED.findall(script.read_text(encoding="utf-8")))
        for script in (scripts / "versions").glob("*.py")
    )
    return {names["revision"]: names.get("down_revision", "") for names in named}


async def _migrate_server(url: str, scripts: Path) -> None:
    engine = create_async_engine(url, hide_parameters=True)
    try:
        async with engine.begin() as connection:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            await connection.run_sync(_upgrade, scripts)
    except (DatabaseError, OSError) as error:
        if isinstance(error, OSError):
            raise CannotSaveError("the database does not answer") from error
        if (meant := meaning(error)) is not error:
            raise meant from error
        raise
    finally:
        await engine.dispose()


def _migrate_file(path: Path, scripts: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        there = path.exists() and path.stat().st_size > 0
        if there and _version(path) == head(scripts):
            return
        if there:
            _check_version(_version(path), scripts)
            _check_ours(path)
            _copy(path, path.with_name(f"{path.name}{COPIED}{head(scripts)}"))
        path.touch(mode=0o600)
        _upgrade_file(path, scripts)
    except (sqlite3.Error, DatabaseError) as error:
        raise _meaning(error) from error
    except OSError as error:
        raise CannotSaveError(error.strerror or str(error)) from error


def _meaning(error: Exception) -> BaseException:
    """The driver's error inside SQLAlchemy's, or as it came."""
    driver = getattr(error, "orig", None) or error
    meant = meaning(driver)
    return CannotSaveError(str(driver)) if meant is driver else meant


def _version(path: Path) -> str | None:
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
        except sqlite3.OperationalError as error:
            if "no such table" in str(error):
                return None
            raise
    return str(rows[0][0]) if rows else None


def _check_version(version: str | None, scripts: Path) -> None:
    if version is not None and version not in known_versions(scripts):
        raise NewerDatabaseError("a newer version of Steadfoot has written it")


def _check_ours(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = {name for (name,) in tables}
    if names and "alembic_version" not in names:
        raise UnusableDatabaseError("it is a database of another program")


def _copy(path: Path, target: Path) -> None:
    """A whole copy, whatever is in the write-ahead log; one that is there already stays."""
    if target.exists():
        return
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("PRAGMA quick_check").fetchone()
        if found != ("ok",):
            raise DamagedDatabaseError(f"the database file is damaged: {found[0]}")
        connection.execute("VACUUM INTO ?", (str(part),))
    part.chmod(0o600)
    part.replace(target)


def _upgrade_file(path: Path, scripts: Path) -> None:
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)

    @event.listens_for(engine, "connect")
    def plain(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=OFF")

    @event.listens_for(engine, "begin")
    def at_once(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    try:
        with engine.begin() as connection:
            _upgrade(connection, scripts)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise CannotSaveError(f"{len(broken)} rows would lose their athlete")
    finally:
        engine.dispose()


def _upgrade(connection: Connection, scripts: Path) -> None:
    # A start finds nothing to migrate, as a rule, and does without these two tenths of a second.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    version = MigrationContext.configure(connection).get_current_revision()
    if version == head(scripts):
        return
    _check_version(version, scripts)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
