"""What goes into a batch and what comes out of it: values, and the connection they need."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol

from coach.athlete import AthleteId
from coach.errors import WriterUnavailableError
from coach.ledger import Call, Outcome
from prompts.ask import Answer, Ask, M, T
from prompts.body import Body, Schema
from prompts.failures import NonsenseError, RefusedError, TruncatedError
from prompts.heard import Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One question of a batch. `custom_id` is unique for ever: 1-64 of A-Z a-z 0-9 _ -."""

    custom_id: str
    ask: Ask


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What must be known of a letter to read its answer, also after a restart."""

    custom_id: str
    athlete: AthleteId | None
    prompt_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchState:
    """How far a batch has come. Moments are aware."""

    id: str
    created_at: datetime
    ended: bool
    size: int
    succeeded: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A batch that was accepted, and which letters were left out for lack of money."""

    batch: BatchState
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """The raw answer to one letter; without one, `outcome` says why."""

    custom_id: str
    heard: Heard | None
    outcome: Outcome = Outcome.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Generic[T]):
    """The answer to one letter, or why there is none: exactly one of the two; and its call."""

    custom_id: str
    call: Call
    answer: Answer[T] | None = None
    failure: WriterUnavailableError | None = None

    @property
    def spoilt(self) -> bool:
        """Claude answered, and the answer is of no use: it was paid for all the same."""
        return isinstance(self.failure, RefusedError | TruncatedError | NonsenseError)


class BatchLine(Protocol):
    """The connection; every method is one attempt and raises SetbackError."""

    def schema(self, out: type[M]) -> Schema: ...
    async def create_batch(self, requests: Sequence[Body]) -> BatchState: ...
    async def batch(self, batch_id: str) -> BatchState: ...
    async def recent_batches(self, since: datetime) -> tuple[BatchState, ...]: ...
    async def cancel_batch(self, batch_id: str) -> BatchState: ...
    async def batch_results(self, batch_id: str) -> tuple[Delivered, ...]: ...
