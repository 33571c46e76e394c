"""What the bot costs, beside bare libraries, in one run.

    python -m benchmarks [--rounds 3] [--athletes 10000] [--days 365]

All stand opposite the same fake Bot API, which has a processor to itself, once answering at
once and once after a while, as a network does. Rounds take turns, medians are shown. This bot
answers /week from a database of so many athletes with so many days, inbox and outbox included;
the others say what was said.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.athletes import ids
from benchmarks.crowd import crowd
from benchmarks.fake import FakeServer
from benchmarks.inside import Aim, inside
from benchmarks.rivals import OURS, SERVER_CORE, Figures, Rival, measure, rivals

LATENCY_S = 0.03
"""What a call to Telegram takes from a server in Europe, about."""
NEAR = (
    ("per_second", "updates/s", "{:.0f}"),
    ("cpu_ms", "CPU ms/update", "{:.2f}"),
    ("start_s", "start s", "{:.1f}"),
    ("memory_mb", "peak MB", "{:.0f}"),
)
FAR = (
    ("per_second", "updates/s", "{:.0f}"),
    ("cpu_ms", "CPU ms/update", "{:.2f}"),
    ("p50_ms", "30/s p50 ms", "{:.1f}"),
    ("p99_ms", "30/s p99 ms", "{:.1f}"),
)

Columns = tuple[tuple[str, str, str], ...]
Found = dict[str, Figures]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--athletes", type=int, default=10_000)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--only", default="", help="a part of a bot's name")
    options = parser.parse_args(arguments)
    folder = crowd(options.athletes, options.days)
    people = ids(options.athletes)
    fake = FakeServer(SERVER_CORE)
    some = [one for one in rivals(fake.address, folder) if options.only in one.name]
    try:
        near = _turns(some, fake, people, options.rounds, 0.0)
        far = _turns(some, fake, people, options.rounds, LATENCY_S)
    finally:
        fake.stop()
    print(
        f"{options.athletes:,} athletes, {options.days} days; medians of {options.rounds} rounds"
    )
    _table("The Bot API answers at once", near, NEAR)
    _table(f"It answers after {LATENCY_S * 1000:g} ms", far, FAR)
    aims = [*_aims(near, far), *inside(folder, people)]
    print("\n".join(str(aim) for aim in aims))
    return 0 if all(aim.met for aim in aims) else 1


def _turns(
    some: Sequence[Rival], fake: FakeServer, people: Sequence[int], rounds: int, latency: float
) -> Found:
    fake.ask("latency", latency)
    chance = Random(1)  # noqa: S311 (the same athletes in each run)
    found = {one.name: Figures() for one in some}
    for _ in range(rounds):
        for one in some:
            measure(one, fake, people, chance, found[one.name], paced=latency > 0)
    return found


def _table(title: str, found: Found, columns: Columns) -> None:
    heads = [head for _, head, _ in columns]
    print(
        f"\n{title + ':':42}" + "".join(f"{head:>15}" for head in heads) + f"{'ours: times':>13}"
    )
    ours = found[OURS].middle("per_second") if OURS in found else float("nan")
    for name, figures in found.items():
        cells = [shape.format(figures.middle(field)) for field, _, shape in columns]
        times = f"{ours / figures.middle('per_second'):.1f}"
        print(f"{name:42}" + "".join(f"{cell:>15}" for cell in cells) + f"{times:>13}")


def _aims(near: Found, far: Found) -> Iterator[Aim]:
    """What is asked of this bot alone."""
    if OURS not in near:
        return
    yield Aim("CPU for an update", near[OURS].middle("cpu_ms"), 3)
    yield Aim("30 updates/s, p99", far[OURS].middle("p99_ms"), 50)
    yield Aim("start to the first answer", near[OURS].middle("start_s"), 6, "s")
    yield Aim("memory at its peak", near[OURS].middle("memory_mb"), 250, "MB")


if __name__ == "__main__":
    sys.exit(main())
