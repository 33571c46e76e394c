"""Three kills: nothing is lost, doubled or stuck. Fifty of them: python -m benchmarks.kills."""

import pytest

from benchmarks.killed import Outcome
from benchmarks.kills import run


@pytest.mark.soak
async def test_three_kills_lose_double_and_stop_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.kills.REST_S", 1.5)

    outcome = await run(kills=3, athletes=6, seed=3)

    assert outcome.holds, "\n".join(outcome.lines())
    assert outcome.updates >= 4
    assert outcome.effects > 0
    assert outcome.states.get("sent", 0) > 0


@pytest.mark.parametrize(
    "wrong",
    [
        Outcome(kills=1, integrity="ok", lost=["a row"]),
        Outcome(kills=1, integrity="ok", doubled=["a row"]),
        Outcome(kills=1, integrity="ok", stuck=["somebody"]),
        Outcome(kills=1, integrity="ok", uncertain=[2]),
        Outcome(kills=1, integrity="ok", repeated=["a push"]),
        Outcome(kills=1, integrity="ok", missing=["a push"]),
        Outcome(kills=1, integrity="ok", open=1),
        Outcome(kills=1, integrity="row 3 missing"),
    ],
)
def test_whatever_is_wrong_is_seen(wrong: Outcome) -> None:
    assert not wrong.holds
    assert Outcome(kills=1, integrity="ok", uncertain=[1, 0, 1]).holds
