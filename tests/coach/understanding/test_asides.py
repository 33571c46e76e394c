import pytest

from coach.understanding import asides


@pytest.mark.parametrize(
    "text", ["5x1000m", "8 x 400 @ 1:25", "3x10min", "4*1k", "6x 800 m in 3:00", "10 x hills"]
)
def test_reps_are_intervals(text: str) -> None:
    match = asides.INTERVALS.search(text)

    assert match is not None
    assert match[0] == text


@pytest.mark.parametrize(
    "text",
    ["the last 5 km", "at km 12", "incl 5k", "including 3 km", "with 5k", "training for a 50k"],
)
def test_a_part_of_a_run_is_no_run(text: str) -> None:
    assert asides.CONTAINED.search(text)


@pytest.mark.parametrize(
    "text", ["20 min late", "worked 10 hours", "2 km warm-up", "drove 3h", "sauna 20 min"]
)
def test_time_spent_otherwise_is_no_training(text: str) -> None:
    assert asides.SET_ASIDE.search(text)


@pytest.mark.parametrize("text", ["at 7:30", "6 am", "6:30 pm", "woke up at 5:45"])
def test_a_clock_is_no_duration(text: str) -> None:
    assert asides.TIME_OF_DAY.search(text)
