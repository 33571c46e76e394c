"""Claude under the roof: with a key the living bot uses it, in its budgets, and can lose it."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.local_chat.phone import Phone
from bot.verbs.running import House
from coach.athlete import AthleteId
from coach.program import Program, Source, monday_of
from storage.ledger import SqlLedger
from tests.bot.clauded import MONDAY, desk_of, ida_of, living, say
from tests.fakes.messages_server import FakeClaude


@pytest.fixture
def house(clauded: House) -> House:
    return clauded


@pytest.fixture
async def ida(house: House) -> Phone:
    return await ida_of(house)


async def _kept(house: House, phone: Phone) -> Program:
    async with house.bot.database.reading() as tx:
        kept = await tx.programs.in_force(AthleteId(phone.user.id), monday_of(MONDAY.date()))
    assert kept is not None
    return kept


async def test_a_week_is_claudes_and_what_it_cost_is_in_the_ledger(
    house: House, ida: Phone
) -> None:
    await say(house, ida, "/week")

    program = await _kept(house, ida)
    assert program.source is Source.CLAUDE
    spent = await SqlLedger(house.bot.database).spent(AthleteId(ida.user.id), MONDAY)
    assert spent == pytest.approx(program.provenance.cost)
    assert spent > 0


async def test_claude_can_be_down_stays_down_over_a_restart_and_comes_back(
    house: House, ida: Phone, server: FakeClaude
) -> None:
    desk = desk_of(house)
    asked = len(server.asked)
    await desk.claude(up=False)
    await say(house, ida, "/regenerate tired")
    assert (await _kept(house, ida)).source is Source.PLANNER

    await house.restart()
    await say(house, ida, "/regenerate tired")
    assert (await _kept(house, ida)).source is Source.PLANNER
    assert len(server.asked) == asked

    await desk.claude(up=True)
    await say(house, ida, "/regenerate tired")
    assert (await _kept(house, ida)).source is Source.CLAUDE


async def test_nothing_of_claude_is_loaded_before_it_is_needed(house: House) -> None:
    claude = house.bot.claude

    assert claude is not None
    assert claude.later.loaded is False


async def test_a_spent_budget_is_the_planners_week(tmp_path: Path, server: FakeClaude) -> None:
    async with living(tmp_path, server.url, athlete_daily_budget_usd=0.001) as house:
        ida = await ida_of(house)

        said = await say(house, ida, "/week")

        assert (await _kept(house, ida)).source is Source.PLANNER
        assert "Your share of Claude is used up until midnight UTC" in said
        assert "Try Claude again" not in ida.labels()
        assert server.asked == []


async def test_a_model_nobody_knows_is_said_soon_after_the_start(
    tmp_path: Path,
    server: FakeClaude,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("bot.app.CALM", timedelta(seconds=0.01))

    async with living(tmp_path, server.url, model_note="claude-0") as house:
        assert "note: claude-0 is not a model this bot knows" in caplog.text
        async with asyncio.timeout(20):
            while "Anthropic knows no model claude-0" not in caplog.text:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        assert house.bot.claude is not None
        assert house.bot.claude.later.loaded
