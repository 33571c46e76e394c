"""An `Ask` as the body of a request, and what such a request can cost at most."""

import base64
import hashlib
import hmac
import json
import math
from collections.abc import Mapping
from typing import Any

from coach.athlete import AthleteId
from coach.ledger import Tokens
from prompts.ask import Ask, Cache, Image, Instruction, Turn
from prompts.capabilities import thinking_off
from prompts.prices import cost

Body = dict[str, Any]
Schema = Mapping[str, Any]

IMAGE_TOKENS = 4_784
"""The most one picture counts, however large."""
OVERHEAD_TOKENS = 500
"""What Anthropic adds to a prompt: roles, and the schema's own instruction."""
BYTES_PER_TOKEN = 2.0
"""Fewer than any text measured (2.5 to 3.5), so that the estimate is not too small."""


def body(ask: Ask, schema: Schema | None, *, max_tokens: int, user_id: str | None) -> Body:
    """The request; a schema asks for one object of that shape."""
    manner = ask.manner
    output: Body = {"effort": manner.effort.value}
    if schema is not None:
        output["format"] = {"type": "json_schema", "schema": schema}
    off = thinking_off(manner)
    request: Body = {
        "model": manner.model,
        "max_tokens": max_tokens,
        "messages": [_turn(turn) for turn in ask.turns],
        "thinking": {"type": off or "adaptive"},
        "output_config": output,
    }
    if ask.system:
        request["system"] = [_instruction(part) for part in ask.system]
    if user_id is not None:
        request["metadata"] = {"user_id": user_id}
    return request


def opaque(athlete: AthleteId | None, key: str) -> str | None:
    """A name for the athlete that only the holder of the key could trace back."""
    if athlete is None:
        return None
    return hmac.new(key.encode(), str(athlete).encode(), hashlib.sha256).hexdigest()[:32]


def schema_version(schema: Schema | None) -> str:
    """Twelve hexadecimal digits that change with the schema; empty for free text."""
    if schema is None:
        return ""
    text = json.dumps(schema, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def prompt_tokens(ask: Ask, schema: Schema | None) -> int:
    """How many tokens the prompt can have at most: an upper bound, not a count."""
    texts = [part.text for part in ask.system] + [turn.text for turn in ask.turns]
    if schema is not None:
        texts.append(json.dumps(schema))
    length = sum(len(text.encode()) for text in texts)
    pictures = sum(len(turn.images) for turn in ask.turns)
    return math.ceil(length / BYTES_PER_TOKEN) + pictures * IMAGE_TOKENS + OVERHEAD_TOKENS


def prompt_cost(ask: Ask, schema: Schema | None, *, batch: bool = False) -> float:
    """What reading the prompt can cost at most, in US dollars: all of it written to the cache."""
    return cost(ask.manner.model, _prompt(ask, schema), batch=batch, us_only=True)


def worst_cost(ask: Ask, schema: Schema | None, *, max_tokens: int, batch: bool = False) -> float:
    """What one attempt can cost at most, in US dollars."""
    tokens = _prompt(ask, schema) + Tokens(output=max_tokens)
    return cost(ask.manner.model, tokens, batch=batch, us_only=True)


def _prompt(ask: Ask, schema: Schema | None) -> Tokens:
    count = prompt_tokens(ask, schema)
    caches = {part.cache for part in ask.system} | {turn.cache for turn in ask.turns}
    if Cache.HOUR in caches:
        return Tokens(cache_write_1h=count)
    if Cache.FIVE_MINUTES in caches:
        return Tokens(cache_write_5m=count)
    return Tokens(input=count)


def _instruction(part: Instruction) -> Body:
    return {"type": "text", "text": part.text} | _cache(part.cache)


def _turn(turn: Turn) -> Body:
    text = {"type": "text", "text": turn.text} | _cache(turn.cache)
    role = "assistant" if turn.by_claude else "user"
    return {"role": role, "content": [*map(_image, turn.images), text]}


def _image(image: Image) -> Body:
    data = base64.b64encode(image.data).decode("ascii")
    source = {"type": "base64", "media_type": image.media_type, "data": data}
    return {"type": "image", "source": source}


def _cache(cache: Cache | None) -> Body:
    if cache is None:
        return {}
    return {"cache_control": {"type": "ephemeral", "ttl": cache.value}}
