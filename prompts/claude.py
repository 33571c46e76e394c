"""Claude over Anthropic's SDK: the only import of it, which takes two seconds.

So the roof imports this module late (`prompts/later.py` does it in a thread); the uses import
`prompts/ask.py` alone.
"""

import json
import logging
import ssl
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Self, cast
from urllib.parse import urlsplit

import anthropic
import httpx2
from anthropic.types import Message, ModelInfo, Usage
from anthropic.types.messages import MessageBatch, MessageBatchIndividualResponse
from pydantic import BaseModel

from coach.ledger import Outcome, Tokens
from prompts.ask import M, Manner, OnText
from prompts.asking import Asking
from prompts.batches import Batches
from prompts.body import Body, Schema
from prompts.capabilities import Finding
from prompts.check import ModelState, compare
from prompts.failures import SetbackError
from prompts.heard import Heard
from prompts.letters import BatchState, Delivered
from prompts.setbacks import status_setback
from prompts.spend import Spend

if TYPE_CHECKING:
    from coach.ports import Clock

BASE_URL = "https://api.anthropic.com"
CONNECT_S = 5.0
LIMITS = httpx2.Limits(max_connections=50, max_keepalive_connections=20, keepalive_expiry=60)
"""A quiet bot keeps its connection for a minute; the SDK's five seconds would be none."""
logging.getLogger("anthropic").setLevel(logging.INFO)
"""At DEBUG the SDK writes whole requests to the log, and with them an athlete's words."""
_NEVER_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)


@cache
def _certificates() -> ssl.SSLContext:
    """Read once a process: it takes as long as a whole week of the planner."""
    return httpx2.create_ssl_context()


class Claude(Asking):
    """Asks, batches and checks over one connection pool; one of these a process.

    `strict` refuses answers that are not shaped as the SDK's types say: for tests.
    """

    def __init__(
        self,
        *,
        key: str,
        spend: Spend,
        clock: "Clock",
        base_url: str | None = None,
        strict: bool = False,
    ) -> None:
        self._client = anthropic.AsyncAnthropic(
            api_key=key,
            base_url=base_url or BASE_URL,
            max_retries=0,  # repeated here, where the reasons and the money are known
            open_telemetry=False,
            http_client=anthropic.DefaultAsyncHttpxClient(limits=LIMITS, verify=_certificates()),
            _strict_response_validation=strict,
        )
        line = SdkLine(self._client)
        self._models = line
        super().__init__(line, spend, clock, key)
        self.batches = Batches(line, spend, clock, key)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Closes the connections; the last thing before the loop ends."""
        await self._client.close()

    async def check(self, manners: Iterable[Manner]) -> tuple[Finding, ...]:
        """What is wrong with the key and the models the uses are set to, as sentences."""
        return await compare(self._models, tuple(manners))


class SdkLine:
    """Single attempts through the SDK; every failure comes out as a SetbackError."""

    def __init__(self, client: anthropic.AsyncAnthropic) -> None:
        self._client = client

    def schema(self, out: type[M]) -> Schema:
        return _schema(out)

    async def send(
        self, request: Body, heard: Heard, *, silence_s: float, on_text: OnText | None
    ) -> None:
        """Streams one answer into `heard`."""
        silence = httpx2.Timeout(silence_s, connect=CONNECT_S)
        with _told_apart():
            async with self._client.messages.stream(**request, timeout=silence) as stream:
                heard.request_id = stream.request_id
                await _listen(stream, heard, on_text)
        if heard.stop_reason is None:
            raise SetbackError(Outcome.NETWORK, again=True, unpaid=False)

    async def create_batch(self, requests: Sequence[Body]) -> BatchState:
        with _told_apart():
            return _batch(
                await self._client.messages.batches.create(requests=cast("Any", requests))
            )

    async def batch(self, batch_id: str) -> BatchState:
        with _told_apart():
            return _batch(await self._client.messages.batches.retrieve(batch_id))

    async def recent_batches(self, since: datetime) -> tuple[BatchState, ...]:
        """Newest first."""
        found: list[BatchState] = []
        with _told_apart():
            async for batch in self._client.messages.batches.list(limit=100):
                if batch.created_at < since:
                    break
                found.append(_batch(batch))
        return tuple(found)

    async def cancel_batch(self, batch_id: str) -> BatchState:
        with _told_apart():
            return _batch(await self._client.messages.batches.cancel(batch_id))

    async def batch_results(self, batch_id: str) -> tuple[Delivered, ...]:
        with _told_apart():
            batch = await self._client.messages.batches.retrieve(batch_id)
            self._only_home(batch.results_url)
            lines = await self._client.messages.batches.results(batch_id)
            return tuple([_delivered(line) async for line in lines])

    async def model(self, name: str) -> ModelState:
        with _told_apart():
            return _model(await self._client.models.retrieve(name))

    def _only_home(self, url: str | None) -> None:
        """The key goes to whatever host the results are said to lie on: only to our own."""
        home = urlsplit(str(self._client.base_url))
        there = urlsplit(url or "")
        if (there.scheme, there.netloc) != (home.scheme, home.netloc):
            raise SetbackError(Outcome.NONSENSE, again=False, unpaid=False)


@cache
def _schema(out: type[BaseModel]) -> Schema:
    return anthropic.transform_schema(out)


async def _listen(
    stream: "anthropic.AsyncMessageStream[Any]", heard: Heard, on_text: OnText | None
) -> None:
    try:
        async for event in stream:
            match event.type:
                case "message_start":
                    heard.began = True
                    _weigh(heard, event.message)
                case "text":
                    heard.text += event.text
                    if on_text is not None:
                        on_text(heard.text)
                case "thinking":
                    heard.thinking += event.thinking
                case "message_delta":
                    _weigh(heard, stream.current_message_snapshot)
                case _:
                    pass
    except (RuntimeError, LookupError, AttributeError, TypeError, ValueError) as error:
        # events in no order the SDK understands: the answer is broken, not the bot
        raise SetbackError(Outcome.NETWORK, again=True, unpaid=False) from error


def _weigh(heard: Heard, message: Message) -> None:
    heard.tokens = _tokens(message.usage)
    heard.us_only = message.usage.inference_geo == "us"
    heard.stop_reason = message.stop_reason
    heard.refusal = message.stop_details.category if message.stop_details else None


def _tokens(usage: Usage) -> Tokens:
    written = usage.cache_creation
    unsplit = 0 if written else usage.cache_creation_input_tokens or 0
    details = usage.output_tokens_details
    return Tokens(
        input=usage.input_tokens,
        cache_read=usage.cache_read_input_tokens or 0,
        cache_write_5m=written.ephemeral_5m_input_tokens if written else 0,
        cache_write_1h=written.ephemeral_1h_input_tokens if written else unsplit,
        output=usage.output_tokens,
        thinking=details.thinking_tokens if details else 0,
    )


def _delivered(line: MessageBatchIndividualResponse) -> Delivered:
    match line.result.type:
        case "succeeded":
            message = line.result.message
            text = "".join(block.text for block in message.content if block.type == "text")
            heard = Heard(began=True, text=text)
            _weigh(heard, message)
            return Delivered(custom_id=line.custom_id, heard=heard)
        case "errored":
            error = line.result.error.error
            setback = status_setback(400, error.type, None, error.message, {})
            return _undelivered(line, setback.outcome)
        case "canceled":
            return _undelivered(line, Outcome.CANCELLED)
        case "expired":
            return _undelivered(line, Outcome.EXPIRED)


def _undelivered(line: MessageBatchIndividualResponse, outcome: Outcome) -> Delivered:
    return Delivered(custom_id=line.custom_id, heard=None, outcome=outcome)


def _batch(batch: MessageBatch) -> BatchState:
    counts = batch.request_counts
    size = counts.processing + counts.succeeded + counts.errored + counts.canceled + counts.expired
    return BatchState(
        id=batch.id,
        created_at=batch.created_at,
        ended=batch.processing_status == "ended",
        size=size,
        succeeded=counts.succeeded,
    )


def _model(info: ModelInfo) -> ModelState:
    """As far as it is described: another server at the address may say little more than a name."""
    efforts = {word: _told(info, "effort", word) for word in EFFORTS}
    thinking = {word: _told(info, "thinking", "types", word) for word in THINKING}
    return ModelState(
        lifecycle=getattr(info, "lifecycle", None),
        retires_at=getattr(info, "retires_at", None),
        max_tokens=getattr(info, "max_tokens", None),
        structured_outputs=_told(info, "structured_outputs"),
        images=_told(info, "image_input"),
        efforts=_known(efforts),
        thinking=_known(thinking),
    )


EFFORTS = ("low", "medium", "high", "xhigh", "max")
THINKING = ("adaptive", "between_tools", "disabled")


def _told(info: ModelInfo, *names: str) -> bool | None:
    """Whether a model is said to be able to do something; None: it is not said."""
    found: object = getattr(info, "capabilities", None)
    for name in (*names, "supported"):
        found = getattr(found, name, None)
    return found if isinstance(found, bool) else None


def _known(told: Mapping[str, bool | None]) -> dict[str, bool] | None:
    """None where nothing at all is said."""
    known = {word: able for word, able in told.items() if able is not None}
    return known or None


@contextmanager
def _told_apart() -> Iterator[None]:
    """Every way a call of the SDK fails, as a SetbackError."""
    try:
        yield
    except anthropic.APIStatusError as error:
        raise status_setback(
            error.status_code,
            error.type,
            error.error_code,
            error.api_message,
            error.response.headers,
        ) from error
    except (anthropic.APIConnectionError, httpx2.TransportError) as error:
        raise _connection_setback(error) from error
    except (json.JSONDecodeError, anthropic.AnthropicError) as error:
        raise SetbackError(Outcome.NETWORK, again=True, unpaid=False) from error


def _connection_setback(error: Exception) -> SetbackError:
    late = isinstance(error, anthropic.APITimeoutError | httpx2.TimeoutException)
    unsent = isinstance(error, _NEVER_SENT) or isinstance(error.__cause__, _NEVER_SENT)
    outcome = Outcome.TIMEOUT if late and not unsent else Outcome.NETWORK
    return SetbackError(outcome, again=True, unpaid=unsent)
