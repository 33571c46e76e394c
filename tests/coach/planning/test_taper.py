"""How load falls before a race: §4.1's rows, R17, and strictly lower each week."""

import pytest

from coach.availability import Availability, Minutes
from coach.planning.openweek import window_of
from coach.planning.racetable import ROWS, RaceRow
from coach.planning.stage import Calendar
from coach.planning.taper import R17_FOURTEEN, day_share, final_share, share_before, window_days
from coach.race import RaceResult
from tests.cases import each
from tests.coach.planning.athletes import DAY, MONDAY, dossier, known, race, trained


@each("row", ROWS, ids=lambda row: row.name)
def test_the_final_seven_days_lie_inside_the_row(row: RaceRow) -> None:
    assert max(0.25, row.final_share[0]) < final_share(row) < min(0.60, row.final_share[1])


@each("row", ROWS, ids=lambda row: row.name)
def test_load_never_rises_toward_the_race(row: RaceRow) -> None:
    shares = [share_before(row, days) for days in range(row.taper_days, 0, -1)]

    assert None not in shares
    assert shares == sorted(shares, key=lambda share: -(share or 0.0))
    assert share_before(row, 0) == 0.0
    assert share_before(row, row.taper_days + 1) is None


@pytest.mark.parametrize("row", [r for r in ROWS if r.is_long], ids=lambda row: row.name)
def test_the_final_fourteen_days_stay_under_r17(row: RaceRow) -> None:
    fourteen = [share_before(row, days) or 0.0 for days in range(1, 15)]

    assert sum(fourteen) / 14 <= R17_FOURTEEN - 0.04  # room for a long run on the fourteenth


def test_after_a_marathon_load_comes_back_in_three_steps() -> None:
    behind = RaceResult(name="marathon", date=MONDAY, km=42.195)
    calendar = Calendar.of(dossier(results=(behind,)), MONDAY)

    shares = [day_share(calendar, MONDAY + n * DAY) for n in (1, 7, 8, 14, 15, 20)]

    assert [share.of for share in shares if share] == [0.22, 0.22, 0.38, 0.38, 0.48, 0.48]
    assert day_share(calendar, MONDAY + 21 * DAY) is None


def test_an_ordinary_day_has_no_share() -> None:
    assert day_share(Calendar.of(dossier(races=(race(200, 42.2),)), MONDAY), MONDAY) is None


def test_the_window_is_the_seven_days_before_the_race() -> None:
    assert window_days(MONDAY) == (MONDAY - 7 * DAY, MONDAY - DAY)


def test_where_two_days_are_free_they_hold_the_last_seven_days_together() -> None:
    """Each may take more than its even part, or the week would fall below its row."""
    few = Availability(days=Minutes(tue=60, thu=60, sat=90))
    goal = race(6, 10.0)
    one = dossier(availability=few, races=(goal,), activities=trained(10, {1: 7, 3: 7, 5: 14}))

    found = known(one, MONDAY - DAY, MONDAY)
    window = window_of(found)

    assert window is not None
    assert 2 * window.longest_km >= window.target_km - window.before_km
