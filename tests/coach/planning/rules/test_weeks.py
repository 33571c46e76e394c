"""Random athletes, most of them odd: every week is written, none is blocked, and rest says why."""

from benchmarks.weeks import scored


def test_three_hundred_weeks_of_odd_athletes_hold_no_block_and_say_why_they_rest() -> None:
    score = scored(300)

    assert score.written == 300
    assert not score.crashes
    assert not score.blocks, score.examples
    assert not score.unexplained, score.examples
    assert score.resting < 200


def test_a_race_that_may_stay_and_a_session_that_may_stand_alone_are_no_blocks() -> None:
    """Two races of one day of which age forbids one; a strength session beside a spent step."""
    for seed in (25408, 25625, 25844):
        assert not scored(3, seed).blocks
