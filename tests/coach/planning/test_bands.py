"""Science §4.3, week by week, and the shares of the longest run."""

import pytest

from coach.athlete import Stage
from coach.planning.bands import (
    BASE,
    BUILD,
    DELOAD,
    RACE_WEEK,
    RECOVERY,
    SPECIFIC,
    TAPER_FIRST,
    TAPER_LATER,
    Band,
    band_of,
    long_minutes,
    long_share,
)
from coach.planning.racetable import ROWS
from coach.planning.stage import Calendar
from coach.race import RaceResult
from tests.cases import each
from tests.coach.planning.athletes import DAY, MONDAY, WEEK, dossier, race

BY_NAME = {row.name: row for row in ROWS}


@each(
    "weeks_before, band",
    [
        (0, RACE_WEEK),
        (1, TAPER_LATER),
        (2, TAPER_FIRST),
        (3, SPECIFIC),
        (6, SPECIFIC),
        (7, BUILD),
        (11, BUILD),
        (12, BASE),
    ],
)
def test_the_band_of_each_week_before_a_sunday_marathon(weeks_before: int, band: Band) -> None:
    goal = race(20 * 7 - 1, 42.195)
    monday = goal.date - 6 * DAY - weeks_before * WEEK

    assert band_of(Calendar.of(dossier(races=(goal,)), MONDAY), monday) is band


def test_a_deload_has_a_band_of_its_own_and_recovery_comes_first() -> None:
    calendar = Calendar.of(dossier(), MONDAY)
    behind = RaceResult(name="marathon", date=MONDAY - DAY, km=42.2)
    recovering = Calendar.of(dossier(results=(behind,)), MONDAY)

    assert band_of(calendar, MONDAY, deload=True) is DELOAD
    assert band_of(recovering, MONDAY, deload=True) is RECOVERY


@pytest.mark.parametrize(
    ("days", "row", "stage", "share"),
    [
        (3, None, Stage.BASE, 0.50),
        (4, None, Stage.BASE, 0.40),
        (5, None, Stage.BASE, 0.35),
        (7, "50k", Stage.BUILD, 0.35),
        (7, "50k", Stage.SPECIFICITY, 0.50),
        (7, "marathon", Stage.SPECIFICITY, 0.35),
    ],
)
def test_the_share_of_the_longest_run_by_run_days(
    days: int, row: str | None, stage: Stage, share: float
) -> None:
    assert long_share(days, BY_NAME[row] if row else None, stage) == share


@pytest.mark.parametrize(
    ("row", "minutes"),
    [("5k", 120), ("10k", 120), ("half marathon", 150), ("marathon", 210), ("50k", 300)],
)
def test_the_longest_minutes_by_race(row: str, minutes: float) -> None:
    assert long_minutes(BY_NAME[row]) == minutes
    assert long_minutes(BY_NAME["100 miles"]) == 420
