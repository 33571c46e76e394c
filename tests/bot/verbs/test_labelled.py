"""The labelled phrases at the command line: the tier that the chat finds, or a graver one."""

from pathlib import Path

from tests.bot.verbs.conftest import Command
from tests.corpus import HARMLESS, phrases

ORDER = ("T1", "T2", "T2b", "T3", "T4", "T5", "T6", None)


def test_urgent_phrases_are_told_as_urgent(tmp_path: Path, command: Command) -> None:
    typed = [p for p in phrases() if p.tier != HARMLESS][::4]
    (tmp_path / "words.txt").write_text("\n".join(p.text for p in typed), "utf-8")

    said = command("understand", str(tmp_path / "words.txt"), "--json")

    pairs = zip(typed, said.lines, strict=True)
    assert [p for p, told in pairs if ORDER.index(told["tier"]) > ORDER.index(p.tier)] == []
