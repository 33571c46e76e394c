"""Figures that are none: said which and why, kept as words, counted for nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.activity import Sport
from coach.understanding.entry import SaidActivity
from coach.understanding.odd import odd_activity, odd_figures
from coach.understanding.speeds import plausible
from tests.cases import each


@each(
    "note, words, why",
    [
        ("rpe 99", "rpe 99", "RPE goes from 0 to 10"),
        ("easy, RPE: 15 I think", "RPE: 15", "RPE goes from 0 to 10"),
        ("energy 9", "energy 9", "Energy goes from 1 to 5"),
        ("energy 0", "energy 0", "Energy goes from 1 to 5"),
        ("pain 11/10 left knee", "pain 11/10", "Pain goes from 0 to 10"),
        ("soreness was 14", "soreness was 14", "Soreness goes from 0 to 10"),
        ("hr 300", "hr 300", "A pulse goes from 40 to 230"),
        ("9999 km", "9999 km", "A distance is like 12 km or 8 mi"),
        ("2026-02-30", "2026-02-30", "There is no such date"),
        ("99999:00", "99999:00", "A time is like 1:05 or 65 min"),
        ("easy, 1:75 I think", "1:75", "A time is like 1:05 or 65 min"),
        ("0:00", "0:00", "A time is like 1:05 or 65 min"),
        ("1:05:99", "1:05:99", "A time is like 1:05 or 65 min"),
    ],
)
def test_what_is_out_of_its_scale_is_named_with_the_scale(note: str, words: str, why: str) -> None:
    (odd,) = odd_figures(note)

    assert (odd.words, odd.why) == (words, why)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "easy along the river",
        "bib 4217",
        "no pain no gain",
        "the 10 km loop",
        "rpe",
        "started at 18:30",
        "won 3:2",
        "work:life 50:50",
    ],
)
def test_other_words_are_just_a_note(note: str) -> None:
    assert odd_figures(note) == ()


@pytest.mark.parametrize(
    ("said", "sport"),
    [
        (SaidActivity(km=500, duration_s=3600), None),
        (SaidActivity(km=40, duration_s=4800), None),
        (SaidActivity(km=5, duration_s=18_000), None),
        (SaidActivity(km=12, duration_s=0), None),
        (SaidActivity(km=12, duration_s=3900, ascent_m=99_999), None),
        (SaidActivity(sport=Sport.RUNNING, km=501), Sport.RUNNING),
        (SaidActivity(sport=Sport.SWIMMING, km=4, duration_s=600), Sport.SWIMMING),
    ],
)
def test_training_that_nobody_does_is_odd(said: SaidActivity, sport: Sport | None) -> None:
    assert odd_activity(said, sport) is not None


def test_a_sprint_a_ride_and_a_session_without_a_time_are_none() -> None:
    assert odd_activity(SaidActivity(km=0.4, duration_s=50), None) is None
    assert odd_activity(SaidActivity(km=40, duration_s=4800), Sport.CYCLING) is None
    assert odd_activity(SaidActivity(km=12), None) is None
    assert (
        odd_activity(SaidActivity(sport=Sport.STRENGTH, duration_s=2400), Sport.STRENGTH) is None
    )


@given(
    st.sampled_from([None, *Sport]),
    st.floats(0.1, 200),
    st.floats(60, 360_000),
)
def test_what_is_plausible_is_never_odd(sport: Sport | None, km: float, duration_s: float) -> None:
    said = SaidActivity(sport=sport, km=km, duration_s=duration_s)

    assert not plausible(km, duration_s, sport) or odd_activity(said, sport) is None
