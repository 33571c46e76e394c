"""A Claude gone mad within the schema: nothing of it reaches an athlete."""

import random

import pytest

from tests.fakes.messages_server import FakeClaude
from tests.prompts.answers import reply
from tests.prompts.mad import Count, asked, deliver
from tests.prompts.samples import connect


@pytest.mark.soak
async def test_nothing_of_thirty_mad_weeks_is_delivered(server: FakeClaude) -> None:
    server.always(reply(random.Random(7)))  # noqa: S311 - dice
    count = Count()
    async with connect(server.url) as claude:
        for case in asked(30):
            await deliver(claude, case, count)
    assert (count.blocks, count.forbidden, count.markup) == (0, 0, 0)
    assert (count.raised, count.touched) == (0, 0)
    assert count.weeks == 30
    assert 0 < count.claude < 30, "some come near enough to be taken, with their words put right"
    assert len(server.asked) > 30
