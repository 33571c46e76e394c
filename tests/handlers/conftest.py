"""A fake Messages API, for conversations in which Claude has a part."""

from collections.abc import AsyncIterator

import pytest

from prompts import patience
from tests.fakes.messages_server import FakeClaude, fake_claude


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[FakeClaude]:
    """Reached directly, and tried again after a hundredth of a second instead of half of one."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(patience, "FIRST_WAIT_S", 0.01)
    async with fake_claude() as running:
        yield running
