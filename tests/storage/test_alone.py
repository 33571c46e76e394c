"""One transaction at a time for each task, on every store."""

from collections.abc import Awaitable, Callable

import pytest

from coach.ports import Store
from storage.alone import NestedTransactionError
from tests.storage.made import ANA, enrol, report


async def write_in_write(store: Store) -> None:
    async with store.transaction(), store.transaction():
        pass


async def look_in_write(store: Store) -> None:
    """It would see what was before."""
    async with store.transaction(), store.reading():
        pass


async def write_in_look(store: Store) -> None:
    async with store.reading(), store.transaction():
        pass


async def look_in_look(store: Store) -> None:
    """Three such tasks could wait for each other's connection for ever."""
    async with store.reading(), store.reading():
        pass


@pytest.mark.parametrize("mistake", [write_in_write, look_in_write, write_in_look, look_in_look])
async def test_whoever_is_within_one_cannot_begin_another(
    store: Store, mistake: Callable[[Store], Awaitable[None]]
) -> None:
    with pytest.raises(NestedTransactionError):
        await mistake(store)

    await enrol(store)  # and nothing is left held
    async with store.transaction() as tx:
        await tx.journal.keep(ANA, report())
    async with store.reading() as tx:
        assert len(await tx.journal.all(ANA)) == 1
