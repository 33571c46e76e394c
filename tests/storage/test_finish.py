"""Work that is brought to its end."""

import asyncio

import pytest

from storage.finish import finish


async def test_what_the_work_returns_comes_back() -> None:
    async def work() -> int:
        await asyncio.sleep(0)
        return 7

    assert await finish(work()) == 7


async def test_what_the_work_raises_comes_back() -> None:
    async def work() -> None:
        await asyncio.sleep(0)
        raise LookupError

    with pytest.raises(LookupError):
        await finish(work())


@pytest.mark.parametrize("fails", [False, True])
async def test_a_cancelled_task_ends_only_when_the_work_has_ended(fails: bool) -> None:
    go, ended = asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await go.wait()
        ended.set()
        if fails:
            raise LookupError

    task = asyncio.ensure_future(finish(work()))
    await asyncio.sleep(0)
    for _ in range(3):
        task.cancel()
        await asyncio.sleep(0)
    assert not task.done()

    go.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()


async def test_work_that_cancels_itself_is_cancelled() -> None:
    async def work() -> None:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await finish(work())
