"""What planned minutes are taken to cost."""

from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.planning.library import by_code
from coach.planning.session import Session, workout_of
from coach.program import Intensity, Target, Workout, WorkoutType
from tests.coach.planning.athletes import MONDAY, athlete, dossier, known, run

DAY = timedelta(days=1)


def with_pulse(count: int, bpm: int, *, rpe: float | None = None) -> tuple[object, ...]:
    days = [MONDAY - n * 2 * DAY for n in range(count, 0, -1)]
    return tuple(run(day, 10.0, avg_hr=bpm, rpe=rpe) for day in days)


MEASURED = athlete(resting_hr=50, max_hr=190)


def easy(minutes: float = 60.0) -> Workout:
    return Workout(
        workout_type=WorkoutType.EASY,
        sport=Sport.RUNNING,
        duration_min=minutes,
        intensity=Intensity.LOW,
        target=Target(rpe=3.0),
    )


def test_three_easy_runs_tell_what_an_easy_minute_costs() -> None:
    facts = known(dossier(athlete=MEASURED, activities=with_pulse(3, 140)))

    real = facts.readings.series.rows[-1].internal
    assert facts.rates.trimp(easy(60.0)) == pytest.approx(facts.rates.model.pulse.trimp(60.0, 140))
    assert real is not None


def test_two_do_not() -> None:
    facts = known(dossier(athlete=MEASURED, activities=with_pulse(2, 175)))

    assert facts.rates.own == {}


def test_without_a_pulse_minutes_cost_their_effort() -> None:
    facts = known(dossier())

    felt = facts.rates.trimp(easy(60.0))

    assert facts.rates.by_rpe
    assert felt == pytest.approx(60 * 4 * 0.30)  # the runs behind felt like 4


def test_without_anything_known_minutes_cost_what_they_should_feel_like() -> None:
    facts = known(dossier(activities=()))

    assert facts.rates.trimp(easy(60.0)) == pytest.approx(60 * 3 * 0.30)


def test_hard_minutes_cost_more_by_their_zones_and_by_the_athletes_own_easy_ones() -> None:
    light = known(dossier(athlete=MEASURED, activities=with_pulse(4, 125)))
    heavy = known(dossier(athlete=MEASURED, activities=with_pulse(4, 145)))
    session = Session(template=by_code("T2"), sport=Sport.RUNNING, minutes=60)

    costs = [facts.rates.trimp(workout_of(facts, session)) for facts in (light, heavy)]

    assert costs[0] < costs[1]
    assert costs[0] > light.rates.trimp(easy(60.0))


def test_rest_costs_nothing() -> None:
    rest = Workout(workout_type=WorkoutType.REST)

    assert known(dossier()).rates.trimp(rest) == 0.0
