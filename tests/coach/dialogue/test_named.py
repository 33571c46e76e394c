"""How far a race is, where its name says so."""

import pytest

from coach.athlete import Units
from coach.dialogue.named import km_in_name


@pytest.mark.parametrize(
    ("name", "km"),
    [
        ("Berlin Marathon", 42.195),
        ("Lisbon Half Marathon", 21.0975),
        ("Oslo Half-Marathon", 21.0975),
        ("Berlin 10k", 10.0),
        ("Marathon du Mont-Blanc 90 km", 90.0),
        ("Western States 100 mi", 160.934),
        ("Eiger Ultra 51 km", 51.0),
    ],
)
def test_a_name_that_says_how_far_it_is_needs_no_question(name: str, km: float) -> None:
    assert km_in_name(name, Units.KM) == pytest.approx(km, abs=0.01)


@pytest.mark.parametrize(
    "name",
    [
        "Eiger",
        "Ultra Marathon of the Alps",
        "Mini Marathon",
        "Engadin Ski Marathon",
        "Trail 30 km / 60 km",
        "Western States 100",
        "Marathonlauf",
        "24h run",
    ],
)
def test_a_name_that_may_mean_another_distance_is_asked_about(name: str) -> None:
    assert km_in_name(name, Units.KM) is None
