"""Updates in: kept, processed once, in order for each athlete, whatever crashes in between."""

import asyncio
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from telegram import Update

from bot.inbox import POISON_AFTER, StoppingError, sender_of
from bot.local_chat.emulator import Emulator
from coach.athlete import AthleteId
from coach.errors import CannotSaveError
from storage import turn
from storage.inbox import KeptUpdate
from tests.bot.stand import Context, Stand, heard, rows, words

DONE = "SELECT update_id, done FROM inbox ORDER BY update_id"


async def test_an_athlete_is_answered_in_order_taps_and_words_alike(
    stand: Stand, telegram: Emulator
) -> None:
    seen: list[str] = []

    async def slower_and_slower(update: Update, _: Context) -> None:
        what = update.callback_query.data if update.callback_query else None
        text = what or (update.effective_message.text if update.effective_message else "") or ""
        await asyncio.sleep(0.03 if text == "first" else 0.0)
        seen.append(text)

    stand.answer = slower_and_slower
    ana = telegram.join("Ana")
    ana.say("first")
    tap = {
        "id": "1",
        "from": ana.user.wire(),
        "chat_instance": "1",
        "data": "tapped",
    }
    telegram.world.updates.add("callback_query", tap, "user")
    ana.say("last")
    await stand.settle()

    assert seen == ["first", "tapped", "last"]


async def test_athletes_do_not_wait_for_one_another(stand: Stand, telegram: Emulator) -> None:
    async def slowly(update: Update, _: Context) -> None:
        await asyncio.sleep(0.2)

    stand.answer = slowly
    begin = monotonic()
    for number in range(20):
        telegram.join(f"Athlete {number}").say("hello")
    await stand.settle()

    assert monotonic() - begin < 1.5


async def test_an_update_that_comes_twice_is_processed_once(
    tmp_path: Path, telegram: Emulator
) -> None:
    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    telegram.join("Ana", user=1001, started=True)
    hello = words(11, 1001, "hello")

    await stand.intake.accept([hello, words(12, 1001, "and")])
    await stand.intake.accept([words(13, 1001, "then"), hello])
    await stand.intake.accept([words(10, 1001, "an older one, later")])
    await stand.intake.settled()

    assert heard(telegram.phone(1001)) == [
        "you said hello",
        "you said and",
        "you said then",
        "you said an older one, later",
    ]
    await stand.close()


async def test_what_was_kept_and_not_processed_is_processed_after_a_restart(
    tmp_path: Path, telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.PAGE", 50)
    telegram.join("Ana", user=1001, started=True)
    first = Stand(tmp_path, telegram)
    await first.open(poll=False)
    many = [
        KeptUpdate(update_id=n, athlete_id=1001, payload=words(n, 1001, f"{n}"))
        for n in range(1, 124)
    ]
    await first.inbox.keep(many, first.clock.moment())
    await first.close()

    seen: list[int] = []

    async def note(update: Update, _: Context) -> None:
        seen.append(update.update_id)

    again = Stand(tmp_path, telegram)
    again.answer = note
    await again.open(poll=False)
    await again.intake.accept([words(2000, 1001, "new")])
    await again.intake.settled()

    assert seen == [*range(1, 124), 2000]
    assert rows(tmp_path, "SELECT count(*) FROM inbox WHERE done = 0") == [(0,)]
    await again.close()


async def _left(
    folder: Path, telegram: Emulator, *, effect: bool = False, crashes: int = 0, number: int = 5
) -> None:
    """A crash has left an update behind."""
    stand = Stand(folder, telegram)
    await stand.open(poll=False)
    kept = KeptUpdate(update_id=number, athlete_id=1001, payload=words(number, 1001, "hi"))
    await stand.inbox.keep([kept], stand.clock.moment())
    if effect:
        turn.current.set(number)
        async with stand.database.transaction() as tx:
            await tx.members.claim(AthleteId(1001))
        turn.current.set(None)
    for _ in range(crashes):
        await stand.inbox.tried(number)
    await stand.database.close()


async def test_what_had_its_effect_is_only_answered(tmp_path: Path, telegram: Emulator) -> None:
    ana = telegram.join("Ana", user=1001, started=True)
    await _left(tmp_path, telegram, effect=True)

    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    await stand.intake.settled()

    assert stand.resumed == [5]
    assert heard(ana) == []
    assert rows(tmp_path, DONE) == [(5, 1)]
    await stand.close()


@pytest.mark.parametrize("effect", [True, False])
async def test_what_was_answered_is_not_answered_again(
    tmp_path: Path, telegram: Emulator, effect: bool
) -> None:
    ana = telegram.join("Ana", user=1001, started=True)
    await _left(tmp_path, telegram, effect=effect)
    first = Stand(tmp_path, telegram)
    await first.database.open()
    said = {"chat_id": 1001, "text": "the answer"}
    await first.kept.sending(1001, 5, "sendMessage", said, first.clock.moment())
    await first.database.close()

    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    await stand.intake.settled()

    assert heard(ana) == ["the answer"]  # sent once more, because nobody knows
    assert stand.resumed == []
    assert rows(tmp_path, DONE) == [(5, 1)]
    await stand.close()


async def test_an_update_that_was_there_in_six_crashes_is_set_aside(
    tmp_path: Path, telegram: Emulator
) -> None:
    ana = telegram.join("Ana", user=1001, started=True)
    await _left(tmp_path, telegram, crashes=POISON_AFTER - 2)
    second = Stand(tmp_path, telegram)
    processed: list[int] = []

    async def note(update: Update, _: Context) -> None:
        processed.append(update.update_id)

    second.answer = note
    await second.open(poll=False)
    await second.intake.settled()
    assert processed == [5]  # whoever kills a slow start does it more than once
    await second.close()

    await _left(tmp_path, telegram, crashes=POISON_AFTER - 1, number=6)
    third = Stand(tmp_path, telegram)
    third.answer = note
    await third.open(poll=False)
    await third.intake.settled()

    assert processed == [5]
    assert third.parked == [6]
    assert heard(ana) == []
    assert rows(tmp_path, DONE) == [(5, 1), (6, 1)]
    await third.close()


async def test_suspects_are_processed_one_at_a_time(tmp_path: Path, telegram: Emulator) -> None:
    for number in range(1, 5):
        telegram.join("A", user=1000 + number, started=True)
    first = Stand(tmp_path, telegram)
    await first.open(poll=False)
    for number in range(1, 5):
        kept = KeptUpdate(
            update_id=number, athlete_id=1000 + number, payload=words(number, 1000 + number, "x")
        )
        await first.inbox.keep([kept], first.clock.moment())
        await first.inbox.tried(number)
    await first.database.close()
    side_by_side = [0, 0]

    async def count(update: Update, _: Context) -> None:
        side_by_side[0] += 1
        side_by_side[1] = max(side_by_side)
        await asyncio.sleep(0.01)
        side_by_side[0] -= 1

    stand = Stand(tmp_path, telegram)
    stand.answer = count
    await stand.open(poll=False)
    await stand.intake.settled()

    assert side_by_side[1] == 1
    await stand.close()


async def test_what_cannot_be_read_as_an_update_holds_nobody_up(
    tmp_path: Path, telegram: Emulator
) -> None:
    stand = Stand(tmp_path, telegram)
    await stand.open(poll=False)
    ana = telegram.join("Ana", user=1001, started=True)
    broken: dict[str, Any] = {"update_id": 20, "message": {"from": {"id": 1001}, "date": "?"}}

    await stand.intake.accept([broken, words(21, 1001, "still there?")])
    await stand.intake.settled()

    assert heard(ana) == ["you said still there?"]
    assert rows(tmp_path, DONE) == [(20, 1), (21, 1)]
    await stand.close()


async def test_an_error_in_a_handler_is_told_and_the_next_update_has_its_turn(
    stand: Stand, telegram: Emulator, tmp_path: Path
) -> None:
    async def fail(update: Update, context: Context) -> None:
        assert update.effective_message is not None
        if update.effective_message.text == "boom":
            raise RuntimeError("boom")

    stand.answer = fail
    ana = telegram.join("Ana")
    ana.say("boom")
    ana.say("hello")
    await stand.settle()

    assert [type(error) for error in stand.errors] == [RuntimeError]
    assert [done for _, done in rows(tmp_path, DONE)] == [1, 1]


async def test_an_update_that_hangs_is_given_up(
    stand: Stand, telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.LONGEST_S", 0.1)
    calm = stand.answer

    async def hang(update: Update, context: Context) -> None:
        assert update.effective_message is not None
        if update.effective_message.text == "hang":
            await asyncio.sleep(3600)
        await calm(update, context)

    stand.answer = hang
    ana = telegram.join("Ana")
    ana.say("hang")
    ana.say("hello")
    await stand.settle()

    assert heard(ana) == ["you said hello"]


async def test_a_stop_waits_no_longer_than_its_bound_and_loses_nothing(
    tmp_path: Path, telegram: Emulator
) -> None:
    stand = Stand(tmp_path, telegram)

    async def endlessly(update: Update, _: Context) -> None:
        await asyncio.sleep(3600)

    stand.answer = endlessly
    await stand.open()
    ana = telegram.join("Ana")
    ana.say("one")
    ana.say("two")
    while stand.intake.waiting < 2:  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    begin = monotonic()

    left = await stand.close(seconds=0.2)

    assert left == 2
    assert monotonic() - begin < 1.0
    again = Stand(tmp_path, telegram)
    await again.open()
    await again.settle()
    assert heard(ana) == ["you said one", "you said two"]
    await again.close()


async def test_a_stop_works_off_what_came_in(tmp_path: Path, telegram: Emulator) -> None:
    stand = Stand(tmp_path, telegram)
    calm = stand.answer

    async def slowly(update: Update, context: Context) -> None:
        await asyncio.sleep(0.05)
        await calm(update, context)

    stand.answer = slowly
    await stand.open()
    ana = telegram.join("Ana")
    for number in range(5):
        ana.say(f"{number}")
    while stand.intake.waiting < 5:  # noqa: ASYNC110
        await asyncio.sleep(0.005)

    assert await stand.close(seconds=5.0) == 0
    assert heard(ana) == [f"you said {number}" for number in range(5)]


async def test_nothing_is_taken_in_by_a_process_that_stops(stand: Stand) -> None:
    await stand.intake.drain(0.1)

    with pytest.raises(StoppingError):
        await stand.intake.accept([words(1, 1, "late")])


async def test_polling_pauses_while_too_many_wait(
    tmp_path: Path, telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.WAITING_MOST", 10)
    stand = Stand(tmp_path, telegram)
    gate = asyncio.Event()

    async def wait(update: Update, _: Context) -> None:
        await gate.wait()

    stand.answer = wait
    await stand.open()
    for number in range(10):
        telegram.join(f"Athlete {number}").say("hello")
    while stand.intake.waiting < 10:  # noqa: ASYNC110
        await asyncio.sleep(0.005)
    telegram.join("Ana").say("not yet")
    await asyncio.sleep(0.1)
    assert stand.intake.waiting == 10

    gate.set()
    await stand.settle()
    assert rows(tmp_path, "SELECT count(*) FROM inbox WHERE done = 1") == [(11,)]
    await stand.close()


async def test_whoever_floods_the_bot_holds_nobody_else_up(
    tmp_path: Path, telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.inbox.WAITING_MOST", 30)
    stand = Stand(tmp_path, telegram)
    gate, calm = asyncio.Event(), stand.answer
    flood = telegram.join("Flood")

    async def wait(update: Update, context: Context) -> None:
        if update.effective_user is not None and update.effective_user.id == flood.user.id:
            await gate.wait()
        else:
            await calm(update, context)

    stand.answer = wait
    await stand.open()
    for number in range(60):
        flood.say(f"{number}")
    ana = telegram.join("Ana")
    ana.say("hello")
    async with asyncio.timeout(5):
        while not heard(ana):  # noqa: ASYNC110
            await asyncio.sleep(0.005)

    gate.set()
    await stand.settle()
    assert stand.intake._crowd == 0
    await stand.close()


async def test_a_mark_that_cannot_be_kept_stops_nobody(
    stand: Stand, telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: Any, **__: Any) -> None:
        raise CannotSaveError("the disk is full")

    stand.intake.commits = type("Full", (), {"run": staticmethod(full)})()
    ana = telegram.join("Ana")
    ana.say("one")
    ana.say("two")
    await stand.settle()

    assert heard(ana) == ["you said one", "you said two"]


@pytest.mark.parametrize(
    ("raw", "sender"),
    [
        (words(1, 77, "x"), 77),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}}}, 5),
        ({"update_id": 1, "message": {"chat": {"id": -9}}}, -9),
        ({"update_id": 1, "message": {"from": {"id": 2**70}}}, 0),
        ({"update_id": 1, "message": {"from": "nobody"}}, 0),
        ({"update_id": 1, "message": {"from": {"id": "5"}}}, 0),
        ({"update_id": 1, "poll": {"id": 3}}, 0),
    ],
)
def test_whose_update_it_is(raw: dict[str, Any], sender: int) -> None:
    assert sender_of(raw) == sender
