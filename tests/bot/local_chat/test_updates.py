"""Updates wait until they are confirmed, or too old."""

import asyncio

import pytest

from bot.local_chat.refusals import Refusal
from bot.local_chat.updates import Updates


class Seconds:
    """Seconds that pass when told to."""

    value = 0.0

    def __call__(self) -> float:
        return self.value


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def updates(seconds: Seconds) -> Updates:
    return Updates(10, seconds)


async def ids(updates: Updates, offset: int = 0, limit: int = 100) -> list[int]:
    return [update.id for update in await updates.take(offset, limit, 0)]


async def test_they_stay_until_the_next_offset_confirms_them(updates: Updates) -> None:
    for _ in range(3):
        updates.add("message", {}, "chat 1")

    assert await ids(updates) == [10, 11, 12]
    assert await ids(updates, limit=2) == [10, 11]
    assert await ids(updates, 12) == [12]
    assert await ids(updates, 13) == []


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(
    updates: Updates,
) -> None:
    for _ in range(3):
        updates.add("message", {}, "chat 1")

    assert await ids(updates, -1) == [12]
    assert await ids(updates) == [12]


async def test_a_poll_waits_until_something_comes(updates: Updates) -> None:
    poll = asyncio.ensure_future(updates.take(0, 100, 30))
    await asyncio.sleep(0)
    assert updates.polled

    updates.add("message", {"text": "x"}, "chat 1")

    assert [update.body for update in await poll] == [{"text": "x"}]
    assert not updates.polled


async def test_a_poll_ends_empty_when_its_time_is_over(updates: Updates) -> None:
    assert await updates.take(0, 100, 0.01) == []


async def test_taps_are_kept_150_seconds_and_messages_a_day(
    updates: Updates, seconds: Seconds
) -> None:
    updates.add("callback_query", {}, "user 1")
    updates.add("message", {}, "chat 1")

    for value, left in ((150.0, [10, 11]), (150.1, [11]), (86_400.0, [11]), (86_400.1, [])):
        seconds.value = value
        assert await ids(updates) == left


async def test_only_kinds_that_were_asked_for_come(updates: Updates) -> None:
    assert updates.add("message_reaction", {}, "chat 1") is None
    updates.ask_for(["message_reaction"])
    assert updates.add("message", {}, "chat 1") is None
    assert updates.add("message_reaction", {}, "chat 1") is not None
    updates.ask_for(None)
    assert updates.add("message", {}, "chat 1") is None
    updates.ask_for([])
    assert updates.add("message", {}, "chat 1") is not None


@pytest.mark.parametrize("limit", [0, 101])
async def test_a_limit_is_one_to_a_hundred(updates: Updates, limit: int) -> None:
    with pytest.raises(Refusal):
        await updates.take(0, limit, 0)


async def test_who_watches_learns_when_all_are_taken(updates: Updates) -> None:
    await asyncio.wait_for(updates.emptied(), 1)
    updates.add("message", {}, "chat 1")
    watching = asyncio.ensure_future(updates.emptied())
    await asyncio.sleep(0)
    assert not watching.done()

    await updates.take(11, 100, 0)

    await asyncio.wait_for(watching, 1)
