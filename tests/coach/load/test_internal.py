from dataclasses import replace

import pytest

from coach.load.internal import Internal, InternalModel, Method, internal_model, mixes
from coach.load.pulse import PulseRange
from tests.coach.load.made import IDA, activity

MODEL = InternalModel(pulse=PulseRange(resting=60, highest=190))
STREAMED = activity(trimp_stream=110.0, avg_hr=150)
AVERAGED = activity(avg_hr=150)


def test_the_best_available_wins() -> None:
    both = activity(avg_hr=150, rpe=6)

    assert MODEL.load(STREAMED) == Internal(110.0, Method.STREAM)
    assert MODEL.load(both) == Internal(MODEL.pulse.trimp(60, 150), Method.MEAN_HR)
    assert MODEL.load(activity(rpe=6)) == Internal(60 * 6 * 0.30, Method.SESSION_RPE)
    assert MODEL.load(activity()) is None


def test_beside_means_a_stream_is_read_by_its_mean() -> None:
    by_mean = MODEL.load(STREAMED, by_mean=True)

    assert by_mean == MODEL.load(AVERAGED)
    assert MODEL.load(activity(trimp_stream=80.0), by_mean=True) == Internal(80.0, Method.STREAM)


@pytest.mark.parametrize("bpm", [0, 255])
def test_a_pulse_of_0_or_255_is_missing(bpm: int) -> None:
    assert MODEL.load(activity(avg_hr=bpm)) is None
    assert MODEL.load(activity(avg_hr=bpm, rpe=5)) == Internal(90.0, Method.SESSION_RPE)


def test_without_minutes_only_a_stream_says_anything() -> None:
    assert MODEL.load(activity(duration_s=None, avg_hr=150, rpe=5)) is None
    assert MODEL.load(activity(duration_s=None, trimp_stream=50.0)) is not None


@pytest.mark.parametrize(("minutes", "rpe"), [(60, 6), (45, 8)])
def test_session_rpe_is_minutes_times_effort(minutes: float, rpe: float) -> None:
    assert replace(MODEL, k=1.0).session(minutes, rpe) == 360


def test_the_athletes_own_k_is_learnt_from_eight_sessions_with_both() -> None:
    both = [activity(n, avg_hr=150, rpe=5) for n in range(1, 9)]

    model = internal_model(IDA, both)

    assert model.k_learnt
    assert model.k == pytest.approx(100.4403 / 300, abs=1e-5)


def test_seven_sessions_with_both_teach_nothing() -> None:
    both = [activity(n, avg_hr=150, rpe=5) for n in range(1, 8)]
    others = [activity(9, avg_hr=150), activity(10, rpe=5), activity(11, avg_hr=150, rpe=0)]

    model = internal_model(IDA, [*both, *others])

    assert not model.k_learnt
    assert model.k == 0.30


def test_k_is_a_median_so_that_one_odd_session_changes_little() -> None:
    both = [activity(n, avg_hr=150, rpe=5) for n in range(1, 10)]
    odd = activity(10, avg_hr=180, rpe=1)

    assert internal_model(IDA, [*both, odd]).k == internal_model(IDA, both).k


def test_k_is_learnt_by_one_method() -> None:
    streamed = [activity(n, avg_hr=150, trimp_stream=300.0, rpe=5) for n in range(1, 9)]

    alone = internal_model(IDA, streamed)
    beside = internal_model(IDA, [*streamed, AVERAGED])

    assert alone.k == pytest.approx(1.0)
    assert beside.k == pytest.approx(100.4403 / 300, abs=1e-5)


def test_the_age_is_that_of_the_last_activity_unless_the_year_is_given() -> None:
    unknown = replace(IDA, max_hr=None)

    assert internal_model(unknown, [activity()]).pulse.highest == pytest.approx(180.0)
    assert internal_model(unknown, [activity()], year=2036).pulse.highest == pytest.approx(173.0)
    assert internal_model(unknown, []).pulse.highest == 185


def test_a_recording_is_summed_over_its_seconds_at_each_pulse() -> None:
    seconds_at = [0.0] * 251
    seconds_at[150] = 3600.0

    assert MODEL.stream(seconds_at) == pytest.approx(100.4403, abs=1e-3)
    assert MODEL.stream(()) is None


def test_only_a_stream_beside_a_mean_mixes() -> None:
    assert mixes([STREAMED, AVERAGED])
    assert not mixes([STREAMED, STREAMED])
    assert not mixes([AVERAGED, activity(rpe=5)])
    assert not mixes([STREAMED, activity(rpe=5)])
