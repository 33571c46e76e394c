"""plan and check with a key: Claude writes, is paid for in the ledger, and is looked at."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.clauded import sensible
from tests.bot.stand import rows
from tests.bot.verbs.conftest import Command
from tests.fakes.messages_server import FakeClaude, fake_claude

DOSSIERS = Path(__file__).parents[2] / "dossiers"
PLAN = ("plan", "--dossier", str(DOSSIERS / "ida.json"), "--week", "2026-12-07")
TODAY = ("--today", "2026-12-04", "--json")
LEDGER = "SELECT use, outcome, athlete_id < 0, cost_usd > 0 FROM ledger"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeClaude]:
    """Serves from a thread of its own: a verb has its own loop."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    running = fake_claude()
    fake = asyncio.run_coroutine_threadsafe(running.__aenter__(), loop).result()
    fake.always(sensible)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-test-of-the-verbs")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", fake.url)
    yield fake
    asyncio.run_coroutine_threadsafe(running.__aexit__(None, None, None), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_a_plan_is_claudes_and_stands_in_the_ledger(
    server: FakeClaude, command: Command, tmp_path: Path
) -> None:
    said = command(*PLAN, *TODAY)

    assert said.json["program"]["source"] == "claude"
    assert said.json["program"]["provenance"]["prompt_hash"]
    assert "claude" not in said.json
    ledger = rows(tmp_path / "data", LEDGER, name="steadfoot.db")
    assert ledger == [("week", "ok", 1, 1)]


def test_a_plan_without_claude_asks_nobody(server: FakeClaude, command: Command) -> None:
    assert command(*PLAN, *TODAY, "--planner").json["program"]["source"] == "planner"
    assert server.requests == []


def test_a_claude_that_is_away_leaves_the_planners_week_and_says_why(
    server: FakeClaude, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prompts.patience.FIRST_WAIT_S", 0.01)
    asked = command(*PLAN, *TODAY, "--planner").json["program"]["daily_program"]
    server.only("another key")

    said = command(*PLAN, *TODAY)

    assert said.code == 0
    assert said.json["program"]["daily_program"] == asked
    assert said.json["claude"] == "auth"
    assert "did not write this week: auth" in command(*PLAN, "--today", "2026-12-04").out


def test_check_asks_about_the_models_that_are_set(
    server: FakeClaude, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "ok  claude: models answer" in command("check").out

    monkeypatch.setenv("MODEL_WEEK", "claude-3-7-sonnet-20250219")
    said = command("check")
    assert said.code == 1
    assert "OFF claude" in said.out
    assert "claude-3-7-sonnet-20250219" in said.out
    assert "sk-test" not in said.out + said.err
