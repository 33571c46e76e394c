import re
from dataclasses import replace

import pytest

from coach.activity import Activity, Sport
from handlers.files.plausible import checked
from tests.handlers.files.makers import START

RUN = Activity(start=START, sport=Sport.RUNNING, duration_s=3600, km=12.0, ascent_m=120)


def test_an_ordinary_activity_is_left_as_it_is() -> None:
    assert checked(RUN) == (RUN, [])


@pytest.mark.parametrize(
    ("name", "value"),
    [("km", 2001.0), ("duration_s", 864_001.0), ("ascent_m", 50_001.0), ("descent_m", -1.0)],
)
def test_a_figure_that_no_dossier_can_hold_is_left_out_and_said(name: str, value: float) -> None:
    sound, warnings = checked(replace(RUN, **{name: value}))  # type: ignore[arg-type]  # a figure by its name

    assert getattr(sound, name) is None
    assert re.match(rf"An? \w+ of {value:.0f} k?[ms] is impossible", warnings[0])


@pytest.mark.parametrize(
    ("sport", "km"), [(Sport.RUNNING, 82.0), (Sport.CYCLING, 271.0), (Sport.OTHER, 1230.0)]
)
def test_a_distance_that_nothing_covers_in_the_time_is_left_out(sport: Sport, km: float) -> None:
    sound, warnings = checked(replace(RUN, sport=sport, km=km))

    assert (sound.km, sound.duration_s) == (None, 3600)
    assert (
        warnings[0] == f"{km:.2f} km at {km:.1f} km/h is impossible, so I left the distance out."
    )


@pytest.mark.parametrize(
    ("sport", "km", "odd"),
    [
        (Sport.RUNNING, 27.0, False),
        (Sport.RUNNING, 27.1, True),
        (Sport.HIKING, 16.3, True),
        (Sport.CYCLING, 62.0, False),
        (Sport.CYCLING, 91.0, True),
        (Sport.SWIMMING, 12.0, True),
        (Sport.OTHER, 900.0, False),
    ],
)
def test_a_speed_that_nobody_has_is_said_and_kept(sport: Sport, km: float, odd: bool) -> None:
    sound, warnings = checked(replace(RUN, sport=sport, km=km))

    assert sound.km == km
    assert any("faster than anyone" in words for words in warnings) is odd


@pytest.mark.parametrize(("ascent", "odd"), [(2500, False), (2501, True)])
def test_a_climb_that_nobody_can_is_said(ascent: float, odd: bool) -> None:
    _, warnings = checked(replace(RUN, sport=Sport.HIKING, ascent_m=ascent))

    assert bool(warnings) is odd


def test_a_climb_higher_than_the_way_is_long_is_said() -> None:
    assert checked(replace(RUN, km=0.4, ascent_m=401))[1]


def test_a_mean_heart_rate_above_the_highest_costs_the_highest() -> None:
    sound, warnings = checked(replace(RUN, avg_hr=170, max_hr=150))

    assert (sound.avg_hr, sound.max_hr) == (170, None)
    assert warnings
