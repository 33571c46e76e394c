"""Messages out: written down, sent, marked; again only where it is safe."""

import asyncio
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, Forbidden, TimedOut

from bot.local_chat.emulator import Call, Emulator
from bot.local_chat.faults import Trouble
from bot.transport import BrokenError
from coach.athlete import Athlete, AthleteId
from coach.dossier import Dossier
from coach.errors import CannotSaveError
from storage.outbox import Outbox as KeptOutbox
from storage.outbox import OutState
from storage.schema import outbox
from tests.bot.stand import Context, Stand, heard, rows

STATES = "SELECT state, attempts FROM outbox ORDER BY id"
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="done")]])


async def test_an_answer_is_written_down_before_it_is_sent_and_marked_after(
    stand: Stand, telegram: Emulator, tmp_path: Path
) -> None:
    ana = telegram.join("Ana")
    seen: list[Any] = []
    telegram.recorder = lambda call: seen.append((call.method, rows(tmp_path, STATES)))

    ana.say("hello")
    await stand.settle()

    assert ("sendMessage", [("sending", 1)]) in seen
    assert rows(tmp_path, "SELECT state, update_id > 0, message_id > 0 FROM outbox") == [
        ("sent", 1, 1)
    ]


async def test_what_was_said_is_sealed_in_the_database(
    stand: Stand, telegram: Emulator, tmp_path: Path
) -> None:
    telegram.join("Ana").say("my secret knee")
    await stand.settle()

    bodies = [bytes(row[0]) for row in rows(tmp_path, "SELECT payload FROM outbox")]
    bodies += [bytes(row[0]) for row in rows(tmp_path, "SELECT payload FROM inbox")]

    assert len(bodies) == 2
    assert not any(b"knee" in body for body in bodies)


async def test_what_telegram_asks_to_wait_for_is_waited_for_in_its_chat_alone(
    tmp_path: Path, telegram: Emulator
) -> None:
    stand = Stand(tmp_path, telegram, limits=True)
    await stand.open()
    ana, ben = telegram.join("Ana", started=True), telegram.join("Ben", started=True)
    telegram.faults.order(Trouble.FLOOD, "sendMessage", seconds=1)
    begin = monotonic()

    first = asyncio.ensure_future(stand.bot.send_message(ana.user.id, "slowly"))
    await asyncio.sleep(0.1)
    await stand.bot.send_message(ben.user.id, "at once")
    between = monotonic() - begin
    await first

    assert between < 0.8
    assert monotonic() - begin >= 1.0
    assert heard(ana) == ["slowly"]
    assert stand.outbox.said.limited == 1
    await stand.close()


async def test_whoever_blocked_the_bot_cannot_be_reached(
    stand: Stand, telegram: Emulator, tmp_path: Path
) -> None:
    ana = telegram.join("Ana", started=True)
    async with stand.database.transaction() as tx:
        await tx.restore(
            AthleteId(ana.user.id), Dossier(athlete=Athlete(time_zone="Europe/Berlin"))
        )
    ana.block()

    with pytest.raises(Forbidden):
        await stand.bot.send_message(ana.user.id, "hello?")

    assert rows(tmp_path, "SELECT reachable FROM athletes") == [(0,)]
    assert rows(tmp_path, STATES) == [("failed", 1)]


async def test_an_answer_that_was_perhaps_delivered_is_not_sent_again(
    stand: Stand, telegram: Emulator, tmp_path: Path
) -> None:
    ana = telegram.join("Ana", started=True)
    telegram.faults.order(Trouble.LOST_ANSWER, "sendMessage", seconds=0)

    with pytest.raises(TimedOut):
        await stand.bot.send_message(ana.user.id, "once")

    assert heard(ana) == ["once"]
    assert rows(tmp_path, STATES) == [("uncertain", 1)]
    assert stand.outbox.said.uncertain == 1


async def test_an_edit_that_was_perhaps_made_is_made_again(
    stand: Stand, telegram: Emulator, tmp_path: Path
) -> None:
    ana = telegram.join("Ana", started=True)
    sent = await stand.bot.send_message(ana.user.id, "before")
    telegram.faults.order(Trouble.LOST_ANSWER, "editMessageText", seconds=0)

    await sent.edit_text("after", reply_markup=KEYS)
    await stand.settle()

    assert heard(ana) == ["after"]
    assert rows(tmp_path, STATES) == [("sent", 1), ("sent", 1)]


async def test_an_edit_that_changes_nothing_has_succeeded(
    stand: Stand, telegram: Emulator, tmp_path: Path
) -> None:
    ana = telegram.join("Ana", started=True)
    sent = await stand.bot.send_message(ana.user.id, "the same")

    await sent.edit_text("the same")
    await stand.settle()

    assert rows(tmp_path, STATES) == [("sent", 1), ("sent", 1)]


@pytest.mark.parametrize("trouble", [Trouble.SERVER, Trouble.GATEWAY])
async def test_what_telegram_says_it_did_not_do_is_tried_again(
    stand: Stand, telegram: Emulator, trouble: Trouble
) -> None:
    ana = telegram.join("Ana", started=True)
    telegram.faults.order(trouble, "sendMessage", times=1)

    await stand.bot.send_message(ana.user.id, "at last")

    assert heard(ana) == ["at last"]


async def test_what_telegram_refuses_is_not_tried_again(
    stand: Stand, telegram: Emulator, tmp_path: Path
) -> None:
    calls: list[Call] = []
    telegram.recorder = calls.append
    ana = telegram.join("Ana", started=True)

    with pytest.raises(BadRequest):
        await stand.bot.send_message(ana.user.id, "<b>open", parse_mode="HTML")

    assert len(calls) == 1
    assert rows(tmp_path, STATES) == [("failed", 1)]


async def test_a_typing_sign_that_fails_stops_nothing(stand: Stand, telegram: Emulator) -> None:
    ana = telegram.join("Ana", started=True)
    telegram.faults.order(Trouble.DROPPED, "sendChatAction")

    assert await stand.bot.send_chat_action(ana.user.id, ChatAction.TYPING)


@pytest.mark.parametrize("trouble", [Trouble.DROPPED, Trouble.GATEWAY, Trouble.FLOOD])
async def test_a_tap_counts_although_its_receipt_is_lost(
    stand: Stand, telegram: Emulator, trouble: Trouble
) -> None:
    async def on_tap(update: Update, _: Context) -> None:
        if update.callback_query is not None:
            await update.callback_query.answer()
            await update.callback_query.edit_message_reply_markup(None)
            await update.callback_query.edit_message_text("done")

    stand.answer = on_tap
    ana = telegram.join("Ana", started=True)
    await stand.bot.send_message(ana.user.id, "how was it?", reply_markup=KEYS)
    telegram.faults.order(trouble, "answerCallbackQuery")
    telegram.faults.order(trouble, "editMessageReplyMarkup")

    ana.press("Done")
    await stand.settle()

    assert heard(ana) == ["done"]
    assert stand.errors == []


async def test_a_receipt_that_telegram_refuses_is_told(stand: Stand, telegram: Emulator) -> None:
    ana = telegram.join("Ana", started=True)
    sent = await stand.bot.send_message(ana.user.id, "how was it?")

    with pytest.raises(BadRequest):
        await stand.bot.edit_message_reply_markup(ana.user.id, sent.message_id + 99)


async def test_what_was_being_sent_in_a_crash_is_sent_once_more_and_counted(
    tmp_path: Path, telegram: Emulator
) -> None:
    ana = telegram.join("Ana", started=True)
    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    moment = stand.clock.moment()
    said = {"chat_id": ana.user.id, "text": "perhaps", "reply_markup": KEYS.to_dict()}
    await stand.kept.sending(ana.user.id, 7, "sendMessage", said, moment)
    await stand.close()

    again = Stand(tmp_path, telegram)
    await again.open(poll=False)

    assert heard(ana) == ["perhaps"]
    assert ana.labels() == ("Done",)
    assert again.outbox.said.uncertain == 1
    assert rows(tmp_path, STATES) == [("uncertain", 2)]
    await again.close()

    third = Stand(tmp_path, telegram)
    await third.open(poll=False)
    assert heard(ana) == ["perhaps"]
    await third.close()


async def test_an_edit_that_was_being_made_in_a_crash_is_made_again(
    tmp_path: Path, telegram: Emulator
) -> None:
    ana = telegram.join("Ana", started=True)
    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    sent = await stand.bot.send_message(ana.user.id, "one of seven", reply_markup=KEYS)
    telegram.faults.order(Trouble.DROPPED, "editMessageText", times=12)
    with pytest.raises(BrokenError):
        await sent.edit_text("two of seven", reply_markup=KEYS)
    async with stand.database.writing() as connection:
        await connection.run(outbox.update().values(state=OutState.SENDING.value))
    await stand.close()

    again = Stand(tmp_path, telegram)
    await again.open(poll=False)

    assert heard(ana)[0] == "two of seven"
    assert ana.labels() == ("Done",)
    await again.close()


async def test_what_crashed_twice_is_let_go(tmp_path: Path, telegram: Emulator) -> None:
    ana = telegram.join("Ana", started=True)
    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    row = await stand.kept.sending(
        ana.user.id, 7, "sendMessage", {"chat_id": ana.user.id, "text": "?"}, stand.clock.moment()
    )
    await stand.kept.again(row)
    await stand.close()

    again = Stand(tmp_path, telegram)
    await again.open(poll=False)

    assert heard(ana) == []
    assert rows(tmp_path, STATES) == [("uncertain", 2)]
    await again.close()


async def test_a_file_is_not_kept_and_its_update_is_processed_again(
    tmp_path: Path, telegram: Emulator
) -> None:
    ana = telegram.join("Ana", started=True)
    first = Stand(tmp_path, telegram)
    await first.open(poll=False)
    await first.kept.sending(ana.user.id, 7, "sendDocument", None, first.clock.moment())

    assert await first.kept.answered(7)
    await first.close()
    again = Stand(tmp_path, telegram)
    await again.open(poll=False)

    assert not await again.kept.answered(7)
    assert rows(tmp_path, STATES) == [("failed", 1)]
    await again.close()


class FullDisk(KeptOutbox):
    """Cannot write anything down."""

    async def sending(self, *_: Any, **__: Any) -> int:
        raise CannotSaveError("the disk is full")


class FullLater(KeptOutbox):
    """Writes down, but cannot mark."""

    async def mark(self, id_: int, state: OutState, message_id: int | None = None) -> None:
        raise CannotSaveError("the disk is full")


@pytest.mark.parametrize("kind", [FullDisk, FullLater])
async def test_that_the_disk_is_full_can_still_be_said(
    stand: Stand, telegram: Emulator, kind: type[KeptOutbox]
) -> None:
    ana = telegram.join("Ana", started=True)
    stand.outbox._kept = kind(stand.database, stand.kept.commits)

    await stand.bot.send_message(ana.user.id, "I cannot save anything now.")

    assert heard(ana) == ["I cannot save anything now."]


async def test_quick_taps_in_a_chat_never_meet_a_refusal(
    tmp_path: Path,
) -> None:
    from bot.local_chat.flood import FloodLimits  # noqa: PLC0415 (this test alone has limits)

    telegram = Emulator(limits=FloodLimits())
    refused: list[Call] = []
    telegram.recorder = lambda call: None if call.answer.ok else refused.append(call)
    stand = Stand(tmp_path, telegram, limits=True)

    async def turn(update: Update, _: Context) -> None:
        if update.callback_query is not None:
            await update.callback_query.answer()
            await update.callback_query.edit_message_text(f"{update.update_id}", reply_markup=KEYS)
        else:
            assert update.effective_chat is not None
            await update.effective_chat.send_action(ChatAction.TYPING)
            await update.effective_chat.send_message("first", reply_markup=KEYS)

    stand.answer = turn
    await stand.open()
    ana = telegram.join("Ana")
    begin = monotonic()

    ana.say("/start")
    await stand.settle()
    for _ in range(3):
        ana.press("Done")
        await stand.settle()
    quick = monotonic() - begin
    ana.press("Done")
    await stand.settle()

    assert quick < 0.9  # four at once are tolerated: nobody waits
    assert 0.9 < monotonic() - begin < 1.6
    assert not refused
    await stand.close()
    await telegram.close()
