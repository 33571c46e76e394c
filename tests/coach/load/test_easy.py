import pytest

from coach.activity import Lap, Sport
from coach.load.easy import easy
from coach.load.zones import Basis, Zones
from tests.coach.load.made import activity

ZONES = Zones(lower=(120, 140, 160, 175), basis=Basis.OWN)


def test_the_mean_pulse_says_whether_a_session_was_easy() -> None:
    found = easy([activity(avg_hr=139), activity(avg_hr=140), activity(avg_hr=90)], ZONES)

    assert (found.easy_min, found.known_min, found.total_min) == (120, 180, 180)
    assert found.share == pytest.approx(2 / 3)


def test_laps_tell_more_than_their_mean() -> None:
    laps = (
        Lap(duration_s=1800, avg_hr=125),
        Lap(duration_s=1200, avg_hr=165),
        Lap(duration_s=600),
    )

    found = easy([activity(avg_hr=138, laps=laps)], ZONES)

    assert (found.easy_min, found.known_min, found.total_min) == (30, 50, 60)


def test_without_a_pulse_the_effort_tells() -> None:
    found = easy([activity(rpe=4), activity(rpe=5), activity(avg_hr=0, rpe=3), activity()], ZONES)

    assert (found.easy_min, found.known_min, found.total_min) == (120, 180, 240)


def test_without_zones_a_pulse_tells_nothing() -> None:
    laps = (Lap(duration_s=3600, avg_hr=125),)

    assert easy([activity(avg_hr=130, laps=laps)], None).share is None
    assert easy([activity(avg_hr=130, rpe=3)], None).share == 1


def test_lifting_and_stretching_are_no_endurance_minutes() -> None:
    gym = activity(sport=Sport.STRENGTH, avg_hr=110)

    assert easy([gym, activity(sport=Sport.MOBILITY, rpe=1)], ZONES).total_min == 0


def test_without_training_there_is_no_share() -> None:
    assert easy([], ZONES).share is None
    assert easy([activity(duration_s=None, avg_hr=120)], ZONES).share is None
