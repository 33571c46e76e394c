"""How long a workout on offer may last."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.athlete import Discipline
from coach.planning.bounds import bounds
from coach.planning.lengths import Lengths
from coach.planning.library import Role, by_code, scale
from coach.planning.library.effort import VT1_ZONE, above
from tests.coach.planning.athletes import FREE, MONDAY, athlete, dossier, known, race, run, trained
from tests.coach.planning.weeks import cases

DAY = timedelta(days=1)


def lengths(**parts: object) -> Lengths:
    facts = known(dossier(**parts))
    return Lengths(facts, bounds(facts))


def high(found: Lengths, day: int, code: str, role: Role = Role.EASY) -> int:
    return found.high(found.limits.days[day], by_code(code), Sport.RUNNING, role)


def test_the_shortest_is_the_workouts_own_in_whole_minutes() -> None:
    assert lengths().low(by_code("E1")) == 20
    assert lengths().low(by_code("HC1")) == 45


def test_a_day_with_little_time_shortens() -> None:
    short = replace(FREE, days=replace(FREE.days, tue=35))
    assert high(lengths(availability=short), 1, "E1") == 35
    assert high(lengths(), 1, "E1") == 60


def test_an_easy_run_is_never_a_long_one() -> None:
    assert high(lengths(), 6, "E2") == 85


def test_the_long_run_is_the_seasons() -> None:
    found = lengths()
    assert high(found, 6, "L2", Role.LONG) <= found.limits.long_minutes


def test_no_run_is_further_than_the_day_allows() -> None:
    for case in cases(25):
        facts = known(case.dossier, case.today, case.monday)
        found = Lengths(facts, bounds(facts))
        for day in found.limits.days:
            if day.longest_km is None or not day.open:
                continue
            minutes = found.high(day, by_code("E1"), Sport.RUNNING, Role.EASY)
            if minutes >= 20:
                steps = scale(by_code("E1"), minutes).steps
                assert (facts.paces.km(Sport.RUNNING, steps, minutes) or 0) <= day.longest_km


def test_the_eve_of_a_race_is_short() -> None:
    found = lengths(races=(race(4, 10.0),))
    assert high(found, 3, "E1") <= 40


def test_hard_minutes_leave_the_week_easy_enough() -> None:
    found = lengths(races=(race(70, 42.2),), activities=trained(10, {1: 4.0, 3: 4.0, 6: 6.0}))
    template = by_code("T2")
    minutes = high(found, 1, "T2", Role.HARD)
    if minutes >= found.low(template):
        work = above(VT1_ZONE, scale(template, minutes).zone_minutes)
        week = found.limits.target_km / found.known.past.load_per_minute
        assert work <= (1 - found.limits.easy_share) * week + 1e-9


@pytest.mark.parametrize("minutes", [60.0, 150.0])
def test_a_triathletes_ride_grows_by_a_tenth(minutes: float) -> None:
    ride = run(MONDAY - 3 * DAY, 40.0, sport=Sport.CYCLING, duration_s=minutes * 60)
    found = lengths(
        athlete=athlete(sport=Discipline.TRIATHLON),
        activities=(*trained(10, until=MONDAY - 7 * DAY), ride),
    )
    got = found.high(found.limits.days[6], by_code("B3"), Sport.CYCLING, Role.LONG)
    assert got <= max(1.1 * max(minutes, 96.0), 90.0)
