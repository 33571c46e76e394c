"""What Claude answers for a picture or a list of race results: rows, as they are printed."""

from pydantic import BaseModel


class ResultRow(BaseModel):
    """One race; -1 and "" are not printed."""

    name: str
    date: str
    distance: float
    unit: str
    time: str
    pace: str
    pace_unit: str
    ascent_m: float
    surface: str
    status: str
    confidence: int


class ResultsAnswer(BaseModel):
    """All rows."""

    rows: list[ResultRow]
