"""Every version of every week, on every store."""

from dataclasses import replace

from coach.ports import Store
from tests.storage.made import ANA, BORIS, MONDAY, WEEK, enrol, week


async def test_versions_count_up_within_their_week(store: Store) -> None:
    await enrol(store)

    async with store.transaction() as tx:
        kept = [await tx.programs.keep(ANA, week(summary=words)) for words in "abc"]
        other = await tx.programs.keep(ANA, week(MONDAY + WEEK))

    assert [program.version for program in kept] == [1, 2, 3]
    assert other.version == 1


async def test_in_force_is_the_newest_that_was_accepted(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        await tx.programs.keep(ANA, week(summary="old"))
        new = await tx.programs.keep(ANA, week(summary="new"))
        await tx.programs.keep(ANA, week(summary="offered", accepted=False))

    async with store.reading() as tx:
        assert await tx.programs.in_force(ANA, MONDAY) == new
        assert await tx.programs.in_force(ANA, MONDAY + WEEK) is None
        assert len(await tx.programs.versions(ANA, MONDAY)) == 3


async def test_a_version_no_longer_accepted_gives_way(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        old = await tx.programs.keep(ANA, week(summary="old"))
        new = await tx.programs.keep(ANA, week(summary="new"))
        await tx.programs.change(ANA, replace(new, accepted=False))

        assert await tx.programs.in_force(ANA, MONDAY) == old
        assert (await tx.programs.versions(ANA, MONDAY))[-1].accepted is False


async def test_changing_a_version_that_is_not_there_changes_nothing(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        await tx.programs.change(ANA, replace(week(), version=7))

        assert await tx.programs.versions(ANA, MONDAY) == ()


async def test_since_gives_those_in_force_in_the_order_of_their_weeks(store: Store) -> None:
    await enrol(store, ANA, BORIS)
    async with store.transaction() as tx:
        await tx.programs.keep(BORIS, week(MONDAY + WEEK, summary="another's"))
        later = await tx.programs.keep(ANA, week(MONDAY + WEEK))
        await tx.programs.keep(ANA, week(MONDAY, summary="replaced"))
        first = await tx.programs.keep(ANA, week(MONDAY))
        await tx.programs.keep(ANA, week(MONDAY - WEEK))
        await tx.programs.keep(ANA, week(MONDAY + 2 * WEEK, accepted=False))

        assert await tx.programs.since(ANA, MONDAY) == (first, later)
