"""How much a week of a season holds: after weeks that fell, it stays where the athlete is."""

from dataclasses import replace

import pytest

from coach.planning.coursing import course_of, position_of
from coach.planning.facts import facts
from coach.planning.weekload import week_load
from tests.coach.planning.athletes import MONDAY, athlete, dossier, trained

DONE = (28.0, 26.0, 36.0, 38.0, 40.0, 40.0, 40.0, 40.0)
RUNS = {1: 9.0, 3: 9.0, 5: 8.0, 6: 14.0}


def week_after(*asked: float, done: tuple[float, ...] = DONE) -> float:
    """The load of a week after some that were planned to hold so much, the newest first."""
    known = facts(dossier(athlete=athlete(), activities=trained(12, RUNS)), MONDAY, MONDAY)
    kept = position_of(known)
    loads = (*done, *kept.loads[len(done) :])
    building = tuple(
        load >= 0.9 * max(loads[n + 1 : n + 5] or (0.0,)) for n, load in enumerate(loads)
    )
    position = replace(
        kept, loads=loads, training=loads, building=building, asked=asked, eased=False
    )
    course = replace(course_of(known), deloads=frozenset())
    return week_load(course, position, MONDAY)


def test_a_week_may_fall_once_with_what_was_missed() -> None:
    assert week_after(40.0, 40.0) < 0.97 * 40.0


def test_a_second_week_in_a_row_does_not_fall() -> None:
    assert week_after(38.0, 40.0) >= 0.97 * 38.0


def test_nothing_is_kept_that_was_not_absorbed_lately() -> None:
    done = (14.0, 14.0, 14.0, 14.0, 40.0)

    assert week_after(38.0, 40.0, done=done) < 0.6 * 38.0


@pytest.mark.parametrize("asked", [(38.0, 40.0), (40.0, 40.0)])
def test_what_is_kept_is_not_called_high_by_the_athletes_style(asked: tuple[float, ...]) -> None:
    load, mean = week_after(*asked, done=(20.0, 22.0, 24.0, 40.0)), 22.0
    ratio = load / mean

    assert 4 * ratio / (3 + ratio) <= 1.30
