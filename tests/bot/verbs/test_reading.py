"""read and understand at the command line."""

from pathlib import Path

import pytest

from tests.bot.verbs.conftest import Command
from tests.handlers.files.makers import activity_file, session

LINES = "easy 10k in 55 min, rpe 4\n\nwhat is a tempo run?\nchest pain and short of breath\n"


def test_a_file_is_told_as_json_and_as_lines(tmp_path: Path, command: Command) -> None:
    (tmp_path / "run.fit").write_bytes(activity_file([session()]))

    said = command("read", str(tmp_path / "run.fit"), "--json")
    told = command("read", str(tmp_path / "run.fit"))

    assert said.code == 0
    assert {"activities", "warnings"} <= set(said.json)
    assert len(said.json["activities"]) == 1
    assert told.code == 0
    assert told.out.strip()


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.fit", b""), ("words.fit", b"not a fit file"), ("photo.jpg", b"\xff\xd8\xff")],
)
def test_a_file_that_holds_nothing_is_named(
    tmp_path: Path, command: Command, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)

    said = command("read", str(tmp_path / name))

    assert said.code == 2
    assert said.err.startswith(f"{name}: ")
    assert said.err.count("\n") == 1


def test_each_line_of_text_is_one_line_of_json(tmp_path: Path, command: Command) -> None:
    (tmp_path / "words.txt").write_text(LINES)

    said = command("understand", str(tmp_path / "words.txt"), "--today", "2026-12-04")

    assert said.code == 0
    assert [line["text"] for line in said.lines] == LINES.removesuffix("\n").split("\n")
    assert said.lines[0]["entries"][0]["rpe"] == 4
    assert said.lines[2]["kind"] == "question"
    assert said.lines[3]["tier"] == "T1"


def test_nothing_understood_of_nothing(tmp_path: Path, command: Command) -> None:
    (tmp_path / "words.txt").write_text("")

    said = command("understand", str(tmp_path / "words.txt"))

    assert (said.code, said.out) == (0, "")


def test_text_that_is_none_is_refused(tmp_path: Path, command: Command) -> None:
    (tmp_path / "words.txt").write_bytes(b"\xff\xfe\x00")

    said = command("understand", str(tmp_path / "words.txt"))

    assert said.code == 2
    assert "not text in UTF-8" in said.err
