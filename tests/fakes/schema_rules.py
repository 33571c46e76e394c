"""What a JSON schema may say in a structured output, and what is refused."""

import re
from collections.abc import Iterator
from typing import Any

KEYWORDS = frozenset(
    {
        "$defs",
        "$ref",
        "additionalProperties",
        "allOf",
        "anyOf",
        "const",
        "default",
        "definitions",
        "description",
        "enum",
        "format",
        "items",
        "minItems",
        "pattern",
        "properties",
        "required",
        "title",
        "type",
    }
)
FORMATS = frozenset(
    {
        "date-time",
        "time",
        "date",
        "duration",
        "email",
        "hostname",
        "uri",
        "ipv4",
        "ipv6",
        "uuid",
    }
)
MOST_OPTIONAL = 24
MOST_UNIONS = 16
_SHAPES = frozenset({"type", "anyOf", "allOf", "$ref", "enum", "const"})
_HARD_PATTERN = re.compile(r"\(\?[=!<]|\\[1-9]")


def schema_fault(schema: Any) -> str | None:
    """Why the API would refuse this schema; None if it would not."""
    if not isinstance(schema, dict):
        return "schema: Input should be a valid dictionary"
    nodes = list(_nodes(schema))
    for node in nodes:
        fault = _node_fault(node)
        if fault:
            return f"schema: {fault}"
    return _counts_fault(nodes) or _ref_fault(schema)


def _nodes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    for key in ("properties", "$defs", "definitions"):
        for part in schema.get(key, {}).values():
            yield from _nodes(part)
    for key in ("anyOf", "allOf"):
        for part in schema.get(key, []):
            yield from _nodes(part)
    if isinstance(schema.get("items"), dict):
        yield from _nodes(schema["items"])


def _node_fault(node: dict[str, Any]) -> str | None:
    kind, unknown = node.get("type"), node.keys() - KEYWORDS
    checks = (
        (
            bool(unknown),
            f"For '{kind}' type, property '{min(unknown, default='')}' is not supported",
        ),
        (
            kind == "object" and node.get("additionalProperties") is not False,
            "For 'object' type, 'additionalProperties' must be explicitly set to false",
        ),
        (
            node.get("minItems", 0) > 1,
            "For 'array' type, 'minItems' values other than 0 or 1 are not supported",
        ),
        (
            node.get("format", "date") not in FORMATS,
            f"format '{node.get('format')}' is not supported",
        ),
        (
            _HARD_PATTERN.search(node.get("pattern", "")) is not None,
            "regex look-arounds and back-references are not supported",
        ),
        (not node.keys() & _SHAPES, "a schema without a type is not supported"),
    )
    return next((text for broken, text in checks if broken), None)


def _counts_fault(nodes: list[dict[str, Any]]) -> str | None:
    optional = sum(
        len(node.get("properties", {}).keys() - node.get("required", [])) for node in nodes
    )
    unions = sum("anyOf" in node or isinstance(node.get("type"), list) for node in nodes)
    if optional > MOST_OPTIONAL:
        return f"Schema contains too many optional parameters ({optional}), the limit is 24"
    if unions > MOST_UNIONS:
        return f"Schema contains too many parameters with union types ({unions}), the limit is 16"
    return None


def _ref_fault(schema: dict[str, Any]) -> str | None:
    defs = schema.get("$defs", {}) | schema.get("definitions", {})

    def recursive(node: dict[str, Any], open_: frozenset[str]) -> str | None:
        for part in _nodes({key: value for key, value in node.items() if key != "$defs"}):
            ref = part.get("$ref")
            if ref is None:
                continue
            name = str(ref).rsplit("/", 1)[-1]
            if not str(ref).startswith("#/") or name not in defs:
                return f"schema: $ref {ref} cannot be resolved"
            if name in open_:
                return "schema: recursive schemas are not supported"
            fault = recursive(defs[name], open_ | {name})
            if fault:
                return fault
        return None

    return recursive(schema, frozenset())
