"""One look at an athlete and a week of theirs, on every store."""

from coach.ports import Store
from tests.storage.made import ANA, BORIS, DAY, MONDAY, PERSON, STRANGER, WEEK, enrol, run, week

BEFORE = (MONDAY - 9 * DAY, MONDAY - 2 * DAY)


async def test_a_look_sees_who_it_is_what_is_in_force_and_what_was_done(store: Store) -> None:
    await enrol(store, ANA, BORIS)
    async with store.transaction() as tx:
        await tx.programs.keep(ANA, week(summary="old"))
        this = await tx.programs.keep(ANA, week(summary="new"))
        await tx.programs.keep(ANA, week(summary="offered", accepted=False))
        following = await tx.programs.keep(ANA, week(MONDAY + WEEK))
        await tx.programs.keep(ANA, week(MONDAY + 2 * WEEK))
        await tx.programs.keep(BORIS, week(summary="another's"))
        for day in (MONDAY - DAY, MONDAY + 6 * DAY, MONDAY, MONDAY + 7 * DAY, MONDAY + 14 * DAY):
            await tx.activities.keep(ANA, run(day))
        await tx.activities.keep(BORIS, run(MONDAY))

    one = await store.look(ANA, (MONDAY,), BEFORE)
    two = await store.look(ANA, (MONDAY, MONDAY + WEEK), BEFORE)

    assert one is not None
    assert two is not None
    assert one.athlete == two.athlete == PERSON
    assert one.programs == {MONDAY: this}
    assert two.programs == {MONDAY: this, MONDAY + WEEK: following}
    assert one.activities == (run(MONDAY), run(MONDAY + 6 * DAY))
    assert two.activities == (*one.activities, run(MONDAY + 7 * DAY))


async def test_a_look_sees_what_was_committed_just_before(store: Store) -> None:
    await enrol(store)
    for words in "abc":
        async with store.transaction() as tx:
            kept = await tx.programs.keep(ANA, week(summary=words))
        seen = await store.look(ANA, (MONDAY,), BEFORE)
        assert seen is not None
        assert seen.programs == {MONDAY: kept}


async def test_nobody_is_seen_where_nobody_has_enrolled(store: Store) -> None:
    await enrol(store)

    assert await store.look(STRANGER, (MONDAY,), BEFORE) is None


async def test_a_look_says_whether_anything_is_on_record_of_some_dates(store: Store) -> None:
    await enrol(store, ANA, BORIS)
    first, last = BEFORE
    async with store.transaction() as tx:
        for day in (first - DAY, last + DAY):
            await tx.activities.keep(ANA, run(day))
        for day in BEFORE:
            await tx.activities.keep(BORIS, run(day))

    for athlete, dates, said in (
        (ANA, BEFORE, False),
        (ANA, (first, last + DAY), True),
        (ANA, (first - DAY, last), True),
        (BORIS, (first, first), True),
        (BORIS, (first + DAY, last - DAY), False),
    ):
        seen = await store.look(athlete, (MONDAY,), dates)
        assert seen is not None
        assert seen.on_record is said
