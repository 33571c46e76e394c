"""Labelled words, typed into the chat: what is urgent stops plans, what is harmless does not."""

from datetime import date
from itertools import islice
from pathlib import Path

import pytest

from coach.activity import Sport
from coach.dossier import Dossier
from coach.safety import answer, tier_of
from coach.state import StateKind, Tier
from tests.corpus import HARMLESS, Phrase, phrases
from tests.fakes.messages_server import FakeClaude
from tests.handlers.talk import Talk, said, talk

TODAY = date(2026, 12, 1)
RUNS = {Sport.RUNNING, Sport.TRAIL_RUNNING, Sport.TREADMILL}
STOPPED = {"T1": 4, "T2": 3, "T2b": 2}
"""How many phrases of each tier are typed; `python -m benchmarks.safety` judges all."""
EVERY = 19
"""One harmless phrase in so many is typed."""


def sample(tier: str, many: int) -> list[Phrase]:
    """Phrases spread over the whole corpus, all languages among them."""
    all_ = [p for p in phrases() if p.tier == tier and not p.other]
    return [all_[len(all_) * n // many] for n in range(many)]


def flags(dossier: Dossier) -> list[Tier | None]:
    states = (s for s in dossier.states if s.kind is StateKind.RED_FLAG and s.open_on(TODAY))
    return [state.tier for state in states]


def sports_ahead(dossier: Dossier) -> set[Sport]:
    """The sports the newest version of the running week plans from tomorrow on."""
    program = dossier.programs[-1]
    return {
        w.sport
        for day in program.daily_program
        if day.date > TODAY
        for w in day.workouts
        if w.sport
    }


async def stops(ida: Talk, phrase: Phrase) -> None:
    heard = said(await ida.say(phrase.text))
    finding = tier_of(phrase.text)
    assert finding is not None
    assert answer(finding).split("\n\n")[0][:60] in heard, phrase
    after = await ida.dossier()
    assert flags(after) == [finding.tier], phrase
    ahead = sports_ahead(after)
    assert not ahead & RUNS, phrase
    if finding.tier is not Tier.T2B:
        assert ahead == set(), phrase
    await ida.say("a clinician cleared me")
    assert flags(await ida.dossier()) == [], phrase


@pytest.mark.parametrize("tier", STOPPED)
async def test_urgent_words_stop_the_plan(tier: str, tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/week")
        assert sports_ahead(await ida.dossier()) & RUNS
        for phrase in sample(tier, STOPPED[tier]):
            await stops(ida, phrase)


async def test_urgent_words_never_leave_for_claude(tmp_path: Path, server: FakeClaude) -> None:
    async with talk(tmp_path, server) as ida:
        for phrase in (p for tier in STOPPED for p in sample(tier, 3)):
            heard = said(await ida.say(phrase.text))
            assert "a clinician cleared me" in heard, phrase
    assert server.asked == []


async def test_a_stop_sign_in_pregnancy_stops_the_plan_as_its_text_says(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/week")

        heard = said(await ida.say("31 weeks pregnant, started spotting after a walk"))

        assert "I have stopped your plan" in heard
        after = await ida.dossier()
        assert flags(after) == [Tier.T2]
        assert sports_ahead(after) == set()


async def test_another_persons_emergency_is_answered_and_locks_nothing(
    tmp_path: Path, server: FakeClaude
) -> None:
    others = [p for p in phrases() if p.other]
    async with talk(tmp_path, server) as ida:
        before = await ida.dossier()
        for phrase in others:
            assert "stay with them" in said(await ida.say(phrase.text)), phrase
        after = await ida.dossier()
    assert len(others) > 5  # several languages
    assert (flags(after), after.programs) == ([], before.programs)
    assert server.asked == []


async def test_harmless_words_lock_nothing(tmp_path: Path) -> None:
    harmless = [p for p in phrases() if p.tier == HARMLESS and not p.text.endswith("?")]
    async with talk(tmp_path) as ida:
        for phrase in islice(harmless, 0, None, EVERY):
            heard = said(await ida.say(phrase.text))
            assert "emergency number" not in heard, phrase
            assert "clinician" not in heard, phrase
        assert flags(await ida.dossier()) == []


async def test_a_day_without_a_plan_says_why_once(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("chest pain while running")
        heard = said(await ida.say("/today"))

        assert heard.count("Why:") == 1
        assert "tell me when one has" in heard
