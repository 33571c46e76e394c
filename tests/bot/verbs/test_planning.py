"""plan, audit and metrics: the coach's brain at the command line."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.bot.verbs.conftest import Command, Said

DOSSIERS = Path(__file__).parents[2] / "dossiers"
IDA = str(DOSSIERS / "ida.json")
WEEK = ("--week", "2026-12-07", "--today", "2026-12-04")
RULES = {f"R{number:02}" for number in range(1, 31)}


@pytest.fixture
def planned(command: Command) -> Said:
    return command("plan", "--dossier", IDA, *WEEK, "--planner", "--json")


def test_a_plan_is_a_program_of_seven_days_with_every_rules_verdict(planned: Said) -> None:
    printed = planned.json

    assert planned.code == 0
    assert printed["today"] == "2026-12-04"
    assert len(printed["program"]["daily_program"]) == 7
    assert printed["program"]["week_start_date"] == "2026-12-07"
    assert {rule["id"] for rule in printed["rules"]} == RULES
    assert "block" not in {rule["verdict"] for rule in printed["rules"]}


def test_any_day_of_a_week_names_it(command: Command, planned: Said) -> None:
    said = command(
        "plan", "--dossier", IDA, "--week", "2026-12-10", "--today", "2026-12-04", "--json"
    )

    assert said.json["program"]["daily_program"] == planned.json["program"]["daily_program"]


def test_a_plan_for_people_is_a_line_a_day(command: Command) -> None:
    said = command("plan", "--dossier", IDA, *WEEK)

    lines = said.out.splitlines()
    assert lines[0].startswith("Week 2026-12-07")
    assert [line[:3] for line in lines[1:8]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert lines[8].startswith("Total ")


def test_a_folder_is_planned_file_by_file_in_the_order_of_names(
    tmp_path: Path, command: Command
) -> None:
    shutil.copytree(DOSSIERS, tmp_path / "many")
    (tmp_path / "many" / "broken.json").write_text("{")

    said = command("plan", "--dossier", str(tmp_path / "many"), *WEEK)

    names = [line["file"] for line in said.lines]
    assert names == sorted(names)
    assert said.code == 2
    assert "not JSON" in next(line["error"] for line in said.lines if "error" in line)
    assert sum("program" in line for line in said.lines) == len(names) - 1


def test_each_file_of_a_folder_has_its_line_and_no_file_is_an_error(
    tmp_path: Path, command: Command
) -> None:
    empty = command("plan", "--dossier", str(tmp_path), *WEEK)
    (tmp_path / ".hidden").write_text("{")
    shutil.copy(IDA, tmp_path / "ida")
    (tmp_path / "read me.txt").write_text("Three athletes")

    said = command("plan", "--dossier", str(tmp_path), *WEEK)

    assert (empty.code, empty.lines) == (2, [])
    assert [line["file"] for line in said.lines] == ["ida", "read me.txt"]
    assert "program" in said.lines[0]
    assert said.code == 2


def test_an_audit_of_what_plan_printed_finds_what_plan_found(
    tmp_path: Path, command: Command, planned: Said
) -> None:
    (tmp_path / "week.json").write_text(planned.out)

    said = command("audit", "--dossier", IDA, "--program", str(tmp_path / "week.json"), "--json")

    assert said.code == 0
    assert said.json["rules"] == planned.json["rules"]


def _audited(tmp_path: Path, command: Command, program: Any) -> Said:
    (tmp_path / "week.json").write_text(json.dumps(program))
    return command("audit", "--dossier", IDA, "--program", str(tmp_path / "week.json"), "--json")


def test_a_program_with_a_day_missing_breaks_the_first_rule(
    tmp_path: Path, command: Command, planned: Said
) -> None:
    program = planned.json["program"]
    del program["daily_program"][3]

    said = _audited(tmp_path, command, program)

    assert said.code == 0
    first = [rule for rule in said.json["rules"] if rule["id"] == "R01"]
    assert "block" in {rule["verdict"] for rule in first}


@pytest.mark.parametrize("program", [{}, [], 7, "week", {"program": {}}, {"daily_program": 3}])
def test_whatever_is_called_a_program_gets_its_verdicts(
    tmp_path: Path, command: Command, program: Any
) -> None:
    said = _audited(tmp_path, command, program)

    assert said.code == 0
    assert "R01" in {rule["id"] for rule in said.json["rules"] if rule["verdict"] == "block"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("plan", "--dossier", IDA, "--week", "2026-02-30"), "--week: '2026-02-30' is no date"),
        (("plan", "--dossier", IDA, *WEEK[:3], "soon"), "--today: 'soon' is no date"),
        (
            ("plan", "--dossier", IDA, "--week", "2026-11-02", "--today", "2026-12-04"),
            "has ended",
        ),
        (("metrics", "--dossier", "none.json"), "none.json: No such file"),
        (("metrics", "--dossier", "list.json"), "list.json: "),
        (("audit", "--dossier", IDA, "--program", "half.json"), "half.json: not JSON"),
    ],
)
def test_what_cannot_be_used_is_one_line_and_exit_code_two(
    tmp_path: Path, command: Command, words: tuple[str, ...], why: str
) -> None:
    (tmp_path / "list.json").write_text("[]")
    (tmp_path / "half.json").write_text('{"a":')

    said = command(*words)

    assert said.code == 2
    assert why in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.parametrize("said", ["soon", "", "9999-12-31", 5, None])
def test_an_audit_of_a_program_without_a_usable_day_is_from_its_monday(
    said: object, tmp_path: Path, command: Command, planned: Said
) -> None:
    path = tmp_path / "printed.json"
    path.write_text(json.dumps({**planned.json, "today": said}))

    audited = command("audit", "--dossier", IDA, "--program", str(path), "--json")
    monday = command(
        *("audit", "--dossier", IDA, "--program", str(path), "--json", "--today", "2026-12-07")
    )

    assert audited.code == 0
    assert audited.json == monday.json


@pytest.mark.parametrize(
    "words",
    [
        ("plan", "--dossier", IDA, "--week", "9999-12-31"),
        ("plan", "--dossier", IDA, "--week", "2026-12-07", "--today", ""),
        ("plan", "--dossier", IDA, "--week", "2026-12-07", "--today", "0001-01-01"),
        ("audit", "--dossier", IDA, "--program", IDA, "--today", "9999-12-31"),
        ("audit", "--dossier", IDA, "--program", IDA, "--today", ""),
    ],
    ids=lambda words: " ".join(words[-2:]),
)
def test_a_date_of_no_age_is_one_line_and_exit_code_two(
    words: tuple[str, ...], command: Command
) -> None:
    said = command(*words)

    assert said.code == 2
    assert len(said.err.splitlines()) == 1
    assert said.out == ""
