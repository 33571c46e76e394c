"""How fast athletes are taken to be."""

from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.athlete import Experience
from coach.performance.equivalence import fitness
from coach.planning.fitness import speed
from coach.planning.library import by_code, scale
from coach.planning.paces import OF_EASY, SHARES, WALK_KM_MIN
from coach.program import Day, Program, StepKind, Workout, WorkoutStep, WorkoutType
from coach.race import RaceResult
from tests.coach.planning.athletes import MONDAY, athlete, dossier, known, run, trained

TEN_K = RaceResult(name="10k", date=MONDAY - timedelta(days=30), km=10.0, time_s=2700.0)


def test_easy_speed_is_that_of_the_easy_runs() -> None:
    paces = known(dossier(activities=trained(6, pace=6.5))).paces

    assert paces.own
    assert 1 / paces.easy == pytest.approx(6.5)


@pytest.mark.parametrize(
    ("level", "pace"),
    [(Experience.NOVICE, 7.5), (Experience.INTERMEDIATE, 6.25), (Experience.ADVANCED, 5.5)],
)
def test_without_a_run_speed_is_assumed_by_experience(level: Experience, pace: float) -> None:
    paces = known(dossier(athlete=athlete(experience=level), activities=())).paces

    assert not paces.own
    assert 1 / paces.easy == pytest.approx(pace)


def test_without_a_run_a_race_says_more_than_experience() -> None:
    paces = known(dossier(activities=(), results=(TEN_K,))).paces

    assert paces.easy == pytest.approx(speed(fitness(10.0, 2700.0), SHARES[1][1]))


def test_without_race_or_runs_there_is_no_pace_to_aim_at() -> None:
    paces = known(dossier(activities=())).paces

    assert [paces.span(zone) for zone in range(1, 6)] == [None] * 5


def test_own_runs_give_an_easy_pace_and_nothing_harder() -> None:
    paces = known(dossier()).paces

    fast, slow = paces.span(2) or (0.0, 0.0)
    assert fast < 360 < slow
    assert paces.span(4) is None


def test_easy_is_never_faster_than_the_fast_end_of_easy() -> None:
    racer = dossier(activities=trained(6, pace=4.0), results=(TEN_K,))

    fast, slow = known(racer).paces.span(2) or (0.0, 0.0)

    fastest = 60 / speed(fitness(10.0, 2700.0), SHARES[2][1])
    assert fast == pytest.approx(fastest)
    assert slow > fast


def test_harder_zones_are_faster() -> None:
    for one in (dossier(), dossier(results=(TEN_K,))):
        speeds = [known(one).paces.at(zone) for zone in range(1, 6)]
        assert speeds == sorted(speeds)


def test_the_km_of_a_workout_are_those_of_its_steps() -> None:
    paces = known(dossier()).paces
    steps = scale(by_code("T2"), 60).steps

    km = paces.km(Sport.RUNNING, steps, 60.0) or 0.0

    assert 60 * paces.easy * OF_EASY[1] < km < 60 * paces.easy * OF_EASY[4]


def test_walking_breaks_are_walked() -> None:
    paces = known(dossier()).paces
    run_walk = scale(by_code("RW1"), 30)

    km = paces.km(Sport.RUNNING, run_walk.steps, 30.0) or 0.0

    assert km < 0.9 * 30 * paces.easy


def test_other_sports_have_their_own_speed_from_three_sessions_on() -> None:
    day = MONDAY - timedelta(days=9)
    rides = [run(day + timedelta(days=n), 30.0, pace=2.0, sport=Sport.CYCLING) for n in range(3)]

    assert known(dossier(activities=tuple(rides))).paces.other[Sport.CYCLING] == pytest.approx(0.5)
    two = known(dossier(activities=tuple(rides[:2]))).paces.other[Sport.CYCLING]
    assert two == pytest.approx(23 / 60)


def test_strength_has_no_distance() -> None:
    assert known(dossier()).paces.km(Sport.STRENGTH, (), 45.0) is None


def test_running_is_learnt_from_run_walks_without_the_walking() -> None:
    """Else the next run-walk, planned with the mean of both, would come out short again."""
    steps = (
        WorkoutStep(
            kind=StepKind.REPEAT,
            times=10,
            steps=(
                WorkoutStep(kind=StepKind.WORK, minutes=2.0, zone=2),
                WorkoutStep(kind=StepKind.RECOVERY, minutes=1.0, zone=1, note="walk"),
            ),
        ),
    )
    day = MONDAY - timedelta(days=7)
    runs = tuple(day + timedelta(days=n) for n in (1, 3, 5))
    far = 20 / 7.0 + 10 * WALK_KM_MIN  # running at 7:00
    done = tuple(run(one, far, pace=30 / far) for one in runs)
    meant = Workout(
        workout_type=WorkoutType.EASY, sport=Sport.RUNNING, duration_min=30.0, steps=steps
    )
    week = Program(
        week_start_date=day,
        daily_program=tuple(
            Day(date=date_, day=f"{date_:%A}", workouts=(meant,) if date_ in runs else ())
            for date_ in (day + timedelta(days=n) for n in range(7))
        ),
    )

    paces = known(dossier(activities=done, programs=(week,))).paces

    assert 1 / paces.easy == pytest.approx(7.0)
    assert paces.km(Sport.RUNNING, steps, 30.0) == pytest.approx(far)
