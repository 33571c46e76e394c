"""Journal lines labelled from the specification, by hands that did not see the reader."""

import json
from datetime import date
from typing import Any

from coach.athlete import Units
from coach.understanding import as_json, understand
from tests.corpus import JOURNAL

TODAY = date(2026, 11, 27)  # a Friday
ENOUGH = 150


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in JOURNAL.read_text("utf-8").splitlines()]


def said(line: dict[str, Any]) -> dict[str, Any]:
    units = Units(line.get("units", "km"))
    return as_json(understand(line["text"], today=TODAY, units=units))


def agrees(wanted: object, got: object) -> bool:
    """Equal in all that is labelled; "any" is what the specification leaves open."""
    match wanted, got:
        case "any", _:
            return True
        case dict(), dict():
            return all(key in got and agrees(value, got[key]) for key, value in wanted.items())
        case list(), list():
            return len(wanted) == len(got) and all(map(agrees, wanted, got))
        case float(), int() | float():
            return abs(wanted - got) <= max(0.011, wanted / 1000)
        case _:
            return wanted == got


def test_the_corpus_is_large() -> None:
    assert len(lines()) >= ENOUGH


def test_every_line_is_understood_as_it_is_labelled() -> None:
    wrong = [(line, got) for line in lines() if not agrees(line["expect"], got := said(line))]

    assert wrong == [], f"{len(lines()) - len(wrong)} of {len(lines())} agree"
