"""A distance that nobody covers in the time is no load."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from coach.activity import Activity, Sport
from coach.usecases.activities import believed

START = datetime(2026, 11, 30, 7, tzinfo=UTC)


def ran(km: float, seconds: float, sport: Sport = Sport.RUNNING) -> Activity:
    return Activity(
        id="a", start=START, sport=sport, km=km, duration_s=seconds, ascent_m=80.0, source="gpx"
    )


@pytest.mark.parametrize(
    "driven",
    [ran(53.35, 2399), ran(20, 1799), ran(30, 3600, Sport.HIKING), ran(100, 3600, Sport.CYCLING)],
)
def test_a_drive_counts_by_its_time_alone(driven: Activity) -> None:
    assert believed(driven) == replace(driven, km=None, ascent_m=None)


@pytest.mark.parametrize(
    "trained",
    [
        ran(42.195, 7235),
        ran(1.5, 206),
        ran(0.1, 9.58),
        ran(12, 3600, Sport.HIKING),
        ran(50, 3600, Sport.CYCLING),
        ran(30, 600, Sport.OTHER),
    ],
)
def test_what_somebody_has_done_counts(trained: Activity) -> None:
    assert believed(trained) == trained
