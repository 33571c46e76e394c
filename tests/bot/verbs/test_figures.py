"""The daily figures, for machines and for people; bad input is one line."""

import json
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tests.bot.verbs.conftest import Command

IDA = str(Path(__file__).parents[2] / "dossiers" / "ida.json")
DAY = ("--today", "2026-12-04")


def test_metrics_are_a_line_a_day_and_the_last_in_full(command: Command) -> None:
    said = command("metrics", "--dossier", IDA, *DAY, "--json")
    told = command("metrics", "--dossier", IDA, *DAY).out

    today = said.json["today"]
    assert today == said.json["days"][-1]
    lines = told.splitlines()
    assert sum(line.startswith("2026-") for line in lines) == 14 + 1
    assert f"2026-12-04, {len(said.json['days'])} days of history: every figure counts" in lines
    assert f"ratio {today['acwr_external']:.2f} coupled" in told
    assert f"{today['acwr_internal_uncoupled']:.2f} uncoupled" in told
    assert f"Divergence {today['divergence']:+.2f}" in told
    assert f"Monotony {today['monotony']:.2f}, strain {today['strain']:.0f}" in told


def test_what_is_not_known_is_a_dash(command: Command, tmp_path: Path) -> None:
    one = {"start": "2026-12-04T07:00:00+01:00", "sport": "running", "km": 10, "duration_s": 3600}
    _write(tmp_path, activities=[one])

    told = command("metrics", "--dossier", "some.json", *DAY).out

    assert "1 day of history: under 14 days, so no ratios yet" in told
    assert "ratio - coupled, - uncoupled, - weighted" in told
    assert "Monotony -, strain -" in told
    assert "None" not in told


def test_what_was_assumed_is_told(command: Command, tmp_path: Path) -> None:
    run = {"start": "2026-12-04T07:00:00+01:00", "sport": "running", "km": 9, "duration_s": 3600}
    _write(tmp_path, activities=[{**run, "avg_hr": 150}])

    told = command("metrics", "--dossier", "some.json", *DAY).out

    assert "Assumed: the formula for men, as I do not know your sex, a resting pulse" in told


def test_a_flat_week_is_called_very_even(command: Command, tmp_path: Path) -> None:
    runs = [
        {
            "start": f"2026-{month}-{day:02}T07:00:00+01:00",
            "sport": "running",
            "km": 10,
            "duration_s": 3600,
            "rpe": 4,
        }
        for month, days in ((11, range(15, 31)), (12, range(1, 5)))
        for day in days
    ]
    _write(tmp_path, activities=runs)

    assert "Monotony very even" in command("metrics", "--dossier", "some.json", *DAY).out


def test_without_a_record_there_is_a_sentence(command: Command, tmp_path: Path) -> None:
    _write(tmp_path)

    told = command("metrics", "--dossier", "some.json", *DAY)

    assert told.out == "Nothing is on record up to 2026-12-04.\n"
    assert told.code == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\0" * 1000, "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b'{"dossier": 1, "dossier": 1}', "dossier: the key is there twice"),
        (
            b'{"dossier": 1, "athlete": {"time_zone": "UTC", "max_hr": NaN}}',
            "athlete.max_hr: must",
        ),
        (b'{"dossier": 1, "athlete": {"time_zone": "Mars"}}', "(one is Europe/Berlin)"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    command: Command, tmp_path: Path, content: bytes, why: str
) -> None:
    (tmp_path / "some.json").write_bytes(content)

    said = command("metrics", "--dossier", "some.json", *DAY, "--json")

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("some.json: ")
    assert why in said.err


def test_a_folder_is_no_dossier(command: Command, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()

    assert command("metrics", "--dossier", "many").err == (
        "many: is a folder; name one file in it\n"
    )


def _write(folder: Path, **parts: Any) -> None:
    document = {"dossier": 1, "athlete": {"time_zone": "Europe/Berlin"}, **parts}
    (folder / "some.json").write_text(json.dumps(document), encoding="utf-8-sig")


def test_five_years_of_daily_training_take_no_two_seconds(
    command: Command, tmp_path: Path
) -> None:
    """Of the processor's time: other programs are not counted."""
    first = date(2021, 12, 5)
    days = [str(first + timedelta(days=n)) for n in range(5 * 365)]
    run = {"sport": "running", "km": 10.5, "duration_s": 3600, "avg_hr": 141, "source": "fit"}
    laps = [{"duration_s": 600, "km": 1.75, "avg_hr": 140}] * 6
    _write(
        tmp_path,
        activities=[{**run, "start": f"{day}T07:00:00+01:00", "laps": laps} for day in days],
        observations=[{"date": day, "energy": 3, "note": "as ever"} for day in days],
    )
    began = process_time()

    said = command("metrics", "--dossier", "some.json", *DAY, "--json")

    assert process_time() - began < 2
    assert len(said.json["days"]) == 5 * 365 + 1
