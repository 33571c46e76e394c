"""Words that nobody asked for: cards, wishes, facts, signs of illness."""

from datetime import date
from pathlib import Path

from coach.state import StateKind, Tier
from tests.fakes.messages_server import FakeClaude
from tests.handlers.answers import day, fact, note
from tests.handlers.answers import said as answer
from tests.handlers.talk import said, talk

WORDS = "legs like lead after the night shift, and gels kill my stomach"
READ = note(
    day("legs like lead", energy=2),
    facts=(
        fact("Works night shifts.", "the night shift"),
        fact("Gels upset the stomach.", "gels kill my stomach", 55, 100),
    ),
)


async def test_a_note_becomes_a_card_and_a_yes_keeps_it(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.reply(READ)
        card = said(await ida.say(WORDS))
        assert "energy low" in card
        assert "“gels kill my stomach” · not sure · until" in card
        assert "[Save] [Edit]" in card
        assert "[Ask the coach] [Not now]" in card
        assert (await ida.dossier()).facts == ()
        assert "I will remember" in said(await ida.press("Save"))
        kept = await ida.dossier()
        assert [f.text for f in kept.facts] == ["Works night shifts.", "Gels upset the stomach."]
        assert kept.observations[-1].energy == 2


async def test_memory_lists_forgets_and_takes_back(tmp_path: Path, server: FakeClaude) -> None:
    async with talk(tmp_path, server) as ida:
        server.reply(READ)
        await ida.say(WORDS)
        await ida.press("Save")
        listed = said(await ida.say("/memory"))
        assert "2 · Gels upset the stomach." in listed
        assert "Forgotten: Works night shifts." in said(await ida.press("Forget 1"))
        assert "Forgotten: Gels" in said(await ida.say("/memory forget 2"))
        assert "I remember nothing" in said(await ida.say("/memory"))
        await ida.say("/undo")
        assert "Gels upset" in said(await ida.say("/memory"))
        assert "nothing under 99" in said(await ida.say("/memory forget 99"))


async def test_words_that_name_an_emergency_never_leave(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        for words in (
            "crushing chest pain on the hill, and the left arm went numb",
            "fainted in the middle of the tempo run, everything went black",
        ):
            assert "emergency number" in said(await ida.say(words))
    assert server.asked == []


async def test_with_claude_down_the_card_is_that_of_the_rules(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.down()
        card = said(await ida.say("8k easy, but legs like lead after the night shift"))
        assert "Run · 8 km" in card
        assert "remember" not in card


async def test_an_edit_keeps_the_words_and_asks_for_the_numbers(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.reply(READ)
        await ida.say(WORDS)
        assert "How hard was it" in said(await ida.press("Edit"))
        seen = (await ida.dossier()).observations[-1]
        assert (seen.note, seen.energy) == (WORDS, None)


async def test_a_card_can_become_a_question_and_still_be_kept(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.reply(READ)
        await ida.say(WORDS)
        server.reply(answer("Sleep comes first. Keep today easy."))
        assert "Sleep comes first" in said(await ida.press("Ask the coach"))
        assert "noted" in said(await ida.press("Save the day only"))
        assert (await ida.dossier()).facts == ()


async def test_wishes_are_offered_and_only_a_tap_makes_them(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/week")
        before = (await ida.dossier()).programs
        assert "Keep today to 40 min?" in said(await ida.say("only 40 min today"))
        assert "to Sat 5 Dec?" in said(await ida.say("move my long run to saturday"))
        assert "change of your week" in said(await ida.say("less running please, I am tired"))
        assert (await ida.dossier()).programs == before
        assert "Week" in said(await ida.press("Write it again"))
        assert len((await ida.dossier()).programs) == len(before) + 1


async def test_illness_in_passing_gets_the_fixed_text_and_is_asked_about(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        heard = said(await ida.say("I have a fever since yesterday"))
        assert "No training until you have been 48 hours without a fever" in heard
        states = (await ida.dossier()).states
        assert [s.kind for s in states if s.until is None] == [StateKind.SICK]


async def test_a_flag_that_its_athlete_confirms_is_heeded(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        await ida.say("/week")
        heard = said(await ida.say("I lost my period months ago, what now?"))
        assert "Please speak to a doctor" in heard
        heard = said(await ida.press("That is me, plan like that"))
        assert "nothing hard, and no week grows" in heard
        states = [s for s in (await ida.dossier()).states if s.kind is StateKind.RED_FLAG]
        assert [s.tier for s in states] == [Tier.T3]


async def test_a_greeting_is_no_journal(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        assert "Where to?" in said(await ida.say("hello"))


async def test_a_check_in_in_words_is_kept_by_rules_and_what_else_it_says_is_offered(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        await ida.say("/journal yesterday")
        server.reply(note(facts=(fact("Runs with a club on Mondays.", "with the club"),)))
        heard = said(await ida.say("10k 55 min rpe 4 with the club as on every monday"))
        assert "Yesterday: noted." in heard
        assert "Runs with a club on Mondays." in heard
        await ida.press("Save")
        kept = await ida.dossier()
        assert [f.quote for f in kept.facts] == ["with the club"]
        monday = [a for a in kept.activities if a.day == date(2026, 11, 30)]
        assert len([a for a in monday if a.source == "journal"]) == 1
