"""What the fake Messages server does with a request, one step a request."""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Fault(StrEnum):
    """How an answer goes wrong after it began."""

    CUT = "cut"
    """The connection is dropped in the middle."""
    STALL = "stall"
    """Nothing more comes, not even a ping."""
    EARLY_END = "early_end"
    """The stream ends cleanly, but before its end."""
    SSE_ERROR = "sse_error"
    """An error event inside the stream."""
    BROKEN_JSON = "broken_json"
    """An event that is no JSON."""
    DISORDER = "disorder"
    """An event for a block that was never begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer of the model. `after` is how many characters come before the fault."""

    text: str = ""
    thinking: int | None = None
    """Tokens; None: a few where the request lets the model think."""
    stop_reason: str = "end_turn"
    category: str | None = None
    """Of a refusal."""
    fault: Fault | None = None
    after: int = 12
    error_type: str = "overloaded_error"
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """An error answer."""

    status: int
    type: str
    message: str = "something went wrong"
    code: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Html:
    """Status 200 and a page of HTML, as a proxy would send it."""

    delay_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The request is taken and never answered."""

    delay_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """The request is taken, and the connection closed without a word."""

    delay_s: float = 0.0


Step = Reply | Status | Html | Silence | Dropped


def answer(value: object, **more: Any) -> Reply:
    """Text as it is, anything else as JSON."""
    text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
    return Reply(text=text, **more)


def refusal(category: str | None = "general_harms", text: str = "") -> Reply:
    return Reply(text=text, stop_reason="refusal", category=category)


def truncated(text: str) -> Reply:
    return Reply(text=text, stop_reason="max_tokens")


def overloaded() -> Status:
    return Status(status=529, type="overloaded_error", message="Overloaded")


def rate_limited(retry_after: float | None = None) -> Status:
    headers = {} if retry_after is None else {"retry-after": f"{retry_after:g}"}
    return Status(status=429, type="rate_limit_error", message="Slow down", headers=headers)


def spend_cap() -> Status:
    """The organisation's limit at Anthropic is reached."""
    return Status(
        status=429,
        type="rate_limit_error",
        message="This organization has reached its spend limit.",
        code="enforced_spend_limit_reached",
    )


def own_spend_limit() -> Status:
    """The limit the owner set at Anthropic is reached."""
    message = "You have reached your specified API usage limits."
    return Status(status=400, type="invalid_request_error", message=message)


FAULTS: tuple[Step, ...] = (
    overloaded(),
    rate_limited(0.05),
    rate_limited(),
    Status(status=500, type="api_error", message="Internal server error"),
    Status(status=503, type="api_error", message="Service unavailable"),
    Dropped(),
    Html(),
    *(
        Reply(text="never whole", fault=fault, after=4)
        for fault in Fault
        if fault is not Fault.STALL
    ),
)
"""What may happen to any request on a bad day, and passes."""
