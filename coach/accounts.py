"""What Claude did and cost, in counts: never whose it was, never what was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from coach.ledger import Outcome, Tokens, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """The calls since a moment. Costs in US dollars."""

    count: Mapping[Use, int] = field(default_factory=dict)
    cost_usd: Mapping[Use, float] = field(default_factory=dict)
    failed: Mapping[Outcome, int] = field(default_factory=dict)
    """Those that brought no answer, by why."""
    tokens: Tokens = field(default_factory=Tokens)
    """Of the newest `sampled` calls."""
    batched: int = 0
    """Of the newest `sampled` calls."""
    sampled: int = 0

    @property
    def total(self) -> int:
        return sum(self.count.values())

    @property
    def total_usd(self) -> float:
        return sum(self.cost_usd.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """The programs in the database from a Monday on, every version, and the thumbs under them."""

    by_claude: int = 0
    mended: int = 0
    """Of Claude's, those that took a repair."""
    by_planner: int = 0
    set_aside: int = 0
    """Of the planner's, those where Claude's did not pass the rules."""
    not_written: int = 0
    """Of the planner's, those that Claude was to write and did not."""
    thumbs_up: int = 0
    thumbs_down: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What the owner may see."""

    athletes: int
    today: Calls
    month: Calls
    monday: date
    weeks: Weeks
    moment: datetime
