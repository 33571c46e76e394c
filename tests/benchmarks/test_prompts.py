"""What a week's request costs stays under its aims."""

import pytest

from benchmarks.prompts import AIM_INPUT, AIM_OUTPUT, measured


@pytest.mark.parametrize("name", ["nobody", "marathoner", "triathlete", "hostile"])
def test_a_request_and_its_answer_are_small(name: str) -> None:
    row = measured(name, 1)
    assert row.input <= AIM_INPUT
    assert 0 < row.output <= AIM_OUTPUT
    assert row.batched == pytest.approx(row.live / 2)
    assert row.live < 0.02
