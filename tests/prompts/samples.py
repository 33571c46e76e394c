"""What the tests of this folder ask, and of whom."""

from dataclasses import replace
from typing import Any, Literal

from pydantic import BaseModel, Field

from coach.athlete import AthleteId
from coach.ledger import Use
from prompts.ask import Ask, Cache, Instruction, Manner, Turn
from prompts.claude import Claude
from prompts.spend import Budgets, Spend
from tests.fakes.ledger import MemoryLedger, StoppedClock

ATHLETE = AthleteId(7)
PLENTY = Budgets(athlete_day=5.0, day=50.0, month=500.0)

MANNER = Manner(
    use=Use.WEEK,
    model="claude-sonnet-5-5",
    max_tokens=2_000,
    deadline_s=20.0,
    silence_s=5.0,
)


class Week(BaseModel):
    """Two days are enough to be truncated between them."""

    mon: Literal["rest", "easy"]
    tue: Literal["rest", "easy"]
    minutes: int = Field(ge=0, le=600)
    why: str


WEEK: dict[str, Any] = {"mon": "rest", "tue": "easy", "minutes": 45, "why": "Fresh legs first."}


def ask(text: str = "What next?", *, guide: str = "Write a week.", **manner: Any) -> Ask:
    """A request; keywords change its manner."""
    return Ask(
        manner=replace(MANNER, **manner),
        athlete=ATHLETE,
        prompt_version="0123456789ab",
        system=(Instruction(text=guide, cache=Cache.HOUR),),
        turns=(Turn(text=text),),
    )


def connect(
    url: str,
    ledger: MemoryLedger | None = None,
    clock: StoppedClock | None = None,
    *,
    budgets: Budgets = PLENTY,
    strict: bool = True,
) -> Claude:
    return Claude(
        key="sk-test",
        base_url=url,
        spend=Spend(ledger or MemoryLedger(), budgets),
        clock=clock or StoppedClock(),
        strict=strict,
    )
