"""The prompt cache as it is accounted for: prefixes, floors, times to live."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from tests.fakes.counting import count, count_block

Body = dict[str, Any]

LOOK_BACK = 20
SECONDS = {"5m": 300.0, "1h": 3_600.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Input tokens by what is paid for them."""

    input: int
    read: int = 0
    write_5m: int = 0
    write_1h: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    prefix: str
    tokens: int
    ttl: str | None


class PromptCache:
    """Remembers prefixes by their hash, until their time is over."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def account(self, body: Body, floor: int, now: float) -> Counted:
        """What of a prompt is fresh, read and written; remembers what is written."""
        parts = _parts(body)
        total = sum(part.tokens for part in parts)
        marks = [at for at, part in enumerate(parts) if part.ttl is not None]
        if not marks or _tokens(parts, marks[-1]) < floor:
            return Counted(input=total)
        read_to = self._longest(parts, marks, now)
        written = {"5m": 0, "1h": 0}
        start = read_to
        for at in marks:
            ttl = parts[at].ttl or "5m"
            if at > start:
                written[ttl] += _tokens(parts, at) - (0 if start < 0 else _tokens(parts, start))
                start = at
            if _tokens(parts, at) >= floor:
                self._until[parts[at].prefix] = now + SECONDS[ttl]
        read = 0 if read_to < 0 else _tokens(parts, read_to)
        return Counted(
            input=total - _tokens(parts, marks[-1]),
            read=read,
            write_5m=written["5m"],
            write_1h=written["1h"],
        )

    def _longest(self, parts: list[_Part], marks: list[int], now: float) -> int:
        """Where the longest remembered prefix ends; -1: nothing is remembered."""
        for mark in reversed(marks):
            for at in range(mark, max(-1, mark - LOOK_BACK), -1):
                if self._until.get(parts[at].prefix, now) > now:
                    return at
        return -1


def prompt_tokens(body: Body) -> int:
    return sum(part.tokens for part in _parts(body))


def _tokens(parts: list[_Part], last: int) -> int:
    return sum(part.tokens for part in parts[: last + 1])


def _parts(body: Body) -> list[_Part]:
    """Tools, system, messages: every block with the hash of all that comes before it."""
    digest = hashlib.sha256(
        json.dumps(
            [body["model"], body.get("thinking"), body.get("output_config")], sort_keys=True
        ).encode()
    )
    parts: list[_Part] = []
    blocks = [(tool, count(json.dumps(tool))) for tool in body.get("tools", [])]
    blocks += [(block, count_block(block)) for block in _list(body.get("system", []))]
    for message in body["messages"]:
        blocks += [
            (block | {"role": message["role"]}, count_block(block))
            for block in _list(message["content"])
        ]
    for block, tokens in blocks:
        plain = {key: value for key, value in block.items() if key != "cache_control"}
        digest.update(json.dumps(plain, sort_keys=True).encode())
        mark = block.get("cache_control")
        parts.append(_Part(digest.hexdigest(), tokens, mark.get("ttl", "5m") if mark else None))
    schema = body.get("output_config", {}).get("format")
    extra = count(json.dumps(schema)) if schema else 0
    if parts and extra:  # the schema is described in front of everything
        first = parts[0]
        parts[0] = _Part(first.prefix, first.tokens + extra, first.ttl)
    if "cache_control" in body and parts:
        last = parts[-1]
        parts[-1] = _Part(last.prefix, last.tokens, body["cache_control"].get("ttl", "5m"))
    return parts


def _list(content: Any) -> list[Body]:
    return [{"type": "text", "text": content}] if isinstance(content, str) else list(content)
