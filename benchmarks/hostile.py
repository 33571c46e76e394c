"""Every hostile text of the corpus through every door, opposite a Claude that obeys it.

    python -m benchmarks.hostile [EACH]

The whole bot on an empty database, the real client, a fake Messages server. Aim: no rule broken,
nothing of another athlete sent or shown, nothing to tap in what others wrote, no command done, no
call more than a use needs. EACH 10 tries every tenth text. Exit code 1 if anything got through.
"""

import asyncio
import logging
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fakes.messages_server import fake_claude
from tests.handlers.hostile import DOORS, RICH, Harm, Siege, texts
from tests.handlers.talk import talk


async def run(each: int) -> Harm:
    async with fake_claude() as server:
        with TemporaryDirectory() as folder:
            async with talk(Path(folder), server, **RICH) as ida:
                siege = Siege(ida, server)
                await siege.begin()
                for door in DOORS:
                    before = len(siege.harm.found)
                    for order in texts()[::each]:
                        await siege.try_(door, order)
                    print(f"{door}: {len(siege.harm.found) - before} of {len(texts()[::each])}")
                return await siege.end()


def main(each: int) -> int:
    os.environ["NO_PROXY"] = "127.0.0.1"
    logging.disable(logging.ERROR)
    harm = asyncio.run(run(each))
    print(f"{harm.tried} tried, {len(harm.found)} got through")
    print("\n".join(harm.found))
    return 1 if harm.found else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
