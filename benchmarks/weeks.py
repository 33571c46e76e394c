"""Random athletes and weeks: how many the planner cannot write, and what the rules say.

    python benchmarks/weeks.py [WEEKS] [FIRST SEED]

Each athlete's week is written, then written again as it is in force, then for somebody tired;
every one of them is held against every rule. Exit code 1 with a crash or a block.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent.parent))

from coach.dossier import Dossier
from coach.planning.week import Wishes, Written, write_week
from coach.program import monday_of
from tests.athletes import random_dossier

WEEKS = 10_000
WEEK = timedelta(days=7)
EXAMPLES = 5


@dataclass
class Score:
    """What was counted."""

    written: int = 0
    crashes: list[str] = field(default_factory=list)
    blocks: Counter[str] = field(default_factory=Counter)
    warns: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    resting: int = 0
    named: int = 0

    def add(self, seed: int, week: Written) -> None:
        self.written += 1
        self.named += week.error is not None
        days = week.program.daily_program
        self.resting += all(w.is_rest for day in days for w in day.workouts)
        for rule in week.rules:
            if rule.verdict == "warn":
                self.warns[rule.id] += 1
            elif rule.verdict == "block":
                self.blocks[rule.id] += 1
                if len(self.examples) < EXAMPLES:
                    self.examples.append(f"seed {seed}, {rule.id}, {rule.day}: {rule.text}")


def versions(seed: int) -> Iterator[Written]:
    """The week of a random athlete, kept, and eased."""
    one, today = random_dossier(seed)
    monday = monday_of(today) + (seed % 2) * WEEK

    def write(dossier: Dossier, wishes: Wishes | None = None) -> Written:
        return write_week(dossier, today=today, monday=monday, wishes=wishes)

    first = write(one)
    kept = one.with_(programs=(*one.programs, first.program))
    yield first
    yield write(kept)
    yield write(kept, Wishes(tired=True))


def main(count: int, start: int) -> int:
    score, began = Score(), perf_counter()
    for seed in range(start, start + count):
        try:
            for week in versions(seed):
                score.add(seed, week)
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            score.crashes.append(f"seed {seed}: {type(error).__name__}: {error}")
    spent = perf_counter() - began
    print(f"{count} athletes, {score.written} weeks in {spent:.0f} s")
    print(f"crashes {len(score.crashes)}, blocks {sum(score.blocks.values())}")
    print(f"weeks of rest {score.resting}, fixed items named {score.named}")
    print("blocks", dict(score.blocks), "warns", dict(sorted(score.warns.items())))
    for line in (*score.crashes[:EXAMPLES], *score.examples):
        print(" ", line)
    return 1 if score.crashes or score.blocks else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    raise SystemExit(main(given[0] if given else WEEKS, given[1] if len(given) > 1 else 0))
