"""What the real Messages API refuses in a request, and how it says so."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.fakes.catalogue import CATALOGUE, EFFORTS, FakeModel
from tests.fakes.counting import image_size, media_type
from tests.fakes.schema_rules import schema_fault
from tests.fakes.steps import Status

Body = dict[str, Any]
Rule = Callable[[Body, FakeModel], str | Status | None]

API_VERSION = "2026-10-21"
TOP_LEVEL = frozenset(
    {
        "cache_control",
        "container",
        "diagnostics",
        "inference_geo",
        "max_tokens",
        "messages",
        "metadata",
        "model",
        "output_config",
        "service_tier",
        "speed",
        "stop_sequences",
        "stream",
        "system",
        "thinking",
        "tool_choice",
        "tools",
    }
)
BLOCKS = frozenset({"text", "image", "document", "tool_use", "tool_result", "thinking"})
IMAGE_TYPES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
MOST_IMAGE_BYTES = 10_000_000
MOST_PIXELS = 8_000
MOST_BREAKPOINTS = 4
CUSTOM_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def refused_headers(headers: Mapping[str, str], key: str | None) -> Status | None:
    """A request that is not even read; `key` None: any key will do."""
    given = headers.get("x-api-key") or headers.get("Authorization", "").removeprefix("Bearer ")
    if not given:
        return _status(401, "authentication_error", "x-api-key header is required")
    if key is not None and given != key:
        return _status(401, "authentication_error", "invalid x-api-key")
    if headers.get("anthropic-version") != API_VERSION:
        return _invalid("anthropic-version: unknown version")
    return None


def refused(body: Any) -> Status | None:
    """A request that the model never sees."""
    if not isinstance(body, dict):
        return _invalid("body: Input should be a valid dictionary")
    for field in ("model", "max_tokens", "messages"):
        if field not in body:
            return _invalid(f"{field}: Field required")
    model = CATALOGUE.get(body["model"])
    if model is None or model.lifecycle == "retired":
        return _status(404, "not_found_error", f"model: {body['model']}")
    for rule in RULES:
        fault = rule(body, model)
        if fault is not None:
            return fault if isinstance(fault, Status) else _invalid(fault)
    return None


def refused_batch(body: Any) -> Status | None:
    """A batch that is refused as a whole; what is wrong inside its items comes out later."""
    requests = body.get("requests") if isinstance(body, dict) else None
    if not isinstance(requests, list) or not requests:
        return _invalid("requests: Field required")
    ids = [item.get("custom_id") for item in requests]
    for custom_id in ids:
        if not isinstance(custom_id, str) or not CUSTOM_ID.fullmatch(custom_id):
            return _invalid("requests.custom_id: String should match '^[a-zA-Z0-9_-]{1,64}$'")
    if len(set(ids)) != len(ids):
        return _invalid("requests: custom_id must be unique within a batch")
    return None


def refused_item(params: Body) -> Status | None:
    """What is wrong with one item of a batch."""
    if params.get("stream") or "speed" in params or params.get("max_tokens") == 0:
        return _invalid("stream, speed and max_tokens 0 are not supported in a batch")
    return refused(params)


def _top_level(body: Body, _: FakeModel) -> str | None:
    extra = body.keys() - TOP_LEVEL
    return f"{min(extra)}: Extra inputs are not permitted" if extra else None


def _max_tokens(body: Body, model: FakeModel) -> str | None:
    wanted = body["max_tokens"]
    if isinstance(wanted, bool) or not isinstance(wanted, int):
        return "max_tokens: Input should be a valid integer"
    if wanted < 0:
        return "max_tokens: Input should be greater than or equal to 0"
    if wanted > model.max_output:
        return f"max_tokens: {wanted} > {model.max_output}, the maximum for {body['model']}"
    if wanted == 0 and (body.get("stream") or _format(body) is not None):
        return "max_tokens: 0 is not supported with stream or output_config.format"
    return None


def _thinking(body: Body, model: FakeModel) -> str | None:
    thinking = body.get("thinking")
    if thinking is None:
        return None
    kind = thinking.get("type")
    if kind not in model.thinking:
        return f"thinking.type: '{kind}' is not supported on {body['model']}"
    effort = body.get("output_config", {}).get("effort")
    if kind in {"disabled", "between_tools"} and effort in {"xhigh", "max"}:
        return f"thinking.type: '{kind}' is not supported with effort '{effort}'"
    if kind == "enabled" and not 1_024 <= thinking.get("budget_tokens", 0) < body["max_tokens"]:
        return "thinking.budget_tokens: must be at least 1024 and less than max_tokens"
    return None


def _tool_choice(body: Body, model: FakeModel) -> str | None:
    kind = body.get("tool_choice", {}).get("type", "auto")
    if kind in {"any", "tool"} and not model.forced_tool:
        return f"tool_choice: forced tool use is not supported on {body['model']}"
    return None


def _output_config(body: Body, model: FakeModel) -> str | None:
    config = body.get("output_config", {})
    extra = config.keys() - {"effort", "format"}
    if extra:
        return f"output_config.{min(extra)}: Extra inputs are not permitted"
    effort = config.get("effort", "low")
    if effort not in EFFORTS:
        return f"output_config.effort: Input should be one of {', '.join(EFFORTS)}"
    if effort not in model.efforts:
        return f"output_config.effort: '{effort}' is not supported on {body['model']}"
    return _format_fault(_format(body))


def _format_fault(form: Any) -> str | None:
    if form is None:
        return None
    if form.keys() != {"type", "schema"} or form["type"] != "json_schema":
        return "output_config.format: needs 'type': 'json_schema' and a 'schema', nothing else"
    fault = schema_fault(form["schema"])
    return f"output_config.format.{fault}" if fault else None


def _messages(body: Body, _: FakeModel) -> str | None:
    messages = body["messages"]
    if not isinstance(messages, list) or not messages:
        return "messages: at least one message is required"
    for number, message in enumerate(messages):
        if message.keys() - {"role", "content"}:
            return f"messages.{number}: Extra inputs are not permitted"
        if message.get("role") not in {"user", "assistant"}:
            return f"messages.{number}.role: Input should be 'user' or 'assistant'"
        for block in _blocks(message.get("content")):
            fault = _block_fault(block, message["role"], _format(body) is not None)
            if fault:
                return f"messages.{number}.content: {fault}"
    if messages[-1]["role"] == "assistant":
        return "This model does not support assistant message prefill"
    return None


def _block_fault(block: Body, role: str, formatted: bool) -> str | None:
    kind = block.get("type")
    if kind not in BLOCKS:
        return f"Input tag '{kind}' does not match any of the expected tags"
    if kind == "text" and not str(block.get("text", "")).strip():
        return "text content blocks must contain non-whitespace text"
    if kind == "text" and "citations" in block and role == "user":
        return "citations: Extra inputs are not permitted"
    if kind == "document" and role == "assistant":
        return "document blocks are not permitted in assistant messages"
    if kind == "document" and formatted and block.get("citations", {}).get("enabled"):
        return "citations cannot be combined with output_config.format"
    return None


def _system(body: Body, _: FakeModel) -> str | None:
    for block in _blocks(body.get("system", [])):
        if block.get("type") != "text" or not str(block.get("text", "")).strip():
            return "system: text content blocks must contain non-whitespace text"
    return None


def _images(body: Body, _: FakeModel) -> str | Status | None:
    for message in body["messages"]:
        for block in _blocks(message["content"]):
            if block["type"] == "image" and block.get("source", {}).get("type") == "base64":
                fault = _image_fault(block["source"])
                if fault:
                    return fault
    return None


def _image_fault(source: Body) -> str | Status | None:
    declared, data = source.get("media_type"), source.get("data", "")
    if declared not in IMAGE_TYPES:
        return f"image.source.base64.media_type: '{declared}' is not supported"
    if len(data) > MOST_IMAGE_BYTES:
        return "image.source.base64: image exceeds 10 MB maximum"
    real = media_type(data)
    if real is None:
        return "Could not process image"
    if real != declared:
        return f"Image does not match the provided media type {declared}"
    if max(image_size(data) or (0, 0)) > MOST_PIXELS:
        details = {"max_side_length_pixels": MOST_PIXELS, "paths": ["messages"]}
        return Status(
            status=400,
            type="invalid_request_error",
            message="image dimensions exceed the maximum",
            code="image_dimensions_too_large",
            details=details,
        )
    return None


def _cache(body: Body, _: FakeModel) -> str | None:
    marks = [block["cache_control"] for block in _all_blocks(body) if "cache_control" in block]
    for mark in marks:
        if mark.get("type") != "ephemeral" or mark.get("ttl", "5m") not in {"5m", "1h"}:
            return "cache_control: Input should be ephemeral, with ttl '5m' or '1h'"
    if len(marks) + ("cache_control" in body) > MOST_BREAKPOINTS:
        return f"A maximum of {MOST_BREAKPOINTS} blocks with cache_control may be provided"
    ttls = [mark.get("ttl", "5m") for mark in marks]
    if sorted(ttls) != ttls:  # '1h' sorts before '5m'
        return "cache_control: a ttl='1h' block must not come after a ttl='5m' block"
    return None


def _small_things(body: Body, _: FakeModel) -> str | None:
    if body.get("service_tier", "auto") not in {"auto", "standard_only"}:
        return "service_tier: Input should be 'auto' or 'standard_only'"
    metadata = body.get("metadata", {})
    if metadata.keys() - {"user_id"} or len(metadata.get("user_id") or "") > 256:
        return "metadata: only a user_id of up to 256 characters is permitted"
    return None


RULES: tuple[Rule, ...] = (
    _top_level,
    _max_tokens,
    _messages,
    _system,
    _thinking,
    _tool_choice,
    _output_config,
    _images,
    _cache,
    _small_things,
)


def _format(body: Body) -> Any:
    return body.get("output_config", {}).get("format")


def _blocks(content: Any) -> list[Body]:
    if isinstance(content, str):
        return [{"type": "text", "text": content}]
    return content if isinstance(content, list) else [{"type": None}]


def _all_blocks(body: Body) -> Iterator[Body]:
    yield from body.get("tools", [])
    yield from _blocks(body.get("system", []))
    for message in body["messages"]:
        yield from _blocks(message["content"])


def _invalid(message: str) -> Status:
    return _status(400, "invalid_request_error", message)


def _status(status: int, kind: str, message: str) -> Status:
    return Status(status=status, type=kind, message=message)
