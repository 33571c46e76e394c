"""Claude, loaded when first needed: the SDK takes two seconds, a start must not."""

import asyncio
import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from prompts.ask import Answer, Ask, M, OnPartial, OnText
from prompts.spend import Spend

if TYPE_CHECKING:
    from coach.ports import Clock
    from prompts.claude import Claude


class Later:
    """Stands where Claude will: loads it once, in a thread, while the bot already answers."""

    def __init__(self, load: Callable[[], "Claude"]) -> None:
        self._load = load
        self._claude: Claude | None = None
        self._turn = asyncio.Lock()

    @property
    def loaded(self) -> bool:
        return self._claude is not None

    async def claude(self) -> "Claude":
        """Claude itself, loaded if need be; also a way to have it loaded early."""
        async with self._turn:
            if self._claude is None:
                self._claude = await asyncio.to_thread(self._load)
            return self._claude

    async def ask(
        self, request: Ask, out: type[M], *, on_partial: OnPartial | None = None
    ) -> Answer[M]:
        """See `asking.Asking.ask`."""
        return await (await self.claude()).ask(request, out, on_partial=on_partial)

    async def text(self, request: Ask, *, on_text: OnText | None = None) -> Answer[str]:
        """See `asking.Asking.text`."""
        return await (await self.claude()).text(request, on_text=on_text)

    async def close(self) -> None:
        """Closes the connections if there ever were any."""
        async with self._turn:
            if self._claude is not None:
                await self._claude.close()


def claude_later(*, key: str, spend: Spend, clock: "Clock", base_url: str | None = None) -> Later:
    """Claude for the roof. `base_url` None: Anthropic's own address."""

    def load() -> "Claude":
        module = importlib.import_module("prompts.claude")
        claude: Claude = module.Claude(key=key, spend=spend, clock=clock, base_url=base_url)
        return claude

    return Later(load)
