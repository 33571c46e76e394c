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


def test_of_a_file_without_end_no_more_is_read_than_an_activity_needs(command: Command) -> None:
    said = command("read", "/dev/zero")

    assert said.code == 2
    assert "larger than 20 MB" in said.err
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


def test_lines_that_are_no_text_are_named_and_the_others_answered(
    tmp_path: Path, command: Command
) -> None:
    (tmp_path / "words.txt").write_bytes(b"12k 1:05\nbrust\xfcschmerz, chest pain\nrpe 5\n")

    said = command("understand", str(tmp_path / "words.txt"), "--today", "2026-12-04")

    assert said.code == 2
    assert said.err.endswith("words.txt: line 2 is not text in UTF-8\n")
    assert [line["tier"] for line in said.lines] == [None, "T1", None]
    assert said.lines[2]["entries"][0]["rpe"] == 5


def test_a_mark_of_byte_order_and_line_ends_are_no_words(tmp_path: Path, command: Command) -> None:
    (tmp_path / "words.txt").write_bytes(b"\xef\xbb\xbf12k 1:05\r\nrpe 5\r\n")

    said = command("understand", str(tmp_path / "words.txt"), "--today", "2026-12-04")

    assert said.code == 0
    assert [line["text"] for line in said.lines] == ["12k 1:05", "rpe 5"]


@pytest.mark.parametrize(("language", "code"), [("de", 0), ("en-GB", 0), ("xx", 2), ("", 2)])
def test_a_language_nobody_reads_is_refused(
    tmp_path: Path, command: Command, language: str, code: int
) -> None:
    (tmp_path / "words.txt").write_text("rpe 5")

    said = command("understand", str(tmp_path / "words.txt"), "--language", language)

    assert said.code == code
    assert said.err.count("\n") == bool(code)
