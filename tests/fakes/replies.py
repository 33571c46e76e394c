"""An answer of the fake as a message, and as the events of a stream."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.fakes.catalogue import CATALOGUE
from tests.fakes.counting import count
from tests.fakes.prompt_cache import Counted
from tests.fakes.steps import Reply

Body = dict[str, Any]

SOME_THINKING = 16
BYTES_A_TOKEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the model wrote within its limit."""

    text: str
    thinking: int
    stop_reason: str
    category: str | None

    @property
    def tokens(self) -> int:
        return max(1, count(self.text) + self.thinking)


def write(reply: Reply, body: Body) -> Written:
    """The answer, cut where `max_tokens` ends; thinking comes first and counts."""
    limit = body["max_tokens"]
    thinking = (
        (SOME_THINKING if _thinks(body) else 0) if reply.thinking is None else reply.thinking
    )
    text, stop_reason = reply.text, reply.stop_reason
    if thinking >= limit:
        thinking, text, stop_reason = limit, "", "max_tokens"
    elif thinking + count(text) > limit:
        raw = text.encode()[: (limit - thinking) * BYTES_A_TOKEN]
        text, stop_reason = raw.decode(errors="ignore"), "max_tokens"
    return Written(text=text, thinking=thinking, stop_reason=stop_reason, category=reply.category)


def message(written: Written, body: Body, number: int, counted: Counted, tier: str) -> Body:
    """The whole message of an answer that is not streamed."""
    content: list[Body] = []
    if written.thinking:
        content.append({"type": "thinking", "thinking": "", "signature": f"sig{number}"})
    if written.text:
        content.append({"type": "text", "text": written.text, "citations": None})
    return _envelope(body, number, counted, tier) | {
        "content": content,
        "stop_reason": written.stop_reason,
        "stop_details": _details(written),
        "usage": _usage(counted, tier, written.tokens, written.thinking),
    }


def events(
    written: Written, body: Body, number: int, counted: Counted, *, tokens_each: int
) -> Iterator[Body]:
    """The events of a streamed answer, so many tokens to a text event."""
    yield {"type": "message_start", "message": _envelope(body, number, counted, "standard")}
    yield {"type": "ping"}
    index = 0
    if written.thinking:
        thought = {"type": "thinking", "thinking": "", "signature": ""}
        yield {"type": "content_block_start", "index": index, "content_block": thought}
        signature = {"type": "signature_delta", "signature": f"sig{number}"}
        yield {"type": "content_block_delta", "index": index, "delta": signature}
        yield {"type": "content_block_stop", "index": index}
        index += 1
    if written.text:
        block: Body = {"type": "text", "text": "", "citations": None}
        yield {"type": "content_block_start", "index": index, "content_block": block}
        for piece in _pieces(written.text, tokens_each * BYTES_A_TOKEN):
            delta = {"type": "text_delta", "text": piece}
            yield {"type": "content_block_delta", "index": index, "delta": delta}
        yield {"type": "content_block_stop", "index": index}
    yield {
        "type": "message_delta",
        "delta": {
            "stop_reason": written.stop_reason,
            "stop_sequence": None,
            "stop_details": _details(written),
            "container": None,
        },
        "usage": {
            "input_tokens": counted.input,
            "cache_creation_input_tokens": counted.write_5m + counted.write_1h,
            "cache_read_input_tokens": counted.read,
            "output_tokens": written.tokens,
            "output_tokens_details": {"thinking_tokens": written.thinking},
            "server_tool_use": None,
        },
    }
    yield {"type": "message_stop"}


def _pieces(text: str, length: int) -> Iterator[str]:
    for at in range(0, len(text), length):
        yield text[at : at + length]


def _thinks(body: Body) -> bool:
    kind = body.get("thinking", {}).get("type")
    if kind is None:
        return CATALOGUE[body["model"]].thinks_by_default
    return kind in {"adaptive", "enabled"}


def _envelope(body: Body, number: int, counted: Counted, tier: str) -> Body:
    return {
        "id": f"msg_{number:024d}",
        "type": "message",
        "role": "assistant",
        "model": body["model"],
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "stop_details": None,
        "container": None,
        "diagnostics": None,
        "usage": _usage(counted, tier, 1, 0),
    }


def _usage(counted: Counted, tier: str, output: int, thinking: int) -> Body:
    return {
        "input_tokens": counted.input,
        "cache_creation_input_tokens": counted.write_5m + counted.write_1h,
        "cache_read_input_tokens": counted.read,
        "cache_creation": {
            "ephemeral_5m_input_tokens": counted.write_5m,
            "ephemeral_1h_input_tokens": counted.write_1h,
        },
        "output_tokens": output,
        "output_tokens_details": {"thinking_tokens": thinking},
        "server_tool_use": None,
        "service_tier": tier,
        "inference_geo": "global",
        "speed": "standard",
    }


def _details(written: Written) -> Body | None:
    if written.stop_reason != "refusal":
        return None
    return {"type": "refusal", "category": written.category, "explanation": None}
