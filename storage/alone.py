"""One transaction at a time for each task."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


class NestedTransactionError(RuntimeError):
    """A task within a transaction begins another: it would wait for itself, or see the past."""


@dataclass(frozen=True, slots=True)
class Alone:
    """Knows which tasks are within a transaction."""

    _inside: set["asyncio.Task[Any] | None"] = field(default_factory=set)

    @contextmanager
    def hold(self) -> Iterator[None]:
        task = asyncio.current_task()
        if task in self._inside:
            raise NestedTransactionError("a transaction within a transaction")
        self._inside.add(task)
        try:
            yield
        finally:
            self._inside.discard(task)
