"""Where the clock may be sent."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.local_chat.journeys import JOURNEYS
from tests.cases import each

BERLIN = ZoneInfo("Europe/Berlin")
BY_KEY = {journey.key: journey for journey in JOURNEYS}
ZONES = sorted(available_timezones() - {"localtime", "Factory"})


@each(
    "key, from_, to",
    [
        ("sunday", "2026-12-04T09:30", "2026-12-06T18:00"),
        ("sunday", "2026-12-06T17:59", "2026-12-06T18:00"),
        ("sunday", "2026-12-06T18:00", "2026-12-13T18:00"),
        ("wednesday", "2026-12-09T11:00", "2026-12-09T12:00"),
        ("wednesday", "2026-12-09T12:00", "2026-12-16T12:00"),
        ("tonight", "2026-12-04T19:59", "2026-12-04T20:00"),
        ("tonight", "2026-12-04T20:00", "2026-12-05T20:00"),
        ("sunday", "2026-03-28T23:00", "2026-03-29T18:00"),
    ],
)
def test_a_journey_ends_at_the_next_such_hour_where_the_athlete_lives(
    key: str, from_: str, to: str
) -> None:
    moment = datetime.fromisoformat(from_).replace(tzinfo=BERLIN)

    there = BY_KEY[key].after(moment, BERLIN)

    assert there == datetime.fromisoformat(to).replace(tzinfo=BERLIN)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 -- made aware below
    st.sampled_from(ZONES),
    st.sampled_from(JOURNEYS),
)
@settings(max_examples=60, deadline=None)
def test_every_journey_leads_forward_and_not_past_the_next(
    moment: datetime, zone: str, journey: object
) -> None:
    start = moment.replace(tzinfo=UTC)
    chosen = BY_KEY[getattr(journey, "key", "")]

    there = chosen.after(start, ZoneInfo(zone))

    ahead = (there - start).total_seconds()
    assert 0 < ahead <= (8 if chosen.weekday is not None else 2) * 86_400
