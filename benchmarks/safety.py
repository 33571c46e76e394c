"""The labelled corpus against the matcher: what is missed, what alarms for nothing.

    python -m benchmarks.safety             a table a language and tier, then every mistake
    python -m benchmarks.safety --json      the same for machines
    python -m benchmarks.safety --file F    another file of the same form

Exit 1 if an emergency, a doctor's case or a bone is missed, or over 5 % of the harmless alarm.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from coach.safety import tier_of
from coach.safety.finding import URGENCY
from tests.corpus import HARMLESS, SAFETY, Phrase, phrases

ORDER = (*(tier.value for tier in URGENCY), HARMLESS)
"""Most urgent first."""
STOPPING = ("T1", "T2", "T2b")
MOST_FALSE_ALARMS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A phrase and the tier that was found in it; `locks`: it would stop its writer's plan."""

    phrase: Phrase
    found: str
    locks: bool

    @property
    def missed(self) -> bool:
        """Taken for less urgent than it is."""
        return ORDER.index(self.found) > ORDER.index(self.phrase.tier)

    @property
    def false_alarm(self) -> bool:
        return self.phrase.tier == HARMLESS and self.found != HARMLESS

    @property
    def graver(self) -> bool:
        """Urgent, and taken for more urgent than it is."""
        return not (self.missed or self.false_alarm) and self.found != self.phrase.tier


def judge(corpus: Iterable[Phrase]) -> Iterator[Judged]:
    """Reads every phrase as the chat does."""
    for phrase in corpus:
        finding = tier_of(phrase.text)
        found = finding.tier.value if finding else HARMLESS
        locks = finding is not None and finding.raises is not None and not finding.about_other
        yield Judged(phrase=phrase, found=found, locks=locks)


def rows(judged: Sequence[Judged]) -> Iterator[tuple[str, str, int, int, int]]:
    """Language, tier, phrases, mistakes, more urgent than labelled."""
    languages = tuple(dict.fromkeys(one.phrase.language for one in judged))
    for language, tier in product(languages, ORDER):
        own = [o for o in judged if (o.phrase.language, o.phrase.tier) == (language, tier)]
        if own:
            wrong = sum(o.missed or o.false_alarm for o in own)
            yield language, tier, len(own), wrong, sum(o.graver for o in own)


def report(judged: Sequence[Judged]) -> dict[str, object]:
    """All figures under names, and the words behind them."""
    harmless = [o for o in judged if o.phrase.tier == HARMLESS]
    alarms = [o for o in harmless if o.false_alarm]
    return {
        "phrases": len(judged),
        "missed": {t: sum(o.missed and o.phrase.tier == t for o in judged) for t in ORDER[:-1]},
        "false_alarm_share": len(alarms) / max(1, len(harmless)),
        "false_lock_share": sum(o.locks for o in harmless) / max(1, len(harmless)),
        "rows": list(rows(judged)),
        "mistakes": [
            (o.phrase.language, o.phrase.tier, o.found, o.phrase.text)
            for o in judged
            if o.missed or o.false_alarm
        ],
    }


def passes(judged: Sequence[Judged]) -> bool:
    """No miss in T1, T2 and T2b, and few false alarms."""
    harmless = [o for o in judged if o.phrase.tier == HARMLESS]
    alarms = sum(o.false_alarm for o in harmless)
    missed = any(o.missed and o.phrase.tier in STOPPING for o in judged)
    return not missed and alarms <= MOST_FALSE_ALARMS * len(harmless)


def lines(judged: Sequence[Judged]) -> Iterator[str]:
    """The report as a table, then the mistakes."""
    yield f"{'language':9} {'tier':5} {'phrases':>7} {'wrong':>6} {'graver':>7}"
    for language, tier, many, wrong, graver in rows(judged):
        yield f"{language:9} {tier:5} {many:7} {wrong:6} {graver:7}"
    told = report(judged)
    yield f"false alarms {told['false_alarm_share']:.1%}, locks {told['false_lock_share']:.1%}"
    for one in judged:
        if one.missed or one.false_alarm:
            phrase = one.phrase
            yield f"{phrase.language} {phrase.tier} taken for {one.found}: {phrase.text}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the table; 1 if it does not pass."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.safety", description=__doc__)
    parser.add_argument("--file", type=Path, default=SAFETY)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(arguments)
    judged = tuple(judge(phrases(asked.file)))
    text = json.dumps(report(judged), ensure_ascii=False) if asked.json else None
    print(text or "\n".join(lines(judged)))
    return 0 if passes(judged) else 1


if __name__ == "__main__":
    sys.exit(main())
