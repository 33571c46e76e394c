from dataclasses import replace
from datetime import timedelta

import pytest

from coach.activity import Sport
from coach.load.duplicates import Sameness, merge, same_activity, same_run
from tests.cases import each
from tests.coach.load.made import activity

TYPED = activity(source="journal", km=10.0, duration_s=3600.0, rpe=6)
FILE = activity(km=10.4, duration_s=3650.0)


@each(
    "km, duration_s, same",
    [
        (10.4, 3650.0, Sameness.SAME),
        (12.0, 9000.0, Sameness.SAME),
        (8.0, 9000.0, Sameness.SAME),
        (12.1, 9000.0, Sameness.ASK),
        (7.9, 9000.0, Sameness.ASK),
        (20.0, 4320.0, Sameness.SAME),
        (20.0, 4330.0, Sameness.ASK),
        (20.0, 2880.0, Sameness.SAME),
        (None, 3600.0, Sameness.SAME),
        (10.0, None, Sameness.SAME),
        (None, None, Sameness.ASK),
        (0.0, 9000.0, Sameness.ASK),
    ],
)
def test_within_a_fifth_of_the_typed_distance_or_time_it_is_the_same_run(
    km: float | None, duration_s: float | None, same: Sameness
) -> None:
    assert same_run(TYPED, replace(FILE, km=km, duration_s=duration_s)) is same


@pytest.mark.parametrize(
    ("sport", "same"),
    [
        (Sport.TRAIL_RUNNING, Sameness.SAME),
        (Sport.TREADMILL, Sameness.SAME),
        (Sport.HIKING, Sameness.DIFFERENT),
        (Sport.CYCLING, Sameness.DIFFERENT),
    ],
)
def test_another_sport_is_another_session(sport: Sport, same: Sameness) -> None:
    assert same_run(TYPED, replace(FILE, sport=sport)) is same


def test_another_day_is_another_run() -> None:
    assert same_run(TYPED, activity(2, km=10.0)) is Sameness.DIFFERENT


def test_a_distance_typed_alone_is_not_held_against_a_time() -> None:
    typed = replace(TYPED, duration_s=None)

    assert same_run(typed, replace(FILE, km=None)) is Sameness.ASK


def test_the_files_numbers_replace_the_typed_ones_and_the_effort_stays() -> None:
    merged = merge(TYPED, replace(FILE, rpe=3, avg_hr=141))

    assert (merged.km, merged.duration_s, merged.avg_hr) == (10.4, 3650.0, 141)
    assert merged.rpe == 6
    assert merged.source == "fit"


def test_a_typed_effort_of_zero_is_kept_and_an_untyped_one_is_the_files() -> None:
    assert merge(replace(TYPED, rpe=0), replace(FILE, rpe=3)).rpe == 0
    assert merge(replace(TYPED, rpe=None), replace(FILE, rpe=3)).rpe == 3


def test_what_the_file_does_not_know_stays_as_typed() -> None:
    """A treadmill file without a distance does not take the typed one away."""
    merged = merge(replace(TYPED, title="Tempo"), replace(FILE, km=None, title=None))

    assert (merged.km, merged.title) == (10.0, "Tempo")


@pytest.mark.parametrize(
    ("seconds", "km", "same"),
    [
        (0, 10.4, True),
        (60, 10.4, True),
        (-60, 10.2, True),
        (61, 10.4, False),
        (0, 10.19, False),
        (0, 10.61, True),
        (0, 10.62, False),
    ],
)
def test_one_recording_in_two_formats_is_recognised(seconds: int, km: float, same: bool) -> None:
    other = replace(FILE, start=FILE.start + timedelta(seconds=seconds), km=km, source="tcx")

    assert same_activity(FILE, other) is same
    assert same_activity(other, FILE) is same


def test_without_distances_the_timer_decides() -> None:
    lift = activity(sport=Sport.STRENGTH, km=None)

    assert same_activity(lift, replace(lift, duration_s=3660.0, source="tcx"))
    assert not same_activity(lift, replace(lift, duration_s=4000.0, source="tcx"))
    assert same_activity(lift, replace(lift, duration_s=None, source="gpx"))


def test_a_format_that_does_not_name_the_sport_is_recognised_too() -> None:
    assert same_activity(FILE, replace(FILE, sport=Sport.OTHER, source="gpx"))
    assert not same_activity(FILE, replace(FILE, sport=Sport.CYCLING))


def test_an_instant_is_one_instant_in_every_zone() -> None:
    shifted = FILE.start.astimezone(tz=None)

    assert same_activity(FILE, replace(FILE, start=shifted))


def test_a_typed_entry_is_no_recording() -> None:
    assert not same_activity(TYPED, replace(TYPED, source="fit"))
