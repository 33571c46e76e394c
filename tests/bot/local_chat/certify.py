"""Judges from elsewhere: every call a bot makes, held against other people's rules.

`Judge` is a recorder for the emulator. aiogram's models know each method and every field of it;
teremok knows HTML, lengths, buttons. What the emulator accepted and they do not is a complaint.
Their known errors are put right first: teremok does not know `<tg-time>`, counts a letter beyond
U+FFFF as two, and counts markup as words.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.local_chat.emulator import Call
from tests.bot.local_chat.models import Model, model_of

_TIME_TAG = re.compile(r"</?tg-time[^>]*>")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_TOO_LONG = re.compile(r"message is too long|media caption is too long")
BODIES = ("text", "caption")


class Judge:
    """Listens to the calls of a bot and writes down what is wrong with them."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        self.calls: list[str] = []

    def __call__(self, call: Call) -> None:
        self.calls.append(call.method)
        if call.answer.ok:
            self.complaints += [f"{call.method}: {words}" for words in complaints(call)]

    def verdict(self) -> None:
        """Raises AssertionError if there is anything to complain about."""
        assert not self.complaints, "\n".join(self.complaints)


def complaints(call: Call) -> list[str]:
    """What is wrong with a call, in words."""
    model = model_of(call.method)
    if model is None:
        return ["there is no such method"]
    try:
        asked = model.model_validate(_decoded(call, model))
    except ValidationError as error:
        return [f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()]
    unknown = [f"{path}: unknown field" for path in _unknown(asked, "")]
    return unknown or _broken_rules(asked, marked_up=bool(call.given.get("parse_mode")))


@cache
def _bot() -> Any:
    from aiogram import Bot  # noqa: PLC0415

    return Bot("42:TEST")


def _decoded(call: Call, model: Model) -> dict[str, Any]:
    """The parameters as values, files as the names that stand for them."""
    given: Mapping[str, Any] = call.given
    decoded = {name: _value(value) for name, value in given.items()}
    for name in call.files:
        if name in model.model_fields:
            decoded.setdefault(name, f"attach://{name}")
    return decoded


def _value(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _unknown(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from (f"{path}{name}" for name in value.model_extra or ())
        for name in type(value).model_fields:
            yield from _unknown(getattr(value, name), f"{path}{name}.")
    elif isinstance(value, list | tuple):
        for number, item in enumerate(value):
            yield from _unknown(item, f"{path}{number}.")


def _broken_rules(asked: Any, *, marked_up: bool) -> list[str]:
    from teremok.validation import ApiRuleViolation, validate_method  # noqa: PLC0415

    changes = {
        name: _ASTRAL.sub("□", _TIME_TAG.sub("", words))
        for name in BODIES
        if isinstance(words := getattr(asked, name, None), str)
    }
    try:
        validate_method(_bot(), asked.model_copy(update=changes))
    except ApiRuleViolation as violation:
        words = violation.description
        return [] if marked_up and _TOO_LONG.search(words) else [words]
    return []
