"""Who was deleted: known by a hash, so that a backup put back deletes them again.

The table of tombstones is the record. The same lines stand in a small file beside a SQLite
database, because a backup is put back when that database can no longer be read.
"""

import hashlib
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from coach.athlete import AthleteId
from storage.schema import micros

SUFFIX = ".erased"


def owner_hash(athlete: AthleteId) -> str:
    """Recognises an erased athlete in a restored backup without naming one."""
    return hashlib.sha256(f"steadfoot:{athlete}".encode()).hexdigest()


def note_erased(database: Path, erased: Mapping[AthleteId, datetime]) -> None:
    """Adds a line an athlete to the file beside the database."""
    lines = "".join(f"{owner_hash(athlete)} {micros(at)}\n" for athlete, at in erased.items())
    number = os.open(_beside(database), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(number, "a", encoding="ascii") as file:
        file.write(lines)
        file.flush()
        os.fsync(number)


def noted_erased(database: Path) -> dict[str, int]:
    """Hash → the last moment of a deletion, in microseconds since 1970."""
    try:
        lines = _beside(database).read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return {}
    found: dict[str, int] = {}
    for line in lines:
        name, _, at = line.partition(" ")
        if at.isdecimal():  # a line cut off by a crash says nothing
            found[name] = max(found.get(name, 0), int(at))
    return found


def _beside(database: Path) -> Path:
    return database.with_name(database.name + SUFFIX)
