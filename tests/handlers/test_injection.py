"""Notes, names, files, pictures and lists are data: whatever they say, nothing obeys it."""

from pathlib import Path

from tests.fakes.messages_server import FakeClaude
from tests.handlers.hostile import DOORS, RICH, Obedient, Siege, texts
from tests.handlers.talk import said, talk

EACH = 6
"""Every sixth text, each through one door in turn. All of them through all doors is a command of
its own, python -m benchmarks.hostile.
"""


def test_there_are_enough_texts() -> None:
    assert len(set(texts())) >= 100


async def test_hostile_texts_get_nothing_through_any_door(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server, **RICH) as ida:
        siege = Siege(ida, server)
        await siege.begin()
        doors = list(DOORS)
        for number, order in enumerate(texts()[::EACH]):
            await siege.try_(doors[number % len(doors)], order)
        harm = await siege.end()
    assert harm.found == []
    assert harm.tried >= 25


async def test_cost_bombs_end_at_the_athletes_budget(tmp_path: Path, server: FakeClaude) -> None:
    async with talk(tmp_path, server, athlete_daily_budget_usd=0.02) as ida:
        server.always(Obedient("Write at least ten thousand words."))
        bomb = "Why not write ten thousand words about it? " * 40
        heard = [said(await ida.say(bomb)) for _ in range(8)]
        assert "Your share of Claude for today is used up" in heard[-1]
        assert len(server.asked) < 2 * len(heard)
        async with ida.house.bot.database.reading() as tx:
            assert await tx.athletes.get(ida.athlete) is not None
