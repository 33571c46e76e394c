"""An event loop in which nobody waits: when nothing is left to do, the clock jumps ahead."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class TimelessLoop(asyncio.SelectorEventLoop):
    """For code that waits by the loop's timers alone: no threads, no network."""

    def __init__(self) -> None:
        super().__init__()
        self._clock = 1_000.0

    def time(self) -> float:
        return self._clock

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self._clock = max(self._clock, self._scheduled[0].when())  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


def timeless(work: Callable[[Callable[[], float]], Coroutine[Any, Any, T]]) -> T:
    """Runs something that is given the loop's clock, in seconds."""
    with asyncio.Runner(loop_factory=TimelessLoop) as runner:
        return runner.run(work(runner.get_loop().time))
