"""Claude under the roof: with a key the living bot uses it, in its budgets, and can lose it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.local_chat.phone import Phone
from bot.verbs.running import House
from coach.athlete import AthleteId
from coach.program import Program, Source, monday_of
from storage.ledger import SqlLedger
from tests.bot.clauded import DOSSIER, MONDAY, desk_of, house_of, say, sensible
from tests.fakes.messages_server import FakeClaude, fake_claude


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
async def server() -> AsyncIterator[FakeClaude]:
    async with fake_claude() as running:
        running.always(sensible)
        yield running


@pytest.fixture
async def house(tmp_path: Path, server: FakeClaude) -> AsyncIterator[House]:
    house = house_of(tmp_path, server.url)
    await house.start()
    yield house
    await house.stop()
    await house.emulator.close()


@pytest.fixture
async def ida(house: House) -> Phone:
    desk = desk_of(house)
    phone = await desk.load_dossier(DOSSIER)
    await desk.travel(phone.user.id, MONDAY)
    await house.settle()
    return phone


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
    house = house_of(tmp_path, server.url, athlete_daily_budget_usd=0.001)
    await house.start()
    desk = desk_of(house)
    ida = await desk.load_dossier(DOSSIER)
    await desk.travel(ida.user.id, MONDAY)
    await say(house, ida, "/week")

    assert (await _kept(house, ida)).source is Source.PLANNER
    assert server.asked == []
    await house.stop()
    await house.emulator.close()
