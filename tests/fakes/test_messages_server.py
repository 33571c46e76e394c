"""The fake, certified by the SDK's own types: every answer is read strictly."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import anthropic
import httpx2
import pytest
from anthropic.types import Message, TextBlockParam
from pydantic import BaseModel

from tests.fakes.messages_server import FakeClaude, fake_claude
from tests.fakes.steps import (
    Fault,
    Reply,
    Status,
    overloaded,
    rate_limited,
    refusal,
    spend_cap,
    truncated,
)

ASK: dict[str, Any] = {
    "model": "claude-haiku-5-5",
    "max_tokens": 500,
    "messages": [{"role": "user", "content": "hello"}],
}


class Out(BaseModel):
    """What parse asks for."""

    day: str
    minutes: int


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("ANTHROPIC_CUSTOM_HEADERS", raising=False)


@pytest.fixture
async def server() -> AsyncIterator[FakeClaude]:
    async with fake_claude() as running:
        yield running


@pytest.fixture
async def sdk(server: FakeClaude) -> AsyncIterator[anthropic.AsyncAnthropic]:
    async with anthropic.AsyncAnthropic(
        api_key="sk-test",
        base_url=server.url,
        max_retries=0,
        open_telemetry=False,
        _strict_response_validation=True,
    ) as client:
        yield client


async def test_a_message_whole_and_streamed_is_the_same(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.always(lambda seen: f"You said {seen.said}.")
    whole = await sdk.messages.create(**ASK)
    async with sdk.messages.stream(**ASK) as stream:
        streamed = await stream.get_final_message()
    assert _text(whole) == _text(streamed) == "You said hello."
    assert whole.usage.output_tokens == streamed.usage.output_tokens
    assert whole.content[0].type == streamed.content[0].type == "thinking"
    details = streamed.usage.output_tokens_details
    assert details is not None
    assert details.thinking_tokens == 16
    assert whole._request_id == "req_000000000000000000000001"


async def test_events_come_in_the_order_of_the_real_api(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.reply("four five six seven eight nine ten eleven")
    kinds = [event.type async for event in await sdk.messages.create(**ASK, stream=True)]
    text = ["content_block_start", *["content_block_delta"] * 2, "content_block_stop"]
    thought = ["content_block_start", "content_block_delta", "content_block_stop"]
    assert kinds == ["message_start", *thought, *text, "message_delta", "message_stop"]


async def test_parse_gets_the_smallest_object_of_its_schema(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    parsed = await sdk.messages.parse(**ASK, output_format=Out)
    assert parsed.parsed_output == Out(day="x", minutes=0)
    server.reply({"day": "mon", "minutes": 45})
    async with sdk.messages.stream(**ASK, output_format=Out) as stream:
        streamed = await stream.get_final_message()
    assert streamed.parsed_output == Out(day="mon", minutes=45)


@pytest.mark.parametrize("text", ["", "No."])
async def test_a_refusal_is_a_success_with_a_category(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic, text: str
) -> None:
    server.script(refusal("bio", text), refusal(None, text))
    message = await sdk.messages.create(**ASK)
    assert (message.stop_reason, _text(message)) == ("refusal", text)
    assert message.stop_details is not None
    assert message.stop_details.category == "bio"
    async with sdk.messages.stream(**ASK) as stream:
        streamed = await stream.get_final_message()
    assert streamed.stop_details is not None
    assert streamed.stop_details.category is None


async def test_what_does_not_fit_is_cut_and_thinking_comes_first(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.reply("x" * 3_000)
    cut = await sdk.messages.create(**ASK)
    assert (cut.stop_reason, cut.usage.output_tokens) == ("max_tokens", 500)
    assert len(_text(cut)) == 3 * (500 - 16)
    server.script(Reply(text="never", thinking=900), truncated("half"))
    silent = await sdk.messages.create(**ASK)
    assert [block.type for block in silent.content] == ["thinking"]
    assert (await sdk.messages.create(**ASK)).stop_reason == "max_tokens"


@pytest.mark.parametrize(
    ("step", "error"),
    [
        (overloaded(), anthropic.OverloadedError),
        (rate_limited(2), anthropic.RateLimitError),
        (spend_cap(), anthropic.EnforcedSpendLimitReachedError),
        (Status(status=500, type="api_error"), anthropic.InternalServerError),
        (Status(status=504, type="timeout_error"), anthropic.GatewayTimeoutError),
        (Status(status=402, type="billing_error"), anthropic.PaymentRequiredError),
    ],
)
async def test_errors_are_those_of_the_sdk(
    server: FakeClaude,
    sdk: anthropic.AsyncAnthropic,
    step: Status,
    error: type[anthropic.APIStatusError],
) -> None:
    server.script(step)
    with pytest.raises(error) as caught:
        await sdk.messages.create(**ASK)
    assert caught.value.type == step.type
    assert caught.value.request_id is not None
    assert caught.value.response.headers.get("retry-after") == step.headers.get("retry-after")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.CUT, httpx2.RemoteProtocolError),
        (Fault.STALL, httpx2.ReadTimeout),
        (Fault.BROKEN_JSON, json.JSONDecodeError),
        (Fault.SSE_ERROR, anthropic.APIStatusError),
        (Fault.DISORDER, IndexError),
    ],
)
async def test_streams_break_as_real_ones_do(
    server: FakeClaude,
    sdk: anthropic.AsyncAnthropic,
    fault: Fault,
    error: type[Exception],
) -> None:
    server.script(Reply(text="x" * 60, fault=fault, after=30))
    with pytest.raises(error):
        async with sdk.messages.stream(**ASK, timeout=0.3) as stream:
            await stream.get_final_message()


async def test_a_stream_may_end_early_without_a_word(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.script(Reply(text="x" * 60, fault=Fault.EARLY_END, after=30))
    async with sdk.messages.stream(**ASK) as stream:
        message = await stream.get_final_message()
    assert (message.stop_reason, _text(message)) == (None, "x" * 30)


async def test_tokens_come_at_their_pace(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.pace = 200
    server.reply("x" * 3 * 60, thinking=20)
    began = time.monotonic()
    async with sdk.messages.stream(**ASK) as stream:
        texts = [text async for text in stream.text_stream]
    assert len(texts) == 60
    assert 0.35 < time.monotonic() - began < 1.5


async def test_a_long_guide_is_written_to_the_cache_once_and_forgotten_after_its_time(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    guide: TextBlockParam = {
        "type": "text",
        "text": "guide " * 400,
        "cache_control": {"type": "ephemeral", "ttl": "1h"},
    }

    async def usage() -> tuple[int, int, int]:
        counted = (await sdk.messages.create(**ASK, system=[guide])).usage
        split = counted.cache_creation
        assert split is not None
        assert split.ephemeral_5m_input_tokens == 0
        read = counted.cache_read_input_tokens or 0
        return split.ephemeral_1h_input_tokens, read, counted.input_tokens

    assert await usage() == (800, 0, 2)
    assert await usage() == (0, 800, 2)
    server.advance(3_601)
    assert await usage() == (800, 0, 2)


async def test_tokens_can_be_counted_beforehand(sdk: anthropic.AsyncAnthropic) -> None:
    counted = await sdk.messages.count_tokens(
        model="claude-haiku-5-5", messages=[{"role": "user", "content": "x" * 30}]
    )
    assert counted.input_tokens == 10


async def test_models_are_described_in_full(sdk: anthropic.AsyncAnthropic) -> None:
    model = await sdk.models.retrieve("claude-sonnet-5-5")
    assert (model.lifecycle, model.max_tokens) == ("active", 128_000)
    assert model.capabilities is not None
    assert model.capabilities.thinking.types.between_tools.supported
    assert not model.capabilities.thinking.types.disabled.supported
    names = [each.id async for each in sdk.models.list()]
    assert "claude-3-7-sonnet-20250219" in names
    with pytest.raises(anthropic.NotFoundError):
        await sdk.models.retrieve("claude-9")


async def test_a_batch_is_worked_off_and_its_bad_items_come_out_late(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.always(lambda seen: seen.said)
    good = [{"custom_id": f"a{n}", "params": ASK} for n in range(3)]
    bad = {"custom_id": "bad", "params": ASK | {"temperature": 0.7}}
    streaming = {"custom_id": "streaming", "params": ASK | {"stream": True}}
    batch = await sdk.messages.batches.create(requests=[*good, bad, streaming])  # type: ignore[list-item]
    assert batch.processing_status == "in_progress"
    assert batch.request_counts.processing == 5
    await sdk.messages.batches.retrieve(batch.id)
    ended = await sdk.messages.batches.retrieve(batch.id)
    assert (ended.processing_status, ended.request_counts.errored) == ("ended", 2)
    lines = [line async for line in await sdk.messages.batches.results(batch.id)]
    assert [line.custom_id for line in lines] != [item["custom_id"] for item in [*good, bad]]
    kinds = {line.custom_id: line.result for line in lines}
    assert kinds["a1"].type == "succeeded"
    assert kinds["a1"].message.usage.service_tier == "batch"
    assert kinds["bad"].type == "errored"
    assert kinds["bad"].error.error.message == "temperature: Extra inputs are not permitted"


async def test_batches_are_listed_newest_first_page_by_page(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    made = [
        await sdk.messages.batches.create(requests=[{"custom_id": "a", "params": ASK}])  # type: ignore[typeddict-item]
        for _ in range(5)
    ]
    listed = [batch.id async for batch in sdk.messages.batches.list(limit=2)]
    assert listed == [batch.id for batch in reversed(made)]


async def test_a_batch_can_be_withdrawn(server: FakeClaude, sdk: anthropic.AsyncAnthropic) -> None:
    batch = await sdk.messages.batches.create(requests=[{"custom_id": "a", "params": ASK}])  # type: ignore[typeddict-item]
    with pytest.raises(anthropic.AnthropicError, match="results_url"):
        await sdk.messages.batches.results(batch.id)
    cancelled = await sdk.messages.batches.cancel(batch.id)
    assert cancelled.processing_status == "canceling"
    ended = await sdk.messages.batches.retrieve(batch.id)
    assert (ended.processing_status, ended.request_counts.canceled) == ("ended", 1)


async def test_a_key_is_asked_for(server: FakeClaude, sdk: anthropic.AsyncAnthropic) -> None:
    server.only("sk-real")
    with pytest.raises(anthropic.AuthenticationError):
        await sdk.messages.create(**ASK)
    server.only("sk-test")
    await sdk.messages.create(**ASK)


async def test_an_outage_lasts_until_it_is_over(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.down()
    for _ in range(3):
        with pytest.raises(anthropic.OverloadedError):
            await sdk.messages.create(**ASK)
    server.up()
    await sdk.messages.create(**ASK)
    assert len(server.asked) == 4


async def test_chaos_strikes_its_share_and_keeps_the_script(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.chaos(0.3, seed=1)
    server.script(*(Reply(text=str(n)) for n in range(30)))
    said: list[str] = []
    failures = 0
    while len(said) < 30:
        try:
            async with sdk.messages.stream(**ASK) as stream:
                message = await stream.get_final_message()
        except Exception:  # noqa: BLE001 - any kind of fault is what is wanted
            failures += 1
            continue
        if message.stop_reason is None:
            failures += 1
        else:
            said.append(_text(message))
    assert said == [str(n) for n in range(30)]
    assert 4 <= failures <= 30


async def test_many_at_once_are_answered(
    server: FakeClaude, sdk: anthropic.AsyncAnthropic
) -> None:
    server.always(lambda seen: seen.said)
    asks = [ASK | {"messages": [{"role": "user", "content": f"{n}"}]} for n in range(30)]
    answers = await asyncio.gather(*(sdk.messages.create(**one) for one in asks))
    assert [_text(answer) for answer in answers] == [str(n) for n in range(30)]


def _text(message: Message) -> str:
    return "".join(block.text for block in message.content if block.type == "text")
