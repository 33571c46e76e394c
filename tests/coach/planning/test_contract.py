"""The forecast alone writes predicted metrics; each computed value has one home."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
OURS = ("coach", "bot", "handlers", "prompts", "storage")


NAMES = ("PredictedMetrics", "Bounds", "Verdict", "Facts", "Receipt")


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Every call in the files that speak of these: the file, the name that is called, the call."""
    for folder in OURS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if "predicted_metrics=" not in text and not any(f"{name}(" in text for name in NAMES):
                continue
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Call):
                    name = str(getattr(node.func, "id", "") or getattr(node.func, "attr", ""))
                    yield path.relative_to(ROOT).as_posix(), name, node


CALLS = list(calls())


def makers(name: str) -> set[str]:
    return {file for file, called, _ in CALLS if called == name}


def test_predicted_metrics_come_from_the_forecast_alone() -> None:
    """Rules may weigh a program with other sums; what is kept is `finish`ed."""
    given = {
        (file, ast.unparse(keyword.value))
        for file, _, call in CALLS
        for keyword in call.keywords
        if keyword.arg == "predicted_metrics" and not file.startswith("coach/planning/rules/")
    }

    assert makers("PredictedMetrics") == {"coach/planning/forecast.py"}
    assert {file for file, _ in given} == {"coach/planning/week.py"}
    assert all(value.startswith("forecast(known, ") for _, value in given)


@pytest.mark.parametrize(
    ("value", "home"),
    [
        ("Bounds", "coach/planning/bounds.py"),
        ("Verdict", "coach/planning/verdict.py"),
        ("Facts", "coach/planning/facts.py"),
        ("Receipt", "coach/planning/receipt.py"),
    ],
)
def test_each_computed_value_is_made_in_one_place(value: str, home: str) -> None:
    assert makers(value) == {home}
