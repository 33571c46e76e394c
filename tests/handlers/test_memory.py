"""/memory: pages, and forgetting everything at once."""

from datetime import date
from pathlib import Path

from coach.proposal import FactProposal
from coach.usecases.memory import keep_facts
from tests.handlers.talk import said, talk


async def test_many_facts_are_turned_page_by_page_and_forgotten_at_once(tmp_path: Path) -> None:
    many = [
        FactProposal(text=f"Likes route {n}.", quote=f"route {n}", confidence=0.9)
        for n in range(1, 14)
    ]
    async with talk(tmp_path) as ida:
        async with ida.house.bot.database.transaction() as tx:
            await keep_facts(tx, ida.athlete, many, date(2026, 12, 1))
        first = said(await ida.say("/memory"))
        assert "13 · Likes route 13." in first
        assert "3 · Likes route 3.\n" not in first.replace("13 · Likes route 13.\n", "")
        older = said(await ida.press("Older ›"))
        assert "[Forget 3] [Forget 2] [Forget 1]" in older
        assert "[‹ Newer]" in older
        assert "Forgotten, all 13 of them." in said(await ida.say("/memory forget all"))
        assert (await ida.dossier()).facts == ()
        await ida.press("Undo")
        assert len((await ida.dossier()).facts) == 13


async def test_anything_else_behind_the_command_is_told_how_it_works(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        assert "/memory forget all" in said(await ida.say("/memory what"))
        assert "nothing under ١٢" in said(await ida.say("/memory forget ١٢"))
