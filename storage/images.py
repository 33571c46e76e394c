"""How a row was before a change."""

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from coach.athlete import AthleteId


class Image(NamedTuple):
    """A row of a table as it was: its key and its JSON; no text: it was not there."""

    table: str
    id: int
    key: str = ""
    text: str | None = None

    @property
    def row(self) -> tuple[str, int]:
        return self.table, self.id


Remember = Callable[[Image], Awaitable[None]]
PutBack = Callable[[AthleteId, Image], Awaitable[None]]
