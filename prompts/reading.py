"""What Claude wrote, as a value: whole at the end, in part while it comes."""

import logging
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from prompts.ask import M, OnPartial, OnText
from prompts.failures import NonsenseError

log = logging.getLogger(__name__)


def read_object(text: str, out: type[M]) -> M:
    """The object that was asked for.

    Raises:
        NonsenseError: it is not one.
    """
    try:
        return out.model_validate_json(text)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        named = tuple(f"{'.'.join(map(str, f['loc'])) or 'object'}: {f['type']}" for f in faults)
        raise NonsenseError(text, named) from None  # the error would carry the text into logs


def read_text(text: str) -> str:
    """Free text, trimmed.

    Raises:
        NonsenseError: there is none.
    """
    trimmed = text.strip()
    if not trimmed:
        raise NonsenseError(text, ("text: missing",))
    return trimmed


def partly(on_partial: OnPartial | None) -> OnText | None:
    """Someone who hears objects, as someone who hears the text they are written in."""
    if on_partial is None:
        return None

    def hear(text: str) -> None:
        part = _part(text)
        if part:
            on_partial(part)

    return hear


def unharmed(on_text: OnText | None) -> OnText | None:
    """The same listener; if it fails, the answer is not lost with it."""
    if on_text is None:
        return None
    deaf = False

    def hear(text: str) -> None:
        nonlocal deaf
        if deaf:
            return
        try:
            on_text(text)
        except Exception:
            deaf = True
            log.exception("progress can no longer be shown")

    return hear


def _part(text: str) -> dict[str, Any] | None:
    try:
        part = from_json(text, allow_partial="trailing-strings")
    except ValueError:
        return None
    return part if isinstance(part, dict) else None
