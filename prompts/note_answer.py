"""What Claude answers for a note: fields of at most three days, and a few facts."""

from pydantic import BaseModel

UNSAID = -1


class NoteDay(BaseModel):
    """One day of a note; -1 and "" are unsaid."""

    ago: int
    quote: str
    sport: str
    km: float
    minutes: float
    ascent_m: float
    rpe: float
    energy: int
    sleep: int
    soreness: int
    pain: int
    where: str
    side: str
    limps: bool
    rest: bool


class NoteFact(BaseModel):
    """Something worth remembering."""

    text: str
    quote: str
    confidence: int
    days: int


class NoteAnswer(BaseModel):
    """A note as fields."""

    days: list[NoteDay]
    facts: list[NoteFact]
