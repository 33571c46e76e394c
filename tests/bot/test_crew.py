"""Several workers on one PostgreSQL: each update once, in order; the dead are replaced."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from telegram import Update

from bot.local_chat.emulator import Emulator
from tests.bot.stand import Context, Stand, words
from tests.stores import Server, server

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture
async def url(postgres: Server) -> str:
    return await postgres.migrated()


@pytest.fixture
async def workers(
    tmp_path: Path, telegram: Emulator, url: str
) -> AsyncIterator[tuple[Stand, Stand]]:
    two = (
        Stand(tmp_path, telegram, url=url, worker="a"),
        Stand(tmp_path, telegram, url=url, worker="b"),
    )
    for one in two:
        await one.open(poll=False)
    yield two
    for one in two:
        await one.close()


async def _until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 (several workers, none tells another)
            await asyncio.sleep(0.01)


async def test_two_workers_answer_each_update_once_and_each_athlete_in_order(
    workers: tuple[Stand, Stand],
) -> None:
    seen: defaultdict[int, list[int]] = defaultdict(list)
    by: defaultdict[str, int] = defaultdict(int)
    now: set[int] = set()

    def noting(name: str) -> Callable[[Update, Context], object]:
        async def note(update: Update, _: Context) -> None:
            assert update.effective_user is not None
            athlete = update.effective_user.id
            assert athlete not in now  # nobody else answers the same athlete
            now.add(athlete)
            await asyncio.sleep(0.002)
            now.remove(athlete)
            seen[athlete].append(update.update_id)
            by[name] += 1

        return note

    for name, worker in zip("ab", workers, strict=True):
        worker.answer = noting(name)  # type: ignore[assignment]
    for number in range(1, 121):
        update = words(number, 1000 + number % 12, "hi")
        await workers[number % 2].intake.accept([update])
        if number % 5 == 0:
            await workers[0].intake.accept([update])  # brought twice, to another one

    await _until(lambda: sum(len(some) for some in seen.values()) >= 120)
    await asyncio.sleep(0.05)

    assert sorted(number for some in seen.values() for number in some) == list(range(1, 121))
    assert all(some == sorted(some) for some in seen.values())
    assert set(by) == {"a", "b"}
    assert not workers[0].errors + workers[1].errors


async def test_a_worker_that_dies_is_replaced_when_its_turn_runs_out(
    workers: tuple[Stand, Stand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.crew.LEASE_S", 0.6)
    first, second = workers
    begun, done = asyncio.Event(), asyncio.Event()

    async def hang(update: Update, _: Context) -> None:
        begun.set()
        await asyncio.sleep(3600)

    async def answer(update: Update, _: Context) -> None:
        done.set()

    first.answer, second.answer = hang, answer
    assert second.intake.crew is not None
    second.intake.crew.stopping = True  # it comes later
    await asyncio.sleep(0)
    await first.intake.accept([words(1, 1001, "hello")])
    await asyncio.wait_for(begun.wait(), 5)
    begin = monotonic()

    second.intake.crew.stopping = False
    second.intake.crew.start(second.intake._of_the_crew)
    await asyncio.wait_for(done.wait(), 10)

    assert monotonic() - begin >= 0.3
    for task in list(first.intake.crew._tasks if first.intake.crew else ()):
        task.cancel()


async def test_a_turn_that_is_needed_longer_is_kept(
    workers: tuple[Stand, Stand], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.crew.LEASE_S", 0.5)
    monkeypatch.setattr("bot.crew.RENEW_S", 0.1)
    times: list[str] = []

    async def slowly(update: Update, _: Context) -> None:
        times.append("begun")
        await asyncio.sleep(1.5)
        times.append("done")

    for worker in workers:
        worker.answer = slowly
    await workers[0].intake.accept([words(1, 1001, "hello")])
    await _until(lambda: "done" in times)
    await asyncio.sleep(0.1)

    assert times == ["begun", "done"]


async def test_one_polls_and_the_others_stand_by(
    workers: tuple[Stand, Stand], telegram: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.polling.STAND_BY_S", 0.2)
    monkeypatch.setattr("bot.polling.CONFLICT_WAIT_S", 0.05)
    polls = [asyncio.ensure_future(worker.polling.run()) for worker in workers]
    ana = telegram.join("Ana")

    ana.say("hello")
    await _until(lambda: len(ana.messages) == 2)

    assert not any(poll.done() for poll in polls)
    for worker in workers:
        worker.polling.stop()
    await asyncio.gather(*polls)
