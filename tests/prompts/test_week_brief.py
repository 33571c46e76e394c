"""What Claude is told of a week."""

import json
from dataclasses import replace
from typing import Any

import pytest

from coach.availability import WEEKDAYS, Availability, FixedSession, Weekday
from coach.planning.planner import days_of, plan
from coach.planning.week import Wishes, finish, write_week
from prompts.week_brief import brief
from prompts.weekly_program import week_offer
from tests.cases import each
from tests.coach.planning.athletes import FREE, dossier, race
from tests.prompts.athletes import (
    CASES,
    Case,
    half,
    hostile,
    injured,
    marathoner,
    miles,
    nobody,
    parent,
    triathlete,
    ultra,
)


def told(case: Case) -> dict[str, Any]:
    planned = case.planned()
    offered = week_offer(planned)
    assert offered is not None
    found: dict[str, Any] = json.loads(brief(case.dossier, planned, offered))
    return found


def test_it_is_one_line() -> None:
    case = hostile()
    planned = case.planned()
    offered = week_offer(planned)
    assert offered is not None
    assert "\n" not in brief(case.dossier, planned, offered)


@each("name", CASES)
def test_nobody_is_named(name: str) -> None:
    case = CASES[name]()
    text = json.dumps(told(case), ensure_ascii=False)
    known = case.dossier
    year = str(known.athlete.birth_year or 1986)
    names = [race.name for race in known.races] + [result.name for result in known.results]
    assert year not in text
    for secret in (known.athlete.time_zone, *names, "Ida", "Walt", "birth"):
        assert "limits" in secret or secret not in text  # the hostile one writes it everywhere


def test_what_is_unknown_is_left_out() -> None:
    found = told(nobody())
    assert not {"race", "weeks", "journal", "states", "asked", "wants", "known"} & set(found)
    assert set(found["now"]) <= {"days_since_rest"}


def test_every_day_is_free_or_kept() -> None:
    for make in CASES.values():
        found = told(make())
        assert list(found["days"]) == list(WEEKDAYS)
        for name, day in found["days"].items():
            assert (name in found["planner"]) == isinstance(day, int)
            assert isinstance(day, int) or day.startswith("keep: ")


def test_the_planners_week_is_said_in_codes_on_offer() -> None:
    for make in CASES.values():
        found = told(make())
        codes = {line.split()[0] for line in found["workouts"]}
        planned = {
            part.split()[0]
            for name in WEEKDAYS
            for part in found["planner"].get(name, "rest").split(" + ")
        }
        assert planned <= codes | {"rest"}


def test_the_race_is_told_by_its_facts() -> None:
    found = told(ultra())["race"]
    assert found == {
        "priority": "A",
        "km": 100.0,
        "up_m": 4500.0,
        "surface": "trail",
        "in_days": 60,
    }


def test_a_club_evening_is_told_by_its_kind_alone() -> None:
    club = FixedSession(day=Weekday.TUE, minutes=60, type="Hill session of the Red Foxes")
    case = Case(dossier(availability=replace(FREE, fixed=(club,))))
    facts, limits = case.planned().facts, case.planned().bounds
    meant = finish(facts, limits, days_of(plan(facts, limits)))
    planned = replace(case.planned(), program=meant, rules=())
    offered = week_offer(planned)
    assert offered is not None
    text = brief(case.dossier, planned, offered)
    assert "Foxes" not in text
    assert json.loads(text)["days"]["tue"].startswith("keep: Hill Repeats")


def test_what_holds_days_back_is_named_by_its_cause() -> None:
    assert "pain" in " ".join(told(injured())["held"])
    assert "health" in " ".join(told(nobody())["held"])


def test_mid_week_what_is_over_is_kept() -> None:
    found = told(miles())
    assert found["today"] == "wed"
    assert found["days"]["mon"].startswith("keep: ")


def test_the_minutes_meant_are_the_offers_load() -> None:
    case = half()
    planned = case.planned()
    offered = week_offer(planned)
    assert offered is not None
    least, most = told(case)["limits"]["minutes"]
    assert 0 <= least <= most
    speed = offered.ceiling_km / most
    assert speed == pytest.approx(planned.facts.past.load_per_minute, rel=0.15)


def test_a_triathletes_workouts_name_their_sport() -> None:
    lines = told(triathlete())["workouts"]
    assert any(", easy swimming: " in line for line in lines)
    assert any(", hard cycling: " in line for line in lines)


def test_the_forecast_and_its_warnings_are_told() -> None:
    case = marathoner()
    found, planned = told(case)["planner"], case.planned()
    metrics = planned.program.predicted_metrics
    assert metrics.external_acwr is not None
    assert found["forecast"]["load"] == round(metrics.external_acwr, 2)
    warned = {rule.id for rule in planned.rules if rule.verdict == "warn"}
    assert set(found.get("warnings", [])) == warned


def test_a_coming_week_says_that_it_has_not_begun() -> None:
    known = dossier(races=(race(70, 21.1),))
    today = race(-2, 1).date
    planned = write_week(known, today=today, monday=race(0, 1).date)
    offered = week_offer(planned)
    assert offered is not None
    assert json.loads(brief(known, planned, offered))["today"] == "sat before"


def test_an_athlete_can_ask() -> None:
    case = Case(parent().dossier, wishes=Wishes(tired=True, text="so tired"))
    assert told(case)["asked"] == {"tired": True, "text": "so tired"}


def test_availability_may_be_unknown() -> None:
    assert told(Case(dossier(availability=None)))["days"]["sun"] == 150
    assert Availability().notes == ()
