"""kill -9 in the middle of an answer of a form, a check-in's too: it goes on where it was."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest

from benchmarks.athletes import runner
from benchmarks.bots import KEY_BYTES, BotProcess
from bot.local_chat.emulator import FIRST_PERSON, Emulator
from bot.local_chat.phone import Phone
from bot.local_chat.server import EmulatorServer
from coach.athlete import AthleteId
from coach.race import Priority
from storage.database import Database
from storage.sealing import Seal
from tests.bot.stand import heard

TUESDAY = datetime(2026, 12, 1, 9, tzinfo=UTC)
RACE_DAY = date(2027, 3, 20)
NOTED_DAY = date(2026, 11, 25)
IN_THE_MIDDLE_S = 0.02
"""After something was said: it is being taken in, or answered."""
ANA, BEN = AthleteId(FIRST_PERSON), AthleteId(FIRST_PERSON + 1)
LIVES = (
    (
        (ANA, "/race", "Spring Half"),
        (ANA, "[Add a race]", "Which race?"),
        (ANA, "Lake Run", "When is it?"),
        (BEN, f"/journal {NOTED_DAY}", "How hard was it"),
        (ANA, RACE_DAY.isoformat(), ""),
        (BEN, "[5]", ""),
    ),
    (
        (ANA, "", "How long is it?"),  # the name and the day are there, and not asked again
        (ANA, "15 km", "How much does it matter?"),
        (BEN, "", "energy"),
        (BEN, "[4 good]", "pain"),
        (ANA, "[C: for fun]", "How much climbing"),
        (BEN, "[None]", "noted"),
        (ANA, "[Skip]", "On the calendar"),
    ),
)
"""A race form and a check-in, with a kill in between: what is done, and what is heard then.

Nothing heard: it is killed while that is taken in, or answered.
"""


@pytest.fixture
async def telegram() -> AsyncIterator[EmulatorServer]:
    emulator = Emulator()
    server = EmulatorServer(emulator)
    await server.start()
    yield server
    await server.stop()
    await emulator.close()


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """Two who train here, and are not spoken to by themselves."""
    dossier = runner(TUESDAY.date(), 0)
    quiet = dossier.with_(settings=replace(dossier.settings, paused=True))
    async with _database(tmp_path) as database, database.transaction() as tx:
        for athlete in (ANA, BEN):
            await tx.restore(athlete, quiet)
    return tmp_path


async def _born(folder: Path, telegram: EmulatorServer, later: timedelta) -> BotProcess:
    start = (TUESDAY + later).isoformat()
    bot = await BotProcess.start(folder, telegram.address, CLOCK_STARTS=start)
    await bot.ready()
    return bot


async def _until(phone: Phone, words: str, seconds: float = 30.0) -> None:
    """The newest thing that is said has these words."""
    end = monotonic() + seconds
    while words not in (heard(phone) or [""])[-1]:
        assert monotonic() < end, f"{words!r} is not in what was said: {heard(phone)[-2:]}"
        await asyncio.sleep(0.01)


@asynccontextmanager
async def _database(folder: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{folder / 'steadfoot.db'}", Seal(KEY_BYTES))
    await database.open()
    try:
        yield database
    finally:
        await database.close()


@pytest.mark.soak
async def test_a_kill_in_the_middle_of_an_answer_goes_on_where_it_was(
    folder: Path, telegram: EmulatorServer
) -> None:
    join = telegram._emulator.join
    phones = {number: join("Somebody", user=number, started=True) for number in (ANA, BEN)}
    for life, steps in enumerate(LIVES):
        bot = await _born(folder, telegram, timedelta(minutes=life))
        for who, do, words in steps:
            phone = phones[who]
            if do.startswith("["):
                phone.press(do.strip("[]"))
            elif do:
                phone.say(do)
            await (_until(phone, words) if words else asyncio.sleep(IN_THE_MIDDLE_S))
        await bot.kill()

    async with _database(folder) as database, database.reading() as tx:
        races = [kept.value for kept in await tx.races.all(ANA)]
        journal = [kept.value for kept in await tx.journal.all(BEN)]
    lake = [(race.date, race.km, race.priority) for race in races if race.name == "Lake Run"]
    assert lake == [(RACE_DAY, 15.0, Priority.C)]
    told = [(day.date, day.rpe, day.energy, day.pain) for day in journal]
    assert told == [(NOTED_DAY, 5, 4, 0)]
