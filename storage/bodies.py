"""What is kept of an athlete: values as sealed JSON, and the newest of them still decoded."""

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, TypeVar, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import from_json

from coach.document import check_ranges, decode, dumps
from storage.sealing import Seal

T = TypeVar("T")

ROOM = 6 * 1024 * 1024
"""Sealed bytes whose values are held; decoded they are about three times as much."""

AS_WRITTEN: Final = ConfigDict(alias_generator=lambda name: name.rstrip("_"), extra="forbid")
"""The keys that `coach.document` writes, and no others."""

Name = tuple[str, int, bytes]


@dataclass(slots=True)
class Bodies:
    """Seals values and opens them; a body that was opened before is not decoded again.

    A sealed body never means another value (its nonce is random), so nothing here goes stale,
    whoever else writes to the database.
    """

    seal: Seal
    room: int = ROOM
    _held: OrderedDict[Name, Any] = field(default_factory=OrderedDict, repr=False)
    _size: int = 0

    def close(self, value: object, owner: int, table: str) -> bytes:
        """A value as it is kept.

        Raises:
            UnreadableDossierError: a number in it is out of its range.
        """
        check_ranges(value)
        return self.seal.close(dumps(value, terse=True), owner, table)

    def open(
        self, kind: type[T], sealed: bytes, owner: int, table: str, *, hold: bool = True
    ) -> T:
        """The value that was kept. `hold`: whether it stays decoded, which costs memory's time.

        Raises:
            cryptography's InvalidTag: it was sealed with another key, for another athlete or
                for another table.
        """
        name = (table, owner, sealed)
        if name in self._held:
            self._held.move_to_end(name)
            return cast("T", self._held[name])
        value = read(kind, self.seal.open(sealed, owner, table))
        if hold:
            self._hold(name, value)
        return value

    def _hold(self, name: Name, value: object) -> None:
        self._held[name] = value
        self._size += len(name[2])
        while self._size > self.room:
            (_, _, sealed), _ = self._held.popitem(last=False)
            self._size -= len(sealed)


def read(kind: type[T], text: str) -> T:
    """What `coach.document` wrote, read in compiled code: a week takes a fifth of the time.

    Whatever that finds fault with is read as any document is.

    Raises:
        UnreadableDossierError: names the key and what is wrong with it.
    """
    try:
        value: T = _compiled(kind).validate_json(text, strict=True)  # type: ignore[arg-type]
    except ValidationError:
        return decode(kind, from_json(text))
    check_ranges(value)
    return value


@cache
def _compiled(kind: type[Any]) -> TypeAdapter[Any]:
    # a part of something else: pydantic takes no configuration for a dataclass by itself
    return TypeAdapter(kind | None, config=AS_WRITTEN)
