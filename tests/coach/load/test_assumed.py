"""What stands in for the unknown is said."""

from dataclasses import replace

from coach.activity import Sport
from coach.athlete import Athlete
from coach.load.assumed import assumed
from tests.coach.load.made import IDA, activity, day, dossier

NOBODY = Athlete(time_zone="UTC", birth_year=1986)
LIFT = activity(5, sport=Sport.STRENGTH, km=None)


def test_an_unknown_sex_and_unknown_pulses_are_said() -> None:
    found = assumed(dossier(activity(avg_hr=150), athlete=NOBODY), day(10))

    assert found == (
        "the formula for men, as I do not know your sex",
        "a resting pulse of 65",
        "a highest pulse of 180",
    )


def test_what_the_athlete_told_is_not_assumed() -> None:
    assert assumed(dossier(activity(avg_hr=150)), day(10)) == ()
    half = replace(IDA, max_hr=None)
    assert assumed(dossier(activity(avg_hr=150), athlete=half), day(10)) == (
        "a highest pulse of 180",
    )


def test_without_a_pulse_no_pulse_is_assumed() -> None:
    assert assumed(dossier(activity(rpe=5), athlete=NOBODY), day(10)) == ()
    unused = activity(avg_hr=255)
    assert assumed(dossier(unused, athlete=NOBODY), day(10)) == ()


def test_an_assumed_effort_is_counted() -> None:
    assert assumed(dossier(LIFT), day(10)) == (
        "an effort of 6 for one session without distance and RPE",
    )
    assert "2 sessions" in assumed(dossier(LIFT, replace(LIFT, title="b")), day(10))[0]
    assert assumed(dossier(replace(LIFT, rpe=4.0)), day(10)) == ()


def test_only_the_window_of_the_ratios_counts() -> None:
    assert assumed(dossier(LIFT, activity(2, avg_hr=150), athlete=NOBODY), day(40)) == ()
    assert assumed(dossier(LIFT), day(4)) == ()
