"""Sunday, Wednesday and offers: what is said, kept, and only changed by a yes."""

from dataclasses import replace

import pytest

from coach.calendar import PushKind
from coach.dossier import Offer
from coach.planning.changes import differ
from coach.planning.rules.verdicts import Outcome
from coach.planning.week import check_week
from coach.program import Program
from coach.usecases.pushes import SundayWeek, WednesdayWeek
from coach.usecases.requests import Wanted
from tests.coach.planning.athletes import DAY, MONDAY, dossier, trained
from tests.coach.usecases.life import ME, Life

WEDNESDAY, SUNDAY = MONDAY + 2 * DAY, MONDAY + 6 * DAY
NEXT = MONDAY + 7 * DAY


async def lived(*days: int, by: float = 1.0) -> Life:
    """The running week with the sessions of some days typed as they were planned."""
    life = await Life().begin()
    for n in days:
        life.at(MONDAY + n * DAY, 19)
        day = (await life.week()).on(life.today)
        assert day is not None
        for workout in day.workouts:
            if workout.distance_km:
                km, minutes = workout.distance_km * by, workout.duration_min * by
                rpe = workout.target.rpe or 3
                await life.coach.journal.log(ME, f"{km:.1f}k {minutes:.0f} min rpe {rpe:.0f}")
    return life


async def sunday(life: Life, day: int = 6) -> SundayWeek:
    content = await life.push(PushKind.SUNDAY, MONDAY + day * DAY, 18)
    assert isinstance(content, SundayWeek)
    return content


async def wednesday(life: Life) -> WednesdayWeek:
    content = await life.push(PushKind.WEDNESDAY, WEDNESDAY, 12)
    assert isinstance(content, WednesdayWeek)
    return content


async def test_sunday_keeps_the_receipt_and_says_it_once_more_the_same() -> None:
    life = await lived(1, 2, 3, 5, 6)

    first, again = await sunday(life), await sunday(life)

    kept = (await life.dossier()).receipts
    assert [r.week_start_date for r in kept] == [MONDAY]
    assert first.receipt == again.receipt == kept[0]
    assert kept[0].cause == "it went as forecast"


async def test_what_comes_late_corrects_the_receipt_of_the_week_before() -> None:
    life = await lived(1, 2)
    early = (await sunday(life)).receipt
    life.at(NEXT + DAY)
    await life.coach.journal.log(ME, "sunday 16k 1:36 rpe 4")

    await sunday(life, 13)

    first, second = (await life.dossier()).receipts
    assert early is not None
    assert first.week_start_date == early.week_start_date
    assert (first.adherence or 0) > (early.adherence or 0)
    assert second.week_start_date == NEXT


async def test_before_the_first_program_there_is_no_receipt() -> None:
    life = Life()
    life.at(MONDAY - DAY, 12)
    await life.coach.people.restore(ME, dossier())

    assert (await sunday(life, -1)).receipt is None


async def test_a_week_written_ahead_is_held_against_what_was_done_since() -> None:
    """Written at noon; then a marathon that nobody planned: the evening's week is another."""
    life = await lived(1, 2, 3, 5)
    life.at(SUNDAY, 12)
    noon = (await life.coach.plan_week(ME, NEXT)).program
    life.at(SUNDAY, 15)
    await life.coach.journal.log(ME, "42k 4:30 rpe 9")

    evening = (await sunday(life)).shown.program

    seen = await life.dossier()
    for program, broken in ((noon, True), (evening, False)):
        rules = check_week(seen, today=SUNDAY, program=program)
        assert any(rule.verdict is Outcome.BLOCK for rule in rules) is broken
    assert evening.version > noon.version


async def test_a_week_written_ahead_is_served_as_it_is_where_nothing_came_between() -> None:
    life = await lived(1, 2, 3, 5, 6)
    life.at(SUNDAY, 17)
    before = (await life.coach.plan_week(ME, NEXT)).program

    assert (await sunday(life)).shown.program.version == before.version


async def test_an_uneventful_wednesday_changes_nothing() -> None:
    life = await lived(1)
    before = await life.week()

    content = await wednesday(life)

    assert (content.changes, content.because, content.quote) == ((), None, None)
    after = await life.week()
    assert after.daily_program == before.daily_program
    assert after.checked_at == life.clock.at
    assert after.predicted_metrics != before.predicted_metrics, "it follows what happened"
    promised = (await sunday(life)).receipt
    assert promised is not None
    assert promised.predicted_external_acwr == before.predicted_metrics.external_acwr


async def test_wednesday_after_far_too_much_changes_what_is_left_says_why_and_quotes() -> None:
    life = await Life().begin()
    life.at(MONDAY + DAY, 19)
    await life.coach.journal.log(ME, "28k 2:50 rpe 8 energy 2 got carried away")
    before = await life.week()

    content = await wednesday(life)

    assert content.because
    assert content.quote is not None
    assert content.quote.words == "got carried away"
    assert content.changes
    assert all(change.date >= WEDNESDAY for change in content.changes)
    assert _planned(await life.week()) < _planned(before)


async def test_wednesday_leaves_alone_what_need_not_change() -> None:
    """Pain of four takes what is hard and what is longer; an easy day in the bounds stays."""
    life = await lived(1, by=1.0)
    await life.coach.journal.log(ME, "pain 4 left calf")
    before = await life.week()

    await wednesday(life)

    after = await life.week()
    for day in after.daily_program[:2]:
        assert not differ(before.on(day.date), day)


async def low() -> tuple[Life, int]:
    """An athlete after a week of half the load, and the offer of Sunday."""
    life = Life()
    life.at(MONDAY - DAY, 12)
    acts = (
        *(a for a in trained(12) if a.day < MONDAY - 7 * DAY),
        *trained(1, {1: 5.0, 3: 5.0, 5: 4.0, 6: 8.0}),
    )
    await life.coach.people.restore(ME, dossier(activities=acts))
    content = await sunday(life, -1)
    assert content.offer is not None
    return life, content.offer.id


def _planned(week: Program) -> float:
    return sum(w.planned_external or 0 for d in week.daily_program for w in d.workouts)


async def test_a_yes_raises_the_week_once_and_undo_takes_it_back() -> None:
    life, id_ = await low()
    before = await life.week(MONDAY)

    done = await life.coach.offers.answer(ME, id_, yes=True)
    assert done.shown is not None
    raised = _planned(await life.week(MONDAY))
    assert raised > _planned(before) + 0.5
    again = await life.coach.offers.answer(ME, id_, yes=True)
    assert again.shown is None
    assert _planned(await life.week(MONDAY)) == raised

    await life.coach.people.undo(ME)

    assert _planned(await life.week(MONDAY)) == _planned(before)
    (offer,) = (await life.dossier()).offers
    assert offer.accepted is None


async def test_a_no_stays_a_no_all_week() -> None:
    life, id_ = await low()
    before = await life.week(MONDAY)

    done = await life.coach.offers.answer(ME, id_, yes=False)

    assert done.shown is None
    assert await life.week(MONDAY) == before
    life.at(MONDAY)
    assert (await wednesday(life)).offer is None


async def test_the_same_sunday_said_twice_makes_one_offer() -> None:
    life, id_ = await low()

    again = await sunday(life, -1)

    assert again.offer is not None
    assert again.offer.id == id_
    assert len((await life.dossier()).offers) == 1


@pytest.mark.parametrize("words", ["pain 7 knee", "pain 4 knee"])
async def test_a_yes_that_comes_after_pain_is_declined_with_a_reason(words: str) -> None:
    life, id_ = await low()
    await life.coach.journal.log(ME, words)
    await life.follow(must=False)
    before = await life.week(MONDAY)

    done = await life.coach.offers.answer(ME, id_, yes=True)

    assert done.shown is None
    assert "no room for it now" in done.text
    assert await life.week(MONDAY) == before


async def test_an_offer_that_nobody_made_is_not_taken() -> None:
    life, _ = await low()

    assert (await life.coach.offers.answer(ME, 99, yes=True)).shown is None
    async with life.store.transaction() as tx:
        id_ = await tx.offers.keep(ME, Offer(date=MONDAY, text="", kind="grow", amount=3.0))
    assert (await life.coach.offers.answer(ME, id_, yes=True)).shown is None


async def test_a_day_changed_by_hand_is_a_version_of_its_own_and_undone() -> None:
    life = await Life().begin()
    before = await life.week()

    done = await life.coach.adjust(ME, Wanted(day=SUNDAY, index=0, minutes=60.0))

    assert done.shown is not None
    after = await life.week()
    assert (after.version, after.cause) == (before.version + 1, "by hand")
    await life.coach.people.undo(ME)
    assert replace(await life.week(), recheck=False) == before


async def test_a_refused_change_leaves_the_week_as_it_is() -> None:
    life = await Life().begin()
    before = await life.week()

    done = await life.coach.adjust(ME, Wanted(day=MONDAY - DAY, index=0))

    assert done.shown is None
    assert await life.week() == before
