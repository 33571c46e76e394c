"""Letters are kept before they go, followed by one worker, sealed, and gone with their athlete."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from coach.calendar import Push, PushKind
from coach.ledger import Call, Use
from storage.database import Database
from storage.post import KeptBatch, KeptLetter, LetterState, Post
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

    kept = await post.standing(ANA, MONDAY)
    assert kept is not None
    assert (kept.text, kept.call, kept.bearing) == ("my secret knee", CALL, "calm")
    assert await post.standing(BORIS, MONDAY) is None
    await post.used(kept.custom_id)
    assert await post.standing(ANA, MONDAY) is None


async def test_a_letter_stands_while_it_is_open_and_until_it_was_looked_at(
    database: Database,
) -> None:
    post = await _posted(database)
    open_ = await post.standing(ANA, MONDAY)
    assert open_ is not None
    assert (open_.state, open_.call) == (LetterState.OPEN, None)

    await post.spoilt(LETTERS[0], CALL)
    spoilt = await post.standing(ANA, MONDAY)
    assert spoilt is not None
    assert (spoilt.state, spoilt.call, spoilt.text) == (LetterState.SPOILT, CALL, "")
    assert await post.held() == {LETTERS[1].push}


async def test_a_push_is_asked_for_once_whoever_else_wrote_to_claude_meanwhile(
    database: Database,
) -> None:
    await enrol(database, ANA)
    await enrol(database, BORIS)
    post = Post(database)
    mine = [replace(letter, custom_id=f"{letter.custom_id}-two") for letter in LETTERS]

    first, second = await asyncio.gather(
        post.keep(BATCH, LETTERS[:1], "one", LEASE),
        post.keep(replace(BATCH, id="post-2"), mine, "two", LEASE),
    )

    assert len(first) + len(second) == 2
    assert {one.push for one in (*first, *second)} == {letter.push for letter in LETTERS}
    assert await post.keep(replace(BATCH, id="post-3"), mine, "two", LEASE) == ()
    assert [one.id for one in await post.take("three", NOON + 2 * LEASE, LEASE)] == [
        id_ for id_, kept in (("post-1", first), ("post-2", second)) if kept
    ]


async def test_while_a_batch_has_no_number_that_is_known(database: Database) -> None:
    post = await _posted(database)
    assert await post.unclear()
    await post.went(BATCH.id, "msgbatch_1")
    assert not await post.unclear()
    await post.went(BATCH.id, None)  # it was another's
    assert await post.unclear()


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
