"""Letters are kept before they go, followed by one worker, sealed, and gone with their athlete."""

from dataclasses import replace
from datetime import timedelta

from coach.calendar import Push, PushKind
from coach.ledger import Call, Use
from storage.database import Database
from storage.post import KeptBatch, KeptLetter, Post
from storage.retention import tidy
from storage.schema import letters
from tests.storage.made import ANA, BORIS, NOON, enrol

MONDAY = NOON.date()
LEASE = timedelta(minutes=5)
HOUR = timedelta(hours=1)
BATCH = KeptBatch(id="post-1", made=NOON, until=NOON + 7 * HOUR)
LETTERS = tuple(
    KeptLetter(
        custom_id=f"w-{athlete}",
        athlete=athlete,
        push=f"sunday:{athlete}:2026-12-06",
        monday=MONDAY,
        prompt_version="v",
        bearing="calm",
    )
    for athlete in (ANA, BORIS)
)
CALL = Call(id="w-1", moment=NOON, athlete_id=None, use=Use.WEEK, model="claude", batch=True)


async def _posted(database: Database) -> Post:
    await enrol(database, ANA)
    await enrol(database, BORIS)
    post = Post(database)
    await post.keep(BATCH, LETTERS, "one", LEASE)
    return post


async def test_what_was_kept_is_followed_by_its_worker_and_by_another_once_that_is_dead(
    database: Database,
) -> None:
    post = await _posted(database)

    assert await post.take("two", NOON + LEASE / 2, LEASE) == ()
    assert await post.take("one", NOON + LEASE / 2, LEASE) == (BATCH,)
    assert await post.take("two", NOON + LEASE, LEASE) == ()
    assert await post.take("two", NOON + 2 * LEASE, LEASE) == (BATCH,)
    await post.went(BATCH.id, "msgbatch_1")
    found = await post.take("two", NOON + 2 * LEASE, LEASE)
    assert found == (replace(BATCH, batch_id="msgbatch_1"),)
    assert await post.known() == {"msgbatch_1"}
    await post.close(BATCH.id)
    assert await post.take("two", NOON + 9 * LEASE, LEASE) == ()


async def test_an_answer_is_sealed_found_by_its_week_and_used_once(database: Database) -> None:
    post = await _posted(database)
    assert await post.held() == {letter.push for letter in LETTERS}

    await post.answered(LETTERS[0], "my secret knee", CALL)
    await post.failed(LETTERS[1].custom_id)
    assert await post.held() == frozenset()
    assert await post.open_letters(BATCH.id) == ()
    async with database.reading() as tx:
        rows = await tx.connection.rows(letters.select())
    assert all(b"knee" not in bytes(row[-1] or b"") for row in rows)

    kept = await post.answer(ANA, MONDAY)
    assert kept is not None
    assert (kept.text, kept.call, kept.bearing) == ("my secret knee", CALL, "calm")
    assert await post.answer(BORIS, MONDAY) is None
    await post.used(kept.custom_id)
    assert await post.answer(ANA, MONDAY) is None


async def test_letters_go_with_their_athlete_and_after_a_week(database: Database) -> None:
    post = await _posted(database)
    async with database.transaction() as tx:
        counts = await tx.members.delete(ANA, NOON)
    assert "letters" not in counts
    assert [letter.athlete for letter in await post.open_letters(BATCH.id)] == [BORIS]

    await tidy(database, NOON + timedelta(days=8))
    assert await post.open_letters(BATCH.id) == ()


async def test_only_programs_that_are_not_asked_for_yet_are_due(database: Database) -> None:
    post = await _posted(database)
    pushes = [
        Push(athlete=ANA, kind=kind, day=MONDAY, due=NOON + 3 * HOUR, expires=NOON + 9 * HOUR)
        for kind in PushKind
    ]
    async with database.transaction() as tx:
        schedule = (await tx.pushes.to_plan(NOON + HOUR, 1))[0]
        await tx.pushes.plan(schedule, pushes, NOON)

    found = await post.due(NOON + 2 * HOUR, NOON + 8 * HOUR, 10)
    assert [push.kind for push in found] == [PushKind.SUNDAY, PushKind.WEDNESDAY]
    asked = replace(LETTERS[0], custom_id="w-9", push=found[0].key)
    await post.keep(replace(BATCH, id="post-2"), [asked], "one", LEASE)
    found = await post.due(NOON + 2 * HOUR, NOON + 8 * HOUR, 10)
    assert [push.kind for push in found] == [PushKind.WEDNESDAY]
