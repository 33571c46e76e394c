"""The SDK behind it: the wire, the models, the pool; judged by somebody else's faults too."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import pytest
from anthropic._data import DEPRECATED_MODELS
from anthropic.types import ImageBlockParam, MessageParam, Model, ModelInfo, TextBlockParam
from anthropic.types.message_create_params import MessageCreateParamsStreaming
from pydantic import TypeAdapter

from coach.errors import WriterUnavailableError
from coach.ledger import Use
from prompts import patience
from prompts.ask import Cache, Image, Instruction, Manner, Thinking, Turn
from prompts.capabilities import CAPABILITIES
from prompts.check import review
from prompts.claude import Claude, _model
from tests.fakes.messages_server import FakeClaude
from tests.fakes.steps import rate_limited
from tests.prompts.samples import MANNER, WEEK, Week, ask, connect

if TYPE_CHECKING:
    from llmock.pytest_plugin import LLMock

Script = Callable[["LLMock"], object]

FAULTS: dict[str, Script] = {
    "nothing at all": lambda llmock: llmock,
    "a rate limit": lambda llmock: llmock.rate_limit(retry_after=0.4),
    "two rate limits": lambda llmock: llmock.rate_limit(times=2, retry_after=0.2),
    "overloaded": lambda llmock: llmock.fail(529),
    "overloaded twice": lambda llmock: llmock.fail(529, times=2),
    "a fault of theirs": lambda llmock: llmock.fail(500),
    "unavailable": lambda llmock: llmock.fail(503),
    "cut off": lambda llmock: llmock.disconnect(),
    "cut off twice": lambda llmock: llmock.disconnect(times=2),
    "ended early": lambda llmock: llmock.truncate(),
    "a malformed chunk": lambda llmock: llmock.corrupt(),
    "stalled": lambda llmock: llmock.stall(seconds=3),
    "slow to begin": lambda llmock: llmock.slow_first_token(0.3),
}


WAITS = {"a malformed chunk": 2.5}
"""The judge takes its time to see that nobody reads on; a retry before that is no retry to it."""


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Waits less than usual; still more than the judge calls no wait at all."""
    wait = WAITS.get(request.getfixturevalue("fault"), 0.2)
    monkeypatch.setattr(patience, "FIRST_WAIT_S", wait)


@pytest.mark.usefixtures("brisk")
@pytest.mark.parametrize("fault", FAULTS)
async def test_an_outside_judge_finds_no_fault_with_how_faults_are_met(
    llmock: "LLMock", fault: str
) -> None:
    FAULTS[fault](llmock)
    llmock.reply(json.dumps(WEEK), times=None)
    async with connect(llmock.base_url("anthropic"), strict=False) as claude:
        answered = await claude.ask(ask(silence_s=0.8), Week)
    assert answered.value == Week(**WEEK)
    llmock.assert_resilient(strict=True)


@pytest.mark.usefixtures("brisk")
@pytest.mark.parametrize("fault", ["cut off", "ended early", "a rate limit"])
async def test_an_outside_judge_finds_no_fault_with_free_text_either(
    llmock: "LLMock", fault: str
) -> None:
    FAULTS[fault](llmock)
    llmock.reply("Run easy today, and no further than the river.", times=None)
    async with connect(llmock.base_url("anthropic"), strict=False) as claude:
        answered = await claude.text(ask(silence_s=0.8))
    assert answered.value == "Run easy today, and no further than the river."
    llmock.assert_resilient(strict=True)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
async def test_an_outside_judge_sees_no_request_repeated_in_vain(
    llmock: "LLMock", status: int
) -> None:
    llmock.fail(status, times=None)
    async with connect(llmock.base_url("anthropic"), strict=False) as claude:
        with pytest.raises(WriterUnavailableError):
            await claude.ask(ask(), Week)
    assert len(llmock.requests) == 1
    llmock.assert_resilient(strict=True)


async def test_an_outage_is_given_up_without_a_storm(llmock: "LLMock") -> None:
    llmock.outage(status=529)
    async with connect(llmock.base_url("anthropic"), strict=False) as claude:
        with pytest.raises(WriterUnavailableError):
            await claude.ask(ask(deadline_s=2.5), Week)
    llmock.assert_resilient(strict=True)


PICTURE = Image(media_type="image/png", data=b"\x89PNG\r\n\x1a\n" + bytes(8) + b"\0\0\0\x10" * 2)


@pytest.mark.parametrize("model", CAPABILITIES)
async def test_every_model_is_asked_in_a_way_it_takes(
    claude: Claude, server: FakeClaude, model: str
) -> None:
    server.always(lambda _: WEEK)
    for thinking in Thinking:
        for effort in CAPABILITIES[model].efforts:
            await claude.ask(ask(model=model, thinking=thinking, effort=effort), Week)
    for seen in server.asked:
        assert seen.refused is None
        _check_body(seen.body)


async def test_pictures_turns_and_caches_go_over_the_wire(
    claude: Claude, server: FakeClaude
) -> None:
    request = replace(
        ask(),
        system=(
            Instruction(text="For all.", cache=Cache.HOUR),
            Instruction(text="For one.", cache=Cache.FIVE_MINUTES),
        ),
        turns=(
            Turn(text="What is this?", images=(PICTURE,)),
            Turn(text="A result.", by_claude=True),
            Turn(text="Whose?", cache=Cache.FIVE_MINUTES),
        ),
    )
    server.reply("Yours.")
    await claude.text(request)
    body = server.asked[0].body
    _check_body(body)
    assert [message["role"] for message in body["messages"]] == ["user", "assistant", "user"]
    assert [block["type"] for block in body["messages"][0]["content"]] == ["image", "text"]
    assert [part["cache_control"]["ttl"] for part in body["system"]] == ["1h", "5m"]


async def test_the_athlete_goes_out_under_an_opaque_name(
    claude: Claude, server: FakeClaude
) -> None:
    server.always(lambda _: WEEK)
    await claude.ask(ask(), Week)
    await claude.ask(ask(), Week)
    first, second = (seen.body["metadata"] for seen in server.asked)
    assert first == second
    assert re.fullmatch("[0-9a-f]{32}", first["user_id"])
    headers = server.asked[0].headers
    assert headers["Authorization"] == "Bearer sk-test"
    assert headers["anthropic-version"] == "2026-10-21"


async def test_a_guide_that_was_read_an_hour_ago_is_cheap(
    claude: Claude, server: FakeClaude
) -> None:
    server.always(lambda _: WEEK)
    guide = "Mind the athlete. " * 200
    first = await claude.ask(ask(guide=guide), Week)
    second = await claude.ask(ask("Another question.", guide=guide), Week)
    assert first.call.tokens.cache_write_1h > 1_000
    assert second.call.tokens.cache_read == first.call.tokens.cache_write_1h
    assert second.call.cost_usd < first.call.cost_usd / 5


async def test_one_connection_serves_questions_in_a_row(
    claude: Claude, server: FakeClaude
) -> None:
    server.always(lambda _: WEEK)
    for _ in range(5):
        await claude.ask(ask(), Week)
    assert len({seen.port for seen in server.asked}) == 1


async def test_the_check_finds_nothing_wrong_with_models_in_service(
    claude: Claude, server: FakeClaude
) -> None:
    manners = [
        Manner(use=Use.WEEK, model=model, max_tokens=4_000, thinking=Thinking.ADAPTIVE)
        for model in CAPABILITIES
    ]
    assert await claude.check(manners) == ()
    assert len(server.requests) == len(CAPABILITIES)


async def test_the_check_says_what_is_wrong(claude: Claude, server: FakeClaude) -> None:
    def manner(model: str) -> Manner:
        return Manner(use=Use.NOTE, model=model, max_tokens=1_000)

    retired = await claude.check([manner("claude-3-7-sonnet-20250219")])
    assert any("is retired" in finding.text and finding.fatal for finding in retired)
    ending = await claude.check([manner("claude-opus-4-5")])
    assert any("will be retired on 2027-01-22" in finding.text for finding in ending)
    unknown = await claude.check([manner("claude-9")])
    assert [finding.text for finding in unknown][1:] == ["Anthropic knows no model claude-9"]
    server.only("sk-other")
    (key,) = await claude.check([MANNER])
    assert key.fatal
    assert key.text == "Anthropic does not take this key"
    server.only("sk-test")
    server.script(rate_limited())
    (asleep,) = await claude.check([MANNER])
    assert not asleep.fatal


@pytest.mark.parametrize(
    "described",
    [
        {"id": "claude-haiku-5-5"},
        {"id": "claude-haiku-5-5", "capabilities": None},
        {"id": "claude-haiku-5-5", "lifecycle": "active", "capabilities": {}},
        {"id": "claude-haiku-5-5", "capabilities": {"effort": {"supported": True}}},
        {"id": "claude-haiku-5-5", "capabilities": {"thinking": {"types": None}}},
    ],
)
def test_a_model_that_is_hardly_described_is_taken_as_it_is(described: dict[str, Any]) -> None:
    state = _model(ModelInfo.construct(**described))

    assert (state.efforts, state.thinking, state.images) == (None, None, None)
    assert review(MANNER, state) == ()


def test_our_models_are_in_the_sdk_and_in_service() -> None:
    named = set(get_args(get_args(Model)[0]))
    assert named >= CAPABILITIES.keys()
    assert not CAPABILITIES.keys() & DEPRECATED_MODELS.keys()


def test_the_uses_can_be_imported_without_the_sdk() -> None:
    code = "import sys, prompts.later, prompts.ask; print('anthropic' in sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own line
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def _check_body(body: dict[str, Any]) -> None:
    """Against the SDK's own types, block by block: it reads nested lists only when asked."""
    _BODY.validate_python(body)
    for message in body["messages"]:
        _MESSAGE.validate_python(message)
        for block in message["content"]:
            _BLOCK.validate_python(block)


_BODY: TypeAdapter[Any] = TypeAdapter(MessageCreateParamsStreaming)
_MESSAGE: TypeAdapter[Any] = TypeAdapter(MessageParam)
_BLOCK: TypeAdapter[Any] = TypeAdapter(TextBlockParam | ImageBlockParam)
