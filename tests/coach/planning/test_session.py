"""A workout of the library on its way into a program."""

import pytest

from coach.activity import Sport
from coach.athlete import Discipline, Units
from coach.planning.library import by_code
from coach.planning.session import Session, costed, estimate, load_km, workout_of
from coach.program import Target, Workout, WorkoutType
from tests.coach.planning.athletes import athlete, dossier, known


def session(code: str = "T2", minutes: float = 60, **more: object) -> Session:
    given: dict[str, object] = {
        "template": by_code(code),
        "sport": Sport.RUNNING,
        "minutes": minutes,
        **more,
    }
    return Session(**given)  # type: ignore[arg-type]


def test_a_session_becomes_a_whole_workout() -> None:
    workout = workout_of(known(dossier()), session(ascent_m=47.0, key=True))

    assert workout.workout_type is WorkoutType.TEMPO
    assert workout.code == "T2"
    assert workout.title == "4 × 6 min at threshold"
    assert workout.duration_min == 60
    assert workout.steps
    assert workout.key
    assert workout.ascent_m == 40.0
    assert workout.key_focus
    assert workout.terrain_notes == "flat"
    assert workout.description.startswith("1")
    assert ". " in workout.description


def test_distances_have_one_decimal_and_loads_follow_from_what_is_printed() -> None:
    workout = workout_of(known(dossier()), session(ascent_m=100.0))

    assert workout.distance_km == round(workout.distance_km or 0.0, 1)
    assert workout.planned_external == pytest.approx(
        (workout.distance_km or 0.0) + 7.04 * 0.1, abs=0.005
    )
    assert (workout.planned_internal or 0.0) > 0


def test_a_ceiling_lowers_the_effort_that_is_asked_for() -> None:
    facts = known(dossier())

    assert workout_of(facts, session("E1", 40, rpe=2.0)).target.rpe == 2.0
    assert workout_of(facts, session("E1", 40, rpe=9.0)).target.rpe == 3.0


def test_what_is_described_speaks_the_athletes_units() -> None:
    miles = known(dossier(athlete=athlete(units=Units.MI)))

    assert " mi " in workout_of(miles, session("TT2", 60)).description


def test_strength_has_neither_distance_nor_climb() -> None:
    workout = workout_of(known(dossier()), session("ST1", 30, sport=Sport.STRENGTH))

    assert (workout.distance_km, workout.ascent_m) == (None, None)
    assert (workout.planned_external or 0.0) > 0


@pytest.mark.parametrize(
    ("minutes", "words"), [(60.0, "60 minutes"), (62.0, "60-65 minutes"), (7.5, "5-10 minutes")]
)
def test_minutes_are_estimated_to_five(minutes: float, words: str) -> None:
    assert estimate(minutes) == words


def test_a_ride_is_load_for_a_cyclist_and_none_on_a_runners_legs() -> None:
    ride = Workout(
        workout_type=WorkoutType.CROSS,
        sport=Sport.CYCLING,
        distance_km=28.0,
        duration_min=90,
        target=Target(rpe=3),
    )

    assert load_km(Discipline.RUNNING, ride) == 0.0
    assert load_km(Discipline.CYCLING, ride) == pytest.approx(28 / 4.0, rel=0.1)


def test_rest_is_not_costed() -> None:
    rest = Workout(workout_type=WorkoutType.REST)

    assert costed(known(dossier()), rest) is rest


def test_a_session_under_a_roof_says_so_and_how() -> None:
    indoors = workout_of(known(dossier()), session("E1", 40, sport=Sport.TREADMILL))

    assert indoors.title == "Easy run, indoors"
    assert indoors.terrain_notes == "indoors"
    assert "Indoors: a treadmill" in indoors.description
    made_for_it = workout_of(known(dossier()), session("E12", 40, sport=Sport.TREADMILL))
    assert "ndoors" not in made_for_it.title
