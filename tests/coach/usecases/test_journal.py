"""The journal keeps days that were."""

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
