"""Every call of Claude: what it was for, what came of it, what it cost."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from coach.athlete import AthleteId


class Use(StrEnum):
    """What Claude was asked for."""

    WEEK = "week"
    NOTE = "note"
    SCREENSHOT = "screenshot"
    QUESTION = "question"
    REPAIR = "repair"


class Outcome(StrEnum):
    """What came of a call; all but the first three are also causes of a writer's absence."""

    PENDING = "pending"
    """Under way, or the process stopped in the middle: counted at its worst case."""
    OK = "ok"
    CANCELLED = "cancelled"
    """The athlete pressed Stop, the bot went down in good order, or a batch was withdrawn."""
    TIMEOUT = "timeout"
    """No whole answer within the deadline."""
    OVERLOADED = "overloaded"
    RATE = "rate"
    NETWORK = "network"
    """No connection, or an answer that broke off."""
    REFUSED = "refused"
    TRUNCATED = "truncated"
    NONSENSE = "nonsense"
    """A whole answer that is not what was asked for."""
    AUTH = "auth"
    """The key is wrong or may not do this."""
    MODEL = "model"
    """Nobody knows this model, or it is retired."""
    REQUEST = "request"
    """Claude will not take the request as it is: our mistake, or an image too large."""
    SPEND_CAP = "spend_cap"
    """The limit set at Anthropic, or an unpaid bill."""
    BUDGET = "budget"
    """The limit set here."""
    EXPIRED = "expired"
    """A batch that was not worked off within its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Tokens by what is paid for them. `thinking` is the part of `output` nobody sees."""

    input: int = 0
    """Neither read from the cache nor written to it."""
    cache_read: int = 0
    cache_write_5m: int = 0
    cache_write_1h: int = 0
    output: int = 0
    thinking: int = 0

    @property
    def prompt(self) -> int:
        """All that was read: fresh, cached and written to the cache."""
        return self.input + self.cache_read + self.cache_write_5m + self.cache_write_1h

    def __add__(self, other: "Tokens") -> "Tokens":
        return Tokens(
            input=self.input + other.input,
            cache_read=self.cache_read + other.cache_read,
            cache_write_5m=self.cache_write_5m + other.cache_write_5m,
            cache_write_1h=self.cache_write_1h + other.cache_write_1h,
            output=self.output + other.output,
            thinking=self.thinking + other.thinking,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of Claude, with all its attempts.

    Recorded as PENDING with its worst-case cost before anything is sent, and again under the
    same `id` when it has ended: so that what is under way is already counted, in every process.
    `cost_usd` in US dollars; of an answer that broke off it is an estimate from what had come.
    """

    id: str
    """Unique; of a batch item its custom_id."""
    moment: datetime
    """When it was begun: aware, UTC."""
    athlete_id: AthleteId | None
    use: Use
    model: str
    request_id: str | None = None
    """Anthropic's own reference, of the last attempt."""
    tokens: Tokens = field(default_factory=Tokens)
    cost_usd: float = 0.0
    latency_ms: int = 0
    attempts: int = 0
    stop_reason: str | None = None
    outcome: Outcome = Outcome.PENDING
    prompt_version: str = ""
    """Hash of the templates that asked."""
    schema_version: str = ""
    """Hash of the schema that was to be filled; empty for free text."""
    batch: bool = False
