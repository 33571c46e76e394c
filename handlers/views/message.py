"""What is seen: a text, its buttons, perhaps a file."""

from dataclasses import dataclass
from enum import StrEnum

from handlers.buttons import Button


class Style(StrEnum):
    """The colour of a button; its words say the same."""

    PRIMARY = "primary"
    SUCCESS = "success"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Key:
    """A button as it is seen: its words, and what a tap on it says (or an address it opens)."""

    label: str
    button: Button | None = None
    url: str | None = None
    style: Style | None = None


Keys = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class File:
    """A document to send."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is seen. `hint` puts a forced reply under the text; `location` asks for a place."""

    html: str
    keys: Keys = ()
    file: File | None = None
    hint: str | None = None
    location: bool = False
    silent: bool = False


def rows(keys: list[Key] | tuple[Key, ...], per_row: int) -> Keys:
    """Keys in rows of so many."""
    return tuple(tuple(keys[n : n + per_row]) for n in range(0, len(keys), per_row))
