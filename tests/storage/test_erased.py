"""The lines beside the database."""

from contextlib import suppress
from pathlib import Path

import pytest

from storage.database import Database
from storage.erased import note_erased, noted_erased, owner_hash
from storage.schema import micros
from tests.storage.made import ANA, BORIS, MINUTE, NOON, enrol


def test_the_last_deletion_of_each_counts(tmp_path: Path) -> None:
    file = tmp_path / "steadfoot.db"
    note_erased(file, {ANA: NOON, BORIS: NOON})
    note_erased(file, {ANA: NOON + MINUTE})

    assert noted_erased(file) == {
        owner_hash(ANA): micros(NOON + MINUTE),
        owner_hash(BORIS): micros(NOON),
    }


def test_no_file_is_nobody_deleted(tmp_path: Path) -> None:
    assert noted_erased(tmp_path / "steadfoot.db") == {}


def test_a_line_cut_off_by_a_crash_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "steadfoot.db"
    note_erased(file, {ANA: NOON})
    beside = tmp_path / "steadfoot.db.erased"
    beside.write_text(beside.read_text() + owner_hash(BORIS)[:20])

    assert noted_erased(file) == {owner_hash(ANA): micros(NOON)}


async def test_a_deletion_stands_though_it_cannot_be_noted(
    sqlite: Database, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await enrol(sqlite)
    (tmp_path / "steadfoot.db.erased").mkdir()

    async with sqlite.transaction() as tx:
        await tx.members.delete(ANA, NOON)

    async with sqlite.reading() as tx:
        assert await tx.members.count() == 0
    assert "could not be noted" in caplog.text


async def test_a_deletion_is_noted_and_a_mere_try_is_not(sqlite: Database, tmp_path: Path) -> None:
    await enrol(sqlite, ANA, BORIS)

    async def half() -> None:
        async with sqlite.transaction() as tx:
            await tx.members.delete(BORIS, NOON)
            raise LookupError

    with suppress(LookupError):
        await half()
    async with sqlite.transaction() as tx:
        await tx.members.delete(ANA, NOON)

    assert noted_erased(tmp_path / "steadfoot.db") == {owner_hash(ANA): micros(NOON)}
