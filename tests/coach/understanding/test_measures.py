import pytest

from coach.athlete import Units
from coach.understanding.marks import Marks, What
from coach.understanding.measures import mark_measures
from tests.cases import each


def measures(text: str, units: Units = Units.KM) -> dict[What, float | None]:
    marks = Marks(text)
    mark_measures(marks, units)
    return {
        m.what: m.duration.seconds if m.duration else m.number
        for m in marks.in_order()
        if m.what is not What.ASIDE
    }


@each(
    "text, bpm",
    [
        *(("hr 145", 145), ("HR: 145", 145), ("avg 145 bpm", 145), ("145bpm", 145)),
        *(("heart rate of 145", 145), ("avg hr 145", 145), ("@145bpm", 145), ("145 avg hr", 145)),
        *(("hr 300", None), ("avg 250w", None), ("max hr 182", None), ("avg 28 km/h", None)),
    ],
)
def test_a_mean_pulse_is_told_from_its_look_alikes(text: str, bpm: float | None) -> None:
    assert measures(text).get(What.PULSE) == bpm


@each(
    "text, seconds",
    [
        *(("5:30/km", 330.0), ("at 5:30 per km", 330.0), ("@ 5:30", 330.0), ("pace 5:30", 330.0)),
        *(("8:45/mi", 326.22), ("2:00/100m", 1200.0), ("30 km/h", 120.0), ("5'30/km", 330.0)),
        *(("at 7:30 am", None), ("at 18:00", None)),
    ],
)
def test_a_pace_is_seconds_a_km(text: str, seconds: float | None) -> None:
    pace = measures(text).get(What.PACE)

    assert pace == (None if seconds is None else pytest.approx(seconds, abs=0.01))


def test_a_bare_number_behind_a_sport_is_in_the_athletes_unit() -> None:
    assert measures("ran 10")[What.KM] == 10
    assert measures("ran 10", Units.MI)[What.KM] == pytest.approx(16.09344)
    assert What.KM not in measures("ran 10 times")
    assert What.KM not in measures("ran 10 minutes")


def test_forty_five_m_is_minutes_where_miles_are_not_meant() -> None:
    assert measures("45m")[What.DURATION] == 2700
    assert measures("6m", Units.MI)[What.KM] == pytest.approx(9.656064)
    assert measures("45 m") == {}
