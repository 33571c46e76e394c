import json

from coach.activity import Activity
from coach.document import decode
from handlers.files.describe import as_json, as_lines
from tests.handlers.files.conftest import Read
from tests.handlers.files.makers import activity_file, session


def test_the_activities_have_the_dossier_s_keys(read: Read) -> None:
    reading = read(activity_file([session()]))

    printed = json.loads(json.dumps(as_json(reading)))

    assert decode(Activity, printed["activities"][0]) == reading.activities[0].activity
    assert printed["activities"][0]["start"] == "2026-11-21T08:05:00+01:00"
    assert printed["warnings"] == []
    assert printed["recordings"] == [
        {
            "start_trusted": True,
            "start_hint": None,
            "elapsed_s": 4000,
            "records": 60,
            "records_with_heart_rate": 60,
        }
    ]


def test_a_line_says_what_a_person_wants_to_know(read: Read) -> None:
    (line,) = as_lines(read(activity_file([session()])))

    assert line == (
        "running · 2026-11-21 08:05 · 12.00 km · 3600 s (not 4000: pauses) · +120 m · "
        "heart rate mean 141 max 158 · 60 of 60 records with heart rate"
    )


def test_what_is_unknown_is_not_in_the_line(read: Read) -> None:
    bare = session(sport=10, metres=None, avg_hr=None, max_hr=None, ascent=None, elapsed_s=None)

    (line,) = as_lines(read(activity_file([bare], samples=0)))

    assert line == "other · 2026-11-21 08:05 · 3600 s"


def test_a_date_in_doubt_has_a_question_mark_and_a_warning_a_line(read: Read) -> None:
    first, second = as_lines(read(activity_file([session() | {2: 5000}], samples=0)))

    assert "1989-12-31 02:23?" in first
    assert second.startswith("! The watch's clock says 31 December 1989")
