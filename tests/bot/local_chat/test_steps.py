"""What the lines of a script mean."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.local_chat.steps import (
    Expect,
    LoadAthlete,
    Press,
    Say,
    SendFile,
    Step,
    SwitchClaude,
    Title,
    Travel,
    UnreadableScriptError,
    read_script,
)
from tests.cases import each

SCRIPT = """\
No Claude, still a week; and the old one can be had back.
# played every night

> /week
< Easy does it
(Claude is down)
> /regenerate tired
< Written by the planner
[Keep old]
# a remark
< Easy does it
"""


def test_a_script_is_read_line_by_line() -> None:
    lines = read_script(SCRIPT)

    assert [(line.number, line.step) for line in lines] == [
        (1, Title("No Claude, still a week; and the old one can be had back.")),
        (2, Title("played every night")),
        (4, Say("/week")),
        (5, Expect("Easy does it")),
        (6, SwitchClaude(up=False)),
        (7, Say("/regenerate tired")),
        (8, Expect("Written by the planner")),
        (9, Press("Keep old")),
        (10, Title("a remark")),
        (11, Expect("Easy does it")),
    ]


@each(
    "words, step",
    [
        (">  hello > you ", Say("hello > you")),
        ("[ ✓ Done ]", Press("✓ Done")),
        ("(clock 2026-12-06T18:00)", Travel(datetime(2026, 12, 6, 18))),  # noqa: DTZ001
        ("(clock 2026-12-06T18:00+00:00)", Travel(datetime(2026, 12, 6, 18, tzinfo=UTC))),
        ("(Claude is up)", SwitchClaude(up=True)),
        ("(claude is down)", SwitchClaude(up=False)),
        ("(file my run.fit)", SendFile(Path("my run.fit"))),
        ("(photo a.png)", SendFile(Path("a.png"), as_photo=True)),
        ("(athlete ana.json)", LoadAthlete(Path("ana.json"))),
    ],
)
def test_every_line_has_its_meaning(words: str, step: Step) -> None:
    assert read_script(words)[0].step == step


def test_files_are_found_beside_the_script(tmp_path: Path) -> None:
    (tmp_path / "ana.json").write_text("{}")

    (line,) = read_script("(athlete ana.json)", tmp_path)

    assert line.step == LoadAthlete(tmp_path / "ana.json")


@pytest.mark.parametrize(
    ("script", "line"),
    [
        ("> hi\nplain words", 2),
        ("(clock tomorrow)", 1),
        ("title\n> hi\n(dance)", 3),
        ("title\n(clok 2026-12-01T09:00)\n> hi", 2),
    ],
)
def test_a_line_that_means_nothing_is_named(script: str, line: int) -> None:
    with pytest.raises(UnreadableScriptError) as unreadable:
        read_script(script)

    assert unreadable.value.line == line
    assert str(unreadable.value).startswith(f"line {line}: ")
