from math import isnan

import pytest

from handlers.files.odometer import Odometer, distance_m


def test_distances_are_those_of_the_earth() -> None:
    # Berlin to Paris, by other calculators 878 km; a degree of the equator 111.195 km
    assert distance_m((52.52, 13.405), (48.8566, 2.3522)) == pytest.approx(877_500, rel=0.002)
    assert distance_m((0, 0), (0, 1)) == pytest.approx(111_195, abs=1)


def test_an_odometer_that_tells_wins_over_positions() -> None:
    odometer = Odometer()

    assert odometer.read(None, (0, 0)) == 0
    assert odometer.read(None, (0.001, 0)) == pytest.approx(111.195, abs=0.01)
    assert odometer.read(100, (0.002, 0)) == 100
    assert isnan(odometer.read(None, (0.003, 0)))


def test_a_lifted_odometer_leaves_the_way_between_out() -> None:
    odometer = Odometer()
    odometer.read(None, (0, 0))
    odometer.lift()

    assert odometer.read(None, (1, 0)) == 0
