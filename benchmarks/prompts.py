"""What Claude is asked for a week: how long it takes to build, how many tokens it has, its price.

    python -m benchmarks.prompts [ROUNDS]

Time: from a dossier in memory and the planner's week to the finished request (offer, brief,
prompt). Tokens are estimated (`prompts/tokens.py`), the answer's too; prices are the ledger's.
Exit code 1 if a figure is over its aim.
"""

import json
import sys
from dataclasses import dataclass
from statistics import median
from time import perf_counter

import anthropic

from coach.athlete import AthleteId
from coach.ledger import Tokens
from coach.planning.week import Written
from prompts import tokens
from prompts.ask import Ask
from prompts.body import body
from prompts.prices import cost
from prompts.week_answer import WeekAnswer
from prompts.week_ask import manner, week_ask
from prompts.week_brief import brief
from prompts.weekly_program import week_offer
from tests.prompts.answers import as_planned
from tests.prompts.athletes import CASES, Case

MODEL = "claude-sonnet-5-5"
ATHLETE = AthleteId(1)
ROUNDS = 40
AIM_MS, AIM_INPUT, AIM_OUTPUT = 15.0, 3_300, 900
WEEKLY = 2.5
"""Programs a week: Sunday, Wednesday, and now and then one on demand."""

SCHEMA = anthropic.transform_schema(WeekAnswer)
WHY = "Your legs were heavy on the weekend, so this one stays gentle and short."
"""A reason as long as they may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One athlete's request."""

    name: str
    ms: float
    input: int
    output: int

    @property
    def live(self) -> float:
        return cost(MODEL, Tokens(input=self.input, output=self.output))

    @property
    def batched(self) -> float:
        return cost(MODEL, Tokens(input=self.input, output=self.output), batch=True)


def built(case: Case, planned: Written) -> Ask:
    """The request, as the writer builds it."""
    offered = week_offer(planned)
    assert offered is not None, "every one of the twelve has a choice"
    told = brief(case.dossier, planned, offered)
    asked = week_ask(manner(MODEL), ATHLETE, told, case.dossier.athlete.tone)
    body(asked, SCHEMA, max_tokens=asked.manner.max_tokens, user_id=None)
    return asked


def measured(name: str, rounds: int) -> Row:
    case = CASES[name]()
    planned = case.planned()
    asked = built(case, planned)
    times = []
    for _ in range(rounds):
        began = perf_counter()
        built(case, planned)
        times.append((perf_counter() - began) * 1000)
    told = json.loads(asked.turns[0].text.split("\n", 1)[1])
    answer = json.dumps(as_planned(told, WHY), separators=(",", ":"))
    return Row(
        name=name,
        ms=median(times),
        input=tokens.prompt(asked, SCHEMA),
        output=tokens.codes(answer),
    )


def main(rounds: int) -> int:
    rows = [measured(name, rounds) for name in CASES]
    print(f"{'athlete':<12} {'ms':>6} {'input':>6} {'output':>6} {'live $':>8} {'batch $':>8}")
    for row in rows:
        print(
            f"{row.name:<12} {row.ms:>6.2f} {row.input:>6} {row.output:>6}"
            f" {row.live:>8.4f} {row.batched:>8.4f}"
        )
    p50 = median(row.ms for row in rows)
    most_in, most_out = max(row.input for row in rows), max(row.output for row in rows)
    week = WEEKLY * sum(row.batched for row in rows) / len(rows)
    print(f"built in p50 {p50:.2f} ms (aim {AIM_MS:g})")
    print(f"at most {most_in} tokens in, {most_out} out (aims {AIM_INPUT}, {AIM_OUTPUT})")
    print(f"a week of an athlete, batched, {WEEKLY:g} programs: ${week:.4f}")
    fine = p50 <= AIM_MS and most_in <= AIM_INPUT and most_out <= AIM_OUTPUT
    return 0 if fine else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
