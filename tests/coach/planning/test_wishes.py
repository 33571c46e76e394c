"""What an athlete may ask of a week."""

import pytest

from coach.planning.bounds import bounds
from coach.planning.wishes import TIRED, Wishes, heed
from tests.coach.planning.athletes import DAY, MONDAY, dossier, known, race

BUILDING = dossier(races=(race(45, 21.1),))


def test_no_wish_changes_nothing() -> None:
    limits = bounds(known(BUILDING))

    assert heed(limits, Wishes(text="please")) is limits


def test_somebody_tired_gets_less_and_nothing_hard_for_three_days() -> None:
    limits = bounds(known(BUILDING))

    eased = heed(limits, Wishes(tired=True))

    assert eased.target_km == pytest.approx(TIRED * limits.target_km)
    assert eased.high_km == pytest.approx(TIRED * limits.high_km)
    assert not any(day.hard for day in eased.days[:3])
    assert eased.days[3].hard
    assert all(day >= MONDAY + 3 * DAY for day in eased.hard_days)
    assert eased.reasons[0].rule == "wish"


def test_somebody_hurting_gets_nothing_hard_all_week() -> None:
    eased = heed(bounds(known(BUILDING)), Wishes(pain=True))

    assert not any(day.hard for day in eased.days)
    assert eased.hard == 0


def test_what_is_done_is_not_eased_away() -> None:
    thursday = MONDAY + 3 * DAY
    limits = bounds(known(dossier(), thursday, MONDAY))

    eased = heed(limits, Wishes(tired=True))

    assert eased.done_km == limits.done_km
    assert eased.target_km >= limits.done_km
