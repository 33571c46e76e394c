"""Updates in: kept once, given back in order, gone after two days."""

import asyncio

from storage.commits import Commits
from storage.database import Database
from storage.inbox import DONE, Inbox, KeptUpdate
from tests.storage.made import ANA, BORIS, NOON


def update(number: int, athlete: int = ANA, text: str = "hello") -> KeptUpdate:
    payload = {"update_id": number, "message": {"text": text}}
    return KeptUpdate(update_id=number, athlete_id=athlete, payload=payload)


async def test_an_update_comes_back_as_it_came(database: Database) -> None:
    inbox = Inbox(database)
    kept = update(7, text="müde 🥱 \ud83d half")

    assert await inbox.keep([kept], NOON) == {7}
    assert await inbox.open() == (kept,)


async def test_an_update_delivered_again_is_known(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.keep([update(1), update(3)], NOON)

    assert await inbox.keep([update(1), update(2), update(3), update(4)], NOON) == {2, 4}
    assert [u.update_id for u in await inbox.open()] == [1, 2, 3, 4]


async def test_delivered_twice_at_the_same_moment_it_is_new_to_one(database: Database) -> None:
    """As two workers get it from a webhook that Telegram calls again."""
    inbox = Inbox(database)

    found = await asyncio.gather(
        *(inbox.keep([update(n) for n in range(20)], NOON) for _ in range(6))
    )

    assert sorted(number for one in found for number in one) == list(range(20))


async def test_an_update_that_comes_late_is_not_lost(database: Database) -> None:
    """By its id, not by the highest that was seen."""
    inbox = Inbox(database)
    await inbox.keep([update(9)], NOON)
    await Commits(database).run(DONE, number=9, yes=True)

    assert await inbox.keep([update(5)], NOON) == {5}
    assert [u.update_id for u in await inbox.open()] == [5]


async def test_none_kept_is_nothing(database: Database) -> None:
    inbox = Inbox(database)

    assert await inbox.keep([], NOON) == frozenset()
    assert await inbox.waiting() == 0
    assert not await inbox.had_effect(1)


async def test_open_ones_come_page_by_page(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.keep([update(n, athlete=BORIS if n % 2 else ANA) for n in (5, 3, 1, 4)], NOON)

    first = await inbox.open(count=2)
    rest = await inbox.open(after=first[-1].update_id, count=9)

    assert [u.update_id for u in (*first, *rest)] == [1, 3, 4, 5]


async def test_attempts_are_counted(database: Database) -> None:
    inbox = Inbox(database)
    await inbox.keep([update(1)], NOON)

    assert [await inbox.tried(1), await inbox.tried(1)] == [1, 2]
    assert (await inbox.open())[0].attempts == 2
    assert await inbox.tried(99) == 0
