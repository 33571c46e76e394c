"""backup and restore at the command line."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benchmarks.bots import KEY_BYTES
from bot.lock import hold
from coach.athlete import Athlete, AthleteId
from coach.dossier import Dossier
from storage.database import Database
from storage.sealing import Seal
from tests.bot.verbs.conftest import Command

ANA, BEN = AthleteId(1), AthleteId(2)
NOW = datetime(2026, 12, 5, tzinfo=UTC)


def _database(folder: Path) -> Database:
    (folder / "data").mkdir(exist_ok=True)
    return Database(f"sqlite+aiosqlite:///{folder / 'data' / 'steadfoot.db'}", Seal(KEY_BYTES))


async def _enrol(folder: Path, *athletes: AthleteId) -> None:
    database = _database(folder)
    await database.open()
    for number in athletes:
        async with database.transaction() as tx:
            await tx.restore(number, Dossier(athlete=Athlete(time_zone="UTC")))
    await database.close()


async def _delete(folder: Path, athlete: AthleteId) -> None:
    database = _database(folder)
    await database.open()
    async with database.transaction() as tx:
        await tx.members.delete(athlete, NOW)
    await database.close()


def _athletes(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM athletes ORDER BY id")]


def test_a_backup_is_a_database_and_comes_back(tmp_path: Path, command: Command) -> None:
    asyncio.run(_enrol(tmp_path, ANA))

    made = command("backup", "--json")
    asyncio.run(_enrol(tmp_path, BEN))
    back = command("restore", made.json["backup"], "--json")

    assert (made.code, back.code) == (0, 0)
    assert Path(made.json["backup"]).parent == tmp_path / "data" / "backups"
    assert back.json["erased_again"] == 0
    assert _athletes(tmp_path / "data" / "steadfoot.db") == [ANA]


def test_whoever_was_deleted_stays_deleted(tmp_path: Path, command: Command) -> None:
    asyncio.run(_enrol(tmp_path, ANA, BEN))
    made = command("backup", "--to", str(tmp_path / "elsewhere"))
    asyncio.run(_delete(tmp_path, BEN))

    back = command("restore", str(next((tmp_path / "elsewhere").glob("*.db"))))

    assert made.out.startswith("Backed up to ")
    assert "One athlete who had asked to be deleted was deleted again" in back.out
    assert _athletes(tmp_path / "data" / "steadfoot.db") == [ANA]


def test_a_restore_under_a_running_bot_is_refused(tmp_path: Path, command: Command) -> None:
    asyncio.run(_enrol(tmp_path, ANA))
    made = command("backup", "--json").json["backup"]

    with hold(tmp_path / "data"):
        said = command("restore", made)

    assert said.code == 2
    assert said.err == "The bot is running on this data folder. Stop it first.\n"


def test_what_is_no_backup_changes_nothing(tmp_path: Path, command: Command) -> None:
    asyncio.run(_enrol(tmp_path, ANA))
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8\xff" * 100)

    said = command("restore", str(tmp_path / "holiday.jpg"))

    assert said.code == 2
    assert "holiday.jpg" in said.err
    assert _athletes(tmp_path / "data" / "steadfoot.db") == [ANA]


@pytest.mark.parametrize("verb", [["backup"], ["restore", "x.db"]])
def test_postgres_has_tools_of_its_own(
    monkeypatch: pytest.MonkeyPatch, command: Command, verb: list[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/coach")

    said = command(*verb)

    assert said.code == 2
    assert "pg_dump" in said.err
