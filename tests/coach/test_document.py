"""Values as JSON and back; whatever is wrong is named."""

import json
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.availability import DatedException, FixedSession, Weekday
from coach.document import decode, dumps, encode, loads, read_dossier, write_dossier
from coach.dossier import Dossier, Settings
from coach.errors import UnreadableDossierError
from coach.journal import Observation
from coach.program import StepKind, WorkoutStep
from coach.race import RaceGoal
from tests.athletes import random_dossier
from tests.cases import each

FRIDAY = date(2026, 12, 4)
SMALL: dict[str, Any] = {"dossier": 1, "athlete": {"time_zone": "Europe/Berlin"}}


def document(**parts: Any) -> dict[str, Any]:
    return {**SMALL, **parts}


@each("seed", range(25))
def test_a_dossier_comes_back_as_it_was(seed: int) -> None:
    dossier = read_dossier(write_dossier(random_dossier(seed)[0]))

    assert read_dossier(json.loads(json.dumps(write_dossier(dossier)))) == dossier
    assert loads(Dossier, dumps(dossier)) == loads(Dossier, dumps(dossier, terse=True)) == dossier


def test_every_field_is_written_and_terse_leaves_out_what_is_unsaid() -> None:
    seen = Observation(date=FRIDAY, rpe=4.0)

    assert encode(seen)["note"] is None
    assert encode(seen, terse=True) == {"date": "2026-12-04", "rpe": 4.0}


def test_terse_keeps_a_none_that_says_something() -> None:
    """No check-in is not the same as the usual hour."""
    quiet = Settings(check_in_at=None)

    assert loads(Settings, dumps(quiet, terse=True)) == quiet


def test_steps_hold_steps() -> None:
    work = WorkoutStep(kind=StepKind.WORK, minutes=3.0, zone=4)
    repeat = WorkoutStep(kind=StepKind.REPEAT, times=5, steps=(work, work))

    assert loads(WorkoutStep, dumps(repeat)) == repeat


def test_a_key_that_python_reserves_has_its_own_name_in_the_document() -> None:
    away = DatedException(from_=FRIDAY, to=FRIDAY)

    assert encode(away)["from"] == "2026-12-04"
    assert decode(DatedException, encode(away)) == away


def test_hours_are_written_as_they_are_said() -> None:
    track = FixedSession(day=Weekday.TUE, minutes=90, type="club", start=time(18, 30))

    assert encode(track)["start"] == "18:30"
    assert decode(FixedSession, encode(track)) == track


def test_an_activity_keeps_its_offset() -> None:
    moment = decode(datetime, "2026-12-04T23:30:00+01:00")

    assert moment.date() == FRIDAY
    assert encode(moment) == "2026-12-04T23:30:00+01:00"


@each(
    "data, says",
    [
        ([], "a dossier is a JSON object"),
        ({}, "dossier: must be 1"),
        ({"dossier": 2}, "dossier: must be 1"),
        ({"dossier": 1}, "athlete: is required"),
        (document(athlete=None), "athlete: is required"),
        (document(athlete={}), "athlete.time_zone: is required"),
        (document(athlete={"time_zone": "Mars/Olympus"}), "athlete.time_zone: no time zone"),
        (document(athlete={"time_zone": 5}), "athlete.time_zone: must be text"),
        (document(colour="red"), "colour: unknown key"),
        (document(races={}), "races: must be a list"),
        (document(races=[3]), "races[0]: must be an object"),
        (document(races=[{"name": "x"}]), "races[0].date: is required"),
        (
            document(races=[{"name": "x", "date": "2026-13-01"}]),
            "races[0].date: '2026-13-01' is no date like 2026-12-07",
        ),
        (
            document(observations=[{"date": "2026-12-04"}, {"date": "2026-12-05", "rpe": 11}]),
            "observations[1].rpe: 11 is not between 0 and 10",
        ),
        (
            document(observations=[{"date": "2026-12-04", "energy": 2.5}]),
            "observations[0].energy: must be a whole number",
        ),
        (
            document(observations=[{"date": "2026-12-04", "rpe": True}]),
            "observations[0].rpe: must be a number",
        ),
        (
            document(observations=[{"date": "2026-12-04", "fever": "yes"}]),
            "observations[0].fever: must be true or false",
        ),
        (
            document(activities=[{"start": "2026-12-04T07:00:00", "sport": "running"}]),
            "activities[0].start: '2026-12-04T07:00:00' lacks its offset from UTC",
        ),
        (
            document(activities=[{"start": "soon", "sport": "running"}]),
            "activities[0].start: 'soon' is no moment",
        ),
        (
            document(
                activities=[
                    {
                        "start": "2026-12-04T07:00:00+01:00",
                        "sport": "running",
                        "laps": [{"duration_s": 1}, {"duration_s": "x"}],
                    }
                ]
            ),
            "activities[0].laps[1].duration_s: must be a number",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(data: Any, says: str) -> None:
    with pytest.raises(UnreadableDossierError) as caught:
        read_dossier(data)

    assert str(caught.value).startswith(says)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 10**400, "3", None, [], True])
def test_what_is_no_number_is_none(number: Any) -> None:
    with pytest.raises(UnreadableDossierError, match="document: must be a number"):
        decode(float, number)


@each(
    "part",
    (
        {"availability": {"days": {"wed": 10**400}}},
        {"availability": {"strength_hours": 1e308}},
        {"availability": {"hours_per_week": -5}},
        {"races": [{"name": "Up", "date": "2026-12-06", "ascent_m": -1e308}]},
        {"exceptions": [{"from": "2026-12-06", "to": "2026-12-07", "minutes": 10**18}]},
        {
            "activities": [
                {"sport": "running", "start": "2026-11-01T07:00:00+00:00", "avg_hr": 10**400}
            ]
        },
    ),
)
def test_a_number_that_no_sum_was_made_for_is_refused_by_its_place(part: dict[str, Any]) -> None:
    with pytest.raises(UnreadableDossierError, match=next(iter(part))):
        read_dossier(document(**part))


def test_a_fault_is_found_below_the_place_it_is_told() -> None:
    with pytest.raises(UnreadableDossierError, match=r"^answer\.name: must be text$"):
        decode(RaceGoal, {"name": 1, "date": "2026-12-04"}, "answer")


def test_null_and_absent_are_the_same_where_null_says_nothing() -> None:
    race = RaceGoal(name="x", date=FRIDAY)

    assert decode(RaceGoal, {"name": "x", "date": "2026-12-04", "priority": None}) == race


def test_lists_may_come_in_any_order() -> None:
    dossier = random_dossier(3)[0]
    shuffled = replace(
        dossier,
        activities=dossier.activities[::-1],
        observations=dossier.observations[::-1],
        races=dossier.races[::-1],
    )

    assert read_dossier(write_dossier(shuffled)) == read_dossier(write_dossier(dossier))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(name=st.sampled_from(["athlete", "races", "programs", "settings", "states"]), part=JSON)
@settings(max_examples=60, deadline=None)
def test_whatever_is_sent_it_is_read_or_refused(name: str, part: Any) -> None:
    try:
        found = read_dossier(document(**{name: part}))
    except UnreadableDossierError:
        return
    assert isinstance(found, Dossier)
