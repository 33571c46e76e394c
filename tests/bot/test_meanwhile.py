"""What comes in while Claude writes for the same athlete: heard at once, answered in order."""

import asyncio
from pathlib import Path

import pytest

from bot.local_chat.events import Event, Happening
from bot.local_chat.phone import Phone
from bot.verbs.running import House
from coach.athlete import AthleteId
from handlers.writings import Writings
from tests.bot.clauded import MONDAY, ida_of, say
from tests.bot.stand import heard, rows
from tests.fakes.messages_server import FakeClaude
from tests.handlers.answers import said as answer

WAIT = "Claude is still writing your week. Your message is next"


@pytest.fixture(autouse=True)
def _swift(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.live.EVERY_S", 0.1)


@pytest.fixture
def house(clauded: House) -> House:
    return clauded


@pytest.fixture
async def ida(house: House, server: FakeClaude) -> Phone:
    phone = await ida_of(house)
    await say(house, phone, "/week")
    server.pace = 150.0
    return phone


async def _until(phone: Phone, words: str) -> None:
    async with asyncio.timeout(10):
        while not any(words in text for text in heard(phone)):  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.005)


def _toasts(house: House) -> list[str]:
    said: list[str] = []

    def listen(event: Event) -> None:
        if event.kind is Happening.TOAST and event.data["text"]:
            said.append(str(event.data["text"]))

    house.emulator.listen(listen)
    return said


async def test_what_is_said_while_claude_writes_is_heard_at_once_and_answered_in_order(
    house: House, ida: Phone, tmp_path: Path
) -> None:
    before = len(heard(ida))
    ida.say("/regenerate tired")
    await _until(ida, "Claude is writing")

    ida.say("/journal rpe 4 energy 3 pain 0 5k 35:00")
    await _until(ida, WAIT)
    assert not any("Total:" in text for text in heard(ida)[before:])  # it is still being written
    ida.say("/metrics")  # from the other device, say
    ida.say("/today")
    await house.settle()

    said = heard(ida)[before:]
    assert sum(WAIT in text for text in said) == 1  # once is enough
    order = [
        next(number for number, text in enumerate(said) if words in text)
        for words in (WAIT, "Total:", "RPE 4", "Load", "Mon")
    ]
    assert order[:4] == sorted(order[:4])
    async with house.bot.database.reading() as tx:
        journal = await tx.journal.all(AthleteId(ida.user.id), since=MONDAY.date())
    assert [kept.value.rpe for kept in journal if kept.value.date == MONDAY.date()] == [4]
    undone = rows(tmp_path, "SELECT count(*) FROM inbox WHERE NOT done", name="steadfoot.db")
    assert undone == [(0,)]


async def test_a_tap_while_claude_writes_stops_turning_at_once_with_a_word(
    house: House, ida: Phone
) -> None:
    toasts = _toasts(house)
    ida.say("/regenerate tired")
    await _until(ida, "Claude is writing")

    ida.press("Why")
    async with asyncio.timeout(1):
        while not toasts:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.005)
    assert toasts[0].startswith(WAIT)
    await house.settle()
    assert any("How it came to be" in text for text in heard(ida))


async def test_cancel_stops_the_writing_at_once_and_says_so_once(
    house: House, ida: Phone, server: FakeClaude
) -> None:
    server.pace = 30.0
    before = len(heard(ida))
    ida.say("/regenerate tired")
    await _until(ida, "Claude is writing")

    ida.say("/cancel")
    async with asyncio.timeout(3):
        await house.settle()

    (said,) = heard(ida)[before:]
    assert said.startswith("Stopped. Your week stays as it was.")
    assert "nothing" in (await say(house, ida, "/cancel")).lower()


async def test_another_device_that_asks_for_the_same_waits_and_gets_its_own_version(
    house: House, ida: Phone, server: FakeClaude
) -> None:
    ida.say("/regenerate tired")
    await _until(ida, "Claude is writing")
    ida.say("/regenerate tired")
    await house.settle()

    async with house.bot.database.reading() as tx:
        kept = await tx.programs.versions(AthleteId(ida.user.id), MONDAY.date())
    assert [program.version for program in kept] == list(range(1, len(kept) + 1))
    assert len(server.asked) == 3


async def test_nobody_is_asked_to_wait_for_a_week_that_is_only_shown(
    house: House, ida: Phone
) -> None:
    for words in ("/week", "/today", "/week", "/metrics"):
        ida.say(words)
    await house.settle()
    assert not any(WAIT in text for text in heard(ida))


async def test_a_message_while_a_question_is_answered_is_next(
    house: House, ida: Phone, server: FakeClaude
) -> None:
    server.pace = 60.0
    server.reply(answer("Your week stays calm. " * 6))
    before = len(heard(ida))
    shown: list[str] = []
    house.emulator.listen(
        lambda event: shown.append("draft") if event.kind is Happening.DRAFT else None
    )
    ida.say("how is my load?")
    async with asyncio.timeout(10):
        while not shown:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.005)
    ida.say("/metrics")
    await house.settle()

    said = heard(ida)[before:]
    assert said[0].startswith("I am still writing my last answer.")
    assert said[1].startswith("Your week stays calm.")
    assert "Load" in said[2]


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"callback_query": 5},
        {"callback_query": {"from": 5, "message": "x", "data": 7}},
        {"message": {"from": {"id": "1"}, "chat": {"id": "1"}, "text": {}}},
        {"message": {"from": {"id": 1}, "chat": [], "text": "/cancel"}},
    ],
)
def test_whatever_comes_in_can_be_looked_at(raw: dict[str, object]) -> None:
    Writings().heed({"update_id": 1, **raw})


async def test_a_cancel_that_comes_too_late_to_stop_anything_is_answered(
    house: House, ida: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The week is written and being kept: what is done is done, and /cancel has an answer."""
    monkeypatch.setattr("coach.usecases.onlooker.Onlooker.stop", lambda _: None)
    ida.say("/regenerate tired")
    await _until(ida, "Claude is writing")
    ida.say("/cancel")
    await house.settle()

    week, last = heard(ida)[-2:]
    assert "Total:" in week
    assert "nothing" in last.lower()
