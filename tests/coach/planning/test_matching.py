"""Which planned workout an activity stands for: surely, perhaps, or none."""

import pytest

from coach.activity import Sport
from coach.dossier import Match
from coach.planning.matching import Suggestion, suggest
from tests.coach.planning.athletes import DAY, MONDAY, dossier, program, run

TUESDAY = MONDAY + DAY


def found(km: float, away: int = 0, **more: object) -> Suggestion | None:
    one = dossier(activities=(), programs=(program(MONDAY, {1: 10.0}),), **more)
    return suggest(one, run(TUESDAY + away * DAY, km), TUESDAY + 3 * DAY)


@pytest.mark.parametrize(
    ("km", "away", "sure"),
    [
        (10.0, 0, True),
        (6.1, 0, True),
        (13.9, 0, True),
        (5.0, 0, False),
        (16.0, 0, False),
        (10.0, -1, False),
        (10.0, 1, False),
    ],
)
def test_the_same_day_within_forty_per_cent_is_sure_the_rest_is_asked(
    km: float, away: int, sure: bool
) -> None:
    match = found(km, away)

    assert match is not None
    assert (match.day, match.sure) == (TUESDAY, sure)


def test_two_days_off_or_too_far_off_on_another_day_is_none() -> None:
    assert found(10.0, 2) is None
    assert found(5.0, 1) is None


def test_another_sport_is_none() -> None:
    one = dossier(activities=(), programs=(program(MONDAY, {1: 10.0}),))

    assert suggest(one, run(TUESDAY, 25.0, sport=Sport.CYCLING), TUESDAY) is None


def test_what_is_taken_is_not_taken_twice() -> None:
    assert found(10.0, matches=(Match(date=TUESDAY, code="E1"),)) is None
