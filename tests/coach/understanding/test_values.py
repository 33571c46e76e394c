import contextlib
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import Sport
from coach.athlete import Units
from coach.errors import UnreadableAnswerError
from coach.understanding import values
from tests.cases import each

TODAY = date(2026, 11, 25)  # a Wednesday

DATES = {
    "2026-12-12": (date(2026, 12, 12), date(2026, 12, 12)),
    "2026/12/12": (date(2026, 12, 12), date(2026, 12, 12)),
    "12 Dec": (date(2026, 12, 12), date(2025, 12, 12)),
    "12th of December": (date(2026, 12, 12), date(2025, 12, 12)),
    "Dec 12 2026": (date(2026, 12, 12), date(2026, 12, 12)),
    "December 12th, 2026": (date(2026, 12, 12), date(2026, 12, 12)),
    "12.12.2026": (date(2026, 12, 12), date(2026, 12, 12)),
    "12.12.26": (date(2026, 12, 12), date(2026, 12, 12)),
    "4.5.": (date(2027, 5, 4), date(2026, 5, 4)),
    "may 5": (date(2027, 5, 5), date(2026, 5, 5)),
    "25/04": (date(2027, 4, 25), date(2026, 4, 25)),
    "12/12/2026": (date(2026, 12, 12), date(2026, 12, 12)),
    "25 Nov": (TODAY, TODAY),
    "29 Feb": (date(2028, 2, 29), date(2024, 2, 29)),
    "today": (TODAY, TODAY),
    "tomorrow": (date(2026, 11, 26), date(2026, 11, 26)),
    "the day after tomorrow": (date(2026, 11, 27), date(2026, 11, 27)),
    "yesterday": (date(2026, 11, 24), date(2026, 11, 24)),
    "sat": (date(2026, 11, 28), date(2026, 11, 21)),
    "on Saturday": (date(2026, 11, 28), date(2026, 11, 21)),
    "wed": (TODAY, TODAY),
    "next wed": (date(2026, 12, 2), date(2026, 12, 2)),
    "last wed": (date(2026, 11, 18), date(2026, 11, 18)),
    "in 3 weeks": (date(2026, 12, 16), date(2026, 12, 16)),
    "in two months": (date(2027, 1, 25), date(2027, 1, 25)),
    "3 days ago": (date(2026, 11, 22), date(2026, 11, 22)),
    "Sat 12 Dec 2026": (date(2026, 12, 12), date(2026, 12, 12)),
}


@each("words, expected", DATES.items())
def test_a_date_is_read_ahead_or_behind(words: str, expected: tuple[date, date]) -> None:
    ahead = values.read_date(words, TODAY, future=True)
    behind = values.read_date(words, TODAY, future=False)

    assert (ahead, behind) == expected


@each(
    "words",
    [
        *("04/05", "4/5/2027", "04-05-2027", "30 Feb", "31 nov", "2026-13-01", "12 dec 2150"),
        *("", "banana", "next week", "Sun 12 Dec 2026", "in 999 months", "1" * 500, "99.99."),
    ],
)
def test_what_is_no_date_or_two_dates_is_refused_with_an_example(words: str) -> None:
    with pytest.raises(UnreadableAnswerError, match="12 Dec 2026") as refused:
        values.read_date(words, TODAY, future=True)

    assert refused.value.words == words


RANGES = {
    "2026-12-12..2026-12-14": (date(2026, 12, 12), date(2026, 12, 14)),
    "2026-12-12–2026-12-14": (date(2026, 12, 12), date(2026, 12, 14)),
    "2026-12-12 to 2026-12-14": (date(2026, 12, 12), date(2026, 12, 14)),
    "12.12.2026-14.12.2026": (date(2026, 12, 12), date(2026, 12, 14)),
    "12-14 Dec": (date(2026, 12, 12), date(2026, 12, 14)),
    "12. - 14. Dec": (date(2026, 12, 12), date(2026, 12, 14)),
    "Dec 12-14": (date(2026, 12, 12), date(2026, 12, 14)),
    "from 12 Dec to 14 Dec": (date(2026, 12, 12), date(2026, 12, 14)),
    "28 Dec - 3 Jan": (date(2026, 12, 28), date(2027, 1, 3)),
    "sat..mon": (date(2026, 11, 28), date(2026, 11, 30)),
    "sat-mon": (date(2026, 11, 28), date(2026, 11, 30)),
    "tomorrow": (date(2026, 11, 26), date(2026, 11, 26)),
    "tomorrow to sunday": (date(2026, 11, 26), date(2026, 11, 29)),
    "this week": (TODAY, date(2026, 11, 29)),
    "next week": (date(2026, 11, 30), date(2026, 12, 6)),
    "this weekend": (date(2026, 11, 28), date(2026, 11, 29)),
}


@each("words, expected", RANGES.items())
def test_a_range_has_two_ends(words: str, expected: tuple[date, date]) -> None:
    assert values.read_date_range(words, TODAY) == expected


@pytest.mark.parametrize("words", ["14-12 Dec", "2026-12-14..2026-12-12", "04/05..05/05", "x", ""])
def test_a_range_backwards_is_refused(words: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        values.read_date_range(words, TODAY)


DISTANCES = {
    "50k": (50.0, 50.0),
    "50 K": (50.0, 50.0),
    "100mi": (160.9344, 160.9344),
    "5 miles": (8.04672, 8.04672),
    "21.1 km": (21.1, 21.1),
    "21,1 km": (21.1, 21.1),
    "10": (10.0, 16.09344),
    "42,195": (42.195, 67.90627),
    "42,195 m": (42.195, 42.195),
    "1500m": (1.5, 1.5),
    "1,500 m": (1.5, 1.5),
    "half marathon": (21.0975, 21.0975),
    "Marathon": (42.195, 42.195),
    "２１ km": (21.0, 21.0),
}


@each("words, expected", DISTANCES.items())
def test_a_distance_is_in_the_athletes_unit_unless_one_is_typed(
    words: str, expected: tuple[float, float]
) -> None:
    in_km = values.read_distance(words, Units.KM)
    in_miles = values.read_distance(words, Units.MI)

    assert (in_km, in_miles) == expected


@each("words", ["0", "-5", "1e3", "12 km/h", "far", "", "45m", "2000 km", "nan"])
def test_what_is_no_distance_is_refused(words: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        values.read_distance(words, Units.KM)


def test_six_m_is_miles_for_an_athlete_of_miles_alone() -> None:
    assert values.read_distance("6m", Units.MI) == 9.656064
    with pytest.raises(UnreadableAnswerError):
        values.read_distance("6m", Units.KM)


DURATIONS = [
    ("1:05", None, None, 3900),
    ("1:05", 12, None, 3900),
    ("1:05", 0.4, Sport.RUNNING, 65),
    ("25:30", 5, None, 1530),
    ("35:12", 10, None, 2112),
    ("3:28", 42.195, None, 12480),
    ("1:20", 40, Sport.CYCLING, 4800),
    ("25:00", 1, Sport.SWIMMING, 1500),
    ("45:00", None, None, 2700),
    ("1:05:30", None, None, 3930),
    ("24:00:00", None, None, 86400),
    ("1h05", None, None, 3900),
    ("1h5m", None, None, 3900),
    ("1 h 5 min", None, None, 3900),
    ("1 hour and 5 minutes", None, None, 3900),
    ("2h30m", None, None, 9000),
    ("3.5h", None, None, 12600),
    ("65 min", None, None, 3900),
    ("90", None, None, 5400),
    ("45'", None, None, 2700),
    ("45’", None, None, 2700),
    ("45'30\"", None, None, 2730),
    ("an hour and a half", None, None, 5400),
    ("half an hour", None, None, 1800),
    ("two hours", None, None, 7200),
]


@each("words, km, sport, seconds", DURATIONS)
def test_a_duration_is_weighed_by_the_distance(
    words: str, km: float | None, sport: Sport | None, seconds: float
) -> None:
    assert values.read_duration(words, km, sport) == seconds


@each("words", ["1:75", "99:99:99", "0", "0:00", "", "soon", "-5", "1:05 2:05"])
def test_what_is_no_duration_is_refused(words: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        values.read_duration(words)


TIMES = {
    "18:00": time(18),
    "6pm": time(18),
    "6 p.m.": time(18),
    "6:30 am": time(6, 30),
    "12am": time(0),
    "12pm": time(12),
    "18h": time(18),
    "18.30": time(18, 30),
    "1830": time(18, 30),
    "18": time(18),
    "noon": time(12),
    "midnight": time(0),
    "7 o'clock": time(7),
    "20 Uhr": time(20),
}


@each("words, expected", TIMES.items())
def test_a_time_of_day_is_read(words: str, expected: time) -> None:
    assert values.read_time_of_day(words) == expected


@pytest.mark.parametrize("words", ["7", "25:00", "24:00", "13 pm", "18:75", "", "later"])
def test_what_is_no_time_of_day_is_refused(words: str) -> None:
    with pytest.raises(UnreadableAnswerError):
        values.read_time_of_day(words)


CLIMBS = {
    "300": (300.0, 91.44),
    "300 m": (300.0, 300.0),
    "+300m": (300.0, 300.0),
    "300 m up": (300.0, 300.0),
    "300hm": (300.0, 300.0),
    "5500m": (5500.0, 5500.0),
    "1,200 ft": (365.76, 365.76),
    "0": (0.0, 0.0),
}


@each("words, expected", CLIMBS.items())
def test_a_climb_is_in_metres(words: str, expected: tuple[float, float]) -> None:
    assert (values.read_ascent(words), values.read_ascent(words, Units.MI)) == expected


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_a_reader_answers_or_refuses_whatever_is_typed(words: str) -> None:
    for read in (
        lambda: values.read_date(words, TODAY, future=True),
        lambda: values.read_date_range(words, TODAY),
        lambda: values.read_distance(words, Units.MI),
        lambda: values.read_duration(words),
        lambda: values.read_time_of_day(words),
        lambda: values.read_ascent(words),
    ):
        with contextlib.suppress(UnreadableAnswerError):
            assert read() is not None
