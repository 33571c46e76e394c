"""A question for Claude, and what comes back: values only, no connection."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from pydantic import BaseModel

from coach.athlete import AthleteId
from coach.ledger import Call, Use

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

OnPartial = Callable[[Mapping[str, Any]], None]
"""Hears the object as far as it is written; a fresh attempt begins again from little.

Called between two pieces of the stream, so it only takes note: what is slow is done elsewhere.
"""
OnText = Callable[[str], None]
"""Hears the whole text as far as it is written, under the same terms."""


class Effort(StrEnum):
    """How much work Claude puts into an answer."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    XHIGH = "xhigh"
    MAX = "max"


class Thinking(StrEnum):
    """Whether Claude may think before it writes; thinking is paid as output."""

    OFF = "off"
    """As far as the model lets it be turned off."""
    ADAPTIVE = "adaptive"


class Cache(StrEnum):
    """How long a part of the prompt is kept for the next call."""

    FIVE_MINUTES = "5m"
    HOUR = "1h"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How one of the uses is asked; one constant a use, checked at start.

    `max_tokens` holds the thinking as well as the answer; `deadline_s` holds everything,
    retries included; `silence_s` is how long nothing at all may come, not even a ping.
    """

    use: Use
    model: str
    max_tokens: int
    effort: Effort = Effort.LOW
    thinking: Thinking = Thinking.OFF
    images: bool = False
    deadline_s: float = 90.0
    silence_s: float = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruction:
    """A part of the system prompt; the same for everybody up to and with the last cached one."""

    text: str
    cache: Cache | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture the athlete sent: JPEG, PNG, GIF or WebP, at most 10 MB in base64."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What one side said; the last turn is never Claude's."""

    text: str
    images: tuple[Image, ...] = ()
    by_claude: bool = False
    cache: Cache | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Everything that Claude is told for one answer, about one athlete and no other."""

    manner: Manner
    athlete: AthleteId | None
    prompt_version: str
    """Hash of the templates that made it."""
    system: tuple[Instruction, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Generic[T]):
    """What Claude answered: read, as it was written, and what it cost."""

    value: T
    text: str
    call: Call


class Asker(Protocol):
    """Whoever can be asked: `claude.Claude`, or `later.Later` until that is loaded."""

    async def ask(
        self, request: Ask, out: type[M], *, on_partial: OnPartial | None = None
    ) -> Answer[M]:
        """An object of type `out`.

        Raises:
            WriterUnavailableError: `cause` says why; see prompts/failures.py.
        """
        ...

    async def text(self, request: Ask, *, on_text: OnText | None = None) -> Answer[str]:
        """Free text.

        Raises:
            WriterUnavailableError: `cause` says why; see prompts/failures.py.
        """
        ...
