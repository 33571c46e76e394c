"""A week seen while it is written: its days appear, it can be stopped, it is whole at the end."""

import asyncio
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest

from bot.local_chat.emulator import Call
from bot.local_chat.faults import Trouble
from bot.local_chat.methods import METHODS
from bot.local_chat.phone import Phone
from bot.verbs.running import House
from coach.athlete import AthleteId
from coach.program import Program, Source
from handlers.writing import AFTER_A_DAY, Tempo
from storage.ledger import SqlLedger
from tests.bot.clauded import DOSSIER, MONDAY, desk_of, ida_of, living, say
from tests.bot.stand import heard, rows
from tests.fakes.messages_server import FakeClaude

PACE = 400.0


@pytest.fixture(autouse=True)
def _swift(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.live.EVERY_S", 0.15)
    monkeypatch.setattr("prompts.patience.FIRST_WAIT_S", 0.01)


@pytest.fixture
def house(clauded: House) -> House:
    return clauded


@pytest.fixture
async def ida(house: House, server: FakeClaude) -> Phone:
    phone = await ida_of(house)
    await say(house, phone, "/week")
    server.pace = PACE
    return phone


SHOWN = {"sendMessage", "editMessageText", "sendMessageDraft"}


@pytest.fixture(params=["drafts", "edits"])
def how(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A server that has message drafts, and one that has none."""
    if request.param == "edits":
        monkeypatch.delitem(METHODS, "sendmessagedraft")
    return str(request.param)


def _watch(house: House) -> list[str]:
    """Every text of the bot from here on, passing states included, in order."""
    seen: list[str] = []

    def recorder(call: Call) -> None:
        if call.method in SHOWN and call.answer.ok:
            seen.append(str(call.given.get("text")))

    house.emulator.recorder = recorder
    return seen


async def _kept(house: House, phone: Phone) -> tuple[Program, ...]:
    async with house.bot.database.reading() as tx:
        return await tx.programs.versions(AthleteId(phone.user.id), MONDAY.date())


async def _until(seen: list[str], words: str) -> None:
    async with asyncio.timeout(10):
        while not any(words in text for text in seen):  # noqa: ASYNC110 (a recorder tells nobody)
            await asyncio.sleep(0.005)


async def test_the_days_appear_as_they_are_written_and_the_end_is_whole(
    house: House, ida: Phone, how: str
) -> None:
    seen, before = _watch(house), len(heard(ida))

    whole = await say(house, ida, "/regenerate tired")

    growing = [text for text in seen if "Claude is writing" in text]
    assert "<b>Mon 7</b>" not in growing[0]
    days = [sum(f" {day}</b>" in text for day in range(7, 14)) for text in growing]
    assert days == sorted(days)
    assert 1 <= max(days) < 7
    assert "Total:" in whole
    assert "Claude is writing" not in whole
    assert len(heard(ida)) == before + 1
    assert len(ida.messages[-1].history) == (0 if how == "drafts" else len(growing))


async def test_one_edit_a_second_at_most_the_last_one_too_and_nobody_waits_for_it(
    house: House, ida: Phone, server: FakeClaude, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(METHODS, "sendmessagedraft")
    monkeypatch.setattr("handlers.live.EVERY_S", 0.4)
    server.pace = 160.0
    edits: list[float] = []

    def recorder(call: Call) -> None:
        if call.method == "editMessageText":
            edits.append(monotonic())

    house.emulator.recorder = recorder
    whole = await say(house, ida, "/regenerate tired")

    assert "Total:" in whole
    gaps = [later - earlier for earlier, later in pairwise(edits)]
    assert len(gaps) >= 2
    assert min(gaps) > 0.39
    assert gaps[-1] < 1.2  # held back before the end rather than the end behind it


async def test_a_server_without_drafts_is_asked_for_one_once(house: House, ida: Phone) -> None:
    refused: list[str] = []

    def recorder(call: Call) -> None:
        if not call.answer.ok:
            refused.append(call.method)

    house.emulator.recorder = recorder
    with pytest.MonkeyPatch.context() as patch:
        patch.delitem(METHODS, "sendmessagedraft")
        for _ in range(2):
            assert "Total:" in await say(house, ida, "/regenerate tired")

    assert refused == ["sendMessageDraft"]


async def test_a_draft_that_gets_lost_is_an_edit_and_the_next_one_a_draft_again(
    house: House, ida: Phone
) -> None:
    seen = _watch(house)
    house.emulator.faults.order(Trouble.SERVER, "sendMessageDraft", times=1)

    assert "Total:" in await say(house, ida, "/regenerate tired")

    growing = [text for text in seen if "Claude is writing" in text]
    assert len(growing) >= 3
    assert house.bot.app.frame.drafts.there
    assert sum("Claude is writing" in text for text in heard(ida)) == 0


def test_when_a_week_will_be_whole_is_told_by_how_its_days_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [100.0]
    monkeypatch.setattr("handlers.writing.monotonic", lambda: now[0])
    tempo = Tempo()
    assert tempo.ends_at(0) == tempo.ends_at(1) == float("inf")
    now[0] += 3.0
    assert tempo.ends_at(4) == pytest.approx(now[0] + 3 + AFTER_A_DAY)
    assert tempo.ends_at(0) == float("inf")  # a repair begins again
    assert tempo.ends_at(4) == float("inf")


async def test_stop_keeps_the_old_week_at_once_and_what_was_written_is_paid(
    house: House, ida: Phone, server: FakeClaude, how: str
) -> None:
    server.pace = 30.0
    before = await _kept(house, ida)
    seen = _watch(house)

    ida.say("/regenerate only 20 min on tuesday")
    await _until(seen, "Mon 7</b>")
    ida.press("Stop")
    async with asyncio.timeout(3):
        await house.settle()

    stops = [m for m in ida.messages if "Claude is writing" in m.words]
    assert not stops  # no Stop is left behind that stops nothing

    assert heard(ida)[-1].startswith("Stopped. Your week stays as it was.")
    assert await _kept(house, ida) == before
    async with house.bot.database.reading() as tx:
        exceptions = await tx.exceptions.all(AthleteId(ida.user.id))
    assert not [kept for kept in exceptions if kept.value.minutes == 20]
    stats = await SqlLedger(house.bot.database).stats(MONDAY)
    assert stats["week", "cancelled"][0] == 1
    assert stats["week", "cancelled"][1] > 0


async def test_a_wish_for_more_time_that_is_stopped_says_no_more_than_that(
    house: House, ida: Phone, server: FakeClaude
) -> None:
    ida.say("/regenerate less time, only 30 min on weekdays")
    await house.settle()
    server.pace = 30.0
    seen = _watch(house)

    ida.say("/regenerate more time, 90 min on weekdays")
    await _until(seen, "Mon 7</b>")
    ida.press("Stop")
    async with asyncio.timeout(3):
        await house.settle()

    assert heard(ida)[-1].startswith("Stopped. Your week stays as it was.")


async def test_a_first_week_that_is_stopped_is_the_planners(
    tmp_path: Path, server: FakeClaude
) -> None:
    server.pace = 30.0
    async with living(tmp_path, server.url) as house:
        phone = await desk_of(house).load_dossier(DOSSIER)
        seen = _watch(house)
        phone.say("/week 2026-12-14")
        await _until(seen, "Claude is writing")
        phone.press("Stop")
        async with asyncio.timeout(3):
            await house.settle()

        assert "You stopped Claude: the planner's week" in heard(phone)[-1]


async def test_a_claude_that_is_away_leaves_a_whole_week_of_the_planners_and_another_try(
    house: House, ida: Phone, server: FakeClaude
) -> None:
    server.down()

    said = await say(house, ida, "/regenerate tired")

    assert "Total:" in said
    assert "Claude could not be reached: the planner's week" in said
    assert "Claude is writing" not in said
    server.up()
    ida.press("Try Claude again")
    await house.settle()
    assert "Chosen and worded by Claude" in heard(ida)[-1]
    newest = (await _kept(house, ida))[-1]
    assert newest.source is Source.CLAUDE


async def test_what_is_shown_in_between_is_no_answer_so_a_crash_leaves_none(
    tmp_path: Path, house: House, ida: Phone, server: FakeClaude
) -> None:
    server.pace = 60.0
    seen = _watch(house)
    ida.say("/regenerate tired")
    await _until(seen, "Mon 7</b>")

    newest = rows(tmp_path, "SELECT max(update_id) FROM inbox", name="steadfoot.db")[0][0]
    assert not await house.bot.intake.outbox.answered(newest)
    await house.settle()
    assert await house.bot.intake.outbox.answered(newest)
