import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.activity import ON_FOOT, Sport
from coach.load.external import (
    External,
    cycling_factor,
    external,
    external_of,
    external_of_workout,
    impact_km,
    planned_external,
    total_km,
)
from coach.program import Target, Workout, WorkoutType
from tests.cases import each
from tests.coach.load.made import activity

MILE = 1.609344


def _parts(found: External | None) -> tuple[float, float]:
    """Impact and total."""
    assert found is not None
    return found.impact, found.total


@each(
    "km, ascent_m, equivalent",
    [(20, 800, 25.63), (28.525, 2295, 44.68), (10, None, 10.0), (10, 0, 10.0)],
)
@each("sport", sorted(ON_FOOT))
def test_a_climbed_metre_counts_for_seven_flat_ones(
    sport: Sport, km: float, ascent_m: float | None, equivalent: float
) -> None:
    went = activity(sport=sport, km=km, ascent_m=ascent_m)

    assert impact_km(went) == total_km(went) == pytest.approx(equivalent, abs=0.005)


def test_it_is_miles_and_feet_over_750_put_in_metres() -> None:
    miles, feet = 7.0, 1500.0

    went = activity(km=miles * MILE, ascent_m=feet * 0.3048)

    assert total_km(went) == pytest.approx((miles + feet / 750) * MILE, rel=1e-12)


def test_descent_is_never_load() -> None:
    assert total_km(activity(descent_m=2000)) == total_km(activity())


@each(
    "mph, factor",
    [
        (None, 4.0),
        (8, 4.0),
        (12, 4.0),
        (14, 3.75),
        (16, 3.5),
        (18, 3.2),
        (20, 2.9),
        (22.5, 2.65),
        (25, 2.4),
        (40, 2.4),
    ],
)
def test_a_ride_counts_by_its_speed(mph: float | None, factor: float) -> None:
    assert cycling_factor(mph) == pytest.approx(factor)


@given(st.floats(5, 40), st.floats(0, 0.1))
@settings(max_examples=60, deadline=None)
def test_no_tenth_of_a_mile_an_hour_makes_a_ride_jump(mph: float, more: float) -> None:
    assert 0 <= cycling_factor(mph) - cycling_factor(mph + more) <= 0.0151 / 0.1 * more + 1e-12


@pytest.mark.parametrize("sport", [Sport.CYCLING, Sport.INDOOR_CYCLING])
def test_a_ride_has_no_impact(sport: Sport) -> None:
    ride = activity(sport=sport, km=32 * MILE, duration_s=2 * 3600, ascent_m=1000)

    assert _parts(external_of(ride)) == pytest.approx((0.0, 32 * MILE / 3.5 + 4.8))


@pytest.mark.parametrize(
    ("sport", "ascent_m", "total"),
    [
        (Sport.SWIMMING, None, 8.0),
        (Sport.OPEN_WATER, None, 8.4),
        (Sport.ROWING, None, 3.0),
        (Sport.NORDIC_SKI, 500, 2.4),
        (Sport.SKI_TOURING, 1000, 13.0),
    ],
)
def test_other_sports_have_their_factors(
    sport: Sport, ascent_m: float | None, total: float
) -> None:
    went = activity(sport=sport, km=2.0, ascent_m=ascent_m)

    assert _parts(external_of(went)) == pytest.approx((0.0, total))


@pytest.mark.parametrize(
    "sport",
    [Sport.STRENGTH, Sport.MOBILITY, Sport.OTHER, Sport.INDOOR_CYCLING, Sport.SWIMMING],
)
def test_without_a_distance_the_effort_counts(sport: Sport) -> None:
    went = activity(sport=sport, km=None, duration_s=5400, rpe=4)

    assert _parts(external_of(went)) == pytest.approx((0.0, 1.5 * 4 * 0.48))


def test_an_unknown_effort_is_six_and_said_so() -> None:
    found = external_of(activity(sport=Sport.STRENGTH, km=None))

    assert _parts(found) == pytest.approx((0.0, 2.88))
    assert found is not None
    assert found.estimated


def test_an_effort_of_zero_is_an_answer() -> None:
    assert total_km(activity(sport=Sport.MOBILITY, km=None, rpe=0)) == 0


def test_an_unrecognised_sport_is_no_run_however_far_it_went() -> None:
    assert _parts(external_of(activity(sport=Sport.OTHER, km=30.0, rpe=5))) == pytest.approx(
        (0.0, 2.4)
    )


@pytest.mark.parametrize("km", [None, 0.0])
def test_a_run_without_a_distance_still_hits_the_ground(km: float | None) -> None:
    went = activity(sport=Sport.TREADMILL, km=km, rpe=5)

    assert impact_km(went) == total_km(went) == pytest.approx(2.4)


def test_nothing_known_is_unknown_not_zero() -> None:
    empty = activity(km=None, duration_s=None)

    assert impact_km(empty) is None
    assert total_km(empty) is None


@given(
    st.sampled_from(list(Sport)),
    st.none() | st.floats(0.1, 300),
    st.none() | st.floats(0, 5000),
    st.floats(1, 900),
    st.none() | st.floats(0, 10),
)
@settings(max_examples=60, deadline=None)
def test_planned_and_done_share_one_formula(
    sport: Sport, km: float | None, ascent_m: float | None, minutes: float, rpe: float | None
) -> None:
    planned = planned_external(sport, km=km, ascent_m=ascent_m, minutes=minutes, rpe=rpe)
    went = activity(sport=sport, km=km, ascent_m=ascent_m, duration_s=minutes * 60, rpe=rpe)
    done = external_of(went)

    assert done is not None
    assert planned.total == pytest.approx(done.total)
    assert planned.impact == pytest.approx(done.impact)
    assert 0 <= planned.impact <= planned.total


def test_nothing_planned_is_no_load() -> None:
    assert planned_external(Sport.RUNNING) == External(0.0, 0.0)


def test_a_planned_workout_is_counted_like_a_session() -> None:
    long = Workout(
        workout_type=WorkoutType.LONG, sport=Sport.TRAIL_RUNNING, distance_km=20, ascent_m=800
    )
    strength = Workout(workout_type=WorkoutType.STRENGTH, duration_min=30, target=Target(rpe=5))
    cross = Workout(workout_type=WorkoutType.CROSS, duration_min=60, distance_km=20)

    assert _parts(external_of_workout(long)) == pytest.approx((25.632, 25.632))
    assert _parts(external_of_workout(strength)) == pytest.approx((0.0, 1.2))
    assert _parts(external_of_workout(cross)) == pytest.approx((0.0, 2.88))
    assert external_of_workout(Workout(workout_type=WorkoutType.REST)) is None
    assert external_of_workout(Workout(workout_type=WorkoutType.EASY)) is None


def test_the_keyword_form_says_when_nothing_is_known() -> None:
    assert external(Sport.RUNNING, km=None, ascent_m=100, minutes=None, rpe=5) is None
