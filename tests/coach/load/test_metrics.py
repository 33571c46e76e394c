from coach.load.metrics import Gate, gate_of
from tests.cases import each


@each(
    "days, covered, gate",
    [
        (0, True, Gate.NONE),
        (13, True, Gate.NONE),
        (14, True, Gate.PROVISIONAL),
        (27, True, Gate.PROVISIONAL),
        (28, True, Gate.ACWR),
        (41, True, Gate.ACWR),
        (42, False, Gate.ACWR),
        (42, True, Gate.ALL),
    ],
)
def test_history_opens_gates(days: int, covered: bool, gate: Gate) -> None:
    assert gate_of(days, covered=covered) is gate
