from itertools import pairwise
from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.files import samples as samples_module
from handlers.files.samples import Samples, TooManySamplesError


def of(*rows: tuple[float, int, float]) -> Samples:
    """Second, heart rate, metres."""
    samples = Samples()
    for second, pulse, metres in rows:
        samples.add(second, pulse=pulse, metres=metres)
    return samples


def climb(*heights: float) -> tuple[float, float] | None:
    samples = Samples()
    for height in heights:
        samples.add(height=height)
    return samples.climbed_m()


def test_each_step_between_heart_rates_counts_half_for_either_end() -> None:
    seconds = of((0, 100, nan), (10, 120, nan), (20, 120, nan)).seconds_at()

    assert seconds[100] == 5
    assert seconds[120] == 15


@pytest.mark.parametrize(("gap", "counted"), [(30, 31), (31, 1)])
def test_a_gap_over_thirty_seconds_is_no_training_that_was_seen(gap: int, counted: int) -> None:
    assert sum(of((0, 100, nan), (1, 100, nan), (1 + gap, 100, nan)).seconds_at()) == counted


def test_a_sample_without_a_heart_rate_breaks_no_chain() -> None:
    assert sum(of((0, 100, nan), (5, 0, nan), (10, 100, nan)).seconds_at()) == 10


def test_time_that_runs_backwards_counts_nothing() -> None:
    samples = of((10, 100, 0), (0, 100, 5))

    assert samples.seconds_at() == ()
    assert samples.running_s() is None


@pytest.mark.parametrize(("pulse", "kept"), [(0, 0), (24, 0), (25, 25), (250, 250), (255, 0)])
def test_what_no_heart_does_is_missing(pulse: int, kept: int) -> None:
    assert of((0, pulse, nan)).pulses[0] == kept


def test_the_mean_heart_rate_is_weighted_by_time_where_there_are_times() -> None:
    assert of((0, 100, nan), (10, 100, nan), (12, 160, nan)).mean_pulse() == pytest.approx(105)
    assert of((nan, 100, nan), (nan, 160, nan)).mean_pulse() == 130
    assert of((0, 0, nan)).mean_pulse() is None


def test_sparse_samples_have_longer_steps() -> None:
    sparse = of(*[(60 * n, 0, 100 * n) for n in range(10)], (60 * 9 + 3600, 0, 900))

    assert sparse.running_s() == 540


@pytest.mark.parametrize(
    ("silence", "metres", "seconds", "covered"),
    [
        (200, 200, 200, 200),  # a tunnel, a straight
        (200, 50, 50, 50),  # a rest on the way
        (200, 0, 0, 0),  # a rest
        (200, 500, 0, 0),  # a bus
        (200, -5, 0, 0),  # an odometer that was reset
        (300, 300, 300, 300),
        (301, 301, 0, 0),  # nobody knows
    ],
)
def test_of_a_silence_counts_what_its_way_takes_at_the_usual_speed(
    silence: int, metres: int, seconds: int, covered: int
) -> None:
    way = of(*[(n, 0, n) for n in range(101)], (100 + silence, 0, 100 + metres))

    assert way.running_s() == 100 + seconds
    assert way.covered_m() == 100 + covered


def test_metres_of_a_pause_are_not_covered() -> None:
    samples = of((0, 0, 0), (10, 0, 30))
    samples.pause()
    samples.add(20, metres=80)
    samples.add(30, metres=110)
    samples.add(3000, metres=5000)

    assert samples.covered_m() == 60


def test_metres_count_on_where_the_odometer_starts_anew_or_is_silent() -> None:
    assert of((0, 0, 0), (5, 0, nan), (10, 0, 30), (15, 0, 2), (20, 0, 12)).covered_m() == 40
    assert of((0, 0, nan)).covered_m() is None


def test_only_a_long_silence_without_way_was_standing_still() -> None:
    walked = of((0, 0, 0), (600, 0, 900), (659, 0, 900), (719, 0, 905), (779, 0, nan))

    assert walked.stood_s() == 60


def test_a_stretch_keeps_its_own_pauses() -> None:
    samples = of((0, 100, 0), (1, 100, 1))
    samples.pause()
    samples.add(2, pulse=100, metres=2)
    part = samples.stretch(1, 3)

    assert list(part.moments) == [1, 2]
    assert part.resumed == {1}
    assert part.seconds_at() == ()


def test_climbs_count_from_turn_to_turn() -> None:
    assert climb(100, 100, 100, 110, 120, 120, 120, 115, 110, 110, 110, 130, 130, 130) == (40, 10)


def test_noise_and_single_jumps_are_no_climb() -> None:
    assert climb(*[100, 101] * 50) == (0, 0)
    assert climb(*[100] * 10, 190, *[100] * 10) == (0, 0)


def test_heights_of_too_few_are_unknown() -> None:
    assert climb() is None
    assert climb(100) is None
    assert climb(100, 110) == (10, 0)
    assert climb(110, 100) == (0, 10)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(-100, 4000), min_size=2, max_size=60))
def test_a_climb_is_never_more_than_the_raw_sum_and_never_negative(heights: list[float]) -> None:
    steps = [b - a for a, b in pairwise(heights)]
    up, down = climb(*heights) or (-1, -1)

    assert 0 <= up <= sum(step for step in steps if step > 0) + 1e-6
    assert 0 <= down <= sum(-step for step in steps if step < 0) + 1e-6


def test_more_samples_than_any_activity_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(samples_module, "MOST_SAMPLES", 2)

    with pytest.raises(TooManySamplesError):
        of((0, 0, 0), (1, 0, 1), (2, 0, 2))
