"""Weeks by letter: asked for hours ahead, at half the price, never paid twice, all on time."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.local_chat.phone import Phone
from bot.verbs.running import House
from coach.athlete import AthleteId
from coach.availability import DatedException, ExceptionKind
from coach.program import Program, Source
from storage.ledger import SqlLedger
from tests.bot.clauded import DOSSIER, desk_of, house_of, living, sensible
from tests.bot.stand import heard, rows
from tests.fakes.batch_store import Withdrawing
from tests.fakes.messages_server import FakeClaude, fake_claude
from tests.fakes.steps import answer, refusal, truncated

SATURDAY = datetime(2026, 12, 5, 12, tzinfo=UTC)
SUNDAY = datetime(2026, 12, 6, 9, 5, tzinfo=UTC)
"""Eight hours, less five minutes, before 18:00 in Berlin."""
DUE = datetime(2026, 12, 6, 17, 0, 30, tzinfo=UTC)
MONDAY = DUE.date() + timedelta(days=1)
MANY, FEW = 3, 2
THURSDAY, SATURDAY_NEXT = MONDAY + timedelta(days=3), MONDAY + timedelta(days=5)
SHORT = DatedException(
    from_=THURSDAY, to=SATURDAY_NEXT, kind=ExceptionKind.LESS.value, minutes=25, reason="busy"
)
RICH = {"daily_budget_usd": 100.0, "athlete_daily_budget_usd": 10.0}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("prompts.patience.FIRST_WAIT_S", 0.01)
    monkeypatch.setattr("prompts.batches.PATIENCE_S", 0.5)
    monkeypatch.setattr("bot.post.HANDFUL", FEW)


@pytest.fixture
async def server() -> AsyncIterator[FakeClaude]:
    async with fake_claude() as running:
        running.always(sensible)
        running.batches.polls = None
        yield running


@pytest.fixture
async def house(tmp_path: Path, server: FakeClaude) -> AsyncIterator[House]:
    async with living(tmp_path, server.url, **RICH) as house:
        server.batches.now = house.clock.moment
        yield house


async def _crowd(house: House, count: int) -> list[Phone]:
    """So many athletes with the same week, on a Saturday."""
    desk = desk_of(house)
    house.clock.travel(SATURDAY)
    phones = [await desk.load_dossier(DOSSIER) for _ in range(count)]
    await _at(house, SATURDAY)
    await house.settle()
    return phones


async def _at(house: House, moment: datetime) -> None:
    """A look at the clock at a moment; whatever the post has to do is done."""
    house.clock.travel(moment)
    await house.bot.tick()
    assert house.bot.post is not None
    await house.bot.post.idle()


async def _programs(house: House, phones: list[Phone]) -> list[Program | None]:
    async with house.bot.database.reading() as tx:
        return [await tx.programs.in_force(AthleteId(p.user.id), MONDAY) for p in phones]


def _weeks_of(phones: list[Phone]) -> list[int]:
    """How often each was told the coming week."""
    return [sum("Your coming week" in text for text in heard(phone)) for phone in phones]


def _letters(folder: Path) -> dict[str, int]:
    counted = "SELECT state, count(*) FROM letters GROUP BY state"
    return dict(rows(folder, counted, name="steadfoot.db"))


def _live(server: FakeClaude) -> int:
    return len(server.asked)


def _most_paid(server: FakeClaude) -> int:
    """How many answers were paid for, at most, for one athlete."""
    live = [seen.body["metadata"]["user_id"] for seen in server.asked]
    by_letter = [
        item["params"]["metadata"]["user_id"]
        for batch in server.batches.all
        for item in batch.requests
        if batch.results.get(item["custom_id"], {}).get("type") == "succeeded"
    ]
    return max(Counter(live + by_letter).values(), default=0)


async def test_many_weeks_due_together_are_asked_for_by_letter_and_said_on_time(
    house: House, server: FakeClaude, tmp_path: Path
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    assert [len(batch.requests) for batch in server.batches.all] == [MANY]
    assert _live(server) == 0

    for minutes in (1, 2, 90):  # hours later it has not ended, and nothing is written live
        await _at(house, SUNDAY + timedelta(minutes=minutes))
    assert _live(server) == 0
    server.batches.finish(server.batches.all[0])
    await _at(house, SUNDAY + timedelta(hours=2))
    assert _letters(tmp_path) == {"answered": MANY}

    await _at(house, DUE)
    await house.settle()

    assert _weeks_of(phones) == [1] * MANY
    programs = await _programs(house, phones)
    assert [p.source for p in programs if p] == [Source.CLAUDE] * MANY
    assert _live(server) == 0
    assert _letters(tmp_path) == {"used": MANY}
    stats: Any = await SqlLedger(house.bot.database).stats(SATURDAY)
    assert stats["week", "ok"][0] == MANY
    whole = sum(p.provenance.cost or 0.0 for p in programs if p)
    assert stats["week", "ok"][1] == pytest.approx(whole)


async def test_a_handful_is_written_live(house: House, server: FakeClaude) -> None:
    phones = await _crowd(house, FEW)
    await _at(house, SUNDAY)
    await _at(house, DUE - timedelta(minutes=30))
    await _at(house, DUE)
    await house.settle()

    assert server.batches.all == []
    assert _live(server) == FEW
    assert _weeks_of(phones) == [1] * FEW


async def test_a_restart_takes_the_letters_up_again(
    house: House, server: FakeClaude, tmp_path: Path
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)

    await house.restart()
    await _at(house, SUNDAY + timedelta(minutes=10))
    server.batches.finish(server.batches.all[0])
    await _at(house, SUNDAY + timedelta(hours=1))
    await _at(house, DUE)
    await house.settle()

    assert len(server.batches.all) == 1
    assert _live(server) == 0
    assert _letters(tmp_path) == {"used": MANY}
    assert _weeks_of(phones) == [1] * MANY


async def test_killed_between_sending_and_knowing_the_batch_is_found_and_not_paid_twice(
    tmp_path: Path, house: House, server: FakeClaude
) -> None:
    """The answer that it was taken is lost, and the process is gone the same moment."""
    phones = await _crowd(house, MANY)
    server.batches.lose_next_answer = True
    await _at(house, SUNDAY)
    assert rows(tmp_path, "SELECT batch_id FROM batches", name="steadfoot.db") == [(None,)]

    await house.restart()
    for minutes in (1, 6, 7, 12):
        await _at(house, SUNDAY + timedelta(minutes=minutes))
    found = rows(tmp_path, "SELECT batch_id FROM batches", name="steadfoot.db")
    assert found == [(server.batches.all[0].id,)]
    server.batches.finish(server.batches.all[0])
    await _at(house, SUNDAY + timedelta(hours=1))
    await _at(house, DUE)
    await house.settle()

    assert len(server.batches.all) == 1
    assert _live(server) == 0
    assert _weeks_of(phones) == [1] * MANY


async def test_killed_before_sending_nothing_is_owed_and_the_weeks_are_written_live(
    tmp_path: Path, house: House, server: FakeClaude, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    async def killed(*_: object, **__: object) -> None:
        raise KilledError

    phones = await _crowd(house, MANY)
    with monkeypatch.context() as patch:
        patch.setattr("prompts.claude.SdkLine.create_batch", killed)
        await _at(house, SUNDAY)
    await house.restart()
    assert server.batches.all == []

    for minutes in (6, 12):
        await _at(house, SUNDAY + timedelta(minutes=minutes))
    assert _letters(tmp_path) == {"failed": MANY}
    spent = await SqlLedger(house.bot.database).spent(None, SATURDAY)
    assert spent == 0.0
    await _at(house, DUE - timedelta(minutes=30))
    await _at(house, DUE)
    await house.settle()
    assert _live(server) == MANY
    assert _weeks_of(phones) == [1] * MANY


async def test_stragglers_are_withdrawn_and_written_live_before_they_are_due(
    house: House, server: FakeClaude, tmp_path: Path
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    server.batches.done_before_cancel = 1

    await _at(house, DUE - timedelta(minutes=44))
    assert _letters(tmp_path)["answered"] == 1
    assert _letters(tmp_path)["failed"] == MANY - 1
    await _at(house, DUE - timedelta(minutes=30))
    await _at(house, DUE)
    await house.settle()

    assert _live(server) == MANY - 1
    assert _weeks_of(phones) == [1] * MANY
    programs = await _programs(house, phones)
    assert [p.source for p in programs if p] == [Source.CLAUDE] * MANY


async def test_an_anthropic_that_is_gone_all_day_leaves_everybody_the_planners_week_on_time(
    house: House, server: FakeClaude, tmp_path: Path
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    server.down()

    for minutes in (50, 44, 38, 30):
        await _at(house, DUE - timedelta(minutes=minutes))
    await _at(house, DUE)
    await house.settle()

    assert _weeks_of(phones) == [1] * MANY
    programs = await _programs(house, phones)
    assert [p.source for p in programs if p] == [Source.PLANNER] * MANY
    assert all("under way: the planner's week" in heard(phone)[-1] for phone in phones)

    server.up()  # what it cost is known in the end, and nothing was paid beside it
    server.batches.finish(server.batches.all[0])
    await _at(house, DUE + timedelta(hours=1))
    assert _letters(tmp_path) == {"answered": MANY}
    assert _most_paid(server) == 1


@pytest.mark.parametrize(
    ("how", "restarted"),
    [(Withdrawing.SLOW, True), (Withdrawing.REFUSED, False), (Withdrawing.SILENT, True)],
)
async def test_what_is_not_certainly_withdrawn_is_never_written_live(
    house: House,
    server: FakeClaude,
    tmp_path: Path,
    how: Withdrawing,
    restarted: bool,
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    server.batches.withdrawing = how

    await _at(house, DUE - timedelta(minutes=44))
    if restarted:
        await house.restart()
    for minutes in (38, 20, 5):
        await _at(house, DUE - timedelta(minutes=minutes))
    await _at(house, DUE)
    await house.settle()

    assert _weeks_of(phones) == [1] * MANY  # on time
    assert _live(server) == 0
    programs = await _programs(house, phones)
    assert [p.source for p in programs if p] == [Source.PLANNER] * MANY
    assert all("under way: the planner's week" in heard(phone)[-1] for phone in phones)

    server.batches.finish(server.batches.all[0])  # they were answered, and are paid for
    await _at(house, DUE + timedelta(hours=1))
    assert _letters(tmp_path) == {"answered": MANY}
    assert _most_paid(server) == 1
    stats: Any = await SqlLedger(house.bot.database).stats(SATURDAY)
    assert stats["week", "ok"][0] == MANY


async def test_a_batch_that_nobody_knows_any_more_is_let_go_after_its_day(
    house: House, server: FakeClaude, tmp_path: Path
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    server.batches.all.clear()

    await _at(house, DUE - timedelta(minutes=44))
    await _at(house, DUE)
    await house.settle()
    assert _weeks_of(phones) == [1] * MANY
    assert (_live(server), _letters(tmp_path)) == (0, {"open": MANY})

    await _at(house, SUNDAY + timedelta(hours=27))
    assert _letters(tmp_path) == {"failed": MANY}
    assert rows(tmp_path, "SELECT count(*) FROM batches WHERE open", name="steadfoot.db") == [(0,)]


async def test_what_comes_back_although_it_could_not_be_withdrawn_is_used_in_time(
    house: House, server: FakeClaude
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    server.batches.withdrawing = Withdrawing.REFUSED
    await _at(house, DUE - timedelta(minutes=44))
    server.batches.finish(server.batches.all[0])
    await _at(house, DUE - timedelta(minutes=2))

    await _at(house, DUE)
    await house.settle()

    programs = await _programs(house, phones)
    assert [p.source for p in programs if p] == [Source.CLAUDE] * MANY
    assert _weeks_of(phones) == [1] * MANY
    assert _live(server) == 0


async def test_a_slow_withdrawal_that_ends_in_time_lets_the_rest_be_written_live(
    house: House, server: FakeClaude
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    server.batches.withdrawing = Withdrawing.SLOW
    await _at(house, DUE - timedelta(minutes=44))
    assert _live(server) == 0
    server.batches.finish(server.batches.all[0], rest="canceled", done=2)
    await _at(house, DUE - timedelta(minutes=40))

    await _at(house, DUE - timedelta(minutes=30))
    await _at(house, DUE)
    await house.settle()

    programs = await _programs(house, phones)
    assert [p.source for p in programs if p] == [Source.CLAUDE] * MANY
    assert (_live(server), _most_paid(server)) == (MANY - 2, 1)


async def test_an_answer_of_no_use_is_not_paid_for_again(
    house: House, server: FakeClaude, tmp_path: Path
) -> None:
    """Refused and cut off: the planner's week. Unreadable: mended once, live, as any draft."""
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    server.script(refusal("bio"), truncated('{"mon"'), answer("Gladly!"))
    server.batches.finish(server.batches.all[0])
    await _at(house, SUNDAY + timedelta(hours=1))
    assert _letters(tmp_path) == {"spoilt": 2, "answered": MANY - 2}

    await _at(house, DUE - timedelta(minutes=30))
    await _at(house, DUE)
    await house.settle()

    assert _letters(tmp_path) == {"used": MANY}
    assert _live(server) == 1
    assert len(server.asked[0].body["messages"]) == 3  # a repair
    said = " ".join(heard(phone)[-1] for phone in phones)
    assert said.count("Claude declined to write this week") == 1
    assert said.count("Claude did not come to an end") == 1
    assert said.count("Chosen and worded by Claude") == MANY - 2


async def test_a_week_that_is_looked_at_before_its_letter_is_back_is_not_asked_for_twice(
    house: House, server: FakeClaude
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)
    await _at(house, SUNDAY + timedelta(hours=3))  # noon is over: the coming week is the usual one

    phones[0].say("/week")
    await house.settle()
    assert "under way: the planner's week" in heard(phones[0])[-1]
    assert _live(server) == 0

    server.batches.finish(server.batches.all[0])
    await _at(house, SUNDAY + timedelta(hours=4))
    phones[1].say("/week")
    await house.settle()
    assert "Chosen and worded by Claude" in heard(phones[1])[-1]
    await _at(house, DUE - timedelta(minutes=30))
    await _at(house, DUE)
    await house.settle()

    programs = await _programs(house, phones)
    assert [p.source for p in programs if p] == [Source.CLAUDE] * MANY
    assert _weeks_of(phones) == [1] * MANY
    assert (_live(server), _most_paid(server)) == (0, 1)


async def test_another_version_is_another_question_and_is_written_live(
    house: House, server: FakeClaude
) -> None:
    phones = await _crowd(house, MANY)
    await _at(house, SUNDAY)

    phones[0].say("/regenerate next tired")
    await house.settle()

    assert _live(server) == 1
    assert "Chosen and worded by Claude" in heard(phones[0])[-1]


async def test_a_batch_of_somebody_else_is_not_taken_for_ours(
    house: House, server: FakeClaude, tmp_path: Path
) -> None:
    """The key serves another program too, and the answer that ours was taken is lost."""
    phones = await _crowd(house, MANY)
    server.batches.lose_next_answer = True
    await _at(house, SUNDAY)
    stranger = [
        {"custom_id": f"x{number}", "params": item["params"]}
        for number, item in enumerate(server.batches.all[0].requests)
    ]
    server.batches.all.insert(0, server.batches.add(stranger))
    server.batches.all.pop()
    server.batches.all[0].created -= timedelta(minutes=1)
    for batch in server.batches.all:
        server.batches.finish(batch)

    for minutes in (4, 5, 6, 7, 8):
        await _at(house, SUNDAY + timedelta(minutes=minutes))

    assert _letters(tmp_path) == {"answered": MANY}
    assert _live(server) == 0
    assert len(phones) == MANY


async def test_letters_that_no_budget_holds_are_the_planners_weeks(
    tmp_path: Path, server: FakeClaude
) -> None:
    async with living(tmp_path, server.url, daily_budget_usd=0.0001) as house:
        phones = await _crowd(house, MANY)
        await _at(house, SUNDAY)
        await _at(house, DUE - timedelta(minutes=30))
        await _at(house, DUE)
        await house.settle()

        assert (_live(server), server.batches.all) == (0, [])
        assert _weeks_of(phones) == [1] * MANY
        assert all("What is set aside for Claude" in heard(phone)[-1] for phone in phones)


async def test_on_wednesday_only_weeks_that_must_change_are_asked_for(
    house: House, server: FakeClaude
) -> None:
    phones = await _crowd(house, MANY + 1)
    server.batches.polls = 0
    await _at(house, SUNDAY)
    await _at(house, SUNDAY + timedelta(minutes=1))
    await _at(house, DUE)
    wednesday = datetime(2026, 12, 9, 3, 5, tzinfo=UTC)
    await _at(house, wednesday - timedelta(hours=12))
    async with house.bot.database.transaction() as tx:
        for phone in phones[:MANY]:
            athlete = AthleteId(phone.user.id)
            week = await tx.programs.in_force(athlete, MONDAY)
            assert week is not None
            await tx.programs.change(athlete, replace(week, recheck=True))
            await tx.exceptions.keep(athlete, SHORT)
    await _at(house, wednesday)
    await _at(house, wednesday + timedelta(minutes=1))

    assert [len(batch.requests) for batch in server.batches.all] == [MANY + 1, MANY]
    live = _live(server)
    await _at(house, datetime(2026, 12, 9, 11, 0, 30, tzinfo=UTC))
    await house.settle()
    assert _live(server) == live


def test_a_house_without_a_key_has_no_post(tmp_path: Path) -> None:
    assert house_of(tmp_path, "http://127.0.0.1:1", anthropic_api_key=None).bot.post is None
