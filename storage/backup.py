"""Nightly copies of the SQLite file, and the way back from one."""

import asyncio
import sqlite3
from datetime import datetime
from pathlib import Path

from storage.database import Database
from storage.members import owner_hash
from storage.schema import OF_AN_ATHLETE

KEPT = 7


class UnusableBackupError(Exception):
    """The file is no sound backup; nothing was changed."""


async def back_up(database: Database, folder: Path, moment: datetime) -> Path:
    """A compact copy of one moment, made while the bot runs; the newest seven stay."""
    return await asyncio.to_thread(copy, database.path, folder, moment)


def copy(source: Path, folder: Path, moment: datetime) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"steadfoot-{moment:%Y-%m-%d-%H%M%S}.db"
    part = target.with_suffix(".part")
    part.unlink(missing_ok=True)
    connection = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    try:
        # never the page-by-page form: it begins anew whenever somebody writes
        connection.execute("VACUUM INTO ?", (str(part),))
    finally:
        connection.close()
    part.chmod(0o600)
    part.replace(target)
    for old in sorted(folder.glob("steadfoot-*.db"))[:-KEPT]:
        old.unlink()
    return target


def restore(backup: Path, target: Path) -> int:
    """Puts a backup in place of the database (the bot must be stopped).

    Athletes who were deleted since are deleted again. Returns how many those were.

    Raises:
        UnusableBackupError: no database, or a damaged one.
    """
    _check(backup)
    erased = _tombstones(target) if target.exists() else {}
    part = target.with_suffix(".restoring")
    part.write_bytes(backup.read_bytes())
    part.chmod(0o600)
    gone = _erase_again(part, erased)
    for leftover in ("-wal", "-shm"):
        target.with_name(target.name + leftover).unlink(missing_ok=True)
    part.replace(target)
    return gone


def _check(path: Path) -> None:
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            found = connection.execute("PRAGMA integrity_check").fetchall()
            connection.execute("SELECT count(*) FROM athletes").fetchone()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise UnusableBackupError(f"{path.name} is no backup of Steadfoot") from error
    if found != [("ok",)]:
        raise UnusableBackupError(f"{path.name} is damaged: {found[0][0]}")


def _tombstones(path: Path) -> dict[str, int]:
    connection = sqlite3.connect(path)
    try:
        return dict(connection.execute("SELECT owner_hash, at FROM tombstones").fetchall())
    except sqlite3.Error:
        return {}  # a damaged database is what a restore is for
    finally:
        connection.close()


def _erase_again(path: Path, erased: dict[str, int]) -> int:
    connection = sqlite3.connect(path)
    gone = 0
    try:
        connection.execute("PRAGMA secure_delete=ON")
        for (athlete,) in connection.execute("SELECT id FROM athletes").fetchall():
            if owner_hash(athlete) not in erased:
                continue
            for table in (*(t.name for t in OF_AN_ATHLETE), "dialogues", "inbox", "outbox"):
                connection.execute(f"DELETE FROM {table} WHERE athlete_id = ?", (athlete,))  # noqa: S608
            connection.execute("DELETE FROM athletes WHERE id = ?", (athlete,))
            gone += 1
        connection.executemany(
            "INSERT OR IGNORE INTO tombstones (owner_hash, at) VALUES (?, ?)", erased.items()
        )
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    return gone
