"""Which schemas are refused, and that the SDK's own transformation passes."""

import random
from datetime import date
from enum import StrEnum
from typing import Any, Literal

import anthropic
from pydantic import BaseModel, Field

from tests.cases import each
from tests.fakes.schema_rules import schema_fault
from tests.fakes.schema_values import nonsense, smallest


class Kind(StrEnum):
    """A choice."""

    EASY = "easy"
    REST = "rest"


class Day(BaseModel):
    """A part that is used twice."""

    kind: Kind
    minutes: int = Field(ge=0, le=600)
    note: str = Field(max_length=80)


class Week(BaseModel):
    """What a program's schema is made of."""

    mon: Day
    tue: Day
    from_: date
    fixed: Literal["x"]
    maybe: int | None
    rows: list[Day] = Field(min_length=1)
    share: float
    sure: bool


def obj(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


STRING = {"type": "string"}
UNION = {"anyOf": [STRING, {"type": "null"}]}
RECURSIVE = {**obj(a={"$ref": "#/$defs/A"}), "$defs": {"A": obj(b={"$ref": "#/$defs/A"})}}
OPTIONAL = {f"p{n}": STRING for n in range(25)}


def test_what_the_sdk_makes_of_a_model_passes() -> None:
    assert schema_fault(anthropic.transform_schema(Week)) is None


@each(
    "schema, words",
    [
        ("text", "valid dictionary"),
        (obj(a={"type": "integer", "minimum": 1}), "minimum"),
        (obj(a={"type": "string", "maxLength": 1}), "maxLength"),
        (obj(a={"type": "array", "items": STRING, "maxItems": 7}), "maxItems"),
        (obj(a={"type": "array", "items": STRING, "minItems": 7}), "minItems"),
        (obj(a={"type": "string", "format": "credit-card"}), "format"),
        (obj(a={"type": "string", "pattern": "(?=x)"}), "look-arounds"),
        (obj(a={"description": "anything"}), "without a type"),
        (obj(a={"type": "object", "properties": {}}), "additionalProperties"),
        ({**obj(), "properties": OPTIONAL}, "too many optional"),
        (obj(**{f"p{n}": UNION for n in range(17)}), "union types"),
        (obj(a={"$ref": "#/$defs/B"}), "cannot be resolved"),
        (obj(a={"$ref": "https://example.org/b"}), "cannot be resolved"),
        (
            {**obj(a={"$ref": "#/$defs/A"}), "$defs": {"A": obj(b={"$ref": "#/$defs/A"})}},
            "recursive",
        ),
    ],
)
def test_what_the_api_cannot_compile_is_refused(schema: Any, words: str) -> None:
    fault = schema_fault(schema)
    assert fault is not None
    assert words in fault


def test_as_much_as_is_allowed_passes() -> None:
    optional = dict(list(OPTIONAL.items())[:24])
    assert schema_fault({**obj(), "properties": optional, "required": []}) is None
    assert schema_fault(obj(**{f"p{n}": UNION for n in range(16)})) is None


def test_the_smallest_value_is_one_of_the_schema() -> None:
    value = smallest(anthropic.transform_schema(Week))
    assert Week(**value).mon == Day(kind=Kind.EASY, minutes=0, note="x")
    assert len(value["rows"]) == 1


def test_nonsense_follows_the_grammar_and_nothing_else() -> None:
    rng = random.Random(3)  # noqa: S311 - a dice, no secret
    schema = anthropic.transform_schema(Week)
    values = [nonsense(schema, rng) for _ in range(60)]
    for value in values:
        assert value.keys() == Week.model_fields.keys()
        assert {value["mon"]["kind"], value["tue"]["kind"]} <= {"easy", "rest"}
        assert isinstance(value["mon"]["minutes"], int)
        assert value["maybe"] is None or isinstance(value["maybe"], int)
    assert any("<b>" in value["mon"]["note"] for value in values)
    assert any(value["mon"]["minutes"] > 600 for value in values)
