import pytest

from coach.activity import Activity, Sport
from coach.journal import Observation
from coach.load.internal import InternalModel, Method
from coach.load.pulse import PulseRange
from coach.load.row import DayRow, day_row, lost
from tests.cases import each
from tests.coach.load.made import activity, day, rest

MODEL = InternalModel(pulse=PulseRange(resting=60, highest=190))


def _row(*activities: Activity, seen: Observation | None = None) -> DayRow:
    return day_row(day(1), activities, seen, MODEL)


def test_doubles_add_up() -> None:
    row = _row(activity(km=6.0, rpe=5), activity(km=9.0, rpe=5), activity(km=7.0, rpe=5))

    assert row.external_total == row.external_impact == 22
    assert row.internal == pytest.approx(3 * 90)
    assert row.minutes == 180
    assert row.run_km == 9


def test_the_longest_run_is_no_ride_and_no_hike() -> None:
    ride = activity(sport=Sport.CYCLING, km=80.0)
    hike = activity(sport=Sport.HIKING, km=30.0)

    assert _row(ride, hike).run_km is None
    assert _row(ride, hike, activity(sport=Sport.TREADMILL, km=4.0)).run_km == 4


def test_a_day_whose_activities_have_no_internal_load_has_none() -> None:
    row = _row(activity())

    assert row.internal is None
    assert row.internal_method is None
    assert row.paired == 0


def test_a_run_of_unknown_size_is_no_zero() -> None:
    """Unknown is None, never 0 (coaching)."""
    unsized = activity(km=None, duration_s=None)

    row = _row(unsized)
    assert (row.external_total, row.external_impact, row.known) == (None, None, True)
    assert _row(unsized, activity(km=6.0)).external_total == 6
    assert _row(seen=rest(1)).external_total == 0


def test_only_activities_with_both_loads_are_paired() -> None:
    row = _row(activity(km=6.0, rpe=5), activity(km=9.0))

    assert row.external_total == 15
    assert row.paired == 6


def test_the_least_exact_method_of_a_day_is_named() -> None:
    assert (
        _row(activity(trimp_stream=50.0), activity(avg_hr=140)).internal_method is Method.MEAN_HR
    )
    assert _row(activity(rpe=5), activity(avg_hr=140)).internal_method is Method.SESSION_RPE


def test_the_mean_is_kept_beside_the_sum_over_samples() -> None:
    row = _row(activity(trimp_stream=300.0, avg_hr=150))

    assert (row.internal, row.by_mean) == pytest.approx((300.0, 100.4403), abs=1e-3)
    assert row.streamed
    assert not row.averaged


@each(
    "activities, seen, is_rest",
    [
        ((), Observation(date=day(1)), True),
        ((), rest(1), True),
        ((activity(duration_s=600.0, rpe=3),), None, True),  # 9 TRIMP
        ((activity(duration_s=600.0, rpe=4),), None, False),  # 12 TRIMP
        ((activity(),), None, False),  # nobody knows what it cost
        ((activity(), activity(duration_s=600.0, rpe=1)), None, False),
        ((activity(sport=Sport.WALKING, duration_s=3000.0),), None, True),
        ((activity(sport=Sport.WALKING, duration_s=6000.0),), None, False),
        ((activity(),), rest(1), True),  # answered
        ((activity(rpe=6),), rest(1), False),  # answered, and then it was run
        ((), Observation(date=day(1), rpe=6), False),  # an effort nobody recorded
    ],
)
def test_a_rest_day_is_slight_or_answered(
    activities: tuple[Activity, ...], seen: Observation | None, is_rest: bool
) -> None:
    assert _row(*activities, seen=seen).rest is is_rest


def test_a_pulse_without_a_time_is_no_method_of_its_own() -> None:
    """Nothing was averaged over it, so it mixes nothing."""
    row = _row(activity(duration_s=None, avg_hr=150), activity(trimp_stream=50.0, avg_hr=150))

    assert row.streamed
    assert not row.averaged


def test_a_lost_day_holds_no_zero() -> None:
    row = lost(day(1))

    assert (row.external_total, row.external_impact, row.internal) == (None, None, None)
    assert not row.known
    assert row.unknown
    assert not row.rest
