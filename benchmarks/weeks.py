"""Random athletes and weeks: how many the planner cannot write, and what the rules say.

    python -m benchmarks.weeks [PROGRAMS] [FIRST SEED]

Two of three athletes have something odd. Each one's week is written, then written again as it is
in force, then for somebody tired; every program is held against every rule. Exit code 1 with a
crash, a block, or an empty week that does not say why.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count, islice
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parent.parent))

from coach.dossier import Dossier
from coach.planning.rules.verdicts import Outcome
from coach.planning.week import Wishes, Written, write_week
from coach.program import monday_of
from tests.odd_athletes import odd_dossier

PROGRAMS = 10_000
WEEK = timedelta(days=7)
EXAMPLES = 8


@dataclass
class Score:
    """What was counted."""

    written: int = 0
    crashes: list[str] = field(default_factory=list)
    blocks: Counter[str] = field(default_factory=Counter)
    warns: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    resting: int = 0
    unexplained: int = 0
    named: int = 0
    spent: list[float] = field(default_factory=list)
    """Milliseconds of the processor, a program each."""

    def add(self, seed: int, week: Written) -> None:
        self.written += 1
        self.named += week.error is not None
        self.resting += is_empty(week)
        if is_empty(week) and not says_why(week):
            self.unexplained += 1
            self.silent.append(f"seed {seed}: nothing planned: {week.program.week_summary}")
        for rule in week.rules:
            if rule.verdict is Outcome.WARN:
                self.warns[rule.id] += 1
            elif rule.verdict is Outcome.BLOCK:
                self.blocks[rule.id] += 1
                self.broken.append(f"seed {seed}, {rule.id}, {rule.day}: {rule.text}")

    @property
    def examples(self) -> tuple[str, ...]:
        """A few of what went wrong, the worst first."""
        found = dict.fromkeys((*self.crashes, *self.broken, *self.silent))
        return tuple(found)[:EXAMPLES]

    @property
    def failed(self) -> bool:
        return bool(self.crashes or self.blocks or self.unexplained)


def is_empty(week: Written) -> bool:
    """Whether the days that are open hold nothing but rest."""
    open_ = {day.date for day in week.facts.open_days}
    days = [day for day in week.program.daily_program if day.date in open_]
    return bool(days) and all(w.is_rest for day in days for w in day.workouts)


def says_why(week: Written) -> bool:
    """A reason or an error is there, or no open day has any time."""
    free = any(day.minutes > 0 for day in week.facts.open_days)
    return bool(week.error or week.program.reasons) or not free


def versions(seed: int) -> Iterator[tuple[float, Written]]:
    """The week of an athlete, kept, and eased; each with what it took in milliseconds."""
    one, today = odd_dossier(seed)
    monday = monday_of(today) + (seed % 2) * WEEK

    def write(dossier: Dossier, wishes: Wishes | None = None) -> tuple[float, Written]:
        began = process_time()
        week = write_week(dossier, today=today, monday=monday, wishes=wishes)
        return 1000 * (process_time() - began), week

    first = write(one)
    kept = one.with_(programs=(*one.programs, first[1].program))
    yield first
    yield write(kept)
    yield write(kept, Wishes(tired=True))


def scored(programs: int, start: int = 0) -> Score:
    """So many programs from a seed on."""
    score = Score()
    for seed in count(start):
        left = programs - score.written - len(score.crashes)
        if left <= 0:
            break
        try:
            for took, week in islice(versions(seed), left):
                score.spent.append(took)
                score.add(seed, week)
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            score.crashes.append(f"seed {seed}: {type(error).__name__}: {error}")
    return score


def main(programs: int, start: int) -> int:
    began = perf_counter()
    score = scored(programs, start)
    spent = perf_counter() - began
    p99 = quantiles(score.spent, n=100)[98]
    print(f"{score.written} programs in {spent:.0f} s")
    print(f"blocks {sum(score.blocks.values())}, crashes {len(score.crashes)}")
    print(f"empty weeks {score.resting}, without a stated reason {score.unexplained}")
    print(f"a program: p50 {median(score.spent):.1f} ms, p99 {p99:.1f} ms of the processor")
    print(f"fixed items named {score.named}")
    print("blocks", dict(score.blocks), "warns", dict(sorted(score.warns.items())))
    for line in score.examples:
        print(" ", line)
    return 1 if score.failed else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    raise SystemExit(main(given[0] if given else PROGRAMS, given[1] if len(given) > 1 else 0))
