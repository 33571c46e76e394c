"""The bot as a process of its own, opposite an emulator over HTTP."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.local_chat.emulator import TOKEN, Emulator
from bot.local_chat.server import EmulatorServer

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
READY = "the bot listens"


@dataclass(slots=True)
class Running:
    """A bot that was started."""

    process: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)
    _reading: "asyncio.Task[None] | None" = None

    def watch(self) -> None:
        self._reading = asyncio.ensure_future(self._read())

    async def ready(self, seconds: float = 30.0) -> None:
        """Returns when it listens, or raises with what it said."""
        async with asyncio.timeout(seconds):
            while not any(READY in line for line in self.lines):
                if self.process.returncode is not None:
                    raise AssertionError("\n".join(self.lines))
                await asyncio.sleep(0.01)

    async def ended(self, seconds: float = 30.0) -> int:
        """Its exit code."""
        code = await asyncio.wait_for(self.process.wait(), seconds)
        if self._reading is not None:
            await self._reading
        return code

    async def stop(self) -> int:
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await self.ended()

    async def kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self.ended()

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.lines.append(line.decode().rstrip())


async def start(folder: Path, address: str, verb: str = "run", **more: str) -> Running:
    """`python -m bot VERB` on a data folder; `more` is its environment."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "HOME": str(folder),
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": address,
        "DATA_DIR": str(folder / "data"),
        "DATA_KEY": KEY,
        "ALLOWED_IDS": "*",
        "HTTP_PORT": "0",
        **more,
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        verb,
        cwd=folder,
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    running = Running(process)
    running.watch()
    return running


async def serve(emulator: Emulator) -> tuple[EmulatorServer, str]:
    server = EmulatorServer(emulator)
    return server, await server.start()
