"""One race against others: what must hold whatever was run."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.performance.equivalence import predict


@given(
    km=st.sampled_from((5.0, 10.0, 21.0975, 42.195)),
    pace=st.floats(190.0, 480.0),
    weekly=st.sampled_from((None, 30.0, 90.0)),
)
def test_no_longer_race_is_foreseen_at_a_faster_pace(
    km: float, pace: float, weekly: float | None
) -> None:
    found = [predict(km, km * pace, to, weekly) for to in (21.0975, 42.195, 50.0, 80.0, 100.0)]

    fast = [one.low_s / one.km for one in found]
    assert all(before <= after + 1e-6 for before, after in pairwise(fast))
    assert all(one.low_s <= one.seconds <= one.high_s for one in found)
