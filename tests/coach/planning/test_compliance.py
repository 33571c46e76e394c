"""Each planned workout and what became of it."""

from dataclasses import replace

import pytest

from coach.activity import Sport
from coach.dossier import Dossier, Match
from coach.journal import Observation
from coach.planning.compliance import Followed, Outcome, compliance
from coach.program import Intensity, Program, Target, WorkoutType
from tests.coach.planning.athletes import DAY, MONDAY, dossier, easy, program, race, run

TUESDAY, SUNDAY = MONDAY + DAY, MONDAY + 6 * DAY


def week(**more: object) -> Program:
    """An easy ten on Tuesday."""
    return program(MONDAY, {1: 10.0}, **more)


def told(kept: Program, *acts: object, **parts: object) -> Followed:
    one = dossier(activities=acts, programs=(kept,), **parts)
    (found,) = compliance(one, kept, SUNDAY)
    return found


@pytest.mark.parametrize(
    ("km", "rpe", "outcome"),
    [
        (10.0, 4, Outcome.DONE),
        (8.2, 4, Outcome.DONE),
        (7.0, 4, Outcome.SHORTENED),
        (13.0, 4, Outcome.HARDER),
        (10.0, 6, Outcome.HARDER),
        (10.0, None, Outcome.DONE),
    ],
)
def test_the_same_day_and_sport_stand_for_the_workout(
    km: float, rpe: int | None, outcome: Outcome
) -> None:
    assert told(week(), run(TUESDAY, km, rpe=rpe)).outcome is outcome


def test_a_hard_session_that_was_easy_was_easier() -> None:
    (hard,) = (
        replace(
            easy(10.0),
            workout_type=WorkoutType.TEMPO,
            intensity=Intensity.HIGH,
            target=Target(rpe=7.0),
        ),
    )
    kept = week()
    days = tuple(replace(d, workouts=(hard,)) if d.workouts else d for d in kept.daily_program)

    found = told(replace(kept, daily_program=days), run(TUESDAY, 10.0, rpe=4))

    assert found.outcome is Outcome.EASIER


@pytest.mark.parametrize("away", [-1, 1])
def test_the_day_beside_it_counts_where_the_minutes_fit(away: int) -> None:
    near = told(week(), run(TUESDAY + away * DAY, 10.0))
    far = told(week(), run(TUESDAY + away * DAY, 5.0))

    assert near.outcome is Outcome.DONE
    assert far.outcome is Outcome.MISSED
    assert not far.told


def test_another_sport_that_day_is_a_swap() -> None:
    ride = run(TUESDAY, 25.0, sport=Sport.CYCLING)

    assert told(week(), ride).outcome is Outcome.SWAPPED


def test_a_rest_day_that_was_answered_is_a_miss_that_was_told() -> None:
    found = told(week(), observations=(Observation(date=TUESDAY, rest_day=True),))

    assert (found.outcome, found.told) == (Outcome.MISSED, True)


def test_a_match_that_was_said_wins() -> None:
    long_run = run(SUNDAY, 10.0, id="sunday")
    short = run(TUESDAY, 10.0, id="tuesday", hour=19)
    said = Match(date=TUESDAY, activity_id="sunday", code="E1")

    found = told(week(), long_run, short, matches=(said,))

    assert found.activity is not None
    assert found.activity.id == "sunday"


def test_today_is_open_until_it_is_over() -> None:
    kept = week()
    one = dossier(activities=(), programs=(kept,))

    assert [f.outcome for f in compliance(one, kept, TUESDAY)] == [Outcome.OPEN]
    assert [f.outcome for f in compliance(one, kept, TUESDAY + DAY)] == [Outcome.MISSED]
    assert compliance(one, kept, MONDAY) == ()


def test_one_activity_stands_for_one_workout() -> None:
    twice = program(MONDAY, {1: 10.0, 2: 10.0})
    one: Dossier = dossier(activities=(run(TUESDAY, 10.0),), programs=(twice,))

    outcomes = [f.outcome for f in compliance(one, twice, SUNDAY)]

    assert outcomes == [Outcome.DONE, Outcome.MISSED]


def test_races_are_no_training() -> None:
    kept = week()
    start = replace(easy(10.0), workout_type=WorkoutType.RACE)
    days = tuple(replace(d, workouts=(start,)) if d.workouts else d for d in kept.daily_program)
    raced = replace(kept, daily_program=days)

    assert compliance(dossier(races=(race(1),)), raced, SUNDAY) == ()
