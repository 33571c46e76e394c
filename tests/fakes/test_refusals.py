"""What the fake refuses, as the real API does and no other fake did."""

import base64
import struct
from typing import Any

import pytest

from tests.fakes.refusals import (
    API_VERSION,
    refused,
    refused_batch,
    refused_headers,
    refused_item,
)

OBJECT = {"type": "object", "properties": {}, "additionalProperties": False}


def png(side: int) -> str:
    head = b"\x89PNG\r\n\x1a\n" + bytes(8) + struct.pack(">II", side, side)
    return base64.b64encode(head).decode()


def asked(**changes: Any) -> dict[str, Any]:
    body: dict[str, Any] = {
        "model": "claude-sonnet-5-5",
        "max_tokens": 1_000,
        "messages": [{"role": "user", "content": "hello"}],
    }
    return body | changes


def said(*blocks: dict[str, Any], role: str = "user") -> list[dict[str, Any]]:
    last = {"role": "user", "content": "and?"}
    return [{"role": role, "content": list(blocks)}, last]


def image(data: str, kind: str = "image/png") -> dict[str, Any]:
    return {"type": "image", "source": {"type": "base64", "media_type": kind, "data": data}}


def text(**more: Any) -> dict[str, Any]:
    return {"type": "text", "text": "hello"} | more


def mark(ttl: str = "5m") -> dict[str, Any]:
    return text(cache_control={"type": "ephemeral", "ttl": ttl})


def formatted(schema: Any) -> dict[str, Any]:
    return {"format": {"type": "json_schema", "schema": schema}}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"max_tokens": 128_000},
        {"thinking": {"type": "between_tools"}, "output_config": {"effort": "high"}},
        {"thinking": {"type": "adaptive"}, "output_config": {"effort": "max"}},
        {"model": "claude-haiku-5-5", "thinking": {"type": "disabled"}},
        {"model": "claude-haiku-5-5", "tool_choice": {"type": "any"}},
        {"tool_choice": {"type": "auto"}},
        {"output_config": formatted(OBJECT)},
        {"messages": said(image(png(800)))},
        {"system": [mark("1h"), mark("5m")]},
        {"cache_control": {"type": "ephemeral"}},
        {"max_tokens": 0},
        {"metadata": {"user_id": "x" * 256}},
        {"messages": said(text(), role="assistant")},
    ],
    ids=str,
)
def test_what_is_in_order_is_not_refused(changes: dict[str, Any]) -> None:
    assert refused(asked(**changes)) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"temperature": 1.0}, "temperature: Extra inputs are not permitted"),
        ({"top_p": 1.0}, "top_p: Extra inputs"),
        ({"top_k": 1}, "top_k: Extra inputs"),
        ({"betas": []}, "betas: Extra inputs"),
        ({"tool_choice": {"type": "any"}}, "forced tool use"),
        ({"tool_choice": {"type": "tool", "name": "x"}}, "forced tool use"),
        ({"model": "claude-opus-5-5", "tool_choice": {"type": "any"}}, "forced tool use"),
        ({"model": "claude-fable-5-1", "tool_choice": {"type": "any"}}, "forced tool use"),
        ({"thinking": {"type": "disabled"}}, "'disabled' is not supported"),
        ({"model": "claude-opus-5-5", "thinking": {"type": "disabled"}}, "not supported"),
        ({"model": "claude-opus-5-5", "thinking": {"type": "between_tools"}}, "not supported"),
        ({"thinking": {"type": "enabled", "budget_tokens": 2_000}}, "'enabled' is not supported"),
        (
            {"thinking": {"type": "between_tools"}, "output_config": {"effort": "xhigh"}},
            "not supported with effort",
        ),
        (
            {
                "model": "claude-haiku-5-5",
                "thinking": {"type": "disabled"},
                "output_config": {"effort": "max"},
            },
            "not supported with effort",
        ),
        (
            {
                "model": "claude-sonnet-4-6",
                "thinking": {"type": "enabled", "budget_tokens": 1_000},
            },
            "budget_tokens",
        ),
        ({"model": "claude-sonnet-4-6", "output_config": {"effort": "xhigh"}}, "effort"),
        ({"output_config": {"effort": "extreme"}}, "Input should be one of"),
        ({"output_config": {"schema": {}}}, "Extra inputs"),
        ({"output_config": {"format": {"type": "json_schema"}}}, "needs"),
        (
            {"output_config": {"format": {"type": "json_schema", "schema": OBJECT, "name": "x"}}},
            "nothing else",
        ),
        ({"output_config": formatted({"type": "object"})}, "additionalProperties"),
        ({"output_config": formatted({"type": "integer", "minimum": 1})}, "minimum"),
        ({"max_tokens": 128_001}, "128000"),
        ({"max_tokens": -1}, "greater than"),
        ({"max_tokens": "many"}, "valid integer"),
        ({"max_tokens": 0, "stream": True}, "not supported with stream"),
        ({"max_tokens": 0, "output_config": formatted(OBJECT)}, "not supported with stream or"),
        ({"messages": []}, "at least one"),
        ({"messages": [{"role": "assistant", "content": "I"}]}, "prefill"),
        ({"messages": [{"role": "coach", "content": "I"}]}, "role"),
        ({"messages": [{"role": "user", "content": "x", "name": "y"}]}, "Extra inputs"),
        ({"messages": said(text(text=" "))}, "non-whitespace"),
        ({"messages": said({"type": "video"})}, "expected tags"),
        ({"messages": said(text(citations=[]))}, "citations"),
        ({"messages": said({"type": "document"}, role="assistant")}, "document"),
        (
            {
                "messages": said({"type": "document", "citations": {"enabled": True}}),
                "output_config": formatted(OBJECT),
            },
            "citations",
        ),
        ({"system": ""}, "non-whitespace"),
        ({"system": [mark() for _ in range(5)]}, "maximum of 4"),
        (
            {"system": [mark() for _ in range(4)], "cache_control": {"type": "ephemeral"}},
            "maximum of 4",
        ),
        ({"system": [mark("5m"), mark("1h")]}, "must not come after"),
        ({"system": [mark("1d")]}, "ttl"),
        ({"messages": said(image(png(8_001)))}, "dimensions"),
        ({"messages": said(image(png(10), "image/jpeg"))}, "does not match"),
        ({"messages": said(image(png(10), "image/tiff"))}, "not supported"),
        ({"messages": said(image("no picture!"))}, "Could not process image"),
        ({"messages": said(image("A" * 10_000_001))}, "10 MB"),
        ({"metadata": {"name": "Ann"}}, "metadata"),
        ({"service_tier": "first"}, "service_tier"),
    ],
    ids=str,
)
def test_what_is_not_in_order_is_refused_with_400(changes: dict[str, Any], words: str) -> None:
    fault = refused(asked(**changes))
    assert fault is not None
    assert (fault.status, fault.type) == (400, "invalid_request_error")
    assert words in fault.message


@pytest.mark.parametrize("model", ["claude-3-7-sonnet-20250219", "claude-9"])
def test_a_model_that_is_gone_is_not_found(model: str) -> None:
    fault = refused(asked(model=model))
    assert fault is not None
    assert (fault.status, fault.type) == (404, "not_found_error")


@pytest.mark.parametrize("field", ["model", "max_tokens", "messages"])
def test_what_is_missing_is_named(field: str) -> None:
    body = asked()
    del body[field]
    fault = refused(body)
    assert fault is not None
    assert fault.message == f"{field}: Field required"
    assert refused([]) is not None


def test_an_oversized_picture_has_its_code() -> None:
    fault = refused(asked(messages=said(image(png(9_000)))))
    assert fault is not None
    assert fault.code == "image_dimensions_too_large"
    assert fault.details["max_side_length_pixels"] == 8_000


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 401),
        ({"Authorization": "Bearer ", "anthropic-version": API_VERSION}, 401),
        ({"Authorization": "Bearer other", "anthropic-version": API_VERSION}, 401),
        ({"Authorization": "Bearer sk", "anthropic-version": "2023-06-01"}, 400),
        ({"Authorization": "Bearer sk"}, 400),
        ({"x-api-key": "other", "Authorization": "Bearer sk"}, 401),
    ],
)
def test_key_and_version_are_asked_for(headers: dict[str, str], status: int) -> None:
    fault = refused_headers(headers, "sk")
    assert fault is not None
    assert fault.status == status
    good = {"Authorization": "Bearer sk", "anthropic-version": API_VERSION}
    assert refused_headers(good, "sk") is None


@pytest.mark.parametrize(
    "requests",
    [
        None,
        [],
        [{"custom_id": "no spaces", "params": {}}],
        [{"custom_id": "x" * 65, "params": {}}],
        [{"params": {}}],
        [{"custom_id": "a", "params": {}}, {"custom_id": "a", "params": {}}],
    ],
)
def test_a_batch_with_bad_ids_is_refused_as_a_whole(requests: Any) -> None:
    assert refused_batch({"requests": requests}) is not None


@pytest.mark.parametrize("changes", [{"stream": True}, {"speed": "fast"}, {"max_tokens": 0}])
def test_some_things_are_not_for_batches(changes: dict[str, Any]) -> None:
    assert refused_item(asked(**changes)) is not None
    assert refused_item(asked()) is None
