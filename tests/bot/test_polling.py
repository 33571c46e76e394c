"""The long poll: what is confirmed, and what happens when it fails."""

import asyncio
import logging
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from telegram.error import InvalidToken

from bot.inbox import WANTED
from bot.local_chat.emulator import Call, Emulator
from bot.local_chat.faults import Trouble
from bot.polling import AnotherInstanceError
from coach.errors import CannotSaveError
from tests.bot.stand import Stand, heard, rows


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.polling.CONFLICT_WAIT_S", 0.05)
    monkeypatch.setattr("bot.polling.FIRST_WAIT_S", 0.02)
    monkeypatch.setattr("bot.polling.SETTLED_S", 0.5)


async def test_updates_are_asked_for_by_name_and_confirmed_when_they_are_kept(
    tmp_path: Path, telegram: Emulator
) -> None:
    asked: list[Call] = []
    telegram.recorder = lambda c: asked.append(c) if c.method == "getUpdates" else None
    stand = Stand(tmp_path, telegram)
    await stand.open()
    telegram.join("Ana").say("hello")
    await stand.settle()
    telegram.join("Ben").say("hello")
    await stand.settle()
    await stand.close()

    kept = [number for (number,) in rows(tmp_path, "SELECT update_id FROM inbox")]
    assert asked[0].given["allowed_updates"] == list(WANTED)
    assert "offset" not in asked[0].given
    assert asked[1].given["offset"] == kept[0] + 1


@pytest.mark.usefixtures("_quick")
async def test_what_cannot_be_kept_is_not_confirmed(
    stand: Stand, telegram: Emulator, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refusals = [CannotSaveError("the disk is full")]
    keep = stand.inbox.keep

    async def full_at_first(*given: Any) -> frozenset[int]:
        if refusals:
            raise refusals.pop()
        return await keep(*given)

    monkeypatch.setattr("storage.inbox.Inbox.keep", lambda _, *given: full_at_first(*given))
    ana = telegram.join("Ana")
    ana.say("hello")
    await stand.settle()

    assert heard(ana) == ["you said hello"]
    assert not refusals


@pytest.mark.usefixtures("_quick")
async def test_a_network_that_fails_is_tried_again_and_the_log_says_so(
    tmp_path: Path, telegram: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.faults.order(Trouble.DROPPED, "getUpdates", times=2)
    telegram.faults.order(Trouble.GATEWAY, "getUpdates", times=1)
    stand = Stand(tmp_path, telegram)
    with caplog.at_level(logging.WARNING, "bot.polling"):
        await stand.open()
        ana = telegram.join("Ana")
        ana.say("hello")
        await stand.settle()

    assert heard(ana) == ["you said hello"]
    assert caplog.messages.count("polling failed: BrokenError") == 2
    await stand.close()


@pytest.mark.usefixtures("_quick")
async def test_a_newcomer_gives_way_to_whoever_polls_already(
    tmp_path: Path, telegram: Emulator
) -> None:
    (tmp_path / "other").mkdir()
    settled = Stand(tmp_path, telegram)
    await settled.open()
    await asyncio.sleep(0.6)
    newcomer = Stand(tmp_path / "other", telegram)
    await newcomer.open(poll=False)

    with pytest.raises(AnotherInstanceError):
        async with asyncio.timeout(5):
            await newcomer.polling.run()
    await newcomer.close()

    ana = telegram.join("Ana")
    ana.say("who is there?")
    await settled.settle()
    assert heard(ana) == ["you said who is there?"]
    await settled.close()


@pytest.mark.usefixtures("_quick")
async def test_of_two_that_start_together_one_remains(tmp_path: Path, telegram: Emulator) -> None:
    folders = [tmp_path / "a", tmp_path / "b"]
    stands = []
    for folder in folders:
        folder.mkdir()
        stand = Stand(folder, telegram)
        await stand.open(poll=False)
        stands.append(stand)
    runs = [asyncio.ensure_future(stand.polling.run()) for stand in stands]

    done, left = await asyncio.wait(runs, timeout=5, return_when=asyncio.FIRST_COMPLETED)

    assert len(done) == 1
    assert isinstance(done.pop().exception(), AnotherInstanceError)
    await asyncio.sleep(0.3)
    assert not any(run.done() for run in left)
    for stand in stands:
        await stand.close()
    await asyncio.wait(left)


async def test_a_webhook_left_from_before_is_taken_off(tmp_path: Path, telegram: Emulator) -> None:
    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    await stand.bot.set_webhook("http://127.0.0.1:9/nobody")
    await stand.close()
    polling = Stand(tmp_path, telegram)

    await polling.open()
    ana = telegram.join("Ana")
    ana.say("hello")
    await polling.settle()

    assert heard(ana) == ["you said hello"]
    await polling.close()


async def test_a_token_that_telegram_does_not_know_ends_polling(
    tmp_path: Path, telegram: Emulator
) -> None:
    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    telegram.token = "1:another"

    with pytest.raises(InvalidToken):
        await stand.polling.run()
    await stand.close()


async def test_a_stop_does_not_wait_for_the_poll(stand: Stand) -> None:
    await asyncio.sleep(0.05)
    begin = monotonic()

    stand.polling.stop()
    assert stand._poll is not None
    await stand._poll

    assert monotonic() - begin < 0.5
