"""The bot as a process: over HTTP, by signals, and every way not to start."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from time import monotonic

import aiohttp
import pytest

from benchmarks.bots import BotProcess
from bot.local_chat.emulator import Emulator
from bot.local_chat.faults import Trouble
from bot.local_chat.phone import Phone
from bot.local_chat.server import EmulatorServer
from tests.bot.stand import heard, rows


@pytest.fixture
async def address(telegram: Emulator) -> AsyncIterator[str]:
    server = EmulatorServer(telegram)
    yield await server.start()
    await server.stop()


async def _until(true: Callable[[], bool], seconds: float = 60.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 (what is waited for happens in another process)
            await asyncio.sleep(0.01)


async def _answered(phone: Phone, count: int = 1) -> None:
    await _until(lambda: len(heard(phone)) >= count)


def _kept(folder: Path) -> tuple[int, int]:
    """How many updates there are, and how many are done."""
    (found,) = rows(folder, "SELECT count(*), sum(done) FROM inbox", name="steadfoot.db")
    return int(found[0]), int(found[1])


async def test_a_bot_answers_stops_when_asked_and_starts_again(
    tmp_path: Path, telegram: Emulator, address: str
) -> None:
    ana = telegram.join("Ana")
    bot = await BotProcess.start(tmp_path, address)
    await bot.ready()

    ana.say("/privacy")
    await _answered(ana)

    second = await BotProcess.start(tmp_path, address)
    assert await second.ended() == 3
    assert second.lines == [f"Steadfoot is running on {tmp_path} already. Stop it first."]

    telegram.faults.order(Trouble.SLOW, "sendMessage", seconds=1)
    ana.say("/help")
    await _until(lambda: telegram.busy > 0)
    begin = monotonic()
    assert await bot.stop() == 0
    assert monotonic() - begin < 9
    assert len(heard(ana)) == 2
    assert _kept(tmp_path) == (2, 2)

    ana.say("/help")
    again = await BotProcess.start(tmp_path, address)
    await _answered(ana, 3)
    assert await again.stop() == 0
    assert "sk-ant" not in "\n".join(again.lines)


async def test_a_bot_behind_a_webhook_takes_only_what_telegram_brings(
    tmp_path: Path, telegram: Emulator, address: str
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    bot = await BotProcess.start(
        tmp_path, address, HTTP_PORT=str(port), WEBHOOK_URL=f"{url}/hook", WEBHOOK_SECRET="s3cret"
    )
    await bot.ready()

    ana = telegram.join("Ana")
    ana.say("/privacy")
    await _answered(ana)
    async with aiohttp.ClientSession() as client:
        async with client.post(f"{url}/hook", json={"update_id": 1}) as forged:
            assert forged.status == 403
        async with client.get(f"{url}/healthz") as health:
            assert health.status == 200
            assert (await health.json())["ok"] is True

    assert await bot.stop() == 0
    assert _kept(tmp_path) == (1, 1)
