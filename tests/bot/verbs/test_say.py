"""How verbs speak."""

from datetime import date
from pathlib import Path

import pytest

from bot.verbs.say import BadInputError, complain, day_from, dossier_from, out, out_json


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("it is off\nand here is a traceback")
    complain("")

    assert capsys.readouterr().err == "it is off\nsomething is off\n"


def test_machines_get_one_document_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    out_json({"name": "Zürich"})
    out("done")

    assert capsys.readouterr().out == '{"name": "Zürich"}\ndone\n'


def test_a_day_is_a_date() -> None:
    assert day_from("2026-12-07", "--week") == date(2026, 12, 7)
    with pytest.raises(BadInputError, match=r"--week: 'monday' is no date like 2026-12-07"):
        day_from("monday", "--week")


@pytest.mark.parametrize(
    ("content", "why"), [(b"{", "not JSON"), (b"[]", "a JSON object"), (b"\xff", "not JSON")]
)
def test_a_dossier_that_is_none_is_named(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "ana.json").write_bytes(content)

    with pytest.raises(BadInputError, match=f"ana.json: .*{why}"):
        dossier_from(tmp_path / "ana.json")
