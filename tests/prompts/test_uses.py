"""The four uses of Claude under somebody else's faults: none is met in a way the judge minds."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from coach.proposal import Inquiry
from prompts import patience
from prompts.ask import Answer, Ask, M, OnPartial, OnText
from prompts.claude import Claude
from prompts.journal_note import JournalNoteReader
from prompts.question import Coach
from prompts.race_screenshot import RaceResultReader
from prompts.week_brief import brief
from prompts.weekly_program import WeekWriter, week_offer
from tests.prompts.answers import as_planned
from tests.prompts.athletes import half
from tests.prompts.samples import ATHLETE, connect

if TYPE_CHECKING:
    from llmock.pytest_plugin import LLMock

MODEL = "claude-sonnet-5-5"
CASE = half()


class Impatient:
    """Asks as it is told, but waits less than a second for a silent server."""

    def __init__(self, claude: Claude) -> None:
        self._claude = claude

    async def ask(
        self, request: Ask, out: type[M], *, on_partial: OnPartial | None = None
    ) -> Answer[M]:
        return await self._claude.ask(_brisk(request), out, on_partial=on_partial)

    async def text(self, request: Ask, *, on_text: OnText | None = None) -> Answer[str]:
        return await self._claude.text(_brisk(request), on_text=on_text)


def _brisk(request: Ask) -> Ask:
    return replace(request, manner=replace(request.manner, silence_s=0.8))


async def week(asker: Impatient) -> object:
    return await WeekWriter(asker, MODEL).write(ATHLETE, CASE.dossier, CASE.planned())


async def note(asker: Impatient) -> object:
    return await JournalNoteReader(asker, MODEL).read(ATHLETE, "tired legs", today=CASE.today)


async def results(asker: Impatient) -> object:
    return await RaceResultReader(asker, MODEL).read(ATHLETE, "a list", known=(), today=CASE.today)


async def question(asker: Impatient) -> object:
    asked = Inquiry(question="What next?", dossier=CASE.dossier, today=CASE.today)
    return await Coach(asker, MODEL).answer(ATHLETE, asked)


def _week_answer() -> dict[str, Any]:
    planned = CASE.planned()
    offered = week_offer(planned)
    assert offered is not None
    return as_planned(json.loads(brief(CASE.dossier, planned, offered)))


def _question_answer() -> dict[str, Any]:
    return {"answer": "Rest well today, and sleep long.", "action": "none"}


Use = tuple[Callable[[Impatient], Awaitable[object]], Callable[[], dict[str, Any]]]
USES: dict[str, Use] = {
    "week": (week, _week_answer),
    "note": (note, lambda: {"days": [], "facts": []}),
    "results": (results, lambda: {"rows": []}),
    "question": (question, _question_answer),
}

FAULTS: dict[str, Callable[["LLMock"], object]] = {
    "a rate limit": lambda llmock: llmock.rate_limit(retry_after=0.3),
    "cut off": lambda llmock: llmock.disconnect(),
    "ended early": lambda llmock: llmock.truncate(),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("use", USES)
async def test_an_outside_judge_finds_no_fault_with_any_use(
    use: str, fault: str, llmock: "LLMock", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "FIRST_WAIT_S", 0.2)
    ask, answer = USES[use]
    FAULTS[fault](llmock)
    llmock.reply(json.dumps(answer()), times=None)
    async with connect(llmock.base_url("anthropic"), strict=False) as claude:
        assert await ask(Impatient(claude)) is not None
    llmock.assert_resilient(strict=True)
