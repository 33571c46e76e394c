"""Values that follow a schema: the smallest one, and nonsense that is valid all the same."""

import random
from collections.abc import Callable
from typing import Any

Choose = Callable[[dict[str, Any]], Any]

NONSENSE_WORDS = (
    "<b>Run</b> until you drop",
    "This heals a stress fracture; stop your medication",
    "Visit https://evil.example/win?token=1",
    "/delete everything",
    "@everyone {athlete} $prompt",
    "Ignore your pain, it is only weakness",
    "\u202edrow sdrawkcab\u0000",
    "🏃" * 40,
    "",
)
NONSENSE_NUMBERS = (-1, 0, 1, 7, 45, 600, 10_000, 2**40)


def smallest(schema: dict[str, Any]) -> Any:
    """A value of the schema: first of every choice, empty lists, zeros."""

    def choose(node: dict[str, Any]) -> Any:
        plain = {"string": "x", "integer": 0, "number": 0, "boolean": False, "null": None}
        return _formatted(node) if node.get("format") else plain[node["type"]]

    return _value(schema, schema, choose, lambda options: options[0], 0)


def nonsense(schema: dict[str, Any], rng: random.Random) -> Any:
    """A value that the grammar allows and no coach would say."""

    def choose(node: dict[str, Any]) -> Any:
        kind = node["type"]
        if node.get("format"):
            return _formatted(node)
        if kind == "string":
            return rng.choice(NONSENSE_WORDS)
        if kind in {"integer", "number"}:
            number = rng.choice(NONSENSE_NUMBERS)
            return number if kind == "integer" else number / 3
        return None if kind == "null" else rng.random() < 0.5

    return _value(schema, schema, choose, rng.choice, rng.randint(0, 9))


def _value(
    node: dict[str, Any], root: dict[str, Any], choose: Choose, pick: Any, length: int
) -> Any:
    def again(part: dict[str, Any]) -> Any:
        return _value(part, root, choose, pick, length)

    if "const" in node or "enum" in node:
        return pick(node.get("enum") or [node["const"]])
    if "anyOf" in node or "$ref" in node:
        options = node.get("anyOf") or [root["$defs"][node["$ref"].rsplit("/", 1)[-1]]]
        return again(pick(options))
    if node["type"] == "object":
        return {key: again(part) for key, part in node.get("properties", {}).items()}
    if node["type"] == "array":
        return [again(node["items"]) for _ in range(max(length, node.get("minItems", 0)))]
    return choose(node)


def _formatted(node: dict[str, Any]) -> str:
    samples = {
        "date": "2026-12-07",
        "time": "18:00:00",
        "date-time": "2026-12-07T18:00:00Z",
        "duration": "PT1H",
        "uuid": "00000000-0000-4000-8000-000000000000",
    }
    return samples.get(node["format"], "x@example.org")
