import json
from pathlib import Path

import pytest

from benchmarks.safety import judge, main, passes
from tests.corpus import Phrase


def test_a_miss_and_a_false_alarm_are_told_apart() -> None:
    missed, alarm, right = judge(
        (
            Phrase("T1", "en", "lovely run along the river"),
            Phrase("null", "en", "chest pain right now"),
            Phrase("T1", "en", "my wife has chest pain right now", other=True),
        )
    )

    assert (missed.missed, missed.false_alarm) == (True, False)
    assert (alarm.missed, alarm.false_alarm, alarm.locks) == (False, True, True)
    assert (right.missed, right.locks) == (False, False)
    assert passes([right])
    assert not passes([missed])


def test_another_file_is_judged_and_told_to_machines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "phrases.tsv"
    file.write_text("# tier\nT1\ten\tchest pain right now\nnull\tde\talles gut\n", "utf-8")

    code = main(["--file", str(file), "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["phrases"], told["mistakes"]) == (0, 2, [])
    assert told["rows"] == [["en", "T1", 1, 0, 0], ["de", "null", 1, 0, 0]]
