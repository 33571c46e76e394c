"""Five hundred weeks of a Claude gone mad within the schema: what of them is delivered.

    python -m benchmarks.nonsense [WEEKS] [SEED]

A fake Messages server answers the real client with random codes, minutes and claims. Aim: no
block, no forbidden word, no markup, no load raised, no fixed day touched. Exit code 1 otherwise.
"""

import asyncio
import os
import random
import sys
from dataclasses import asdict

from prompts.spend import Budgets
from tests.fakes.messages_server import fake_claude
from tests.prompts.answers import reply
from tests.prompts.mad import Count, asked, deliver
from tests.prompts.samples import connect

WEEKS, SEED = 500, 1
ENDLESS = Budgets(athlete_day=1e9, day=1e9, month=1e9)


async def run(weeks: int, seed: int) -> Count:
    count = Count()
    async with fake_claude() as server:
        server.always(reply(random.Random(seed)))  # noqa: S311 - dice, not secrets
        async with connect(server.url, budgets=ENDLESS) as claude:
            for case in asked(weeks):
                await deliver(claude, case, count)
    return count


def main(weeks: int, seed: int) -> int:
    os.environ["NO_PROXY"] = "127.0.0.1"
    count = asyncio.run(run(weeks, seed))
    print(", ".join(f"{name} {number}" for name, number in asdict(count).items()))
    harm = count.blocks + count.forbidden + count.markup + count.raised + count.touched
    return 0 if harm == 0 and count.weeks == weeks else 1


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]] + [WEEKS, SEED][len(sys.argv) - 1 :]
    raise SystemExit(main(given[0], given[1]))
