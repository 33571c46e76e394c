from dataclasses import replace
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import Sex
from coach.load.pulse import (
    MEN,
    WOMEN,
    PulseRange,
    banister,
    highest_guess,
    histogram_trimp,
    mean_pulse,
    pulse_range,
    stream_trimp,
)
from tests.cases import each
from tests.coach.load.made import IDA, activity

RANGE = PulseRange(resting=60, highest=190)


@each(
    "minutes, bpm, resting, highest, sex, trimp",
    [
        (60, 150, 60, 190, Sex.MALE, 100.4403),
        (60, 150, 60, 190, Sex.FEMALE, 113.5168),
        (60, 155, 55, 190, Sex.MALE, 117.9399),
        (60, 155, 55, 190, Sex.FEMALE, 131.6905),
        (240, 140, 52, 182, Sex.MALE, 381.3992),
        (60, 150, 50, 190, Sex.MALE, 108.10),
        (180, 135, 55, 180, Sex.MALE, 251.94),
        (60, 150, 60, 190, None, 100.4403),
    ],
)
def test_banister_gives_the_published_values(
    minutes: float, bpm: float, resting: float, highest: float, sex: Sex | None, trimp: float
) -> None:
    assert banister(minutes, bpm, resting, highest, sex) == pytest.approx(trimp, abs=0.005)


@pytest.mark.parametrize(("bpm", "share"), [(40, 0), (60, 0), (125, 0.5), (190, 1), (220, 1)])
def test_the_share_of_the_reserve_is_clamped(bpm: float, share: float) -> None:
    assert RANGE.share(bpm) == share


@pytest.mark.parametrize("constants", [MEN, WOMEN])
def test_a_minute_at_the_highest_pulse_weighs_the_whole_formula(
    constants: tuple[float, float],
) -> None:
    pulse = replace(RANGE, constants=constants)

    assert pulse.weight(190) == pytest.approx(constants[0] * exp(constants[1]))


def test_a_steady_stream_equals_its_mean() -> None:
    samples = [(float(second), 150) for second in range(3601)]

    assert stream_trimp(samples, RANGE) == pytest.approx(100.4403, abs=1e-3)


def test_a_silence_over_thirty_seconds_is_not_training() -> None:
    kept = stream_trimp([(0, 150), (30, 150)], RANGE)

    assert kept == pytest.approx(RANGE.trimp(0.5, 150))
    assert stream_trimp([(0, 150), (30, 150), (61, 150), (91, 150)], RANGE) == pytest.approx(
        2 * RANGE.trimp(0.5, 150)
    )
    assert stream_trimp([(0, 150), (31, 150)], RANGE) is None


@pytest.mark.parametrize("missing", [0, 255, None])
def test_a_lost_beat_is_missing_not_a_pulse(missing: int | None) -> None:
    assert stream_trimp([(0, 150), (10, missing), (20, 150)], RANGE) == pytest.approx(
        RANGE.trimp(20 / 60, 150)
    )


def test_time_that_stands_still_or_runs_back_adds_nothing() -> None:
    assert stream_trimp([(10, 150), (10, 150), (5, 150)], RANGE) is None


@given(st.lists(st.integers(61, 189), min_size=2, max_size=80))
@settings(max_examples=60, deadline=None)
def test_a_stream_is_never_below_its_mean(beats: list[int]) -> None:
    """The weight is convex: this is why the two methods are never mixed."""
    seconds_at = [0.0] * 256
    for bpm in beats:
        seconds_at[bpm] += 60.0
    mean = sum(beats) / len(beats)

    streamed = histogram_trimp(seconds_at, RANGE)

    assert streamed is not None
    assert streamed >= RANGE.trimp(len(beats), mean) - 1e-9


def test_an_empty_histogram_says_nothing() -> None:
    assert histogram_trimp((), RANGE) is None
    assert histogram_trimp([0.0] * 251, RANGE) is None


@pytest.mark.parametrize(("bpm", "known"), [(None, None), (0, None), (255, None), (141, 141)])
def test_zero_and_255_are_no_pulse(bpm: int | None, known: int | None) -> None:
    assert mean_pulse(activity(avg_hr=bpm)) == known


def test_what_the_athlete_knows_is_used() -> None:
    pulse = pulse_range(IDA, year=2026)

    assert (pulse.resting, pulse.highest, pulse.assumed) == (60, 190, False)


def test_an_unknown_highest_pulse_is_guessed_from_the_age_and_said_so() -> None:
    pulse = pulse_range(replace(IDA, max_hr=None), year=2026)

    assert pulse.highest == pytest.approx(180.0)
    assert pulse.highest_assumed
    assert not pulse.resting_assumed


def test_nothing_known_never_blocks() -> None:
    nobody = replace(IDA, max_hr=None, resting_hr=None, birth_year=None, sex=None)

    pulse = pulse_range(nobody, year=2026)

    assert (pulse.resting, pulse.highest, pulse.constants) == (65, 185, MEN)
    assert pulse.resting_assumed
    assert pulse.highest_assumed
    assert pulse.sex_assumed


def test_two_figures_that_contradict_each_other_are_both_guessed() -> None:
    pulse = pulse_range(replace(IDA, resting_hr=110, max_hr=105), year=2026)

    assert (pulse.resting, pulse.highest) == pytest.approx((65, 180))
    assert pulse.resting_assumed
    assert pulse.highest_assumed


@pytest.mark.parametrize(
    ("reached", "guess"),
    [
        ((), 180.0),
        ((188, 186), 180.0),
        ((231, 188, 186), 180.0),
        ((231, 188, 186, 184), 184.0),
        ((170, 171, 172), 180.0),
    ],
)
def test_a_guess_is_raised_by_what_three_sessions_reached_not_by_a_spike(
    reached: tuple[int, ...], guess: float
) -> None:
    unknown = replace(IDA, max_hr=None)
    activities = [activity(max_hr=bpm) for bpm in reached]

    assert highest_guess(unknown, activities, year=2026) == pytest.approx(guess)
