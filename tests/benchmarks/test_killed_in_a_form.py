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
ANA = AthleteId(FIRST_PERSON)
IN_THE_MIDDLE_S = 0.02
"""After something was said: it is being taken in, or answered."""
LIVES = (
    (
        ("/race", "Spring Half"),
        ("[Add a race]", "Which race?"),
        ("Lake Run", "When is it?"),
        (RACE_DAY.isoformat(), ""),
    ),
    (
        ("", "How long is it?"),  # the name and the day are there, and not asked again
        ("15 km", "How much does it matter?"),
        ("[C: for fun]", "How much climbing"),
        ("[Skip]", "On the calendar"),
        (f"/journal {NOTED_DAY}", "How hard was it"),
        ("[5]", ""),
    ),
    (
        ("", "energy"),
        ("[4 good]", "pain"),
        ("[None]", "noted"),
    ),
)
"""A race and a day, said in three lives: what is done, and what is heard then.

Nothing heard: the kill comes while it is being taken in, or answered.
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
    """Ana trains here, and is not spoken to by itself."""
    dossier = runner(TUESDAY.date(), 0)
    quiet = dossier.with_(settings=replace(dossier.settings, paused=True))
    async with _database(tmp_path) as database, database.transaction() as tx:
        await tx.restore(ANA, quiet)
    return tmp_path


@pytest.fixture
def ana(telegram: EmulatorServer) -> Phone:
    return telegram._emulator.join("Ana", user=ANA, started=True)


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


async def test_a_kill_in_a_form_or_in_an_answer_goes_on_where_it_was(
    folder: Path, telegram: EmulatorServer, ana: Phone
) -> None:
    for life, steps in enumerate(LIVES):
        bot = await _born(folder, telegram, timedelta(minutes=life))
        for do, words in steps:
            if do.startswith("["):
                ana.press(do.strip("[]"))
            elif do:
                ana.say(do)
            await (_until(ana, words) if words else asyncio.sleep(IN_THE_MIDDLE_S))
        await bot.kill()

    async with _database(folder) as database, database.reading() as tx:
        races = [kept.value for kept in await tx.races.all(ANA)]
        journal = [kept.value for kept in await tx.journal.all(ANA)]
    lake = [(race.date, race.km, race.priority) for race in races if race.name == "Lake Run"]
    assert lake == [(RACE_DAY, 15.0, Priority.C)]
    told = [(day.date, day.rpe, day.energy, day.pain) for day in journal]
    assert told == [(NOTED_DAY, 5, 4, 0)]
