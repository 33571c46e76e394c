"""A few commands among many faults: everybody is answered, and nothing is lost."""

from pathlib import Path

import pytest

from benchmarks.chaos import run
from bot.local_chat.faults import Trouble

TROUBLES = (Trouble.SERVER, Trouble.GATEWAY, Trouble.LOST_ANSWER)
"""Those that make nobody wait for whole seconds."""


@pytest.mark.soak
async def test_commands_among_faults_are_all_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("benchmarks.chaos.TROUBLES", TROUBLES)
    monkeypatch.setattr("benchmarks.chaos.AT_ONCE", 3)
    monkeypatch.setattr("bot.outbox.PATIENCE_S", 0.01)
    monkeypatch.setattr("bot.outbox.PATIENCE_MOST_S", 0.02)
    monkeypatch.setattr("prompts.patience.FIRST_WAIT_S", 0.01)

    count = await run(12, 3, 0.3, tmp_path)

    assert count.commands == 12
    assert (count.unanswered, count.lost, count.errors) == ([], [], [])
    assert count.claude_calls > 0
    assert count.by_claude > 0
