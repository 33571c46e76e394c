"""The longest run: a third of a newcomer's week; it grows where a twentieth is no five minutes."""

import pytest

from coach.activity import RUNS
from coach.availability import Availability, Minutes
from coach.planning.week import write_week
from coach.program import Program
from tests.coach.planning.athletes import MONDAY, athlete, dossier, race, trained

THREE = Availability(days=Minutes(tue=90, thu=90, sun=180))
TWO = Availability(days=Minutes(tue=90, sun=180))


def runs(program: Program) -> list[float]:
    workouts = [w for day in program.daily_program for w in day.workouts]
    return [w.distance_km or 0.0 for w in workouts if w.sport in RUNS]


@pytest.mark.parametrize(("week", "longest"), [(20.0, 10.0), (30.0, 18.0), (40.0, 20.0)])
def test_a_newcomers_longest_run_takes_about_a_third_of_the_week(
    week: float, longest: float
) -> None:
    said = athlete(weekly_km=week, longest_recent_km=longest)
    found = runs(
        write_week(
            dossier(athlete=said, availability=THREE, activities=()), today=MONDAY, monday=MONDAY
        ).program
    )

    assert len(found) >= 3
    assert max(found) <= 0.40 * sum(found)


def test_of_two_runs_the_longer_one_takes_about_half() -> None:
    said = athlete(weekly_km=20.0, longest_recent_km=10.0)
    found = runs(
        write_week(
            dossier(athlete=said, availability=TWO, activities=()), today=MONDAY, monday=MONDAY
        ).program
    )

    assert max(found) <= 0.60 * sum(found)


def test_a_long_run_of_eighty_minutes_still_grows() -> None:
    """Six minutes a kilometre: 13.3 km are 80 minutes, and a twentieth more are 84."""
    one = dossier(
        athlete=athlete(),
        availability=THREE,
        activities=trained(12, {1: 10.0, 3: 10.0, 6: 13.3}),
        races=(race(83, 21.0975),),
    )
    found = runs(write_week(one, today=MONDAY, monday=MONDAY).program)

    assert 13.6 < max(found) <= 1.08 * 13.3
