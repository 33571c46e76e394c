"""The night's work: once a day, not right after a start, and never a reason to stop."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.housekeeping import GRACE_S, Housekeeping, newest_copy
from storage.inbox import DONE, Inbox, KeptUpdate
from tests.bot.stand import rows, words
from tests.stores import fresh_store

MORNING = datetime(2026, 12, 5, 4, tzinfo=UTC)
DAY = timedelta(days=1)


def _settled(house: Housekeeping) -> Housekeeping:
    """One that has been there for a while."""
    house._started -= GRACE_S + 1
    return house


async def test_a_night_leaves_a_copy_and_no_old_rows(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        house = _settled(Housekeeping(database, tmp_path / "backups"))
        inbox = Inbox(database)
        update = KeptUpdate(update_id=1, athlete_id=5, payload=words(1, 5, "old"))
        await inbox.keep([update], MORNING - 5 * DAY)
        async with database.writing() as connection:
            await connection.run(DONE, number=1, yes=True)

        assert await house.look(MORNING)

        assert rows(tmp_path, "SELECT count(*) FROM inbox", name="steadfoot.db") == [(0,)]
        assert newest_copy(tmp_path / "backups") == "2026-12-05"


async def test_it_is_done_once_a_day_whatever_restarts_do(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        house = _settled(Housekeeping(database, tmp_path / "backups"))

        assert not await house.look(MORNING - timedelta(hours=1))
        assert await house.look(MORNING)
        assert not await house.look(MORNING + timedelta(hours=9))
        again = _settled(Housekeeping(database, tmp_path / "backups"))
        assert not await again.look(MORNING + timedelta(hours=10))
        assert await again.look(MORNING + DAY)
        assert len(list((tmp_path / "backups").glob("*.db"))) == 2


async def test_nobody_waits_for_it_after_a_start(tmp_path: Path) -> None:
    async with fresh_store(tmp_path) as database:
        assert not await Housekeeping(database, tmp_path / "backups").look(MORNING)


async def test_a_night_that_fails_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("bot.housekeeping.back_up", fail)
    async with fresh_store(tmp_path) as database:
        house = _settled(Housekeeping(database, tmp_path / "backups"))

        assert await house.look(MORNING)
        assert not await house.look(MORNING)

    assert "the nightly housekeeping failed" in caplog.messages


def test_other_files_are_no_copies(tmp_path: Path) -> None:
    assert newest_copy(tmp_path / "nowhere") == ""
    for name in ("notes.txt", "steadfoot-2026-12-09-040000.part", "steadfoot-today.db"):
        (tmp_path / name).touch()
    assert newest_copy(tmp_path) == ""
    (tmp_path / "steadfoot-2026-12-04-040000.db").touch()
    assert newest_copy(tmp_path) == "2026-12-04"
