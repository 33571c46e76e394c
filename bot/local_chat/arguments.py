"""What a call brings along, read the way the server reads it: as JSON or as form fields."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.local_chat.refusals import bad

TRUE = frozenset({"true", "1", "yes"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str


class Arguments:
    """The parameters of one call, by name; numbers and JSON may come as text."""

    __slots__ = ("files", "given")

    def __init__(
        self, given: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> None:
        self.given = given
        self.files = files or {}

    def text(self, name: str) -> str:
        """Empty where nothing was given."""
        value = self.given.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.given.get(name)
        if isinstance(value, int):
            return int(value)
        try:
            return int(value) if value else default
        except (TypeError, ValueError, OverflowError):
            return default  # the server, too, reads what is no number as none

    def number(self, name: str) -> float | None:
        try:
            return float(self.given[name])
        except (KeyError, TypeError, ValueError):
            return None

    def flag(self, name: str) -> bool:
        value = self.given.get(name)
        return value.lower() in TRUE if isinstance(value, str) else bool(value)

    def document(self, name: str) -> Any:
        """A JSON value, whether it came as one or as text; None where nothing was given.

        Raises:
            Refusal: the text is no JSON.
        """
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from error

    def upload(self, name: str) -> Upload | str:
        """A file's bytes, or what stands for it: an id or an address (empty: neither)."""
        if name in self.files:
            return self.files[name]
        return self.attached(self.text(name))

    def attached(self, reference: str) -> Upload | str:
        """The file that `attach://…` points to, or the reference itself."""
        if reference.startswith("attach://"):
            return self.files.get(reference.removeprefix("attach://"), "")
        return reference
