"""One question, one deadline: sent again by cause, guarded, recorded."""

import asyncio
import logging
import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from coach.errors import WriterUnavailableError
from coach.ledger import Call, Outcome
from prompts.ask import Answer, Ask, M, OnPartial, OnText, T
from prompts.body import Body, Schema, body, opaque, schema_version
from prompts.capabilities import CAPABILITIES
from prompts.errand import Errand
from prompts.failures import SetbackError
from prompts.heard import Heard
from prompts.reading import partly, read_object, read_text, unharmed
from prompts.spend import Spend

if TYPE_CHECKING:
    from coach.ports import Clock

log = logging.getLogger(__name__)


class Line(Protocol):
    """The connection to Claude; `claude.SdkLine` is the real one."""

    def schema(self, out: type[M]) -> Schema:
        """The schema of a type, as Claude takes it."""
        ...

    async def send(
        self, request: Body, heard: Heard, *, silence_s: float, on_text: OnText | None
    ) -> None:
        """One attempt: fills `heard` while the answer comes.

        Raises:
            SetbackError: the answer did not come, or broke off.
        """
        ...


class Asking:
    """Asks over a line, within the budgets."""

    def __init__(self, line: Line, spend: Spend, clock: "Clock", key: str) -> None:
        self._line = line
        self._spend = spend
        self._clock = clock
        self._key = key

    async def ask(
        self, request: Ask, out: type[M], *, on_partial: OnPartial | None = None
    ) -> Answer[M]:
        """An object of type `out`.

        Raises:
            WriterUnavailableError: `cause` is an `Outcome`; its subclasses say more.
            CannotSaveError: the ledger cannot be written, so nothing was sent.
        """
        schema = self._line.schema(out)
        listener = unharmed(partly(on_partial))
        return await self._answer(request, schema, lambda text: read_object(text, out), listener)

    async def text(self, request: Ask, *, on_text: OnText | None = None) -> Answer[str]:
        """Free text.

        Raises:
            WriterUnavailableError: `cause` is an `Outcome`; its subclasses say more.
            CannotSaveError: the ledger cannot be written, so nothing was sent.
        """
        return await self._answer(request, None, read_text, unharmed(on_text))

    async def _answer(
        self,
        request: Ask,
        schema: Schema | None,
        read: Callable[[str], T],
        on_text: OnText | None,
    ) -> Answer[T]:
        errand = Errand(request, schema, self._call(request, schema))
        loop = asyncio.get_running_loop()
        began = loop.time()
        deadline = asyncio.timeout(request.manner.deadline_s)
        outcome, failed = Outcome.REQUEST, None
        try:
            async with deadline:
                heard = await self._fetch(errand, deadline, on_text)
            value = read(heard.text)
            outcome = Outcome.OK
        except TimeoutError as error:
            if not deadline.expired():
                raise
            outcome = Outcome.TIMEOUT
            failed = WriterUnavailableError(outcome)
            raise failed from error
        except WriterUnavailableError as error:
            outcome, failed = Outcome(error.cause), error
            raise
        except asyncio.CancelledError:
            outcome = Outcome.CANCELLED
            raise
        finally:
            call = errand.close(outcome, round(1000 * (loop.time() - began)))
            if failed is not None:
                failed.call = call
            _note(call)
            await self._spend.settle(call)
        return Answer(value=value, text=heard.text, call=call)

    async def _fetch(
        self, errand: Errand, deadline: asyncio.Timeout, on_text: OnText | None
    ) -> Heard:
        """The whole answer, by as many attempts as make sense."""
        manner = errand.request.manner
        user = opaque(errand.request.athlete, self._key)
        while True:
            await self._spend.reserve(errand.call, errand.worst)
            request = body(
                errand.request, errand.schema, max_tokens=errand.max_tokens, user_id=user
            )
            heard = errand.attempt()
            try:
                await self._line.send(request, heard, silence_s=manner.silence_s, on_text=on_text)
            except SetbackError as setback:
                pause = errand.setback(setback, left_s=_left(deadline))
                if pause is None:
                    raise WriterUnavailableError(setback.outcome) from setback
                await asyncio.sleep(pause)
                continue
            if errand.accept(heard):
                return heard

    def _call(self, request: Ask, schema: Schema | None) -> Call:
        manner = request.manner
        if manner.model not in CAPABILITIES:
            raise WriterUnavailableError(Outcome.MODEL)
        return Call(
            id=uuid.uuid4().hex,
            moment=self._clock.moment(),
            athlete_id=request.athlete,
            use=manner.use,
            model=manner.model,
            prompt_version=request.prompt_version,
            schema_version=schema_version(schema),
        )


def _left(deadline: asyncio.Timeout) -> float:
    when = deadline.when()
    return 0.0 if when is None else when - asyncio.get_running_loop().time()


def _note(call: Call) -> None:
    """One line a call; never a word of what was asked or answered."""
    log.info(
        "claude %s %s: %s, %d attempts, %d ms, $%.4f, %s",
        call.use,
        call.model,
        call.outcome,
        call.attempts,
        call.latency_ms,
        call.cost_usd,
        call.request_id or "no request id",
    )
