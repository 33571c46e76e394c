"""Work that is brought to its end, whoever gives up waiting for it."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")


async def finish(work: Awaitable[T]) -> T:
    """What the work returns or raises. A cancellation counts only once the work has ended.

    A commit that is half done cannot be left: the next one on its connection would find a
    transaction that nobody owns.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError as error:
            cancelled = error
        except BaseException:  # noqa: BLE001 (it is raised below, by the task's own result)
            break
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # seen, though nobody is left to hear of it
        raise cancelled
    return task.result()
