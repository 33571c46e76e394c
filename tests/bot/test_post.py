"""Weeks by letter: asked for hours ahead, at half the price, never paid twice, all on time."""

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
from tests.fakes.messages_server import FakeClaude, fake_claude

SATURDAY = datetime(2026, 12, 5, 12, tzinfo=UTC)
SUNDAY = datetime(2026, 12, 6, 9, 5, tzinfo=UTC)
"""Eight hours, less five minutes, before 18:00 in Berlin."""
DUE = datetime(2026, 12, 6, 17, 0, 30, tzinfo=UTC)
MONDAY = DUE.date() + timedelta(days=1)
MANY, FEW = 6, 5
THURSDAY, SATURDAY_NEXT = MONDAY + timedelta(days=3), MONDAY + timedelta(days=5)
SHORT = DatedException(
    from_=THURSDAY, to=SATURDAY_NEXT, kind=ExceptionKind.LESS.value, minutes=25, reason="busy"
)
RICH = {"daily_budget_usd": 100.0, "athlete_daily_budget_usd": 10.0}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("prompts.patience.FIRST_WAIT_S", 0.01)


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
    server.batches.done_before_cancel = 3

    await _at(house, DUE - timedelta(minutes=44))
    assert _letters(tmp_path)["answered"] == 3
    assert _letters(tmp_path)["failed"] == MANY - 3
    await _at(house, DUE - timedelta(minutes=30))
    await _at(house, DUE)
    await house.settle()

    assert _live(server) == MANY - 3
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
    assert _letters(tmp_path) == {"failed": MANY}
    assert all("Claude could not be reached" in heard(phone)[-1] for phone in phones)


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
