"""The journal keeps days that were."""

from datetime import UTC, date, datetime, time

from coach.activity import Activity, Sport
from coach.recording import Recording
from tests.coach.planning.athletes import DAY
from tests.coach.usecases.life import ME, Life


async def test_a_day_that_is_still_ahead_is_a_note_of_today() -> None:
    life = await Life().begin()

    (kept,) = await life.coach.journal.log(ME, f"{life.today + 30 * DAY} rpe 5 pain 0")

    assert kept.day == life.today
    assert kept.observation is not None
    assert kept.observation.rpe is None
    assert kept.observation.pain is None
    assert "rpe 5" in (kept.observation.note or "")
    (odd,) = kept.odd
    assert "still ahead" in odd.why


def recording(day: date, *, km: float) -> Recording:
    """A file of the morning."""
    return Recording(
        activity=Activity(
            start=datetime.combine(day, time(7), UTC),
            sport=Sport.RUNNING,
            km=km,
            duration_s=3600.0,
            source="fit",
            id="file",
        )
    )


async def _told(*lines: str) -> list[tuple[str, float | None]]:
    """The sessions of the day after these messages."""
    life = await Life().begin()
    for line in lines:
        await life.coach.journal.log(ME, line)
    kept = await life.coach.people.dossier(ME)
    return [(one.sport.value, one.km) for one in kept.activities if one.day == life.today]


async def test_a_session_of_another_sport_is_one_more() -> None:
    """Doubles add up: a ride told in the evening leaves the morning's run alone."""
    told = await _told("12k 1:05 rpe 4", "40 km ride 1:30")

    assert told == [("running", 12.0), ("cycling", 40.0)]


async def test_a_second_run_of_the_day_is_one_more_and_the_first_is_said() -> None:
    life = await Life().begin()
    await life.coach.journal.log(ME, "12k 1:05 rpe 4")

    (logged,) = await life.coach.journal.log(ME, "5k 30 min")

    assert [one.km for one in logged.activities] == [5.0]
    assert [one.km for one in logged.beside] == [12.0]
    assert await _told("12k 1:05", "5k 30 min", "7k and 40 km ride") == [
        ("running", 12.0),
        ("running", 5.0),
        ("running", 7.0),
        ("cycling", 40.0),
    ]


async def test_a_session_told_again_keeps_what_was_not_said_anew() -> None:
    life = await Life().begin()
    for line in ("12k 1:05 rpe 4", "12.5k run"):
        await life.coach.journal.log(ME, line)

    (run,) = [
        one for one in (await life.coach.people.dossier(ME)).activities if one.day == life.today
    ]
    assert (run.km, run.duration_s, run.rpe) == (12.5, 3900, 4.0)


async def test_a_session_told_again_is_put_right() -> None:
    assert await _told("12k 1:05", "12.5k 1:05") == [("running", 12.5)]
    assert await _told("12k 1:05", "40 km ride 1:30", "42 km ride 1:30") == [
        ("running", 12.0),
        ("cycling", 42.0),
    ]


async def test_a_typed_run_far_from_the_recorded_one_is_asked_about() -> None:
    """Coaching §1: outside 20 %, ask; the recorded numbers stay and the typed effort is kept."""
    life = await Life().begin()
    await life.coach.activities(ME, recording(life.today, km=10.0))

    (logged,) = await life.coach.journal.log(ME, "15k 1:30 rpe 8")

    (doubt,) = logged.doubts
    assert doubt.recorded.km == 10.0
    assert await life.coach.activities.same(ME, doubt.recorded_id, doubt.typed_id)
    (run,) = [
        one for one in (await life.coach.people.dossier(ME)).activities if one.day == life.today
    ]
    assert (run.km, run.rpe, run.source) == (10.0, 8.0, "fit")


async def test_a_typed_run_near_the_recorded_one_is_that_one() -> None:
    life = await Life().begin()
    await life.coach.activities(ME, recording(life.today, km=10.0))

    (logged,) = await life.coach.journal.log(ME, "10.4k 1:02 rpe 8")

    assert logged.doubts == ()
    assert [(one.km, one.rpe) for one in logged.activities] == [(10.0, 8.0)]
