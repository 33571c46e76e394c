"""Where the time of this process goes, by library: a look a thousand times a second of CPU."""

import signal
from collections import Counter
from types import FrameType, TracebackType
from typing import Self

EVERY_S = 0.001
OURS = ("coach", "handlers", "storage", "bot")
OTHERS = ("telegram", "aiohttp", "sqlalchemy", "aiosqlite", "cryptography", "pydantic", "asyncio")


class Sampler:
    """While it is open, the innermost code of the main thread is noted, by whom it belongs to."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()

    def __enter__(self) -> Self:
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, EVERY_S, EVERY_S)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def shares(self) -> str:
        """The largest first, in percent."""
        whole = sum(self.seen.values()) or 1
        return ", ".join(
            f"{name} {100 * count / whole:.0f} %" for name, count in self.seen.most_common(8)
        )

    def _look(self, _: int, frame: FrameType | None) -> None:
        if frame is not None:
            self.seen[_owner(frame)] += 1


def _owner(frame: FrameType) -> str:
    """Whose code runs; of the standard library's, and of code without a file, who called it."""
    step: FrameType | None = frame
    while step is not None:
        parts = step.f_code.co_filename.split("/")
        for name in (*OURS, *OTHERS):
            if name in parts:
                return name
        step = step.f_back
    return "python"
