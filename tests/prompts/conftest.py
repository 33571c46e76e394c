"""A fake Messages API, and Claude connected to it."""

from collections.abc import AsyncIterator

import pytest

from prompts import patience
from prompts.claude import Claude
from tests.fakes.ledger import MemoryLedger, StoppedClock
from tests.fakes.messages_server import FakeClaude, fake_claude
from tests.prompts.samples import connect


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loopback is reached directly, whatever the machine is set to."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("ANTHROPIC_CUSTOM_HEADERS", raising=False)


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


@pytest.fixture
async def server() -> AsyncIterator[FakeClaude]:
    async with fake_claude() as running:
        yield running


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again after a hundredth of a second instead of half of one."""
    monkeypatch.setattr(patience, "FIRST_WAIT_S", 0.01)


@pytest.fixture
async def claude(
    server: FakeClaude, ledger: MemoryLedger, clock: StoppedClock, hasty: None
) -> AsyncIterator[Claude]:
    """Strict about what the server answers, and quick to try again."""
    async with connect(server.url, ledger, clock) as connected:
        yield connected
