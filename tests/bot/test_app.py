"""The roof with everything on it: the real handlers over the real database."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.app import Bot, SystemClock, in_one
from bot.inbox import POISON_AFTER
from bot.local_chat.desk import Desk
from bot.local_chat.faults import Trouble
from bot.local_chat.phone import Phone
from bot.settings import Settings
from bot.verbs.running import KEY, House
from coach.athlete import AthleteId
from coach.errors import CannotSaveError
from handlers.buttons import Open
from handlers.views.html import TEXT_LIMIT, length
from handlers.views.message import Key, Message
from storage import turn
from storage.inbox import KeptUpdate
from tests.bot.stand import heard, words

DOSSIER = Path(__file__).parents[1] / "dossiers" / "ida.json"
MONDAY = datetime(2026, 12, 7, 10, tzinfo=UTC)


def _house(folder: Path) -> House:
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg] # pydantic-settings takes it
        data_dir=folder,
        data_key=KEY,  # type: ignore[arg-type] # a string becomes a secret
        send_limits="off",
    )
    return House(settings)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    house = _house(tmp_path)
    await house.start()
    yield house
    await house.stop()
    await house.emulator.close()


@pytest.fixture
async def ida(house: House) -> Phone:
    """An athlete with a history, on a Monday morning."""
    desk = Desk(house.emulator, house.hooks(), house.clock)
    phone = await desk.load_dossier(DOSSIER)
    await desk.travel(phone.user.id, MONDAY)
    await house.settle()
    return phone


async def _ask(house: House, phone: Phone, text: str) -> str:
    phone.say(text)
    await house.settle()
    return heard(phone)[-1]


async def test_a_restart_goes_on_with_the_conversation(house: House, ida: Phone) -> None:
    assert "Any pain?" not in await _ask(house, ida, "/journal 2026-12-01")
    ida.press("6")
    await house.settle()

    await house.restart()
    ida.press("4 good")
    await house.settle()

    assert "Any pain?" in heard(ida)[-1]


async def _left(house: House, phone: Phone, *, effect: bool, crashes: int = 0) -> str:
    """A crash has left an update of somebody behind; what the next life says to it."""
    bot, athlete = house.bot, AthleteId(phone.user.id)
    update = KeptUpdate(update_id=7, athlete_id=athlete, payload=words(7, athlete, "/privacy"))
    await bot.intake.inbox.keep([update], house.clock.moment())
    if effect:
        turn.current.set(7)
        async with bot.database.transaction() as tx:
            await tx.members.reachable(athlete, yes=True)
        turn.current.set(None)
    for _ in range(crashes):
        await bot.intake.inbox.tried(7)
    before = len(heard(phone))
    await house.restart()
    await house.settle()
    assert len(heard(phone)) == before + 1
    return heard(phone)[-1]


async def test_an_update_that_was_lost_in_a_crash_is_answered(house: House, ida: Phone) -> None:
    assert "What is stored" in await _left(house, ida, effect=False)


async def test_an_update_whose_effect_is_there_gets_a_word(house: House, ida: Phone) -> None:
    assert "I was restarted" in await _left(house, ida, effect=True)


async def test_an_open_question_is_put_again_after_a_crash(house: House, ida: Phone) -> None:
    question = await _ask(house, ida, "/journal 2026-12-01")

    assert await _left(house, ida, effect=True) == question


async def test_an_update_that_crashes_again_and_again_is_set_aside_and_told(
    house: House, ida: Phone
) -> None:
    assert "I set it aside" in await _left(house, ida, effect=False, crashes=POISON_AFTER - 1)
    assert "Nothing is written" not in await _ask(house, ida, "/today")


async def test_what_is_too_long_for_one_message_is_cut_and_its_tags_closed() -> None:
    keys = ((Key("Week", Open("week")),),)
    line = "<b>Mon</b> easy, and <i>slowly</i>\n"
    long = in_one(Message(html=line * 300, keys=keys))

    assert length(long.html) <= TEXT_LIMIT
    assert long.html.count("<b>") == long.html.count("</b>")
    assert long.html.count("<i>") == long.html.count("</i>")
    assert long.keys == keys
    assert in_one(Message(html=line)).html == line


async def test_health_says_what_is_wrong(house: House, ida: Phone) -> None:
    body = await house.bot.health()
    json.dumps(body)

    assert body["ok"] is True
    assert body["waiting"] == 0
    assert body["overdue_push_s"] == 0.0

    await house.bot.database.close()
    body = await house.bot.health()
    assert body["ok"] is False
    assert body["database"] is False
    await house.bot.database.open()


async def test_a_push_that_is_overdue_is_seen_in_the_health(house: House, ida: Phone) -> None:
    house.clock.travel(datetime(2026, 12, 7, 19, 30, tzinfo=UTC))

    assert (await house.bot.health())["overdue_push_s"] == pytest.approx(1_800, abs=60)


async def test_a_silent_telegram_makes_the_bot_unwell(house: House) -> None:
    house.bot.polling.last = None
    house.bot._started -= 1_000

    assert (await house.bot.health())["ok"] is False


async def test_a_full_disk_is_seen_in_the_health_until_there_is_room(
    house: House, ida: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: Any, **__: Any) -> Any:
        raise CannotSaveError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("storage.inbox.Inbox.keep", full)
        with pytest.raises(CannotSaveError):
            await house.bot.intake.accept([words(1, ida.user.id, "hello")])
        assert (await house.bot.health())["ok"] is False

    await house.bot.intake.accept([words(2, ida.user.id, "hello")])
    assert (await house.bot.health())["ok"] is True


async def test_a_full_disk_is_told_and_nothing_breaks(
    house: House, ida: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise CannotSaveError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr("storage.database.Database.writing", full)
        number = house.emulator.world.updates._next
        await house.bot.app.process_update(_update(house.bot, number, ida, "/journal rpe 5"))

    assert "I cannot save anything just now" in heard(ida)[-1]
    assert "RPE 5" in await _ask(house, ida, "/journal rpe 5")


def _update(bot: Bot, number: int, phone: Phone, text: str) -> Any:
    from telegram import Update  # noqa: PLC0415 (this helper alone makes one)

    return Update.de_json(words(number, phone.user.id, text), bot.app.bot)


async def test_a_storefront_that_cannot_be_set_is_no_reason_not_to_start(tmp_path: Path) -> None:
    house = _house(tmp_path)
    house.emulator.faults.order(Trouble.GATEWAY, "setMyCommands", times=20)
    await house.start()

    phone = house.emulator.join("Ana")
    assert "What is stored" in await _ask(house, phone, "/privacy")
    await house.stop()
    await house.emulator.close()


def test_a_clock_can_live_in_another_week() -> None:
    there = SystemClock.from_(MONDAY)

    assert abs((there.moment() - MONDAY).total_seconds()) < 5
    assert SystemClock.from_(None).ahead.total_seconds() == 0
