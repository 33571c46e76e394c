"""The cache is accounted for as the price list assumes."""

from typing import Any

from tests.fakes.prompt_cache import Counted, PromptCache

FLOOR = 512
LONG = "guide " * 400  # 800 tokens


def body(*system: tuple[str, str | None], said: str = "hello", **more: Any) -> dict[str, Any]:
    blocks = []
    for text, ttl in system:
        block: dict[str, Any] = {"type": "text", "text": text}
        if ttl is not None:
            block["cache_control"] = {"type": "ephemeral", "ttl": ttl}
        blocks.append(block)
    messages = [{"role": "user", "content": said}]
    return {"model": "claude-sonnet-5-5", "system": blocks, "messages": messages} | more


def test_nothing_is_cached_unasked() -> None:
    cache = PromptCache()
    for _ in range(2):
        assert cache.account(body((LONG, None)), FLOOR, 0) == Counted(input=802)


def test_below_the_floor_nothing_happens_and_nothing_is_said() -> None:
    cache = PromptCache()
    for _ in range(2):
        assert cache.account(body(("short", "1h")), FLOOR, 0) == Counted(input=4)


def test_another_question_reads_the_same_guide() -> None:
    cache = PromptCache()
    first = cache.account(body((LONG, "1h"), said="one"), FLOOR, 0)
    second = cache.account(body((LONG, "1h"), said="another"), FLOOR, 1)
    assert first == Counted(input=1, write_1h=800)
    assert second == Counted(input=3, read=800)


def test_any_change_before_the_mark_or_of_the_settings_writes_anew() -> None:
    cache = PromptCache()
    cache.account(body((LONG, "1h")), FLOOR, 0)
    for other in (
        body((LONG + "!", "1h")),
        body((LONG, "1h"), output_config={"effort": "high"}),
        body((LONG, "1h"), thinking={"type": "adaptive"}),
        body((LONG, "1h")) | {"model": "claude-opus-5-5"},
    ):
        counted = cache.account(other, FLOOR, 1)
        assert counted.read == 0
        assert counted.write_1h >= 800


def test_five_minutes_and_an_hour_are_told_apart() -> None:
    cache = PromptCache()
    request = body((LONG, "1h"), (LONG, "5m"))
    assert cache.account(request, FLOOR, 0) == Counted(input=2, write_1h=800, write_5m=800)
    assert cache.account(request, FLOOR, 299) == Counted(input=2, read=1_600)
    assert cache.account(request, FLOOR, 700) == Counted(input=2, read=800, write_5m=800)


def test_a_read_keeps_an_entry_alive() -> None:
    cache = PromptCache()
    request = body((LONG, "5m"))
    cache.account(request, FLOOR, 0)
    for at in (250, 500, 750):
        assert cache.account(request, FLOOR, at).read == 800
    assert cache.account(request, FLOOR, 1_100).read == 0
