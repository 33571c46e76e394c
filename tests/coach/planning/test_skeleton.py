"""Which days hold what."""

from dataclasses import replace
from itertools import pairwise

import pytest

from coach.activity import Sport
from coach.athlete import Discipline, Experience
from coach.availability import Minutes, Weekday
from coach.dossier import Dossier
from coach.planning.keeping import stand
from coach.planning.library import Role
from coach.planning.skeleton import is_able, lay_out
from coach.race import Priority
from tests.coach.planning.athletes import DAY, FREE, MONDAY, athlete, dossier, race, run, trained
from tests.coach.planning.weeks import draft

LETTERS = {None: ".", Role.EASY: "e", Role.LONG: "L", Role.HARD: "H"}
BUILD = (race(45, 21.1),)


def roles(one: Dossier) -> str:
    """Monday to Sunday: L long, H hard, e easy, r race, . rest."""
    week = draft(one)
    stand(week)
    lay_out(week)
    return "".join("r" if day.raced else LETTERS[day.role] for day in week.days)


def days(**minutes: int) -> object:
    return replace(FREE, days=Minutes(**minutes), long_run_days=())


def busy(**parts: object) -> Dossier:
    """Five runs a week for sixteen weeks."""
    km = {1: 8.0, 2: 8.0, 3: 8.0, 5: 8.0, 6: 16.0}
    return dossier(activities=trained(16, km), **parts)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, ".HeeeL"),
        ({"races": BUILD}, ".HeHeL"),
    ],
)
def test_a_usual_week(parts: dict[str, object], expected: str) -> None:
    found = roles(busy(**parts))

    assert found.replace(".", "") == expected.replace(".", "")
    assert found[0] == found[4] == "."


def test_the_long_run_lies_on_the_athletes_own_day() -> None:
    saturdays = replace(FREE, long_run_days=(Weekday.SAT,))

    assert roles(busy(availability=saturdays))[5] == "L"


def test_a_day_too_short_for_it_gives_way_to_a_longer_one() -> None:
    free = days(tue=60, thu=60, sat=40, sun=200)

    assert roles(busy(availability=free))[6] == "L"


def test_the_only_run_of_a_week_is_not_hard() -> None:
    one = dossier(availability=days(sun=120), races=BUILD, activities=trained(16, {6: 12.0}))

    assert "H" not in roles(one)


def test_three_days_lie_apart() -> None:
    found = roles(
        dossier(
            availability=days(mon=60, tue=60, wed=60, thu=60, fri=60, sat=60, sun=120),
            activities=trained(16, {1: 8.0, 3: 8.0, 6: 12.0}),
        )
    )

    trained_on = [n for n, letter in enumerate(found) if letter != "."]
    assert len(trained_on) <= 4
    assert all(b - a >= 2 for a, b in pairwise(trained_on[:-1]))


def test_over_sixty_hard_days_lie_three_apart_and_two_days_rest() -> None:
    found = roles(busy(athlete=athlete(birth_year=1962), races=BUILD))

    heavy = [n for n, letter in enumerate(found) if letter in "HL"]
    assert all(b - a >= 3 for a, b in pairwise(heavy))
    assert found.count(".") >= 2


def test_race_week_has_a_short_touch_early_and_the_race_at_its_end() -> None:
    found = roles(busy(races=(race(6, 21.1),)))

    assert found[6] == "r"
    assert found.index("H") <= 2
    assert "L" not in found


def test_race_week_holds_no_long_run_two_days_before_and_keeps_its_touch() -> None:
    ultra = dossier(
        availability=days(tue=75, wed=75, thu=120, sat=400, sun=400),
        races=(race(5, 161.0),),
        activities=trained(20, {1: 14.0, 2: 12.0, 3: 14.0, 5: 38.0, 6: 22.0}),
    )
    found = roles(ultra)

    assert found[5] == "r"
    assert "L" not in found[3:]
    assert "H" in found


def test_before_a_race_on_monday_the_weekend_is_quiet_and_the_touch_is_kept() -> None:
    ahead = busy(races=(race(7, 42.195),))

    found = roles(ahead)
    assert "L" not in found[5:]
    assert "H" in found


def test_a_triathletes_long_run_is_not_measured_against_rides() -> None:
    every = days(mon=150, tue=150, wed=180, thu=150, fri=120, sat=360, sun=240)
    rides = tuple(
        run(MONDAY - n * DAY, 150.0, pace=2.4, sport=Sport.CYCLING) for n in range(2, 112, 7)
    )
    runs = trained(16, {1: 12.0, 3: 12.0, 6: 24.0})
    tri = dossier(
        athlete=athlete(sport=Discipline.TRIATHLON),
        availability=every,
        races=(race(84, 226.0),),
        activities=tuple(sorted((*runs, *rides), key=lambda one: one.start)),
    )

    assert "L" in roles(tri)


def test_no_long_run_lies_beside_a_race() -> None:
    found = roles(busy(races=(race(5, 10.0, priority=Priority.B), race(60, 21.1))))

    assert found[5] == "r"
    assert "L" not in found[4:]


def test_before_an_ultra_a_second_long_run_follows_the_first() -> None:
    ultra = dossier(
        availability=days(tue=90, wed=90, thu=90, sat=400, sun=400),
        races=(race(40, 100.0),),
        activities=trained(20, {1: 14.0, 2: 12.0, 3: 14.0, 5: 38.0, 6: 22.0}),
    )

    assert roles(ultra)[5:] == "LL"


def test_a_week_without_load_left_is_not_laid_out() -> None:
    week = draft(busy())
    week.target_km = 0.0

    lay_out(week)

    assert all(day.role is None for day in week.days)


def test_no_day_without_minutes_or_health_is_able() -> None:
    week = draft(busy())

    assert not is_able(week, week.days[0])
    assert is_able(week, week.days[1])
    week.days[1].bounds = replace(week.days[1].bounds, running=False)
    assert not is_able(week, week.days[1])


def test_beside_a_race_three_short_runs_keep_the_rhythm_where_two_would_hold_too_little() -> None:
    seldom = {"availability": days(tue=40, thu=40, sat=60, sun=60), "races": (race(6, 5.0),)}
    novice = athlete(experience=Experience.NOVICE)

    found = roles(dossier(athlete=novice, activities=trained(12, {1: 3, 3: 3, 6: 4}), **seldom))

    assert found == ".e.e.er"
