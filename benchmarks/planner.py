"""How long one program takes the planner: p50 and p99 over random athletes.

    python benchmarks/planner.py [ATHLETES]

Everything is timed: facts from the whole dossier, bounds, plan, forecast, rules.
"""

import sys
from datetime import timedelta
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

from coach.planning.week import write_week
from coach.program import monday_of
from tests.athletes import random_dossier

ATHLETES = 200
AIM_MS = 20.0
WEEK = timedelta(days=7)


def timings(count: int) -> list[float]:
    """Milliseconds for each athlete, the fastest first."""
    found = []
    for seed in range(count):
        dossier, today = random_dossier(seed)
        monday = monday_of(today) + (seed % 2) * WEEK
        began = perf_counter()
        write_week(dossier, today=today, monday=monday)
        found.append((perf_counter() - began) * 1000)
    return sorted(found)


def main(count: int) -> int:
    timings(10)  # imports and caches
    found = timings(count)
    p50, p99 = found[len(found) // 2], found[int(len(found) * 0.99)]
    print(f"{count} programs: p50 {p50:.1f} ms, p99 {p99:.1f} ms (aim: p50 at most {AIM_MS:g} ms)")
    return 0 if p50 <= AIM_MS else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ATHLETES))
