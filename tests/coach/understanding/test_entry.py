from datetime import date

from coach.activity import Sport
from coach.understanding.entry import Kind, SaidActivity, SaidDay, Understood, as_json


def test_unsaid_is_null_and_whole_numbers_are_whole() -> None:
    day = SaidDay(
        date=date(2026, 11, 25),
        activities=(SaidActivity(sport=Sport.RUNNING, km=12.0, duration_s=3900.0),),
        rpe=6.5,
    )

    form = as_json(Understood(text="x", kind=Kind.JOURNAL, entries=(day,)))

    assert form["tier"] is None
    assert form["entries"][0]["activities"] == [
        {
            "sport": "running",
            "km": 12,
            "duration_s": 3900,
            "ascent_m": None,
            "avg_hr": None,
            "rpe": None,
        }
    ]
    assert form["entries"][0]["rpe"] == 6.5
    assert form["entries"][0]["rest_day"] is None
