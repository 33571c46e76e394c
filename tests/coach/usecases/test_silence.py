"""Weeks without a record: when they are asked about, and what an answer keeps."""

from datetime import date

import pytest

from coach.state import State, StateKind
from coach.usecases.silence import TRAINED, Gap, Heard, gap_in
from tests.coach.planning.athletes import DAY, MONDAY
from tests.coach.usecases.life import ME, Life

BEGUN = date(2026, 10, 5)
TODAY = BEGUN + 60 * DAY


def at(*days: int) -> set[date]:
    return {BEGUN + n * DAY for n in days}


@pytest.mark.parametrize(
    ("known", "found"),
    [
        (at(*range(47)), None),  # thirteen dates
        (at(*range(46)), (46, 59)),  # fourteen
        (at(0, 60), (1, 59)),  # back today
        (at(0, 53), (1, 52)),  # back a week ago
        (at(0, 52), None),  # longer ago: behind
        (set(), (0, 59)),  # not one record since the first program
        (at(-40), (0, 59)),  # the coach asks about no day before it began
    ],
)
def test_a_gap_of_a_fortnight_that_is_hardly_over_is_asked_about(
    known: set[date], found: tuple[int, int] | None
) -> None:
    gap = gap_in(known, BEGUN, TODAY)

    assert gap == (
        None if found is None else Gap(since=BEGUN + found[0] * DAY, to=BEGUN + found[1] * DAY)
    )


async def silent() -> Life:
    life = await Life().begin()
    life.at(MONDAY + 30 * DAY)
    return life


@pytest.mark.parametrize("heard", list(Heard))
async def test_one_answer_ends_the_question_and_its_undo_asks_again(heard: Heard) -> None:
    life = await silent()
    gap = await life.coach.silence(ME)
    assert gap is not None

    assert await life.coach.silence.answer(ME, heard) == gap

    assert await life.coach.silence(ME) is None
    assert await life.coach.silence.answer(ME, heard) is None
    await life.coach.people.undo(ME)
    assert await life.coach.silence(ME) == gap


async def test_what_was_trained_without_a_record_is_remembered_and_no_load() -> None:
    life = await silent()
    before = (await life.dossier()).activities

    await life.coach.silence.answer(ME, Heard.TRAINED)

    dossier = await life.dossier()
    assert [fact.quote for fact in dossier.facts] == [TRAINED]
    assert dossier.activities == before


async def test_an_open_illness_asks_for_itself() -> None:
    life = await silent()
    async with life.store.transaction() as tx:
        await tx.states.keep(ME, State(kind=StateKind.SICK, since=MONDAY + 10 * DAY))

    assert await life.coach.silence(ME) is None


async def test_days_away_are_a_record_of_themselves() -> None:
    life = await silent()
    await life.coach.away.add(ME, (MONDAY, life.today - DAY), 0, "at sea")

    assert await life.coach.silence(ME) is None


async def test_who_goes_on_typing_is_asked_once_a_day() -> None:
    life = await silent()

    first, again = await life.coach.silence.once(ME), await life.coach.silence.once(ME)
    life.at(MONDAY + 32 * DAY)
    later = await life.coach.silence.once(ME)

    assert first is not None
    assert again is None
    assert later is not None
    assert await life.coach.silence(ME) == later
