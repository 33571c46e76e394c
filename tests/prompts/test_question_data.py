"""What an answer may be drawn from."""

import json
from dataclasses import replace

from coach.athlete import Units
from prompts.question_data import data_of, words_of
from tests.cases import each
from tests.prompts.athletes import CASES, Case, hostile, injured, marathoner, nobody


def with_week(case: Case) -> Case:
    return replace(case, dossier=case.dossier.with_(programs=(case.planned().program,)))


@each("name", CASES)
def test_data_hold_no_words_of_the_athlete(name: str) -> None:
    case = with_week(CASES[name]())
    data = json.dumps(data_of(case.dossier, case.today), ensure_ascii=False)
    for race in case.dossier.races:
        assert race.name not in data
    for entry in case.dossier.observations:
        assert not entry.note or entry.note not in data
    assert "SYSTEM" not in data
    assert str(case.dossier.athlete.birth_year or "1986") not in data


def test_words_come_apart_from_data() -> None:
    case = marathoner()
    found = words_of(case.dossier, case.today)
    assert found["races"] == ["the great race"]
    assert found["journal"][0]["note"] == "slept well"
    assert "known" in words_of(hostile().dossier, hostile().today)


def test_unknown_is_left_out() -> None:
    found = data_of(nobody().dossier, nobody().today)
    assert not {"week", "weeks", "done", "races", "results"} & set(found)


def test_the_week_in_force_is_told_day_by_day() -> None:
    case = with_week(marathoner())
    found = data_of(case.dossier, case.today)["week"]
    assert next(iter(found["days"])) == "Monday"
    assert len(found["days"]) == 7
    assert found["total"].endswith(" min")


def test_the_race_is_told_in_days_and_weeks() -> None:
    race = data_of(marathoner().dossier, marathoner().today)["races"][0]
    assert (race["in_days"], race["in_weeks"], race["target"]) == (75, 10, "3:10:00")


def test_miles_are_told_in_miles_alone() -> None:
    case = with_week(marathoner())
    person = replace(case.dossier.athlete, units=Units.MI)
    found = json.dumps(data_of(case.dossier.with_(athlete=person), case.today))
    assert " mi" in found
    assert " km" not in found


def test_ratios_come_with_the_lines_they_are_held_against() -> None:
    now = data_of(marathoner().dossier, marathoner().today)["now"]
    assert {"load_ratio", "ratio_high", "ratio_low"} <= set(now)


def test_an_open_state_is_told() -> None:
    assert data_of(injured().dossier, injured().today)["states"] == ["injury, easy_short"]
