"""What is kept of an athlete: values as sealed JSON, and the newest of them still decoded."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from pydantic_core import from_json

from coach.document import check_ranges, decode, dumps
from storage.sealing import Seal

T = TypeVar("T")

ROOM = 6 * 1024 * 1024
"""Sealed bytes whose values are held; decoded they are about three times as much."""

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

    def open(self, kind: type[T], sealed: bytes, owner: int, table: str) -> T:
        """The value that was kept.

        Raises:
            cryptography's InvalidTag: it was sealed with another key, for another athlete or
                for another table.
        """
        name = (table, owner, sealed)
        if name in self._held:
            self._held.move_to_end(name)
            return cast("T", self._held[name])
        value = decode(kind, from_json(self.seal.open(sealed, owner, table)))
        self._hold(name, value)
        return value

    def _hold(self, name: Name, value: object) -> None:
        self._held[name] = value
        self._size += len(name[2])
        while self._size > self.room:
            (_, _, sealed), _ = self._held.popitem(last=False)
            self._size -= len(sealed)
