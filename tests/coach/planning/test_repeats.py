"""No hard workout comes again within ten days, unless it is a step further (coaching §4)."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import Experience
from coach.planning.library import Template, by_code
from coach.planning.week import write_week
from coach.program import Program, monday_of
from tests.athletes import random_dossier
from tests.coach.planning.athletes import MONDAY, athlete, dossier, race, trained

WEEK, WEEKS = timedelta(days=7), 5
TEN_DAYS = 10
USUAL = {
    Experience.NOVICE: {1: 4.0, 3: 4.0, 6: 6.0},
    Experience.INTERMEDIATE: {1: 8.0, 2: 8.0, 3: 8.0, 6: 14.0},
    Experience.ADVANCED: {0: 8.0, 1: 12.0, 2: 12.0, 3: 12.0, 5: 20.0, 6: 18.0},
}


def hard_of(program: Program) -> Iterator[tuple[date, Template]]:
    """The planner's own hard sessions; weekly ones of the athlete have no code."""
    for day in program.daily_program:
        for workout in day.workouts:
            template = by_code(workout.code) if workout.code else None
            if template is not None and template.hard:
                yield day.date, template


def repeated(found: list[tuple[date, Template]]) -> list[tuple[date, str, str]]:
    return [
        (later, before.code, after.code)
        for (earlier, before), (later, after) in combinations(sorted(found, key=lambda f: f[0]), 2)
        if (later - earlier).days < TEN_DAYS
        and after.family == before.family
        and after.level <= before.level
    ]


@given(seed=st.integers(0, 5000))
@settings(max_examples=8, deadline=None)
def test_consecutive_weeks_of_anybody_do_not_repeat_a_hard_workout(seed: int) -> None:
    one, today = random_dossier(seed)
    one, first = one.with_(programs=()), monday_of(today)
    for n in range(WEEKS):
        week = write_week(one, today=today, monday=first + n * WEEK)
        one = one.with_(programs=(*one.programs, week.program))

    assert not repeated([hard for week in one.programs for hard in hard_of(week)])


@given(
    level=st.sampled_from(Experience),
    km=st.sampled_from([5.0, 10.0, 21.0975, 42.195, 80.0]),
    weeks=st.integers(3, 16),
)
@settings(max_examples=6, deadline=None)
def test_the_weeks_before_a_race_do_not_repeat_a_hard_workout(
    level: Experience, km: float, weeks: int
) -> None:
    one = dossier(
        athlete=athlete(experience=level),
        activities=trained(12, USUAL[level]),
        races=(race(7 * weeks - 1, km),),
    )
    for n in range(WEEKS):
        week = write_week(one, today=MONDAY, monday=MONDAY + n * WEEK)
        one = one.with_(programs=(*one.programs, week.program))

    found = [hard for week in one.programs for hard in hard_of(week)]
    assert found
    assert not repeated(found)
