import pytest

from coach.athlete import Units
from coach.understanding.distances import CLIMB, DROP, climb_m, find_distances
from tests.cases import each


@each(
    "text, km",
    [
        ("12k and 5 miles", [12.0, 8.04672]),
        ("1500m", [1.5]),
        ("10.5km/58min", [10.5]),
        ("12 km/h", []),
        ("5:30/km", []),
        ("45m", []),
        ("100yd", [0.09144]),
        ("1,500 m", [1.5]),
        ("a 5 miler", [8.04672]),
        ("m5", []),
    ],
)
def test_distances_are_found_in_km(text: str, km: list[float]) -> None:
    assert [found.km for found in find_distances(text, Units.KM)] == km


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("+300m", 300.0),
        ("300 m up", 300.0),
        ("1,000 ft of climbing", 304.8),
        ("300hm", 300.0),
        ("climbed 300 m", 300.0),
        ("320 m d+", 320.0),
        ("elevation gain: 450m", 450.0),
    ],
)
def test_climbs_are_found_in_metres(text: str, metres: float) -> None:
    match = CLIMB.search(text)

    assert match is not None
    assert climb_m(match, Units.KM) == metres


def test_a_descent_is_no_climb() -> None:
    assert CLIMB.search("-300m") is None
    assert DROP.search("-300m")
    assert DROP.search("250 m down")
