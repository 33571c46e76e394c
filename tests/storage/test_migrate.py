"""From every version to the newest, with people in it, on both engines."""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine

from coach.errors import CannotSaveError
from storage.database import Database
from storage.errors import NewerDatabaseError
from storage.migrate import SCRIPTS, head, known_versions, migrate
from storage.schema import metadata
from storage.sealing import Seal
from tests.storage.made import ANA, BORIS, enrol, whole_dossier
from tests.stores import KEY, Server, fresh_store

NEXT = '''
"""A later version, for the test: {name}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    {body}
'''

BATCH = (
    'with op.batch_alter_table("athletes") as batch:\n'
    '        batch.alter_column("time_zone", new_column_name="zone")'
)
FAILS = (
    'op.add_column("athletes", sa.Column("extra", sa.Text()))\n'
    "    op.execute(\"INSERT INTO journal (athlete_id, key, body) VALUES (77, 'k', '')\")"
)


def scripts(folder: Path, body: str) -> Path:
    """The migrations there are, and one more."""
    target = folder / "migrations"
    shutil.copytree(SCRIPTS, target)
    later = NEXT.format(name="one more", revision="0003", body=body)
    (target / "versions" / "0003_later.py").write_text(later)
    return target


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def test_the_tables_of_a_file_are_those_of_the_schema(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'steadfoot.db'}"
    asyncio.run(migrate(url))
    engine = create_engine(f"sqlite:///{tmp_path / 'steadfoot.db'}")

    with engine.connect() as connection:
        assert differences(connection) == []
    engine.dispose()


@pytest.mark.postgres
async def test_the_tables_of_a_server_are_those_of_the_schema(postgres: Server) -> None:
    engine = create_async_engine(await postgres.migrated())

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


def test_the_versions_are_those_that_alembic_finds() -> None:
    found = ScriptDirectory(str(SCRIPTS))

    assert head() == found.get_current_head()
    assert known_versions() == {script.revision for script in found.walk_revisions()}


def test_a_start_on_a_database_of_today_loads_no_alembic(tmp_path: Path) -> None:
    start = "import asyncio, sys; from storage.migrate import migrate; "
    start += f"asyncio.run(migrate('sqlite+aiosqlite:///{tmp_path / 'coach.db'}')); "
    start += "print('alembic' in sys.modules)"

    def loads() -> str:
        command = [sys.executable, "-c", start]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 (our own)

    assert (loads(), loads()) == ("True", "False")


async def test_a_table_copied_by_a_migration_loses_no_children(tmp_path: Path) -> None:
    """Alembic's batch mode drops the old table: with foreign keys on, all rows would go."""
    async with fresh_store(tmp_path) as database:
        async with database.transaction() as tx:
            await tx.restore(ANA, whole_dossier())
            await tx.restore(BORIS, whole_dossier())
        before = await rows(database)

    await migrate(database.url, scripts(tmp_path, BATCH))

    connection = sqlite3.connect(tmp_path / "steadfoot.db")
    after = {name: count(connection, name) for name in before}
    names = [row[1] for row in connection.execute("PRAGMA table_info(athletes)")]
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    assert after == before
    assert before["journal"] == 4
    assert "zone" in names
    assert broken == []


@pytest.mark.postgres
async def test_a_server_with_people_in_it_is_migrated(postgres: Server, tmp_path: Path) -> None:
    url = await postgres.migrated()
    database = Database(url, Seal(KEY))
    await database.open()
    async with database.transaction() as tx:
        await tx.restore(ANA, whole_dossier())
    before = await rows(database)
    await database.close()
    later = scripts(tmp_path, BATCH)

    await asyncio.gather(*(migrate(url, later) for _ in range(3)))  # workers start together

    engine = create_async_engine(url)
    async with engine.connect() as connection:
        for name, number in before.items():
            found = await connection.execute(text(f"SELECT count(*) FROM {name}"))  # noqa: S608 (our own names)
            assert found.scalar() == number, name
        await connection.execute(text("SELECT zone FROM athletes"))
    await engine.dispose()


async def rows(database: Database) -> dict[str, int]:
    """How many rows each table has."""
    found = {}
    async with database.reading() as tx:
        for name, table in metadata.tables.items():
            found[name] = len(await tx.connection.rows(table.select()))
    return found


def count(connection: sqlite3.Connection, name: str) -> int:
    number: int = connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608 (our own names)
    return number


async def test_a_copy_is_made_before_anything_is_changed(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)
    later = scripts(tmp_path, BATCH)

    await migrate(database.url, later)
    await migrate(database.url, later)

    before = tmp_path / "steadfoot.db.before-0003"
    connection = sqlite3.connect(before)
    assert connection.execute("SELECT time_zone FROM athletes").fetchall() == [("Europe/Berlin",)]
    connection.close()
    assert before.stat().st_mode & 0o077 == 0


async def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    async with fresh_store(tmp_path):
        pass

    assert [path.name for path in tmp_path.glob("*before*")] == []  # noqa: ASYNC240 (a tiny folder)


async def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    """Neither the columns nor the version."""
    async with fresh_store(tmp_path) as database:
        await enrol(database)

    with pytest.raises(CannotSaveError, match="1 rows would lose their athlete"):
        await migrate(database.url, scripts(tmp_path, FAILS))

    async with fresh_store(tmp_path) as database, database.reading() as tx:
        assert await tx.members.count() == 1
    connection = sqlite3.connect(tmp_path / "steadfoot.db")
    names = [row[1] for row in connection.execute("PRAGMA table_info(athletes)")]
    connection.close()
    assert "extra" not in names


async def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        await enrol(database)
    await migrate(database.url, scripts(tmp_path, BATCH))
    file = tmp_path / "steadfoot.db"
    before = file.read_bytes()

    with pytest.raises(NewerDatabaseError, match="newer version"):
        await migrate(database.url)

    assert file.read_bytes() == before


@pytest.mark.postgres
async def test_a_newer_server_is_left_alone(postgres: Server, tmp_path: Path) -> None:
    url = await postgres.migrated()
    await migrate(url, scripts(tmp_path, BATCH))

    with pytest.raises(NewerDatabaseError, match="newer version"):
        await Database(url, Seal(KEY)).open()
