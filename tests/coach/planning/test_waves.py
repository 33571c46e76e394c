"""Deloads before a taper and without one."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.planning.waves import deloads, endless


def longest_block(flags: tuple[bool, ...], built: int) -> int:
    longest = count = built
    for eased in flags:
        count = 0 if eased else count + 1
        longest = max(longest, count)
    return longest


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.integers(0, 6), st.sampled_from([2, 3]))
def test_never_more_loading_weeks_in_a_row_than_allowed(weeks: int, built: int, most: int) -> None:
    for flags in (deloads(weeks, built, most), endless(weeks, built, most)):
        assert len(flags) == weeks
        assert longest_block(flags, min(built, most)) <= most
        if weeks and built >= most:
            assert flags[0]


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 40), st.integers(0, 3), st.sampled_from([2, 3]))
def test_the_last_week_before_a_taper_builds_and_no_two_ease_in_a_row(
    weeks: int, built: int, most: int
) -> None:
    flags = deloads(weeks, built, most)

    assert not flags[-1]
    assert not any(one and other for one, other in itertools.pairwise(flags))


@pytest.mark.parametrize(
    ("weeks", "built", "most", "pattern"),
    [
        (8, 0, 3, "LLLDLLLD"),
        (5, 2, 3, "LDLLL"),
        (4, 3, 3, "DLLL"),
        (6, 1, 2, "LDLLDL"),
    ],
)
def test_without_a_taper_full_blocks_follow_one_another(
    weeks: int, built: int, most: int, pattern: str
) -> None:
    assert "".join("D" if eased else "L" for eased in endless(weeks, built, most)) == pattern


def test_a_deload_moves_forward_rather_than_fall_into_the_week_before_a_taper() -> None:
    assert deloads(4, 0, 3).count(True) == 1
    assert not deloads(4, 0, 3)[-1]
