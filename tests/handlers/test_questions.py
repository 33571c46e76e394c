"""Ask the coach: free questions, replies, streams, silence, fixed texts."""

import json
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest

from bot.local_chat.emulator import Call
from bot.local_chat.methods import METHODS
from bot.verbs.running import House
from handlers import live
from tests.fakes.messages_server import FakeClaude
from tests.fakes.steps import refusal
from tests.handlers.answers import said as answer
from tests.handlers.talk import said, talk

SHOWN = {"sendMessage", "editMessageText", "sendMessageDraft"}
TRUE = "Your week stays calm. Rest well after it, and sleep as long as you can."


def _shown(house: House) -> list[tuple[float, str]]:
    """Every state of every message from here on, drafts too, and when it was seen."""
    shown: list[tuple[float, str]] = []

    def recorder(call: Call) -> None:
        if call.method in SHOWN and call.answer.ok:
            shown.append((monotonic(), str(call.given.get("text"))))

    house.emulator.recorder = recorder
    return shown


async def test_a_question_is_answered_from_the_athletes_own_facts(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.reply(answer(TRUE))
        assert TRUE in said(await ida.say("how is my load?"))
        told = json.loads(server.asked[0].body["messages"][0]["content"][0]["text"])
        assert told["data"]["today"] == "Tuesday 1 December 2026"
        server.reply(answer("Because it was the last one."))
        await ida.say("why is that?")
        turns = [turn["content"][0]["text"] for turn in server.asked[1].body["messages"]]
        assert json.loads(turns[1]) == {"question": "how is my load?"}
        assert turns[2] == TRUE


async def test_a_reply_to_any_message_takes_its_words_along(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        await ida.say("/today")
        about = ida.last
        server.reply(answer(TRUE))
        await ida.say("why so much?", reply_to=about)
        asked = json.loads(server.asked[-1].body["messages"][-1]["content"][0]["text"])
        assert asked["question"] == "why so much?"
        assert asked["reply_to"].split()[:2] == about.words.split()[:2]


def test_a_message_that_grows_is_edited_once_a_second_at_most() -> None:
    assert live.EVERY_S >= 1.0


@pytest.mark.parametrize("drafts", [True, False])
async def test_an_answer_grows_and_ends_whole(
    tmp_path: Path, server: FakeClaude, monkeypatch: pytest.MonkeyPatch, drafts: bool
) -> None:
    monkeypatch.setattr(live, "EVERY_S", 0.1)
    if not drafts:
        monkeypatch.delitem(METHODS, "sendmessagedraft")
    words = "Your week stays calm. " * 3 + "Rest well. " * 6
    async with talk(tmp_path, server) as ida:
        server.pace = 60
        server.reply(answer(words))
        shown = _shown(ida.house)
        await ida.say("how is my load?")
    states = [text for _, text in shown]
    assert len(states) > 2
    assert all(state.endswith(" …") for state in states[:-1])
    assert states[-1] == ida.last.words == words.strip()
    assert [len(state) for state in states[:-1]] == sorted(len(s) for s in states[:-1])
    assert len(ida.last.history) == (0 if drafts else len(states) - 1)


@pytest.mark.parametrize("drafts", [True, False])
async def test_no_state_comes_faster_than_its_pace(
    tmp_path: Path, server: FakeClaude, monkeypatch: pytest.MonkeyPatch, drafts: bool
) -> None:
    """The whole answer too waits for its turn where it is an edit; a message waits for nothing."""
    monkeypatch.setattr(live, "EVERY_S", 0.2)
    if not drafts:
        monkeypatch.delitem(METHODS, "sendmessagedraft")
    async with talk(tmp_path, server) as ida:
        server.pace = 80
        server.reply(answer("Rest well. " * 20))
        shown = _shown(ida.house)
        await ida.say("how is my load?")
    moments = [at for at, _ in (shown[:-1] if drafts else shown[1:])]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert len(gaps) >= 2
    assert min(gaps) > 0.19


async def test_a_figure_that_is_not_in_the_data_never_shows(
    tmp_path: Path, server: FakeClaude, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "EVERY_S", 0.01)
    async with talk(tmp_path, server) as ida:
        server.always(lambda _: answer("Run 777 km this week. Rest well after it, and sleep."))
        shown = _shown(ida.house)
        heard = said(await ida.say("how far should I run?"))
        assert "Rest well after it" in heard
        assert shown
        assert not any("777" in text for _, text in shown)
        assert len(server.asked) == 2


async def test_a_wish_in_a_question_becomes_a_button_and_changes_nothing(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        await ida.say("/week")
        before = (await ida.dossier()).programs
        server.reply(answer("The button below moves it to another day.", "move"))
        heard = said(await ida.say("should my long run be on saturday instead?"))
        assert "[Move it]" in heard
        assert (await ida.dossier()).programs == before


ACTIONS = {
    "regenerate": "[Another week]",
    "journal": "[Journal]",
    "race": "[Races]",
    "away": "[Days away]",
    "sick": "[I am ill]",
    "injury": "[Something hurts]",
    "settings": "[Settings]",
    "easier": "[Choose the day]",
}


async def test_every_action_has_its_button(tmp_path: Path, server: FakeClaude) -> None:
    async with talk(tmp_path, server) as ida:
        for action, label in ACTIONS.items():
            server.reply(answer("The button below does that for you.", action))
            assert label in said(await ida.say("what about that?"))


async def test_with_claude_down_the_question_waits_for_a_tap(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.down()
        heard = said(await ida.say("why is tuesday hard?"))
        assert "cannot be reached just now" in heard
        server.up()
        server.reply(answer(TRUE))
        assert TRUE in said(await ida.press("Ask again"))


async def test_without_a_key_it_says_what_there_is_without(tmp_path: Path) -> None:
    async with talk(tmp_path) as ida:
        heard = said(await ida.say("how is my load?"))
        assert "none is connected to this bot" in heard
        assert "[This week] [Load]" in heard
        assert "why is Thursday hard" not in said(await ida.say("/help"))
        assert "No AI service" in said(await ida.say("/privacy"))


async def test_with_a_key_help_and_privacy_say_so(tmp_path: Path, server: FakeClaude) -> None:
    async with talk(tmp_path, server) as ida:
        assert "why is Thursday hard" in said(await ida.say("/help"))
        assert "the photo or the list you sent" in said(await ida.say("/privacy"))


async def test_a_question_in_the_middle_of_a_check_in_is_answered_and_it_goes_on(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        await ida.say("/journal today")
        server.reply(answer(TRUE))
        heard = said(await ida.say("what does divergence mean?"))
        assert TRUE in heard
        assert "How hard was it" in heard


async def test_pain_in_a_question_is_answered_by_code_and_asked_about(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        heard = said(await ida.say("my achilles hurts, should I run?"))
        assert "Nothing hard and nothing longer while it hurts" in heard
        assert "Where does it hurt?" in heard
    assert server.asked == []


async def test_what_claude_would_not_answer_is_not_called_a_broken_line(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with talk(tmp_path, server) as ida:
        server.script(refusal())
        heard = said(await ida.say("how is my load?"))
        assert "Claude would not answer that." in heard
        assert "[Ask again]" not in heard
