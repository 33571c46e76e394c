"""The local chat: a page in a browser on this computer, to talk to the very bot."""

import re

from aiohttp import web

from bot.local_chat.clock import TravellingClock
from bot.local_chat.desk import Desk
from bot.local_chat.emulator import Emulator
from bot.local_chat.guard import is_loopback
from bot.local_chat.hooks import Hooks
from bot.local_chat.live import Live
from bot.local_chat.web import Routes

PORT = 8080
_KEY = re.compile(r"[A-Za-z0-9_-]{8,}")


class LocalChat:
    """The page and its server. `key` is what its address must bear."""

    def __init__(self, emulator: Emulator, key: str, hooks: Hooks, clock: TravellingClock) -> None:
        """A chat that is not open yet.

        Raises:
            ValueError: a key that an address cannot bear as it is.
        """
        if not _KEY.fullmatch(key):
            raise ValueError("the key of the local chat is made of letters, digits, - and _")
        self.desk = Desk(emulator, hooks, clock)
        self._key = key
        self._live: Live | None = None
        self._runner: web.AppRunner | None = None
        self.address = ""
        """Where the page is, with its key; empty before the start."""

    async def start(self, host: str = "127.0.0.1", port: int = PORT) -> str:
        """Opens the page, for this computer alone; port 0 takes a free one. Returns its address.

        Raises:
            ValueError: `host` can be reached from elsewhere.
            OSError: the port is taken.
        """
        if not is_loopback(host):
            raise ValueError(f"the local chat is for this computer alone, not for {host}")
        await self.desk.open()
        self._live = Live(self.desk)
        routes = Routes(self.desk, self._live, self._key)
        self._runner = web.AppRunner(
            routes.application(), access_log=None, shutdown_timeout=1.0, handle_signals=False
        )
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host, port).start()
        except OSError:
            await self.stop()
            raise
        taken = self._runner.addresses[0][1]
        shown = f"[{host}]" if ":" in host else host
        self.address = f"http://{shown}:{taken}/?k={self._key}"
        return self.address

    async def stop(self) -> None:
        """Closes the page; what is open in browsers learns that it is over."""
        if self._live is not None:
            self._live.stop()
            self._live = None
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
