"""The store in memory, beyond the contract that tests/storage holds it to."""

import asyncio

from bot.lab.memory_store import MemoryStore
from tests.storage.made import ANA, NOON, enrol, report, run, whole_dossier


async def test_whoever_looks_waits_for_whoever_writes() -> None:
    """Nothing half done is seen."""
    store = MemoryStore()
    await enrol(store)

    async def look() -> int:
        async with store.reading() as tx:
            return len(await tx.journal.all(ANA))

    async with store.transaction() as tx:
        await tx.journal.keep(ANA, report())
        looking = asyncio.ensure_future(look())
        await asyncio.sleep(0)
        assert not looking.done()

    assert await looking == 1


async def test_a_cancelled_writer_leaves_nothing() -> None:
    store = MemoryStore()
    await enrol(store)

    async def write() -> None:
        async with store.transaction() as tx:
            await tx.activities.keep(ANA, run())
            await asyncio.sleep(60)

    writing = asyncio.ensure_future(write())
    await asyncio.sleep(0)
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)

    async with store.reading() as tx:
        assert await tx.activities.all(ANA) == ()


async def test_two_stores_have_nothing_in_common() -> None:
    one, other = MemoryStore(), MemoryStore()
    async with one.transaction() as tx:
        await tx.restore(ANA, whole_dossier())
        await tx.members.claim(ANA)

    async with other.reading() as tx:
        assert await tx.dossier(ANA) is None
        assert await tx.members.owner() is None
        assert await tx.pushes.to_plan(NOON, 9) == ()
