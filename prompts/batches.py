"""Many questions at half the price, answered within a day: never paid twice."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from coach.errors import BudgetSpentError, WriterUnavailableError
from coach.ledger import Call, Outcome
from prompts.ask import Answer, M, Manner, T
from prompts.body import Body, Schema, body, opaque, schema_version, worst_cost
from prompts.capabilities import CAPABILITIES, room
from prompts.failures import (
    ForeignBatchError,
    NonsenseError,
    RefusedError,
    SetbackError,
    TruncatedError,
    UnclearSubmissionError,
)
from prompts.heard import Heard
from prompts.letters import BatchLine, BatchState, Delivered, Letter, Result, Sent, Submission
from prompts.patience import Patience
from prompts.reading import read_object
from prompts.spend import Spend

if TYPE_CHECKING:
    from coach.ports import Clock

log = logging.getLogger(__name__)

PATIENCE_S = 60.0
"""How long one look at a batch may take, retries included."""
SUBMIT_S = 120.0
"""How long a batch may take to be accepted."""
SKEW = timedelta(minutes=5)
"""How far Anthropic's clock and ours may be apart."""


class Batches:
    """Submits, follows and reads batches.

    The order that never pays twice: keep the letters and their ids; `submit`; keep the batch's
    id. After a restart, or `UnclearSubmissionError`: `find` before anything is sent again.
    """

    def __init__(self, line: BatchLine, spend: Spend, clock: "Clock", key: str) -> None:
        self._line = line
        self._spend = spend
        self._clock = clock
        self._key = key

    async def submit(self, letters: Sequence[Letter], out: type[M]) -> Submission:
        """Sends all letters that can be paid for; once, whatever happens.

        Raises:
            BudgetSpentError: not one of them can.
            UnclearSubmissionError: it may have been accepted; see `find`.
            WriterUnavailableError: it was not accepted, for the cause given.
        """
        schema = self._line.schema(out)
        calls, left_out = await self._reserve(letters, schema)
        requests = [
            self._request(letter, schema) for letter in letters if letter.custom_id in calls
        ]
        try:
            async with asyncio.timeout(SUBMIT_S):
                batch = await self._line.create_batch(requests)
        except TimeoutError as error:
            raise UnclearSubmissionError from error
        except SetbackError as setback:
            if setback.unpaid:
                await self._release(calls.values(), setback.outcome)
                raise WriterUnavailableError(setback.outcome) from setback
            raise UnclearSubmissionError from setback
        return Submission(batch=batch, left_out=left_out)

    async def find(
        self, size: int, since: datetime, *, least: int | None = None
    ) -> tuple[BatchState, ...]:
        """Batches of this size made since a moment, oldest first: was one of them ours?

        `least`: so many letters may have been left out for lack of money.
        """
        recent = await self._patiently(lambda: self._line.recent_batches(since - SKEW))
        low = size if least is None else least
        fitting = (batch for batch in recent if low <= batch.size <= size)
        return tuple(sorted(fitting, key=lambda batch: batch.created_at))

    async def state(self, batch_id: str) -> BatchState:
        """How far a batch has come."""
        return await self._patiently(lambda: self._line.batch(batch_id))

    async def cancel(self, batch_id: str) -> BatchState:
        """Withdraws what is not answered yet; it ends a little later, with `results`."""
        return await self._patiently(lambda: self._line.cancel_batch(batch_id))

    async def results(
        self, batch: BatchState, manner: Manner, out: type[M], sent: Iterable[Sent]
    ) -> tuple[Result[M], ...]:
        """Reads an ended batch and settles its cost; may be read again, at no cost.

        Every letter of `sent` has a result, in their order.

        Raises:
            ForeignBatchError: not one of them is in it.
        """
        delivered = {
            item.custom_id: item
            for item in await self._patiently(lambda: self._line.batch_results(batch.id))
        }
        sent = tuple(sent)
        if delivered and not any(letter.custom_id in delivered for letter in sent):
            raise ForeignBatchError
        schema = schema_version(self._line.schema(out))
        results: list[Result[M]] = []
        for letter in sent:
            item = delivered.pop(letter.custom_id, None)
            call = _call(letter, manner, batch.created_at, schema)
            results.append(await self._read(call, item, out))
        if delivered:
            log.warning("batch %s answers %d letters nobody sent", batch.id, len(delivered))
        return tuple(results)

    async def withdraw(self, sent: Iterable[Sent], manner: Manner) -> None:
        """Gives back what was set aside for letters that, as `find` showed, never went out."""
        moment = self._clock.moment()
        calls = [_call(letter, manner, moment, "") for letter in sent]
        await self._release(calls, Outcome.CANCELLED)

    async def _reserve(
        self, letters: Sequence[Letter], schema: Schema
    ) -> tuple[dict[str, Call], tuple[str, ...]]:
        if not letters or any(one.ask.manner.model not in CAPABILITIES for one in letters):
            raise WriterUnavailableError(Outcome.MODEL if letters else Outcome.REQUEST)
        moment, version = self._clock.moment(), schema_version(schema)
        calls: dict[str, Call] = {}
        spent: dict[str, BudgetSpentError] = {}
        for letter in letters:
            manner = letter.ask.manner
            calls[letter.custom_id] = call = _call(_sent(letter), manner, moment, version)
            worst = worst_cost(letter.ask, schema, max_tokens=_room(manner), batch=True)
            try:
                await self._spend.reserve(call, worst)
            except BudgetSpentError as error:
                spent[letter.custom_id] = error
                del calls[letter.custom_id]
            except BaseException:  # stopped in the middle: nothing was sent, nothing is owed
                await self._release(calls.values(), Outcome.CANCELLED)
                raise
        if not calls:
            raise next(iter(spent.values()))
        return calls, tuple(spent)

    def _request(self, letter: Letter, schema: Schema) -> Body:
        ask = letter.ask
        user = opaque(ask.athlete, self._key)
        params = body(ask, schema, max_tokens=_room(ask.manner), user_id=user)
        return {"custom_id": letter.custom_id, "params": params}

    async def _release(self, calls: Iterable[Call], outcome: Outcome) -> None:
        for call in calls:
            await self._spend.settle(replace(call, outcome=outcome))

    async def _read(self, call: Call, item: Delivered | None, out: type[M]) -> Result[M]:
        heard = item.heard if item else None
        failure: WriterUnavailableError | None = None
        answer: Answer[M] | None = None
        if heard is None:
            failure = WriterUnavailableError(item.outcome if item else Outcome.NETWORK)
        else:
            call = _paid(call, heard)
            try:
                value = _value(heard, out)
                call = replace(call, outcome=Outcome.OK)
                answer = Answer(value=value, text=heard.text, call=call)
            except WriterUnavailableError as error:
                failure = error
        if failure is not None:
            call = replace(call, outcome=Outcome(failure.cause))
        await self._spend.settle(call)
        return Result(custom_id=call.id, call=call, answer=answer, failure=failure)

    async def _patiently(self, look: Callable[[], Awaitable[T]]) -> T:
        """A look at a batch costs nothing and may be repeated."""
        loop = asyncio.get_running_loop()
        end = loop.time() + PATIENCE_S
        patience = Patience()
        while True:
            patience.sent += 1
            try:
                async with asyncio.timeout_at(end):
                    return await look()
            except TimeoutError as error:
                raise WriterUnavailableError(Outcome.TIMEOUT) from error
            except SetbackError as setback:
                pause = patience.pause_s(setback, left_s=end - loop.time())
                if pause is None:
                    raise WriterUnavailableError(setback.outcome) from setback
            await asyncio.sleep(pause)


def _sent(letter: Letter) -> Sent:
    ask = letter.ask
    return Sent(custom_id=letter.custom_id, athlete=ask.athlete, prompt_version=ask.prompt_version)


def _call(letter: Sent, manner: Manner, moment: datetime, schema: str) -> Call:
    return Call(
        id=letter.custom_id,
        moment=moment,
        athlete_id=letter.athlete,
        use=manner.use,
        model=manner.model,
        attempts=1,
        prompt_version=letter.prompt_version,
        schema_version=schema,
        batch=True,
    )


def _paid(call: Call, heard: Heard) -> Call:
    return replace(
        call,
        tokens=heard.paid,
        cost_usd=heard.cost(call.model, batch=True),
        request_id=heard.request_id,
        stop_reason=heard.stop_reason,
    )


def _value(heard: Heard, out: type[M]) -> M:
    match heard.stop_reason:
        case "end_turn" | "stop_sequence":
            return read_object(heard.text, out)
        case "refusal":
            raise RefusedError(heard.refusal)
        case "max_tokens" | "model_context_window_exceeded":
            raise TruncatedError
        case other:
            raise NonsenseError(heard.text, (f"stop: {other}",))


def _room(manner: Manner) -> int:
    return room(manner.model, manner.max_tokens)
