"""Which week is meant by /week."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.athlete import Athlete
from coach.calendar import DAY
from coach.usecases.silence import ENDED, LEAST
from coach.usecases.week import WEEK, before_last, usual_week, usual_weeks

ZONES = sorted(available_timezones() - {"localtime", "Factory"})


@given(
    zone=st.sampled_from(ZONES),
    hours=st.floats(0, 70_000, allow_nan=False),
)
@settings(max_examples=200, deadline=None)
def test_the_week_that_is_meant_is_one_of_those_looked_at(zone: str, hours: float) -> None:
    moment = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    weeks = usual_weeks(moment)

    assert usual_week(Athlete(time_zone=zone), moment) in weeks
    assert [later - first for first, later in pairwise(weeks)] in ([], [WEEK])


@given(zone=st.sampled_from(ZONES), hours=st.floats(0, 70_000, allow_nan=False))
@settings(max_examples=100, deadline=None)
def test_what_is_on_record_of_the_week_before_last_is_no_silence(zone: str, hours: float) -> None:
    moment = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
    today = Athlete(time_zone=zone).today(moment)

    first, last = before_last(moment)

    assert today - LEAST * DAY <= first <= last <= today - ENDED - DAY


def test_it_turns_at_noon_on_sunday_where_the_athlete_lives() -> None:
    noon = datetime(2026, 12, 6, 11, tzinfo=UTC)  # in Berlin
    berlin, lisbon = (Athlete(time_zone=zone) for zone in ("Europe/Berlin", "Europe/Lisbon"))

    assert usual_week(berlin, noon) - usual_week(lisbon, noon) == WEEK
    assert usual_week(berlin, noon - timedelta(minutes=1)) == usual_week(lisbon, noon)
