"""The database to measure with is one the bot can live on, and is answered from."""

import asyncio
from pathlib import Path

from benchmarks.athletes import ids, runner
from benchmarks.bots import KEY_BYTES
from benchmarks.crowd import NOW, build
from benchmarks.inside import Aim, weeks
from coach.program import monday_of
from storage.database import Database
from storage.sealing import Seal
from tests.bot.stand import rows

DAYS = 130


async def _look(path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{path}", Seal(KEY_BYTES))
    await database.open()
    async with database.reading() as tx:
        dossier = await tx.dossier(ids(3)[2])
    await database.close()

    assert dossier is not None
    made = runner(NOW.date(), DAYS)
    assert dossier.activities == made.activities
    assert dossier.observations == made.observations
    assert dossier.availability == made.availability
    assert dossier.in_force(monday_of(NOW.date())) is not None


def test_a_crowd_is_read_and_answered_by_the_bot(tmp_path: Path) -> None:
    build(tmp_path / "steadfoot.db", 3, DAYS)
    asyncio.run(_look(tmp_path / "steadfoot.db"))

    times = asyncio.run(weeks(tmp_path, ids(3)))

    assert len(times) == 3
    said = "SELECT endpoint, state, count(*) FROM outbox GROUP BY endpoint, state"
    assert rows(tmp_path, said, name="steadfoot.db") == [("sendMessage", "sent", 3)]
    programs = "SELECT count(*) FROM programs"
    assert rows(tmp_path, programs, name="steadfoot.db") == [(3,)]  # none had to be written


def test_an_aim_that_is_missed_says_so() -> None:
    assert Aim("a thing", 9.9, 10).met
    assert not Aim("a thing", 10.1, 10).met
    assert str(Aim("a thing", 10.1, 10)).endswith("MISSED")
