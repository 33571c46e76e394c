from datetime import date

from coach.athlete import Units
from coach.understanding import understand
from tests.cases import each

TODAY = date(2026, 11, 25)


def days(text: str) -> list[str]:
    told = understand(text, today=TODAY, units=Units.KM)
    return [entry.date.isoformat()[5:] for entry in told.entries]


@each(
    "text, expected",
    [
        ("10k", ["11-25"]),
        ("10k yesterday, rpe 5", ["11-24"]),
        ("yesterday 10k, today rest day", ["11-24", "11-25"]),
        ("10k yesterday. Rpe 5. Today rest day", ["11-24", "11-25"]),
        ("10k in 50 min yesterday and 5k today", ["11-24", "11-25"]),
        ("10k, should I rest tomorrow?", ["11-25"]),
        ("last night slept badly", ["11-25"]),
        ("last night 5k", ["11-24"]),
        ("tomorrow 5k", []),
    ],
)
def test_each_clause_has_its_day(text: str, expected: list[str]) -> None:
    assert days(text) == expected
