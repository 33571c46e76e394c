"""Messages out: written down before, marked after."""

from datetime import timedelta

import pytest

from storage.commits import Commits
from storage.database import Database
from storage.outbox import Outbox, OutState
from tests.storage.made import ANA, NOON

TEXT = {"chat_id": int(ANA), "text": "Laufe locker 🏃"}


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database, Commits(database))


async def test_what_was_begun_and_not_marked_comes_back_in_order(outbox: Outbox) -> None:
    first = await outbox.sending(ANA, 1, "sendMessage", TEXT, NOON)
    marked = await outbox.sending(ANA, 2, "sendMessage", TEXT, NOON)
    file = await outbox.sending(ANA, None, "sendDocument", None, NOON)
    await outbox.mark(marked, OutState.SENT, 77)

    left = await outbox.unsent()

    assert [(row.id, row.payload, row.endpoint) for row in left] == [
        (first, TEXT, "sendMessage"),
        (file, None, "sendDocument"),
    ]
    assert [row.update_id for row in left] == [1, None]


async def test_what_another_worker_has_just_begun_is_left_alone(outbox: Outbox) -> None:
    await outbox.sending(ANA, 1, "sendMessage", TEXT, NOON)

    assert await outbox.unsent(before=NOON - timedelta(seconds=1)) == ()
    assert len(await outbox.unsent(before=NOON)) == 1


async def test_an_attempt_is_counted(outbox: Outbox) -> None:
    number = await outbox.sending(ANA, 1, "sendMessage", TEXT, NOON)
    await outbox.again(number)

    assert [row.attempts for row in await outbox.unsent()] == [2]


@pytest.mark.parametrize("state", list(OutState))
async def test_an_update_was_answered_unless_the_answer_failed(
    outbox: Outbox, state: OutState
) -> None:
    number = await outbox.sending(ANA, 5, "sendMessage", TEXT, NOON)
    await outbox.mark(number, state)

    assert await outbox.answered(5) is (state is not OutState.FAILED)
    assert not await outbox.answered(6)
    assert await outbox.counts() == {state.value: 1}


async def test_a_mark_without_a_message_keeps_the_one_before(
    outbox: Outbox, database: Database
) -> None:
    number = await outbox.sending(ANA, 5, "sendMessage", TEXT, NOON)
    await outbox.mark(number, OutState.SENT, 77)
    await outbox.mark(number, OutState.UNCERTAIN)

    assert await outbox.counts() == {"uncertain": 1}
