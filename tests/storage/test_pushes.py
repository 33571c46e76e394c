"""What is owed at a moment, on every store."""

import asyncio
from datetime import datetime, timedelta

import pytest

from coach.calendar import Push, PushKind, PushState, Schedule
from coach.dossier import Settings
from coach.errors import UnknownAthleteError
from coach.ports import ClaimedPush, Store
from coach.race import RaceGoal
from storage.database import Database
from tests.storage.made import (
    ANA,
    BORIS,
    DAY,
    FRIDAY,
    MINUTE,
    NOON,
    STRANGER,
    WEEK,
    enrol,
)

LEASE = 300.0
AFTER = NOON + timedelta(seconds=LEASE + 1)


def push(
    number: int = 0,
    *,
    kind: PushKind = PushKind.CHECK_IN,
    due: datetime = NOON,
    athlete: int = ANA,
) -> Push:
    return Push(
        athlete=ANA if athlete == ANA else BORIS,
        kind=kind,
        day=FRIDAY + number * DAY,
        due=due,
        expires=due + WEEK,
    )


async def planned(store: Store, *pushes: Push) -> None:
    await enrol(store, ANA, BORIS)
    async with store.transaction() as tx:
        for one in pushes:
            schedule = Schedule(athlete=one.athlete, time_zone="UTC", settings=Settings())
            await tx.pushes.plan(schedule, [one], NOON + WEEK)


async def claim(
    store: Store, moment: datetime = NOON, *, worker: str = "one", limit: int = 10
) -> tuple[ClaimedPush, ...]:
    async with store.transaction() as tx:
        return await tx.pushes.claim(moment, worker, limit, LEASE)


async def mark(store: Store, claimed: ClaimedPush, state: PushState) -> bool:
    async with store.transaction() as tx:
        return await tx.pushes.mark(claimed, state, message_id=7)


async def test_an_occurrence_is_one_row_however_often_it_is_planned(store: Store) -> None:
    await planned(store, push(), push(), push(due=NOON + MINUTE))

    async with store.reading() as tx:
        assert await tx.pushes.counts() == {"due": 1}
        assert await tx.pushes.last(ANA, PushKind.CHECK_IN, 5) == (push(),)


async def test_what_was_said_is_not_owed_again(store: Store) -> None:
    await planned(store, push())
    (claimed,) = await claim(store)
    await mark(store, claimed, PushState.SENT)

    await planned(store, push())

    assert await claim(store, AFTER) == ()


async def test_planned_athletes_come_back_when_their_plan_runs_out(store: Store) -> None:
    await planned(store, push())
    async with store.transaction() as tx:
        await tx.settings.keep(ANA, Settings(sunday_at="09:00"))
        soon = await tx.pushes.to_plan(NOON + WEEK, 10)
        later = await tx.pushes.to_plan(NOON + WEEK + MINUTE, 10)
        one = await tx.pushes.to_plan(NOON + WEEK + MINUTE, 1)

    assert [s.athlete for s in soon] == [BORIS]
    assert [(s.athlete, s.planned_until) for s in later] == [(ANA, NOON + WEEK), (BORIS, None)]
    assert later[0].settings == Settings(sunday_at="09:00")
    assert later[1].settings == Settings()
    assert len(one) == 1


async def test_whoever_rests_is_not_planned_for(store: Store) -> None:
    await enrol(store)
    async with store.transaction() as tx:
        await tx.settings.keep(ANA, Settings(paused=True))

        assert await tx.pushes.to_plan(NOON, 10) == ()


async def test_the_days_of_races_come_with_whom_they_are_of(store: Store) -> None:
    await enrol(store, ANA, BORIS)
    days = [FRIDAY - 40 * DAY, FRIDAY - DAY, FRIDAY + DAY, FRIDAY + DAY, FRIDAY + 90 * DAY]
    async with store.transaction() as tx:
        for number, day in enumerate(days):
            await tx.races.keep(ANA, RaceGoal(name=f"race {number}", date=day))
        ana, boris = await tx.pushes.to_plan(NOON, 10)

    assert ana.race_days == frozenset(days[1:])
    assert boris.race_days == frozenset()


async def test_what_is_looked_for_anew_is_owed_from_that_moment_on(store: Store) -> None:
    await planned(store, push(), push(1, due=NOON + DAY))
    async with store.transaction() as tx:
        await tx.pushes.plan_again(ANA, NOON + MINUTE)
        await tx.pushes.plan_again(BORIS, NOON)  # nobody has planned for Boris yet
        plans = await tx.pushes.to_plan(NOON + DAY, 10)

        assert [(s.athlete, s.planned_until) for s in plans] == [
            (ANA, NOON + MINUTE),
            (BORIS, None),
        ]
        assert await tx.pushes.counts() == {"due": 2}


async def test_what_is_looked_for_anyway_is_not_put_off(store: Store) -> None:
    await planned(store, push())
    async with store.transaction() as tx:
        await tx.pushes.plan_again(ANA, NOON + 3 * WEEK)
        ana = next(s for s in await tx.pushes.to_plan(NOON + 2 * WEEK, 10) if s.athlete == ANA)

    assert ana.planned_until == NOON + WEEK


async def test_new_times_forget_only_what_is_due(store: Store) -> None:
    await planned(store, push(0), push(1, due=NOON + DAY), push(0, athlete=BORIS))
    (mine,) = [c for c in await claim(store) if c.push.athlete == ANA]

    async with store.transaction() as tx:
        await tx.pushes.replan(ANA)
        kept = await tx.pushes.last(ANA, PushKind.CHECK_IN, 5)
        plans = await tx.pushes.to_plan(NOON, 10)

    assert [one.key for one in kept] == [mine.push.key]
    assert [s.athlete for s in plans] == [ANA]


async def test_the_oldest_is_claimed_first_and_no_more_than_asked(store: Store) -> None:
    await planned(store, *(push(n, due=NOON - n * MINUTE) for n in range(5)))

    claimed = await claim(store, limit=2)

    assert [c.push.day for c in claimed] == [FRIDAY + 4 * DAY, FRIDAY + 3 * DAY]
    assert {c.push.state for c in claimed} == {PushState.CLAIMED}


async def test_what_is_not_due_is_not_claimed(store: Store) -> None:
    await planned(store, push(due=NOON + MINUTE))

    assert await claim(store) == ()


async def test_what_is_claimed_is_nobody_elses_while_the_lease_holds(store: Store) -> None:
    await planned(store, push())
    await claim(store)

    assert await claim(store, NOON + MINUTE, worker="two") == ()


async def test_a_claim_that_ran_out_is_the_next_ones(store: Store) -> None:
    await planned(store, push())
    (first,) = await claim(store)
    (second,) = await claim(store, AFTER, worker="two")

    assert (first.attempt, second.attempt) == (1, 2)
    assert not await mark(store, first, PushState.SENDING)
    assert await mark(store, second, PushState.SENDING)


async def test_the_same_worker_after_its_lease_holds_it_no_more(store: Store) -> None:
    """The token, not the name, says who holds it."""
    await planned(store, push())
    (first,) = await claim(store)
    await claim(store, AFTER)

    assert not await mark(store, first, PushState.SENT)


@pytest.mark.parametrize("state", [PushState.SENDING, PushState.AGAIN])
async def test_a_crash_between_the_marks_is_seen(store: Store, state: PushState) -> None:
    await planned(store, push())
    (claimed,) = await claim(store)
    await mark(store, claimed, state)

    (again,) = await claim(store, AFTER)

    assert again.push.state is state


@pytest.mark.parametrize(
    "state", [PushState.SENT, PushState.UNCERTAIN, PushState.SKIPPED, PushState.DROPPED]
)
async def test_what_has_ended_is_not_claimed(store: Store, state: PushState) -> None:
    await planned(store, push())
    (claimed,) = await claim(store)
    await mark(store, claimed, state)

    assert await claim(store, AFTER) == ()
    async with store.reading() as tx:
        assert await tx.pushes.counts() == {state.value: 1}


async def test_postponed_is_due_again_later(store: Store) -> None:
    await planned(store, push())
    (claimed,) = await claim(store)
    async with store.transaction() as tx:
        await tx.pushes.postpone(claimed, NOON + 10 * MINUTE)

    assert await claim(store, NOON + 9 * MINUTE) == ()
    (later,) = await claim(store, NOON + 10 * MINUTE)
    assert later.push.due == NOON + 10 * MINUTE


async def test_whoever_lost_it_cannot_postpone_it(store: Store) -> None:
    await planned(store, push())
    (first,) = await claim(store)
    (second,) = await claim(store, AFTER, worker="two")
    async with store.transaction() as tx:
        await tx.pushes.postpone(first, NOON + WEEK)

    assert await mark(store, second, PushState.SENT)


async def test_programs_are_prepared_within_their_lead_by_one_alone(store: Store) -> None:
    sunday = push(kind=PushKind.SUNDAY, due=NOON + timedelta(hours=6))
    later = push(1, kind=PushKind.SUNDAY, due=NOON + timedelta(hours=7))
    await planned(store, sunday, later, push())

    async with store.transaction() as tx:
        assert await tx.pushes.to_prepare(NOON, 10) == (sunday,)
        assert await tx.pushes.to_prepare(sunday.expires, 10) == (later,)
        assert await tx.pushes.prepared(sunday, NOON)
        assert not await tx.pushes.prepared(sunday, NOON)
        assert await tx.pushes.to_prepare(NOON, 10) == ()


async def test_the_last_of_a_kind_come_newest_first(store: Store) -> None:
    await planned(store, *(push(n) for n in range(4)), push(9, kind=PushKind.SUNDAY))

    async with store.reading() as tx:
        last = await tx.pushes.last(ANA, PushKind.CHECK_IN, 2)

    assert [one.day for one in last] == [FRIDAY + 3 * DAY, FRIDAY + 2 * DAY]


async def test_nothing_is_owed_to_somebody_unknown(store: Store) -> None:
    schedule = Schedule(athlete=STRANGER, time_zone="UTC", settings=Settings())
    ghost = Push(
        athlete=STRANGER, kind=PushKind.CHECK_IN, day=FRIDAY, due=NOON, expires=NOON + DAY
    )

    with pytest.raises(UnknownAthleteError):
        async with store.transaction() as tx:
            await tx.pushes.plan(schedule, [ghost], NOON + WEEK)


async def test_eight_claim_at_once_and_one_wins(database: Database) -> None:
    await planned(database, push())

    found = await asyncio.gather(*(claim(database, worker=str(n)) for n in range(8)))

    assert sum(len(claimed) for claimed in found) == 1


async def test_many_claims_at_once_share_without_overlap(database: Database) -> None:
    """Forty rows, eight workers, five at a time: each row once, no claim above its limit."""
    await planned(database, *(push(n) for n in range(40)))

    async def work(worker: str) -> list[ClaimedPush]:
        mine: list[ClaimedPush] = []
        while claimed := await claim(database, worker=worker, limit=5):
            assert len(claimed) <= 5
            mine += claimed
            for one in claimed:
                assert await mark(database, one, PushState.SENDING)
                assert await mark(database, one, PushState.SENT)
        return mine

    found = await asyncio.gather(*(work(str(n)) for n in range(8)))

    keys = [one.push.key for mine in found for one in mine]
    assert len(keys) == len(set(keys)) == 40
    async with database.reading() as tx:
        assert await tx.pushes.counts() == {"sent": 40}


async def test_the_oldest_due_is_known_for_health(database: Database) -> None:
    await planned(database, push(0, due=NOON - DAY), push(1))

    async with database.reading() as tx:
        assert await tx.pushes.oldest_due() == NOON - DAY
