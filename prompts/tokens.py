"""How many tokens a text has, roughly: what a budget is planned with before anything is counted.

A realistic week of prose in JSON had 3.75 characters a token and the same week in compact codes
2.5, with the last tokenizer that was published; the one of today's models counts 1.3 times as
many tokens for the same text. `count_tokens` of the API is exact, and needs a key.
"""

import json
import math

from prompts.ask import Ask
from prompts.body import Schema

NEWER = 1.3
PROSE = 3.75 / NEWER
"""Characters a token of running text."""
CODES = 2.5 / NEWER
"""The same of compact JSON: quotes, codes and numbers cost most."""


def prose(text: str) -> int:
    return math.ceil(len(text) / PROSE)


def codes(text: str) -> int:
    return math.ceil(len(text) / CODES)


def prompt(ask: Ask, schema: Schema | None) -> int:
    """The whole prompt: guides as prose, turns and schema as codes."""
    system = sum(prose(part.text) for part in ask.system)
    turns = sum(codes(turn.text) for turn in ask.turns)
    shape = 0 if schema is None else codes(json.dumps(schema, separators=(",", ":")))
    return system + turns + shape
