"""A database with very many athletes, built in bulk and kept for the next run.

Every row is sealed as the bot seals it; the rows of one day are alike for all athletes.
"""

import asyncio
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import gettempdir
from time import perf_counter
from typing import Any

from benchmarks.athletes import ids, runner
from benchmarks.bots import KEY_BYTES
from coach.athlete import AthleteId
from coach.document import dumps
from coach.planning.week import write_week
from coach.program import Program, monday_of
from storage import kinds
from storage.database import Database
from storage.schema import EPOCH
from storage.sealing import Seal

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
"""The moment the database is of: a Tuesday morning."""
ATHLETES, DAYS = 10_000, 365
BATCH = 200
VERSION = 1
"""Counts up when what is built changes."""
FAST = ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-200000")


def crowd(athletes: int = ATHLETES, days: int = DAYS) -> Path:
    """The folder of the database; built now if it is not there."""
    folder = Path(gettempdir()) / f"steadfoot-crowd-{VERSION}-{athletes}x{days}"
    done = folder / "done"
    if not done.exists():
        folder.mkdir(exist_ok=True)
        for old in folder.glob("steadfoot.db*"):
            old.unlink()
        build(folder / "steadfoot.db", athletes, days)
        done.touch()
    return folder


def build(path: Path, athletes: int, days: int) -> None:
    begin = perf_counter()
    asyncio.run(_migrate(path))
    made = _Rows(Seal(KEY_BYTES), days)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in FAST:
            connection.execute(pragma)
        everybody = ids(athletes)
        for first in range(0, athletes, BATCH):
            connection.execute("BEGIN")
            for number in everybody[first : first + BATCH]:
                for table, rows in made.of(number):
                    _insert(connection, table, rows)
            connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("ANALYZE")
    print(
        f"built {athletes:,} athletes with {days} days in {perf_counter() - begin:.0f} s "
        f"({path.stat().st_size / 1e6:.0f} MB)",
        file=sys.stderr,
    )


async def _migrate(path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{path}", Seal(KEY_BYTES))
    await database.open()
    await database.close()


class _Rows:
    """The rows of one athlete, from values that are encoded once for all."""

    def __init__(self, seal: Seal, days: int) -> None:
        self.seal = seal
        today = NOW.date()
        dossier = runner(today, days)
        short = runner(today, min(days, 120))
        program = write_week(short, today=today, monday=monday_of(today)).program
        program = _as_written(program)
        self._athlete = dumps(dossier.athlete, terse=True)
        self._settings = dumps(dossier.settings, terse=True)
        self._program = dumps(program, terse=True)
        self._monday = program.week_start_date
        values: dict[str, tuple[Any, tuple[Any, ...]]] = {
            "availability": (kinds.AVAILABILITY, (dossier.availability,)),
            "races": (kinds.RACES, dossier.races),
            "activities": (kinds.ACTIVITIES, dossier.activities),
            "journal": (kinds.JOURNAL, dossier.observations),
        }
        self._texts = {
            table: [(kind.key(v), _day(kind.day(v)), dumps(v, terse=True)) for v in some]
            for table, (kind, some) in values.items()
        }

    def of(self, number: AthleteId) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        seal = self.seal
        yield (
            "athletes",
            [
                {
                    "id": number,
                    "body": seal.close(self._athlete, number, "athletes"),
                    "settings": seal.close(self._settings, number, "settings"),
                    "time_zone": "UTC",
                    "planned_until": (NOW + timedelta(days=30) - EPOCH)
                    // timedelta(microseconds=1),
                }
            ],
        )
        for table, texts in self._texts.items():
            yield (
                table,
                [
                    {
                        "athlete_id": number,
                        "key": seal.mark(key, number, table),
                        "day": day,
                        "body": seal.close(text, number, table),
                    }
                    for key, day, text in texts
                ],
            )
        yield (
            "programs",
            [
                {
                    "athlete_id": number,
                    "monday": self._monday.isoformat(),
                    "version": 1,
                    "accepted": True,
                    "body": seal.close(self._program, number, "programs"),
                }
            ],
        )


def _as_written(program: Program) -> Program:
    return replace(program, version=1, written_at=NOW, checked_at=NOW, cause="asked")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _insert(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    names = ", ".join(rows[0])
    places = ", ".join(f":{name}" for name in rows[0])
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608


if __name__ == "__main__":
    print(crowd(*(int(given) for given in sys.argv[1:])))
