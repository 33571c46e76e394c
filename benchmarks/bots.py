"""The bot as a process of its own, for whoever measures or kills it."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.local_chat.emulator import TOKEN

KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"
KEY_BYTES = bytes(range(32))
READY = "the bot listens"
ROOT = Path(__file__).parents[1]


class DidNotStartError(Exception):
    """The bot ended before it listened; the text is what it said."""


@dataclass(slots=True)
class BotProcess:
    """A bot that was started."""

    process: asyncio.subprocess.Process
    lines: list[str] = field(default_factory=list)
    _listens: asyncio.Event = field(default_factory=asyncio.Event)
    _reading: "asyncio.Task[None] | None" = None

    @classmethod
    async def start(cls, folder: Path, address: str, **more: str) -> "BotProcess":
        """`python -m bot run` on a data folder; `more` is added to its environment."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": address,
            "DATA_DIR": str(folder),
            "DATA_KEY": KEY,
            "ALLOWED_IDS": "*",
            "HTTP_PORT": "0",
            **more,
        }
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=folder,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
        )
        started = cls(process)
        started._reading = asyncio.ensure_future(started._read())
        return started

    async def ready(self, seconds: float = 60.0) -> None:
        """Returns when it listens.

        Raises:
            DidNotStartError: it ended instead.
        """
        async with asyncio.timeout(seconds):
            await self._listens.wait()
        if self.process.returncode is not None:
            raise DidNotStartError("\n".join(self.lines))

    async def stop(self) -> int:
        """Asks it to end; its exit code."""
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await self.ended()

    async def kill(self) -> None:
        """As a power cut would."""
        if self.process.returncode is None:
            self.process.kill()
        await self.ended()

    async def ended(self) -> int:
        """Waits until it has ended; its exit code."""
        code = await self.process.wait()
        if self._reading is not None:
            await self._reading
        return code

    async def _read(self) -> None:
        assert self.process.stderr is not None
        async for line in self.process.stderr:
            self.lines.append(line.decode(errors="replace").rstrip())
            if READY in self.lines[-1]:
                self._listens.set()
        self._listens.set()
