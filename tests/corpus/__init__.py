"""Labelled words of athletes, and how they are read."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent
SAFETY = FOLDER / "safety.tsv"
JOURNAL = FOLDER / "journal.jsonl"
HARMLESS = "null"
OTHER = "other"


class Phrase(NamedTuple):
    """One row: a tier or null, a language, the words; `other`: another person's emergency."""

    tier: str
    language: str
    text: str
    other: bool = False


def phrases(file: Path = SAFETY) -> tuple[Phrase, ...]:
    """Every labelled phrase, in the file's order."""
    return tuple(_phrases(file.read_text("utf-8").splitlines()))


def _phrases(lines: list[str]) -> Iterator[Phrase]:
    for line in lines:
        if line and not line.startswith("#"):
            tier, language, text, *remark = line.split("\t")
            yield Phrase(tier, language, text, remark[:1] == [OTHER])
