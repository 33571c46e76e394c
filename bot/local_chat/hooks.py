"""What the local chat asks of the house it stands in: the bot, its database, its clock."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """An athlete one can be at once, with weeks of history."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What `/healthz` says, and whether that is well."""

    well: bool
    body: Mapping[str, Any]


async def _nothing(*_: Any) -> None:
    """Where the house offers nothing, nothing happens."""


async def _utc(_: int) -> str:
    return "UTC"


async def _nobody() -> Mapping[int, str]:
    return {}


async def _well() -> Health:
    return Health(well=True, body={"ok": True})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """The house's side; athletes are named by their Telegram ids."""

    settle: Callable[[], Awaitable[None]] | None = None
    """Returns when the bot has nothing left to answer; None: the emulator's guess will do."""
    travelled: Callable[[datetime], Awaitable[None]] = _nothing
    """The clock was set to this moment: what is due now should come now."""
    zone: Callable[[int], Awaitable[str]] = _utc
    """An athlete's time zone by its IANA name; UTC for a stranger."""
    athletes: Callable[[], Awaitable[Mapping[int, str]]] = _nobody
    """Who is in the database already: id and name."""
    samples: Sequence[Sample] = ()
    load_sample: Callable[[int, str], Awaitable[None]] = _nothing
    """Makes an athlete out of the sample of that name."""
    load_dossier: Callable[[int, Path], Awaitable[None]] = _nothing
    """Makes an athlete out of a file; a ValueError or OSError says why not."""
    restart: Callable[[], Awaitable[None]] = _nothing
    """Stops the bot and starts it again, on the same database."""
    claude: Callable[[bool], Awaitable[None]] | None = None
    """Lets Claude be reached (True) or not; None: there is no Claude here."""
    health: Callable[[], Awaitable[Health]] = _well
    notices: Sequence[str] = ()
    """Sentences for the banner, beside what the chat itself says is simulated."""
