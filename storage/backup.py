"""Nightly copies of the SQLite file, and the way back from one."""

import asyncio
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.athlete import AthleteId
from storage.database import Database
from storage.erased import noted_erased, owner_hash
from storage.migrate import COPIED, known_versions
from storage.schema import OF_AN_ATHLETE

KEPT = 7
KEPT_FOR = timedelta(days=KEPT)
NAMED = "steadfoot-%Y-%m-%d-%H%M%S.db"

WITH_ATHLETE = (*(table.name for table in OF_AN_ATHLETE), "dialogues", "inbox", "outbox", "turns")
"""Tables whose rows bear an athlete's id."""


class UnusableBackupError(Exception):
    """The file is no sound backup; nothing was changed."""


async def back_up(database: Database, folder: Path, moment: datetime) -> Path:
    """A compact copy of one moment, made while the bot runs.

    The newest seven stay, and none that is older than seven days, so that who was deleted is
    gone from all of them within a week. The same holds for copies made before a migration.

    Raises:
        OSError: it cannot be written; the older ones stay.
    """
    return await asyncio.to_thread(copy, database.path, folder, moment)


def copy(source: Path, folder: Path, moment: datetime) -> Path:
    """`back_up`, for when no database is open."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / moment.strftime(NAMED)
    vacuum_into(source, target)
    _thin_out(source, folder, target, moment)
    return target


def restore(backup: Path, target: Path) -> int:
    """Puts a backup in place of the database (the bot must be stopped).

    Athletes who were deleted since are deleted again. Returns how many those were.

    Raises:
        UnusableBackupError: no database, a damaged one, or one of a newer version.
        OSError: it cannot be written; the database is as it was.
    """
    _check(backup)
    erased = _erased(target)
    part = target.with_name(target.name + ".restoring")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        vacuum_into(backup, part)
        gone = _erase_again(part, erased)
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        raise OSError(f"{target.name} cannot be written: {error}") from error
    for leftover in ("-wal", "-shm"):
        target.with_name(target.name + leftover).unlink(missing_ok=True)
    part.replace(target)
    _sync(target.parent)
    return gone


def vacuum_into(source: Path, target: Path) -> None:
    """A compact copy: whole, or not there. Raises OSError."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(_read_only(source), uri=True)) as connection:
            # never the page-by-page form: it begins anew whenever somebody writes
            connection.execute("VACUUM INTO ?", (str(part),))
        part.chmod(0o600)
        _sync(part)
        part.replace(target)
        _sync(target.parent)
    except sqlite3.Error as error:
        part.unlink(missing_ok=True)
        raise OSError(f"{source.name} cannot be copied: {error}") from error
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _thin_out(source: Path, folder: Path, made: Path, moment: datetime) -> None:
    others = sorted(path for path in folder.glob("steadfoot-*.db") if path != made)
    edge = (moment - KEPT_FOR).strftime(NAMED)
    for path in others[: -(KEPT - 1)]:
        path.unlink()
    for path in others[-(KEPT - 1) :]:
        if path.name < edge:
            path.unlink()
    for path in folder.glob("steadfoot-*.db.part"):
        path.unlink()  # a crash left it
    for path in source.parent.glob(f"{source.name}{COPIED}*"):
        if datetime.fromtimestamp(path.stat().st_mtime, UTC) < moment - KEPT_FOR:
            path.unlink()


def _check(path: Path) -> None:
    try:
        with closing(sqlite3.connect(_read_only(path), uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            connection.execute("SELECT count(*) FROM athletes").fetchone()
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
            versions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    except sqlite3.Error as error:
        raise UnusableBackupError(f"{path.name} is no backup of Steadfoot") from error
    if found != [("ok",)]:
        raise UnusableBackupError(f"{path.name} is damaged: {found[0][0]}")
    if orphans:
        raise UnusableBackupError(f"{path.name} is damaged: {len(orphans)} rows have no athlete")
    if not {str(version) for (version,) in versions} <= known_versions():
        raise UnusableBackupError(f"{path.name} was written by a newer version of Steadfoot")


def _erased(target: Path) -> dict[str, int]:
    """Who was deleted, as far as the database, or the file beside it, can still tell."""
    erased = noted_erased(target)
    if target.exists():
        try:
            with closing(sqlite3.connect(target)) as connection:
                for name, at in connection.execute("SELECT owner_hash, at FROM tombstones"):
                    erased[name] = max(at, erased.get(name, 0))
        except sqlite3.Error:
            pass  # a damaged database is what a restore is for
    return erased


def _erase_again(path: Path, erased: dict[str, int]) -> int:
    """Whoever was deleted after the backup was made; who came back before it, stays."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        known = dict(connection.execute("SELECT owner_hash, at FROM tombstones").fetchall())
        later = {name: at for name, at in erased.items() if at > known.get(name, -1)}
        tables = _tables(connection)
        gone = [
            athlete for athlete in _anybody(connection, tables) if owner_hash(athlete) in later
        ]
        for athlete in gone:
            for table in tables:
                connection.execute(f"DELETE FROM {table} WHERE athlete_id = ?", (athlete,))  # noqa: S608 (our own names)
            connection.execute("DELETE FROM athletes WHERE id = ?", (athlete,))
            connection.execute(
                "UPDATE ledger SET athlete_id = NULL WHERE athlete_id = ?", (athlete,)
            )
        connection.executemany(
            "INSERT INTO tombstones (owner_hash, at) VALUES (?, ?) "
            "ON CONFLICT (owner_hash) DO UPDATE SET at = excluded.at",
            later.items(),
        )
        connection.commit()
        connection.execute("VACUUM")
    return len(gone)


def _tables(connection: sqlite3.Connection) -> list[str]:
    """An older backup may lack some."""
    there = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [name for name in WITH_ATHLETE if (name,) in there]


def _anybody(connection: sqlite3.Connection, tables: list[str]) -> set[AthleteId]:
    found: set[AthleteId] = {row[0] for row in connection.execute("SELECT id FROM athletes")}
    for table in tables:
        found |= {row[0] for row in connection.execute(f"SELECT DISTINCT athlete_id FROM {table}")}  # noqa: S608 (our own names)
    return found


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
