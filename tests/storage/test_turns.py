"""Several workers answer many athletes: each in order, none twice."""

import asyncio
from datetime import datetime, timedelta
from random import Random

import pytest

from storage.commits import Commits
from storage.database import Database
from storage.inbox import DONE, Inbox, KeptUpdate
from storage.retention import tidy
from storage.turns import Turns
from tests.storage.made import ANA, BORIS, MINUTE, NOON

LEASE = 60.0


async def arrive(database: Database, *numbers: int, athlete: int = ANA) -> None:
    await Inbox(database).keep(
        [KeptUpdate(update_id=n, athlete_id=athlete, payload={"n": n}) for n in numbers], NOON
    )


async def done(database: Database, number: int) -> None:
    await Commits(database).run(DONE, number=number, yes=True)


async def test_who_waited_longest_comes_first(database: Database) -> None:
    await arrive(database, 5, 6)
    await arrive(database, 4, athlete=BORIS)

    turns = await Turns(database).take(NOON, "one", 1, LEASE)

    assert [turn.athlete_id for turn in turns] == [BORIS]


async def test_a_turn_holds_all_that_is_left_in_order(database: Database) -> None:
    turns = Turns(database)
    await arrive(database, 9, 7, 8)
    (turn,) = await turns.take(NOON, "one", 5, LEASE)
    await done(database, 7)
    await arrive(database, 6)  # late, and still before the others

    assert [u.update_id for u in await turns.left(turn)] == [6, 8, 9]


async def test_nobody_else_takes_a_turn_that_is_held(database: Database) -> None:
    turns = Turns(database)
    await arrive(database, 1)
    (turn,) = await turns.take(NOON, "one", 5, LEASE)
    await arrive(database, 2)

    assert await turns.take(NOON + MINUTE, "two", 5, LEASE) == ()
    assert await turns.give_back(turn)
    assert len(await turns.take(NOON + MINUTE, "two", 5, LEASE)) == 1


async def test_a_turn_given_back_with_nothing_left_is_not_taken(database: Database) -> None:
    turns = Turns(database)
    await arrive(database, 1)
    (turn,) = await turns.take(NOON, "one", 5, LEASE)
    await done(database, 1)
    await turns.give_back(turn)

    assert await turns.take(NOON, "two", 5, LEASE) == ()


async def test_a_dead_workers_turn_runs_out_and_it_can_do_nothing_more(
    database: Database,
) -> None:
    turns = Turns(database)
    await arrive(database, 1)
    (dead,) = await turns.take(NOON, "one", 5, LEASE)
    late = NOON + timedelta(seconds=LEASE + 1)

    (heir,) = await turns.take(late, "two", 5, LEASE)

    assert heir.attempt == dead.attempt + 1
    assert not await turns.renew(dead, late, LEASE)
    assert not await turns.give_back(dead)
    assert await turns.take(late, "three", 5, LEASE) == ()


async def test_a_renewed_turn_lasts(database: Database) -> None:
    turns = Turns(database)
    await arrive(database, 1)
    (turn,) = await turns.take(NOON, "one", 5, LEASE)

    assert await turns.renew(turn, NOON + 2 * MINUTE, LEASE)
    assert await turns.take(NOON + 2 * MINUTE + MINUTE / 2, "two", 5, LEASE) == ()


async def test_turns_of_nobody_are_tidied_away(database: Database) -> None:
    turns = Turns(database)
    await arrive(database, 1)
    await arrive(database, 2, athlete=BORIS)
    for turn in await turns.take(NOON, "one", 5, LEASE):
        await turns.give_back(turn)
    await done(database, 1)

    assert (await tidy(database, NOON))["turns"] == 1


@pytest.mark.parametrize("workers", [2, 4])
async def test_the_order_of_each_athlete_is_kept(database: Database, workers: int) -> None:
    """120 updates of 12 athletes, some delivered twice, while more arrive."""
    inbox, turns = Inbox(database), Turns(database)
    chance = Random(workers)  # noqa: S311 (the same each time)
    seen: dict[int, list[int]] = {}
    held: set[int] = set()
    overlaps = 0

    def moment() -> datetime:
        return NOON  # leases do not run out here

    async def arrives() -> None:
        for first in range(0, 120, 20):
            updates = [
                KeptUpdate(update_id=n, athlete_id=n % 12 + 1, payload={})
                for n in range(first, first + 20)
            ]
            await inbox.keep([*updates, *chance.sample(updates, 2)][::-1], moment())
            await asyncio.sleep(0.005)

    async def work(name: str) -> None:
        nonlocal overlaps
        while sum(len(numbers) for numbers in seen.values()) < 120:
            for turn in await turns.take(moment(), name, 2, LEASE):
                overlaps += turn.athlete_id in held
                held.add(turn.athlete_id)
                for update in await turns.left(turn):
                    await asyncio.sleep(chance.random() * 0.002)
                    seen.setdefault(turn.athlete_id, []).append(update.update_id)
                    await done(database, update.update_id)
                held.discard(turn.athlete_id)
                await turns.give_back(turn)
            await asyncio.sleep(0.002)

    async with asyncio.timeout(30):
        await asyncio.gather(arrives(), *(work(str(n)) for n in range(workers)))

    assert overlaps == 0
    assert all(numbers == sorted(set(numbers)) for numbers in seen.values())
    assert len(seen) == 12
