"""/stats and the cost in /settings: the owner sees counts, an athlete the own cost."""

from pathlib import Path

import pytest

from tests.bot.clauded import DOSSIER, desk_of, ida_of, living, say, sensible
from tests.bot.stand import heard
from tests.fakes.messages_server import fake_claude

NOTE = "my private words about the knee"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("prompts.patience.FIRST_WAIT_S", 0.01)


async def test_the_owner_sees_counts_and_costs_and_nobody_elses_words(tmp_path: Path) -> None:
    async with fake_claude() as server, living(tmp_path, server.url, owner_id=1001) as house:
        server.always(sensible)
        ida = await ida_of(house)
        await say(house, ida, f"/journal {NOTE}")
        await say(house, ida, "/regenerate tired")
        ida.press("Suits me")
        await house.settle()
        server.down()
        await say(house, ida, "/regenerate more time")

        said = await say(house, ida, "/stats")
        assert ida.user.id == 1001
        assert "1 athlete\n" in said
        assert "weeks:" in said
        assert "without an answer: overloaded" in said
        assert "from the cache" in said
        assert "Claude away 1" in said
        assert "thumbs: 1 up, 0 down" in said
        assert NOTE not in said
        assert "ida" not in said.casefold()

        settings = await say(house, ida, "/settings")
        assert "Claude has cost less than a cent for you this month." in settings


async def test_whoever_is_not_the_owner_does_not_even_learn_of_it(tmp_path: Path) -> None:
    async with living(tmp_path, "http://127.0.0.1:1", owner_id=7) as house:
        ida = await desk_of(house).load_dossier(DOSSIER)

        assert (await say(house, ida, "/stats")).startswith("I do not know /stats")
        assert "Claude has cost nothing for you" in await say(house, ida, "/settings")
        assert all("thumbs" not in text for text in heard(ida))
