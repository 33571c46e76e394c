"""Authority: at most one unasked change a week, never twice to the same workout."""

from datetime import UTC, date, datetime

from coach.activity import Activity, Sport
from coach.calendar import PushKind
from coach.planning.changes import day_changes
from coach.program import Program
from coach.recording import Recording
from coach.usecases.pushes import WednesdayWeek
from tests.coach.planning.athletes import DAY, MONDAY
from tests.coach.usecases.life import ME, Life

WEDNESDAY = MONDAY + 2 * DAY


async def ran(life: Life, day: date, km: float) -> None:
    life.at(day, 20)
    done = Activity(
        start=datetime(day.year, day.month, day.day, 7, tzinfo=UTC),
        sport=Sport.RUNNING,
        duration_s=km * 360,
        km=km,
        rpe=4.0,
        source="fit",
        id=f"{day}:{km}",
    )
    await life.coach.activities(ME, Recording(activity=done))


async def looked(life: Life, day: date) -> Program:
    """The week as the athlete opens it on a day."""
    life.at(day, 12)
    return (await life.coach.plan_week(ME, MONDAY)).program


async def overdone() -> tuple[Life, Program, Program]:
    """Twice the week in two days; the week before and after Wednesday's check."""
    life = await Life().begin()
    before = await life.week()
    await ran(life, MONDAY, 16.0)
    await ran(life, MONDAY + DAY, 17.0)
    told = await life.push(PushKind.WEDNESDAY, WEDNESDAY, 12)
    assert isinstance(told, WednesdayWeek)
    assert told.changes
    return life, before, await life.week()


async def test_wednesday_changes_the_week_and_the_days_after_leave_it_alone() -> None:
    life, before, changed = await overdone()
    moved = {change.date for change in day_changes(before, changed, WEDNESDAY)}

    for n in range(2, 7):
        seen = await looked(life, MONDAY + n * DAY)
        again = {change.date for change in day_changes(changed, seen, MONDAY + n * DAY)}
        assert not again & moved
        assert not again


async def test_a_second_check_of_the_same_wednesday_changes_nothing_more() -> None:
    life, _, changed = await overdone()

    again = await life.push(PushKind.WEDNESDAY, WEDNESDAY, 15)

    assert isinstance(again, WednesdayWeek)
    assert not again.changes
    assert (await life.week()).version == changed.version


async def test_nothing_but_wednesday_acts_on_load_alone_before_three_days_have_passed() -> None:
    """What a ratio says on Tuesday waits for Wednesday, whatever is opened meanwhile."""
    life = await Life().begin()
    before = await life.week()
    await ran(life, MONDAY, 16.0)
    await ran(life, MONDAY + DAY, 17.0)

    seen = await looked(life, MONDAY + DAY)

    assert not day_changes(before, seen, MONDAY + DAY)
