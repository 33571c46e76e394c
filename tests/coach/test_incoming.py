"""A document from elsewhere: read as the chat would hold it, or refused by its place."""

import json
from datetime import date
from typing import Any

import pytest

from coach.document import encode, read_dossier, write_dossier
from coach.errors import UnreadableDossierError
from coach.incoming import parsed
from coach.load.report import metrics_report
from coach.planning.week import write_week
from tests.cases import each

ATHLETE = {"time_zone": "Europe/Berlin"}


def document(**parts: Any) -> dict[str, Any]:
    return {"dossier": 1, "athlete": ATHLETE, **parts}


def run(start: str = "2026-11-20T07:00:00+01:00", **parts: Any) -> dict[str, Any]:
    told = {"start": start, "sport": "running", "km": 10.0, "duration_s": 3600, "source": "fit"}
    return {**told, **parts}


def typed(**parts: Any) -> dict[str, Any]:
    return run("2026-11-20T12:00:00+01:00", source="journal", id="typed", **parts)


def _refused(data: Any) -> str:
    with pytest.raises(UnreadableDossierError) as caught:
        read_dossier(data)
    return str(caught.value)


@each(
    "part, says",
    [
        ({"athlete": {**ATHLETE, "hr_zones": [150, 140, 160, 170]}}, "athlete.hr_zones: must be"),
        ({"athlete": {**ATHLETE, "hr_zones": [1, 140, 160, 170]}}, "athlete.hr_zones: must be"),
        ({"athlete": {**ATHLETE, "hr_zones": [140, 160]}}, "athlete.hr_zones: must be"),
        ({"settings": {"sunday_at": "soon"}}, "settings.sunday_at: 'soon' is no time like 18:30"),
        ({"settings": {"quiet_to": "7"}}, "settings.quiet_to: '7' is no time like 18:30"),
        ({"settings": {"check_in_at": "25:00"}}, "settings.check_in_at: '25:00' is no time"),
        ({"settings": {"theme": "pink"}}, "settings.theme: 'pink' is none of light, dark"),
        (
            {"observations": [{"date": "2026-11-20", "pain_side": "up"}]},
            "observations[0].pain_side: 'up' is none of left, right, both",
        ),
        (
            {"exceptions": [{"from": "2026-12-14", "to": "2026-12-12"}]},
            "exceptions[0].to: 2026-12-12 lies before its from, 2026-12-14",
        ),
        (
            {"conditions": [{"from": "2026-12-14", "to": "2026-12-12"}]},
            "conditions[0].to: 2026-12-12 lies before",
        ),
        ({"activities": [run(laps=[{"duration_s": -1}])]}, "activities[0].laps[0].duration_s: -1"),
        (
            {"observations": [{"date": "2026-11-20", "weight_kg": -70}]},
            "observations[0].weight_kg",
        ),
        (
            {"observations": [{"date": "2026-11-20", "hrv_ms": 1e9}]},
            "observations[0].hrv_ms: 1e+09",
        ),
        (
            {"races": [{"name": "x", "date": "9999-12-31"}]},
            "races[0].date: 9999-12-31 is not between the years 1900 and 2199",
        ),
        (
            {"activities": [run("0001-01-01T00:00:00+14:00")]},
            "activities[0].start: 0001-01-01 00:00:00+14:00 is not between the years",
        ),
        (
            {"activities": [run(title="\ud800")]},
            "activities[0].title: holds half a character",
        ),
        (
            {"activities": [run(avg_hart=1)]},
            "activities[0].avg_hart: unknown key (is avg_hr meant?)",
        ),
        (
            {"races": [{"q": 1, "name": "x", "date": "2026-12-06"}]},
            "races[0].q: unknown key (known",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_place(part: dict[str, Any], says: str) -> None:
    assert _refused(document(**part)).startswith(says)


def test_true_is_no_version() -> None:
    assert _refused({"dossier": True, "athlete": ATHLETE}) == "dossier: must be 1"


def test_a_fault_is_one_short_line_whatever_stands_there() -> None:
    said = _refused(document(athlete={"time_zone": "x" * 100_000}))

    assert said.startswith("athlete.time_zone: no time zone 'xxx")
    assert len(said) < 150
    assert len(_refused(document(athlete={**ATHLETE, "sex": 10**400}))) < 150
    assert len(_refused(document(**{"k" * 9000: 1}))) < 400


def test_lists_too_deep_to_be_meant_are_refused() -> None:
    steps: list[Any] = []
    for _ in range(2000):
        steps = [steps]

    assert "deep" in _refused(document(programs=steps)) or "must be" in _refused(
        document(programs=steps)
    )
    with pytest.raises(UnreadableDossierError, match="too deep"):
        parsed(b"[" * 100_000)


@pytest.mark.parametrize("text", [b"", b" \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_called_empty(text: bytes) -> None:
    with pytest.raises(UnreadableDossierError, match="is empty"):
        parsed(text)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert parsed(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


def test_a_key_that_is_there_twice_is_refused_not_halved() -> None:
    with pytest.raises(UnreadableDossierError, match="athlete: the key is there twice"):
        parsed(b'{"dossier": 1, "athlete": {}, "athlete": {}}')


def test_a_typed_run_and_its_file_are_one() -> None:
    """Coaching §1: within 20 % of distance or time the file's numbers, the typed effort."""
    match = {"date": "2026-11-20", "activity_id": "typed", "code": "E1"}
    dossier = read_dossier(
        document(
            activities=[typed(km=12.0, duration_s=4000, rpe=7), run(id="a1", rpe=3)],
            matches=[match],
        )
    )

    (one,) = dossier.activities
    assert (one.id, one.km, one.duration_s, one.rpe) == ("a1", 10.0, 3600, 7.0)
    assert dossier.matches[0].activity_id == "a1"
    assert read_dossier(write_dossier(dossier)) == dossier


@each(
    "other",
    [
        typed(km=13.0, duration_s=5000),
        typed(sport="cycling"),
        run("2026-11-20T18:00:00+01:00", id="a2"),
        {**typed(), "start": "2026-11-19T12:00:00+01:00"},
    ],
)
def test_what_may_be_another_run_stays_one(other: dict[str, Any]) -> None:
    """Further apart, of another sport or date, or two recordings: doubles add up."""
    assert len(read_dossier(document(activities=[run(id="a1"), other])).activities) == 2


def test_where_more_runs_were_typed_than_recorded_all_stay() -> None:
    """Else a second reading would join what the first one left."""
    told = [run(id="a1"), typed(rpe=5), {**typed(rpe=6), "id": "second"}]

    dossier = read_dossier(document(activities=told))

    assert len(dossier.activities) == 3
    assert read_dossier(write_dossier(dossier)) == dossier


@pytest.mark.parametrize("id_", ["journal:2026-11-20:0", "done:2026-11-20:0"])
def test_what_the_chat_took_in_is_not_held_against_files_again(id_: str) -> None:
    """There it was asked about, or is a second run of the day."""
    told = [run(id="a1"), {**typed(), "id": id_}]

    assert len(read_dossier(document(activities=told)).activities) == 2


def test_a_start_in_plain_utc_is_put_in_the_athletes_zone() -> None:
    """Z says when and not where (RFC 9557); an offset is where it was."""
    zone = {"time_zone": "Pacific/Auckland"}
    starts = ["2026-11-20T18:30:00Z", "2026-11-22T18:30:00+00:00", "2026-11-24T18:30:00-05:00"]
    dossier = read_dossier(document(athlete=zone, activities=[run(one) for one in starts]))

    assert [one.day.day for one in dossier.activities] == [21, 22, 24]
    assert write_dossier(dossier)["activities"][0]["start"] == "2026-11-21T07:30:00+13:00"


def test_two_reports_of_a_day_are_one() -> None:
    morning = {"date": "2026-11-20", "sleep": 4, "note": "woke early"}
    evening = {"date": "2026-11-20", "rpe": 6, "note": "windy"}

    (seen,) = read_dossier(document(observations=[morning, evening])).observations

    assert (seen.sleep, seen.rpe, seen.note) == (4, 6.0, "woke early\nwindy")


def test_two_reports_of_a_day_that_contradict_are_refused() -> None:
    said = _refused(
        document(observations=[{"date": "2026-11-20", "rpe": 4}, {"date": "2026-11-20", "rpe": 8}])
    )

    assert said == "observations[1].rpe: 8.0 is not what another report of 2026-11-20 says, 4.0"


def test_two_versions_of_one_number_are_refused() -> None:
    monday = date(2026, 11, 30)
    week = write_week(read_dossier(document()), today=monday, monday=monday).program

    said = _refused(document(programs=[encode(week), encode(week)]))

    assert said.startswith("programs[1].version: version ")
    assert said.endswith("of the week of 2026-11-30 is there twice")


def test_the_loads_are_those_of_the_joined_runs() -> None:
    told = document(activities=[run(id="a1", ascent_m=100), typed(km=9.0, rpe=5)])

    report = metrics_report(read_dossier(json.loads(json.dumps(told))), date(2026, 11, 20))

    assert report["today"]["external_total"] == 10.0 + 0.704
    assert report["today"]["internal"] == 60 * 5 * 0.30
