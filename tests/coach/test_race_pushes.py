"""When a race speaks: its morning and the day after, by the clock on the athlete's wall."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from coach.athlete import AthleteId
from coach.calendar import Push, PushKind, Schedule, occurrences, quiet_until
from coach.document import loads
from coach.dossier import Settings

SATURDAY = date(2026, 12, 12)
DAY = timedelta(days=1)
ABOUT_RACES = {PushKind.RACE_MORNING, PushKind.DAY_AFTER}
CLOCKS = st.times().map(lambda at: f"{at:%H:%M}")


def owed(
    *races: date, settings: Settings | None = None, zone: str = "Europe/Berlin"
) -> list[Push]:
    """What is owed about races in the fortnight around them."""
    schedule = Schedule(
        athlete=AthleteId(1),
        time_zone=zone,
        settings=settings or Settings(),
        race_days=frozenset(races),
    )
    start = datetime.combine(SATURDAY - 7 * DAY, time(), UTC)
    found = occurrences(schedule, start, start + 14 * DAY)
    return [push for push in found if push.kind in ABOUT_RACES]


def local(moment: datetime, zone: str = "Europe/Berlin") -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%a %H:%M}"


def test_a_race_has_a_morning_and_a_day_after() -> None:
    morning, after = owed(SATURDAY)

    assert (morning.key, after.key) == ("race_morning:1:2026-12-12", "day_after:1:2026-12-13")
    assert (local(morning.due), local(after.due)) == ("Sat 07:00", "Sun 10:00")


def test_a_morning_is_let_go_after_three_hours_and_a_day_after_when_the_next_is_over() -> None:
    morning, after = owed(SATURDAY)

    assert local(morning.expires) == "Sat 10:00"
    assert local(after.expires) == "Tue 00:00"


def test_without_a_race_there_is_nothing_to_say_and_whoever_wants_nothing_hears_nothing() -> None:
    assert owed() == []
    assert owed(SATURDAY, settings=Settings(race_morning_at=None, day_after_at=None)) == []
    assert owed(SATURDAY, settings=Settings(paused=True)) == []


def test_a_race_is_on_its_date_wherever_the_athlete_is() -> None:
    for zone in ("Pacific/Auckland", "Pacific/Pago_Pago", "Asia/Kathmandu"):
        morning, after = owed(SATURDAY, zone=zone)

        assert (morning.day, local(morning.due, zone)) == (SATURDAY, "Sat 07:00")
        assert (after.day, local(after.due, zone)) == (SATURDAY + DAY, "Sun 10:00")


def test_the_usual_times_wait_for_the_end_of_the_quiet_hours() -> None:
    morning, after = owed(SATURDAY, settings=Settings(quiet_to="10:30"))

    assert (local(morning.due), local(after.due)) == ("Sat 10:30", "Sun 10:30")


def test_a_time_that_was_chosen_beats_the_quiet_hours() -> None:
    settings = Settings(race_morning_at="04:45", day_after_at="06:00")
    morning, after = owed(SATURDAY, settings=settings)

    assert (local(morning.due), local(after.due)) == ("Sat 04:45", "Sun 06:00")
    zone = ZoneInfo("Europe/Berlin")
    assert quiet_until(settings, morning.due, morning.due, zone) is None


def test_two_races_on_following_days_have_a_day_after_each_as_far_as_the_clock_knows() -> None:
    assert [push.key for push in owed(SATURDAY, SATURDAY + DAY)] == [
        "race_morning:1:2026-12-12",
        "race_morning:1:2026-12-13",
        "day_after:1:2026-12-13",
        "day_after:1:2026-12-14",
    ]


@given(CLOCKS, CLOCKS, CLOCKS, CLOCKS, st.sampled_from(["Europe/Berlin", "America/Denver"]))
def test_whatever_is_set_each_is_owed_once_and_has_time_to_be_said(
    morning: str, after: str, quiet_from: str, quiet_to: str, zone: str
) -> None:
    settings = Settings(
        race_morning_at=morning, day_after_at=after, quiet_from=quiet_from, quiet_to=quiet_to
    )

    pushes = owed(SATURDAY, settings=settings, zone=zone)

    assert {push.key for push in pushes} == {"race_morning:1:2026-12-12", "day_after:1:2026-12-13"}
    for push in pushes:
        assert push.due.astimezone(ZoneInfo(zone)).date() == push.day
        assert push.expires - push.due >= timedelta(minutes=15)


@given(CLOCKS, CLOCKS, st.integers(0, 1439))
def test_quiet_hours_end_within_a_day_and_at_their_end(
    quiet_from: str, quiet_to: str, minute: int
) -> None:
    settings = Settings(quiet_from=quiet_from, quiet_to=quiet_to)
    now = datetime.combine(SATURDAY, time(), UTC) + timedelta(minutes=minute)

    until = quiet_until(settings, now - DAY, now, ZoneInfo("UTC"))

    if until is not None:
        assert now < until <= now + DAY
        assert f"{until:%H:%M}" == quiet_to


def test_settings_from_before_there_were_such_times_have_the_usual_ones() -> None:
    kept = loads(Settings, '{"sunday_at": "09:00", "check_in_at": null}')

    assert kept == replace(Settings(), sunday_at="09:00", check_in_at=None)
    assert (kept.race_morning_at, kept.day_after_at) == ("07:00", "10:00")
