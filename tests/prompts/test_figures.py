"""Figures in a text, traced to the data or not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prompts.figures import figures, untraced, values


def test_every_written_number_is_a_figure() -> None:
    text = "Run 12.5 km in 1:05, twice a week, at five of ten; 1,200 m up, ½ of it easy."
    assert figures(text) == ("12.5", "1:05", "twice", "five", "ten", "1,200", "½")


def test_one_is_a_word_not_a_figure() -> None:
    assert figures("No one runs this one.") == ()


@pytest.mark.parametrize(
    ("mark", "meant"),
    [
        ("12", {12.0}),
        ("12.5", {12.5}),
        ("12,5", {12.5}),
        ("1,200", {1200.0, 1.2}),
        ("1.234,5", {12345.0}),
        ("1:05", {65.0, 3900.0}),
        ("3:28:11", {12491.0}),
        ("dozen", {12.0}),
        ("½", set()),
    ],
)
def test_a_figure_can_mean(mark: str, meant: set[float]) -> None:
    assert set(values(mark)) == meant


def test_what_stands_in_the_data_is_traced() -> None:
    data = '{"total":"42.2 km, 250 min","races":[{"in_days":75}],"now":{"load_ratio":1.05}}'
    assert untraced("42.2 km in 250 min, and 75 days to go at a ratio of 1.05.", (data,)) == ()
    assert untraced("You are fine.", (data,)) == ()


def test_what_does_not_is_named() -> None:
    data = '{"total":"42.2 km"}'
    assert untraced("Run 50 km, then three more.", (data,)) == ("50", "three")


def test_a_fraction_sign_is_never_traced() -> None:
    assert untraced("½ of it.", ("0.5",)) == ("½",)


def test_a_figure_in_another_unit_is_not_traced() -> None:
    assert untraced("26.2 miles.", ("26.2 km",)) == ("26.2 miles",)
    assert untraced("26.2 km.", ("26.2 mi",)) == ("26.2 km",)
    assert untraced("26.2 mi.", ("26.2 mi",)) == ()


def test_minutes_are_no_kilometres_and_a_bare_figure_may_be_either() -> None:
    data = '{"tue":"Easy run, 8 km, 45 min","races":[{"in_days":75}],"km":12}'
    assert untraced("Tuesday is 8 km in 45 minutes.", (data,)) == ()
    assert untraced("Run 45 km on Tuesday.", (data,)) == ("45",)
    assert untraced("Run for 8 minutes, or 8 hours.", (data,)) == ("8", "8")
    assert untraced("12 km, or 75 min: both stand there without a unit.", (data,)) == ()
    assert untraced("A 45-min run, a 45-km ride.", (data,)) == ("45",)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_number_is_traced_to_itself_and_to_nothing_far_off(one: int, other: int) -> None:
    assert untraced(f"It is {one}.", (f"{one}",)) == ()
    if abs(one - other) > 0.01 * max(one, other):
        assert untraced(f"It is {one}.", (f"{other}",)) == (f"{one}",)
