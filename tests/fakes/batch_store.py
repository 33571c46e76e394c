"""Batches of the fake: taken, worked off, withdrawn, expired."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

Body = dict[str, Any]
Work = Callable[[Body], Body]
"""The params of an item → its result."""


@dataclass(slots=True)
class FakeBatch:
    """One batch. `polls_left`: how often it is looked at before it has ended; None: never."""

    id: str
    requests: list[Body]
    created: datetime
    polls_left: int | None
    status: str = "in_progress"
    cancelled: datetime | None = None
    ended: datetime | None = None
    results: dict[str, Body] = field(default_factory=dict)

    def described(self, origin: str) -> Body:
        kinds = [result["type"] for result in self.results.values()]
        counts = {
            kind: kinds.count(kind) for kind in ("succeeded", "errored", "canceled", "expired")
        }
        open_ = len(self.requests) - len(kinds)
        url = f"{origin}/v1/messages/batches/{self.id}/results"
        return {
            "id": self.id,
            "type": "message_batch",
            "processing_status": self.status,
            "request_counts": counts | {"processing": open_},
            "created_at": _stamp(self.created),
            "expires_at": _stamp(self.created + timedelta(hours=24)),
            "ended_at": _stamp(self.ended),
            "cancel_initiated_at": _stamp(self.cancelled),
            "archived_at": None,
            "results_url": url if self.ended else None,
        }


class Withdrawing(Enum):
    """How a withdrawal goes."""

    AT_ONCE = "at once"
    SLOW = "slow"
    """Taken, and not over before `finish`."""
    REFUSED = "refused"
    SILENT = "silent"
    """Never answered, never heeded."""


class BatchStore:
    """All batches, oldest first."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: TID251 - its own time
        self.all: list[FakeBatch] = []
        self.polls: int | None = 1
        """How often a new batch is looked at before it has ended; None: until `finish`."""
        self.done_before_cancel = 0
        """How many items are answered already when a batch is withdrawn."""
        self.withdrawing = Withdrawing.AT_ONCE
        """How a withdrawal goes."""
        self.foreign_results_url: str | None = None
        """Where the results are said to lie, if not on this server."""
        self.lose_next_answer = False
        """The next batch is taken, and the connection closed without a word."""

    def add(self, requests: list[Body]) -> FakeBatch:
        batch = FakeBatch(
            id=f"msgbatch_{len(self.all) + 1:024d}",
            requests=requests,
            created=self.now(),
            polls_left=self.polls,
        )
        self.all.append(batch)
        return batch

    def get(self, batch_id: str) -> FakeBatch | None:
        return next((batch for batch in self.all if batch.id == batch_id), None)

    def look(self, batch: FakeBatch) -> None:
        """Somebody asks: time passes."""
        if batch.cancelled is not None and batch.results:
            batch.status = "ended"
        if batch.ended is not None or batch.polls_left is None:
            return
        if batch.polls_left == 0:
            self.finish(batch)
        else:
            batch.polls_left -= 1

    def finish(self, batch: FakeBatch, *, rest: str | None = None, done: int = 0) -> None:
        """Works everything off; with `rest` only the first ones, the others get that result."""
        for number, item in enumerate(batch.requests):
            worked = rest is None or number < done
            result = self._work(item["params"]) if worked else {"type": rest}
            batch.results[item["custom_id"]] = result
        batch.status = "ended"
        batch.ended = self.now()

    def expire(self, batch: FakeBatch, *, done: int = 0) -> None:
        """A day is over."""
        self.finish(batch, rest="expired", done=done)

    def cancel(self, batch: FakeBatch) -> None:
        if batch.ended is not None:
            return
        batch.cancelled = self.now()
        batch.status = "canceling"
        if self.withdrawing is Withdrawing.AT_ONCE:
            self.finish(batch, rest="canceled", done=self.done_before_cancel)
            batch.status = "canceling"


def _stamp(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")
