"""What Claude answers for a week: compact codes, seven required days."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from coach.availability import Weekday
from coach.planning.picks import REST, Choice

MOST_MINUTES = 10_000
LONGEST_WORDS = 400
"""Beyond these, numbers and words are cut before anybody looks at them."""

KEEP = "keep"


class DayAnswer(BaseModel):
    """One day."""

    code: str
    minutes: int
    code2: str
    minutes2: int
    why: str


class WeekAnswer(BaseModel):
    """A week, in the order in which it is shown while it is written."""

    mon: DayAnswer
    tue: DayAnswer
    wed: DayAnswer
    thu: DayAnswer
    fri: DayAnswer
    sat: DayAnswer
    sun: DayAnswer
    summary: str

    def on(self, day: Weekday) -> DayAnswer:
        found: DayAnswer = getattr(self, day.value)
        return found

    @property
    def choices(self) -> dict[Weekday, Choice]:
        return {day: choice(self.on(day)) for day in Weekday}


def choice(day: DayAnswer) -> Choice:
    """One day of the answer, as planning takes it; `keep` chooses nothing."""
    code = day.code[:LONGEST_WORDS].strip()
    return Choice(
        code=REST if code.casefold() in {KEEP, ""} else code,
        minutes=_minutes(day.minutes),
        code2=day.code2[:LONGEST_WORDS].strip(),
        minutes2=_minutes(day.minutes2),
    )


def _minutes(said: int) -> int:
    return max(0, min(said, MOST_MINUTES))


def written(part: Mapping[str, Any]) -> dict[Weekday, Choice]:
    """The days of an answer that is still being written, those whose reason has begun.

    It comes last, so that what is chosen stands by then, and the line need not wait for it.
    """
    found: dict[Weekday, Choice] = {}
    for day in Weekday:
        said = part.get(day.value)
        if not isinstance(said, Mapping) or "why" not in said:
            break
        try:
            found[day] = choice(DayAnswer.model_validate(said))
        except ValueError:
            break
    return found
